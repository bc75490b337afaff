using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Cli;

/// <summary>A study of invented persons on two lists, linked and decided, with a sighting after a death, a document and a collector.</summary>
internal static class ReviewedStudy
{
    private const string Input =
        """
        kind = "report"
        path = "data/NAME.csv"
        [origin]
        title = "An invented list"
        published = "2031-06-01"
        licence = "facts"
        [columns]
        id = "id"
        name = "name"
        birth_date = "born"
        settlement = "town"
        status = "status"
        event_date = "died"
        document_kind = "document"
        collector = "collector"
        relatives = "relatives"
        """;

    private static readonly CopiedStudy Made = new(MakeOne);

    public static InventedStudy Make() => Made.Copy();

    private static InventedStudy MakeOne()
    {
        var study = new InventedStudy();
        var rows = InventedTable.People(60).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(row => row.Split(',')).ToList();
        foreach (var (name, list) in new[] { ("a", "A"), ("b", "B") })
        {
            study.Write($"inputs/{name}.toml", Input.Replace("NAME", name, StringComparison.Ordinal));
            var number = 0;
            study.Write($"data/{name}.csv", "id,name,born,town,status,died,document,collector,relatives\n" + string.Concat(rows.Where(row => row[6] == list)
                .Select(row => FormattableString.Invariant($"{name}{++number},{row[1]} {row[2]} {row[3]},{row[4]},{row[5]},killed,2031-02-01,,{(name == "a" && number < 3 ? "gatherer-7" : "")},aunt Quillfeder\n"))) + (name == "a"
                ? "a900,Ottokar Xavier Quillfeder,1951-12-30,Abseits,killed,2031-02-01,,,\na901,Balthasar Nepomuk Wolkenstein,1962-04-05,Drueben,killed,2031-03-01,funeral,,\n"
                : "b900,Ottokar Xavier Quillfeder,1951-12-30,Abseits,alive,2031-05-01,,,\n"));
        }

        Assert.Equal(0, study.Run("ingest", "STUDY").ExitCode);
        State(study);
        return study;
    }

    /// <summary>Links and decides, and gives which report is of which person and how each stands.</summary>
    public static string State(InventedStudy study)
    {
        Assert.Equal(0, study.Run("link", "STUDY").ExitCode);
        Assert.Equal(0, study.Run("persons", "STUDY").ExitCode);
        using var ledger = Ledger.OpenToRead(study.Ledger);
        var persons = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in ledger.Entries("person-id"))
        {
            using var body = JsonDocument.Parse(entry.Body);
            persons[body.RootElement.GetProperty("report").GetString()!] = body.RootElement.GetProperty("person").GetString()!;
        }

        using var told = JsonDocument.Parse(study.RunWell("persons", "STUDY", "--json"));
        return string.Join('\n', persons.Where(one => one.Value.Length > 0).Select(one => $"{one.Key} {one.Value}")) + "\n"
            + string.Join('\n', told.RootElement.GetProperty("standings").EnumerateObject().Where(one => one.Value.GetInt32() > 0).Select(one => $"{one.Name} {one.Value}"));
    }

    /// <summary>Undoes every judgement that stands; false where none does. An earlier one of the same reader on the same reports stands afterwards.</summary>
    public static bool UndoAll(InventedStudy study)
    {
        using var ledger = Ledger.OpenToWrite(study.Ledger, "test", TimeProvider.System);
        var any = Judgement.Standing(ledger).Count + CaseJudgement.Standing(ledger).Count > 0;
        ledger.Append([.. Judgement.Standing(ledger).Select(one => Judgement.On(one.Left, one.Right, "undone", one.By, "", null).Draft(ledger))]);
        ledger.Append([.. CaseJudgement.Standing(ledger).Select(one => one.Undoing().Draft(ledger))]);
        return any;
    }

    /// <summary>Names, dates of birth, ids of sources and relatives of all reports.</summary>
    public static IEnumerable<string> Personal(InventedStudy study) =>
        from file in new[] { "a.csv", "b.csv" }
        from row in File.ReadAllLines(study.PathTo("data", file)).Skip(1)
        let cells = row.Split(',')
        from value in cells[1].Split(' ').Append(cells[2]).Append(cells[3]).Append("Quillfeder")
        where value.Length > 4
        select value;
}
