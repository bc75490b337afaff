using Cenotaph.Studies;
using Cenotaph.Tests.Evidence;

namespace Cenotaph.Tests.Studies;

/// <summary>The TOML files of a small sound study, which a test changes in one place.</summary>
internal sealed class StudyFiles : IDisposable
{
    private const string Study = """
        schema = 1
        id = "invented-war"
        title = "An invented war"
        start = 2024-01-01
        [[sides]]
        id = "Red"
        name = "Red"
        [[scopes]]
        id = "army"
        name = { en = "the army" }
        [headline]
        sides = ["Red"]
        """;

    private const string Sources = """
        [[publishers]]
        id = "desk"
        name = "The Desk"
        relation = { Red = "own" }
        [[publishers]]
        id = "wire"
        aliases = ["The Wire"]
        [[lineage]]
        from = "wire"
        of = "claim:C-1"
        relation = "republishes"
        status = "stated"
        """;

    private const string Claims = """
        kind = "claim"
        path = "data/claims.csv"
        [origin]
        publisher = "The Desk"
        [columns]
        id = "id"
        side = "side"
        category = "category"
        kind = "kind"
        [constants]
        publisher = "desk"
        """;

    private const string Register = """
        kind = "register"
        path = "data/weeks.csv"
        key = ["date"]
        [origin]
        publisher = "The Desk"
        [columns]
        date = "week"
        [series.weeks]
        value = "dead"
        publisher = "desk"
        side = "Red"
        category = "killed"
        quantity = "period"
        """;

    private readonly TemporaryFolder folder = new();

    public StudyFiles()
    {
        Write("study.toml", Study);
        Write("sources.toml", Sources);
        Write("inputs/claims.toml", Claims);
        Write("inputs/weeks.toml", Register);
    }

    public string Folder => folder.Path;

    public string this[string file]
    {
        get => File.ReadAllText(Path.Combine(Folder, file));
        set => Write(file, value);
    }

    public (Study? Study, ProblemCollection Problems) Load()
    {
        var problems = new ProblemCollection();
        return (StudyLoader.Load(Folder, problems), problems);
    }

    public void Dispose() => folder.Dispose();

    private void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text.ReplaceLineEndings("\n"));
    }
}
