using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>The decisions of judgements/*.csv about lineage: an inferred edge becomes accepted by nothing else.</summary>
internal static class JudgementFile
{
    /// <summary>The folder in the study.</summary>
    public const string Folder = "judgements";

    private const string Echo = "echo";
    public const string Name = "name";

    /// <summary>The columns of every file.</summary>
    public static readonly string[] Columns = ["kind", "from", "of", "decision", "by", "at", "why"];

    /// <summary>
    /// The edges with the decisions applied: an accepted inferred edge has status accepted, a rejected one is taken out. Of two
    /// decisions on one edge the later day counts; on one day they must agree.
    /// </summary>
    public static ImmutableArray<LineageEdge> Apply(
        string study, ImmutableArray<LineageEdge> edges, PublisherList publishers, ICollection<Problem> problems)
    {
        var decisions = new Dictionary<(string From, string Of), (bool Accepted, DateOnly At)>();
        var folder = Path.Combine(study, Folder);
        if (!Directory.Exists(folder))
        {
            return edges;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal))
        {
            Read(path, $"{Folder}/{Path.GetFileName(path)}", edges, publishers, decisions, problems);
        }

        return
        [
            .. from edge in edges
               let decided = edge.Status == LineageStatus.Inferred && decisions.TryGetValue(Ends(edge), out var decision) ? decision.Accepted : (bool?)null
               where decided != false
               select decided == true ? edge with { Status = LineageStatus.Accepted } : edge,
        ];
    }

    private static void Read(
        string path,
        string name,
        ImmutableArray<LineageEdge> edges,
        PublisherList publishers,
        Dictionary<(string From, string Of), (bool Accepted, DateOnly At)> decisions,
        ICollection<Problem> problems)
    {
        using var reader = RowReader.Open(path, name, new(), problems);
        if (reader is null)
        {
            return;
        }

        var at = Columns.ToDictionary(column => column, column => reader.Columns.ToList().IndexOf(column), StringComparer.Ordinal);
        if (at.Values.Any(index => index < 0))
        {
            problems.Add(new(name, 1, null, string.Join(", ", reader.Columns), "the columns " + string.Join(", ", Columns)));
            return;
        }

        while (reader.Read())
        {
            string Cell(string column) => reader[at[column]].Trim().ToString();
            void Fault(string column, string expected) => problems.Add(new(name, reader.Row, column, $"\"{Cell(column)}\"", expected));

            var from = End(Cell("from"), publishers);
            var of = End(Cell("of"), publishers);
            var isDay = DateSpan.TryParse(Cell("at"), out var day) && day.IsDay;
            var decision = Cell("decision");
            if (Cell("kind") is PersonJudgements.Kind or SourceJudgements.Kind or Name)
            {
                // read with the reports, by PersonJudgements and SourceJudgements, and at the gate of publication
                continue;
            }

            if (Cell("kind") != Echo)
            {
                Fault("kind", $"{Echo}, {PersonJudgements.Kind}, {SourceJudgements.Kind} or {Name}");
            }
            else if (from is null || of is null)
            {
                Fault(from is null ? "from" : "of", "a publisher of sources.toml, or a claim as claim:ID");
            }
            else if (!edges.Any(edge => Ends(edge) == (from, of)))
            {
                problems.Add(new(
                    name, reader.Row, "of", $"\"{Cell("from")}\" of \"{Cell("of")}\", which is no edge of sources.toml",
                    "an edge [[lineage]] there, with status = \"inferred\""));
            }
            else if (!edges.Any(edge => Ends(edge) == (from, of) && edge.Status == LineageStatus.Inferred))
            {
                problems.Add(new(
                    name, reader.Row, "of", $"\"{Cell("from")}\" of \"{Cell("of")}\", which is not inferred",
                    "an inferred edge: what a publisher states needs no judgement"));
            }
            else if (decision is not ("accepted" or "rejected"))
            {
                Fault("decision", "accepted or rejected");
            }
            else if (Cell("by").Length == 0)
            {
                Fault("by", "who decided, by a pseudonym");
            }
            else if (!isDay)
            {
                Fault("at", "a day such as 2024-05-14");
            }
            else if (Cell("why").Length == 0)
            {
                Fault("why", "the reason, in a sentence");
            }
            else if (decisions.TryGetValue((from, of), out var earlier) && earlier.At == day.First && earlier.Accepted != (decision == "accepted"))
            {
                Fault("decision", "the decision of the other row of that day, or a later day");
            }
            else if (!decisions.ContainsKey((from, of)) || earlier.At <= day.First)
            {
                decisions[(from, of)] = (decision == "accepted", day.First);
            }
        }
    }

    private static (string From, string Of) Ends(LineageEdge edge) =>
        ((edge.FromClaim ? SourceFile.ClaimMark : "") + edge.From, (edge.OfClaim ? SourceFile.ClaimMark : "") + edge.Of);

    private static string? End(string text, PublisherList publishers) =>
        text.StartsWith(SourceFile.ClaimMark, StringComparison.Ordinal) ? text
        : text.Length > 0 && publishers.Find(text) is { } publisher ? publisher.Id
        : null;
}
