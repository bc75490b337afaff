using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

/// <summary>The shipped studies, run as a stranger would, in processes of their own.</summary>
public sealed class DeterminismTests
{
    private const string Head = "ledger-head.json";

    [Theory]
    [InlineData("russia-ukraine")]
    [InlineData("nagorno-karabakh-2020")]
    [InlineData("kosovo-1999")]
    public async Task A_study_gives_the_same_bytes_again_and_anywhere_and_only_the_head_differs_between_clones(string name)
    {
        using var one = new TemporaryFolder("one");
        using var other = new TemporaryFolder("другая папка");
        Copy(Checkout.PathTo("studies", name), one.Root);
        Copy(Checkout.PathTo("studies", name), other.Root);

        var first = await Run(one.Root, Path.GetTempPath(), []);
        Assert.Equal((0, ""), (first.ExitCode, first.Error));
        var bytes = Bytes(one.PathTo("out"));
        var ledger = File.ReadAllBytes(one.PathTo("ledger.heads"));

        // Each in a folder of its own, so both may go on at once.
        var elsewhere = Run(other.Root, "/", new() { ["TZ"] = "America/Caracas", ["LANG"] = "de_DE.UTF-8" });
        var again = await Run(one.Root, one.Root, new()
        {
            ["LANG"] = "ru_RU.UTF-8",
            ["LC_ALL"] = "ru_RU.UTF-8",
            ["TZ"] = "Asia/Vladivostok",
            ["DOTNET_PROCESSOR_COUNT"] = "1",
        });
        Assert.Equal((0, ""), (again.ExitCode, again.Error));
        Assert.DoesNotContain("problem ", again.Output, StringComparison.Ordinal);
        Assert.Equal(ledger, File.ReadAllBytes(one.PathTo("ledger.heads")));
        Assert.Equal(bytes, Bytes(one.PathTo("out")));

        Assert.Equal(0, (await elsewhere).ExitCode);
        var clone = Bytes(other.PathTo("out"));
        Assert.NotEqual(bytes[Head], clone[Head]);
        Assert.True(bytes.Remove(Head) && clone.Remove(Head));
        Assert.Equal(bytes, clone);
    }

    private static Task<Outcome> Run(string study, string folder, Dictionary<string, string?> variables) =>
        new Command("dotnet", Path.Combine(AppContext.BaseDirectory, "Cenotaph.Cli.dll"), "run", study)
        {
            Folder = folder,
            Variables = variables,
        }.Run();

    private static SortedDictionary<string, string> Bytes(string folder) => new(
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(
            path => Path.GetRelativePath(folder, path),
            path => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))),
            StringComparer.Ordinal),
        StringComparer.Ordinal);

    internal static void Copy(string from, string to)
    {
        foreach (var path in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var inside = Path.GetRelativePath(from, path);
            if (inside.StartsWith("out", StringComparison.Ordinal) || inside.StartsWith("archive", StringComparison.Ordinal)
                || inside.StartsWith("ledger.", StringComparison.Ordinal))
            {
                continue;
            }

            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(to, inside))!);
            File.Copy(path, Path.Combine(to, inside));
        }
    }
}
