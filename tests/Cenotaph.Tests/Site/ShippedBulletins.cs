using Cenotaph.Tests.Cli;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Site;

/// <summary>The bulletins of the shipped studies, written as a reader of this checkout would write them.</summary>
public sealed class ShippedBulletins : IAsyncLifetime
{
    private readonly TemporaryFolder folder = new("bulletins");

    internal static readonly string[] Studies = ["russia-ukraine", "nagorno-karabakh-2020", "kosovo-1999"];

    /// <summary>The HTML pages of a study's bulletin in one language, by their path from its root, in order.</summary>
    public IReadOnlyList<string> Pages(string study, string language)
    {
        var root = folder.PathTo(study, "out");
        var languages = new[] { "ru", "uk" };
        return
        [
            .. WrittenSite.FilesOf(root).Where(file => file.EndsWith(".html", StringComparison.Ordinal)
                && (language == "en" ? !languages.Any(other => file.StartsWith(other + "/", StringComparison.Ordinal)) : file.StartsWith(language + "/", StringComparison.Ordinal))),
        ];
    }

    public Uri Address(string study, string page) => new(folder.PathTo(study, "out", page));

    /// <summary>A small world of the invented war: its pages on persons, pending cases and labels are those of the shipped one.</summary>
    internal const string Front = "invented-front";

    public async ValueTask InitializeAsync()
    {
        var cli = Path.Combine(AppContext.BaseDirectory, "Cenotaph.Cli.dll");
        var written = await new Command("dotnet", cli, "simulate", "front", "--out", folder.PathTo(Front), "--persons", "2500", "--reports", "7500", "--seed", "5").Run();
        Assert.Equal((0, ""), (written.ExitCode, written.Error));
        var front = await new Command("dotnet", cli, "run", folder.PathTo(Front)).Run();
        Assert.True(front.ExitCode <= 1, front.Error);
        Assert.True(File.Exists(folder.PathTo(Front, "out", "persons.html")), front.Error);

        foreach (var study in Studies)
        {
            DeterminismTests.Copy(Checkout.PathTo("studies", study), folder.PathTo(study));
            var outcome = await new Command("dotnet", Path.Combine(AppContext.BaseDirectory, "Cenotaph.Cli.dll"), "run", folder.PathTo(study)).Run();
            Assert.Equal((0, ""), (outcome.ExitCode, outcome.Error));
        }
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return ValueTask.CompletedTask;
    }
}
