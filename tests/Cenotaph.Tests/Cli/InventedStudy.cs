using Cenotaph.Cli;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

/// <summary>A small study of an invented war in a folder of its own, and the command run on it in this process.</summary>
internal sealed class InventedStudy : IDisposable
{
    public const string Header = "id,side,category,kind,figure,as_of,publisher,quote\n";

    public const string Claims =
        Header
        + "c1,North,killed,cumulative,\"nearly 5,000\",2031-03-01,Ministry of the North,\"nearly 5,000 fell\"\n"
        + "c2,North,killed,cumulative,4200–6100,2031-04-01,The Counters,\n"
        + "c3,South,casualties,cumulative,\"more than 26,000\",2031-04-02,Ministry of the North,\n"
        + "c4,South,killed,cumulative,1.2M,2031-04-03,The Counters,\n";

    private const string StudyToml =
        """
        schema = 1
        id = "invented"
        title = "The invented war"
        start = 2031-01-01
        [[sides]]
        id = "North"
        name = "the North"
        [[sides]]
        id = "South"
        name = "the South"
        [words]
        hundreds = { low = 200, high = 999 }
        """;

    private const string SourcesToml =
        """
        [[publishers]]
        id = "north"
        name = "Ministry of the North"
        side = "North"
        relation = { North = "own", South = "adversary" }
        [[publishers]]
        id = "counters"
        name = "The Counters"
        kind = "recorder"
        """;

    private static readonly string ClaimsToml = Input("id", "side", "category", "kind", "figure", "as_of", "publisher", "quote");

    private readonly TemporaryFolder folder = new("invented");

    /// <summary>The input of claims whose columns have the names of what they hold.</summary>
    public static string Input(params string[] columns) =>
        """
        kind = "claim"
        path = "data/claims.csv"
        [origin]
        title = "Invented claims"
        licence = "facts"
        [columns]

        """ + string.Concat(columns.Select(column => $"{column} = \"{column}\"\n"));

    public InventedStudy(string claims = Claims)
    {
        folder.Write("study.toml", StudyToml);
        folder.Write("sources.toml", SourcesToml);
        folder.Write("inputs/claims.toml", ClaimsToml);
        Write(claims);
    }

    public string Folder => folder.Root;

    public string Ledger => folder.PathTo("ledger.sqlite");

    public string PathTo(params ReadOnlySpan<string> parts) => folder.PathTo(parts);

    public void Write(string claims) => folder.Write("data/claims.csv", claims);

    public string Write(string file, string text) => folder.Write(file, text);

    /// <summary>Runs <c>cenotaph</c> with these arguments; <c>STUDY</c> among them is this study's folder.</summary>
    public Outcome Run(params string[] arguments) => Typing("", arguments);

    /// <summary>The same with a person at the keyboard.</summary>
    public Outcome Typing(string typed, params string[] arguments)
    {
        using var input = new StringReader(typed);
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var code = CommandLine.Run(
            [.. arguments.Select(argument => argument == "STUDY" ? Folder : argument)],
            new(output, error, interactive: false, input),
            TimeProvider.System);
        return new(code, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that must succeed without a word on standard error, and gives what it printed.</summary>
    public string RunWell(params string[] arguments)
    {
        var outcome = Run(arguments);
        Assert.Equal("", outcome.Error);
        Assert.Equal(0, outcome.ExitCode);
        return outcome.Output;
    }

    /// <summary>The ledger's length.</summary>
    public long Entries()
    {
        using var ledger = Cenotaph.Evidence.Ledger.OpenToRead(Ledger);
        return ledger.Head.Sequence;
    }

    /// <summary>The ids of the claims that stand, with their figures.</summary>
    public string[] Standing()
    {
        using var claims = System.Text.Json.JsonDocument.Parse(Run("claims", "list", "STUDY", "--json").Output);
        return
        [
            .. claims.RootElement.EnumerateArray()
                .Select(claim => $"{claim.GetProperty("id")} {claim.GetProperty("bound")} {claim.GetProperty("value")}{claim.GetProperty("low")}{claim.GetProperty("high")}")
                .Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>Every file in a folder below the study with its bytes.</summary>
    public SortedDictionary<string, byte[]> Bytes(string below)
    {
        var root = PathTo(below);
        return new(
            Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
                .ToDictionary(path => Path.GetRelativePath(root, path), File.ReadAllBytes, StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    public void Dispose() => folder.Dispose();
}
