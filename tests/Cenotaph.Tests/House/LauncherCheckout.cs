using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.House;

/// <summary>A folder with the launcher, a few sources and a dotnet of its own, under a path that asks for quoting.</summary>
internal sealed class LauncherCheckout : IDisposable
{
    public const string WhatToInstall =
        "cenotaph: the .NET 10 SDK is needed and was not found. Install it from https://dotnet.microsoft.com/download\n";

    /// <summary>Everything the launcher calls.</summary>
    private static readonly string[] Tools =
        ["sh", "find", "sort", "cksum", "cat", "mkdir", "mv", "rm", "touch", "readlink", "sleep", "basename"];

    private static readonly string[] Sources =
    [
        "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props", "global.json", "BannedSymbols.txt",
        "src/Cenotaph/Word.cs", "src/Cenotaph/Kept.cs", "src/Cenotaph.Site/Page.cs", "src/Cenotaph.Cli/Program.cs",
    ];

    private const string Dotnet = """
        #!/bin/sh
        echo "$1 $PWD" >> "$CALLS"
        case $1 in
            --version) [ -z "$OLD" ] || exit 145; echo 10.0.100 ;;
            build)
                echo building
                [ -z "$FAIL" ] || { echo "$FAIL"; exit 1; }
                eval "$DURING"
                mkdir -p artifacts/bin/Cenotaph.Cli/release
                for name in Cenotaph Cenotaph.Site Cenotaph.Cli; do
                    cat src/Cenotaph/*.cs > artifacts/bin/Cenotaph.Cli/release/$name.dll
                done ;;
            *)
                [ -f "$1" ] || exit 9
                shift
                printf ran
                [ $# -eq 0 ] || printf ' [%s]' "$@"
                echo
                exit ${RESULT:-0} ;;
        esac

        """;

    private readonly TemporaryFolder folder = new("a check'out $HOME");
    private readonly string bin;

    public LauncherCheckout()
    {
        File.Copy(Checkout.PathTo("cenotaph"), folder.PathTo("cenotaph"));
        foreach (var file in Sources)
        {
            folder.Write(file, file + "\n");
        }

        bin = Path.Combine(folder.Above, "bin");
        Directory.CreateDirectory(bin);
        var dotnet = Path.Combine(bin, "dotnet");
        File.Copy(folder.PathTo("cenotaph"), dotnet); // for its permission to be executed
        File.WriteAllText(dotnet, Dotnet);
        File.WriteAllText(CallsFile, string.Empty);
    }

    public string Root => folder.Root;

    /// <summary>Each call of dotnet in order: its first argument and the folder it was called in.</summary>
    public IReadOnlyList<string> Calls => File.ReadAllLines(CallsFile);

    public int Builds => Calls.Count(call => call.StartsWith("build ", StringComparison.Ordinal));

    private string CallsFile => Path.Combine(folder.Above, "calls");

    public Task<Outcome> Start(params string[] arguments) => Launch(arguments).Run();

    public Task<Outcome> StartWith(params (string Name, string Value)[] variables)
    {
        var launch = Launch();
        return (launch with { Variables = Set(launch.Variables, variables) }).Run();
    }

    /// <summary>Runs a script in the checkout, with ROOT naming it.</summary>
    /// <remarks>It waits for the file system's clock first: what changes in one tick of it bears one time stamp.</remarks>
    public Task<Outcome> Shell(string script) =>
        (Launch() with { Program = "sh", Arguments = ["-c", "sleep 0.02\n" + script] }).Run();

    /// <summary>Starts as somebody who can write nothing in the checkout.</summary>
    public async Task<Outcome> StartReadOnly()
    {
        await Shell($"chmod -R a+rX,a-w . && chmod a+rx .. && chmod a+w '{CallsFile}'");
        try
        {
            var launch = Launch();
            return await (Environment.UserName == "root"
                ? launch with
                {
                    Program = "setpriv",
                    Arguments = ["--reuid=65534", "--regid=65534", "--clear-groups", launch.Program, .. launch.Arguments],
                }
                : launch).Run();
        }
        finally
        {
            await Shell("chmod -R u+w .");
        }
    }

    /// <summary>Makes a PATH with nothing but the tools a POSIX system has, and those named.</summary>
    public async Task<string> ToolsOnly(params string[] more)
    {
        var path = Path.Combine(folder.Above, "tools");
        var outcome = await Shell($"mkdir ../tools; for tool in {string.Join(' ', Tools.Concat(more))}; do "
            + "ln -s \"$(command -v $tool)\" ../tools/; done");
        Assert.Equal(new Outcome(0, "", ""), outcome);
        return path;
    }

    /// <summary>Every file with its time stamp and length.</summary>
    public string State() => string.Join('\n', new DirectoryInfo(Root)
        .EnumerateFileSystemInfos("*", SearchOption.AllDirectories)
        .Select(entry => $"{entry.FullName} {entry.LastWriteTimeUtc.Ticks} {(entry as FileInfo)?.Length}")
        .Order(StringComparer.Ordinal));

    public void Dispose() => folder.Dispose();

    private static Dictionary<string, string?> Set(
        IReadOnlyDictionary<string, string?> variables, IEnumerable<(string Name, string Value)> more)
    {
        var all = new Dictionary<string, string?>(variables);
        foreach (var (name, value) in more)
        {
            all[name] = value;
        }

        return all;
    }

    private Command Launch(params string[] arguments) => new("sh", [folder.PathTo("cenotaph"), .. arguments])
    {
        Folder = Root,
        Variables = new Dictionary<string, string?>
        {
            ["PATH"] = bin + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            ["CALLS"] = CallsFile,
            ["ROOT"] = Root,
            ["OLD"] = null,
            ["FAIL"] = null,
            ["DURING"] = null,
            ["RESULT"] = null,
        },
    };
}
