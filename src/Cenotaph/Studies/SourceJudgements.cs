using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>Decisions of judgements/*.csv about sources and cases, rather than pairs: which sources are independent, which case is withdrawn.</summary>
/// <param name="Independent">Pairs of sources judged independent.</param>
/// <param name="Copies">Pairs of sources judged to be copies.</param>
internal sealed record SourceJudgements(
    ImmutableArray<(string First, string Second)> Independent, ImmutableArray<(string First, string Second)> Copies)
{
    /// <summary>The word in the column <c>kind</c> for two sources.</summary>
    public const string Kind = "independence";

    /// <summary>The decision that withdraws a person's case.</summary>
    public const string Withdraws = "withdrawn";

    /// <summary>The decision that takes a withdrawal back.</summary>
    public const string Restores = "restored";

    /// <summary>Reads the decisions that stand: the later day counts; on one day they must agree.</summary>
    /// <param name="study">The study's folder.</param>
    /// <param name="publishers">The publishers, to find a source by any of its names.</param>
    /// <param name="inputs">The inputs' names: a source without a publisher bears its input's.</param>
    /// <param name="problems">Receives what cannot be used.</param>
    /// <param name="cases">Takes the decisions on cases; it may get more of them afterwards.</param>
    public static SourceJudgements Read(string study, PublisherList publishers, IReadOnlySet<string> inputs, ICollection<Problem> problems, CaseVotes cases)
    {
        var pairs = new SortedDictionary<(string, string), (bool Yes, DateOnly At)>();
        var folder = Path.Combine(study, JudgementFile.Folder);
        string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal)] : [];
        foreach (var path in files)
        {
            // what is wrong with the file as such was said when the study was loaded
            using var reader = RowReader.Open(path, $"{JudgementFile.Folder}/{Path.GetFileName(path)}", new(), []);
            if (reader is null || !JudgementFile.Columns.All(reader.Columns.Contains))
            {
                continue;
            }

            var at = JudgementFile.Columns.ToDictionary(column => column, column => reader.Columns.ToList().IndexOf(column), StringComparer.Ordinal);
            while (reader.Read())
            {
                string Cell(string column) => reader[at[column]].Trim().ToString();
                void Fault(string column, string expected) =>
                    problems.Add(new($"{JudgementFile.Folder}/{Path.GetFileName(path)}", reader.Row, column, $"\"{Cell(column)}\"", expected));
                string? Source(string text) => text.Length == 0 ? null : publishers.Find(text)?.Id ?? (inputs.Contains(text) ? text : null);

                var (kind, decision) = (Cell("kind"), Cell("decision"));
                var withdrawal = kind == PersonJudgements.Kind && decision is Withdraws or Restores;
                if (kind != Kind && !withdrawal)
                {
                    continue;
                }

                var isDay = DateSpan.TryParse(Cell("at"), out var day) && day.IsDay;
                var (from, of) = (Source(Cell("from")), Source(Cell("of")));
                if (!withdrawal && from is null)
                {
                    Fault("from", "a publisher of sources.toml, or an input");
                }
                else if (!withdrawal && (of is null || of == from))
                {
                    Fault("of", "another publisher of sources.toml, or an input");
                }
                else if (!withdrawal && decision is not ("accepted" or "rejected"))
                {
                    Fault("decision", "accepted (they are independent) or rejected (one copies)");
                }
                else if (withdrawal && !Cell("from").Contains(':', StringComparison.Ordinal))
                {
                    Fault("from", "a report as input:id");
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
                else if (!(withdrawal
                    ? cases.Take(Cell("from"), decision == Withdraws, day.First, Cell("by"))
                    : Decide(pairs, string.CompareOrdinal(from, of) < 0 ? (from!, of!) : (of!, from!), decision == "accepted", day.First)))
                {
                    Fault("decision", "the decision of the other row of that day, or a later day");
                }
            }
        }

        return new(
            [.. pairs.Where(pair => pair.Value.Yes).Select(pair => pair.Key)],
            [.. pairs.Where(pair => !pair.Value.Yes).Select(pair => pair.Key)]);
    }

    private static bool Decide<T>(SortedDictionary<T, (bool Yes, DateOnly At)> decisions, T what, bool yes, DateOnly at)
        where T : notnull
    {
        var known = decisions.TryGetValue(what, out var earlier);
        if (known && earlier.At == at)
        {
            return earlier.Yes == yes;
        }

        if (!known || earlier.At < at)
        {
            decisions[what] = (yes, at);
        }

        return true;
    }
}
