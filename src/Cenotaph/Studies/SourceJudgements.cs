using System.Collections.Immutable;
using Cenotaph.Claims;

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
        string? Source(string text) => text.Length == 0 ? null : publishers.Find(text)?.Id ?? (inputs.Contains(text) ? text : null);
        foreach (var row in JudgementRow.Read(study, null))
        {
            var withdrawal = row is { Kind: PersonJudgements.Kind, Decision: Withdraws or Restores };
            if (row.Kind != Kind && !withdrawal)
            {
                continue;
            }

            var (from, of) = (Source(row.From), Source(row.Of));
            if (!withdrawal && from is null)
            {
                row.Fault(problems, "from", "a publisher of sources.toml, or an input");
            }
            else if (!withdrawal && (of is null || of == from))
            {
                row.Fault(problems, "of", "another publisher of sources.toml, or an input");
            }
            else if (!withdrawal && row.Decision is not ("accepted" or "rejected"))
            {
                row.Fault(problems, "decision", "accepted (they are independent) or rejected (one copies)");
            }
            else if (withdrawal && !row.From.Contains(':', StringComparison.Ordinal))
            {
                row.Fault(problems, "from", "a report as input:id");
            }
            else if (row.IsSigned(problems, needsWhy: true) && !(withdrawal
                ? cases.Take(row.From, row.Decision == Withdraws, row.Day, row.By)
                : Decide(pairs, string.CompareOrdinal(from, of) < 0 ? (from!, of!) : (of!, from!), row.Decision == "accepted", row.Day)))
            {
                row.Fault(problems, "decision", "the decision of the other row of that day, or a later day");
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
            // Contradicted on its own day, independence is not held for shown, whichever row came first.
            decisions[what] = (earlier.Yes && yes, at);
            return earlier.Yes == yes;
        }

        if (!known || earlier.At < at)
        {
            decisions[what] = (yes, at);
        }

        return true;
    }
}
