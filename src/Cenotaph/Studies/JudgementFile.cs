using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>The decisions of judgements/*.csv about lineage: an inferred edge becomes accepted by nothing else.</summary>
internal static class JudgementFile
{
    /// <summary>The word in the column <c>kind</c> for a name.</summary>
    public const string Name = "name";

    private const string Echo = "echo";

    /// <summary>
    /// The edges with the decisions applied: an accepted inferred edge has status accepted, a rejected one is taken out. Of two
    /// decisions on one edge the later day counts; on one day they must agree. Beside them those taken out.
    /// </summary>
    public static (ImmutableArray<LineageEdge> Edges, ImmutableArray<LineageEdge> Rejected) Apply(
        string study, ImmutableArray<LineageEdge> edges, PublisherList publishers, ICollection<Problem> problems)
    {
        var decisions = new Dictionary<(string From, string Of), (bool Accepted, DateOnly At)>();
        foreach (var row in JudgementRow.Read(study, problems))
        {
            Take(row, edges, publishers, decisions, problems);
        }

        bool? Decided(LineageEdge edge) => edge.Status == LineageStatus.Inferred && decisions.TryGetValue(Ends(edge), out var decision) ? decision.Accepted : null;
        return (
            [.. edges.Where(edge => Decided(edge) != false).Select(edge => Decided(edge) == true ? edge with { Status = LineageStatus.Accepted } : edge)],
            [.. edges.Where(edge => Decided(edge) == false)]);
    }

    private static void Take(
        JudgementRow row,
        ImmutableArray<LineageEdge> edges,
        PublisherList publishers,
        Dictionary<(string From, string Of), (bool Accepted, DateOnly At)> decisions,
        ICollection<Problem> problems)
    {
        if (row.Kind is PersonJudgements.Kind or SourceJudgements.Kind or Name)
        {
            // read with the reports, by PersonJudgements and SourceJudgements, and at the gate of publication
            return;
        }

        var from = End(row.From, publishers);
        var of = End(row.Of, publishers);
        var isAccepted = row.Decision == "accepted";
        if (row.Kind != Echo)
        {
            row.Fault(problems, "kind", $"{Echo}, {PersonJudgements.Kind}, {SourceJudgements.Kind} or {Name}");
        }
        else if (from is null || of is null)
        {
            row.Fault(problems, from is null ? "from" : "of", "a publisher of sources.toml, or a claim as claim:ID");
        }
        else if (!edges.Any(edge => Ends(edge) == (from, of)))
        {
            problems.Add(new(
                row.File, row.Row, "of", $"\"{row.From}\" of \"{row.Of}\", which is no edge of sources.toml",
                "an edge [[lineage]] there, with status = \"inferred\""));
        }
        else if (!edges.Any(edge => Ends(edge) == (from, of) && edge.Status == LineageStatus.Inferred))
        {
            problems.Add(new(
                row.File, row.Row, "of", $"\"{row.From}\" of \"{row.Of}\", which is not inferred",
                "an inferred edge: what a publisher states needs no judgement"));
        }
        else if (row.Decision is not ("accepted" or "rejected"))
        {
            row.Fault(problems, "decision", "accepted or rejected");
        }
        else if (!row.IsSigned(problems, needsWhy: true))
        {
            return;
        }
        else if (decisions.TryGetValue((from, of), out var earlier) && earlier.At == row.Day && earlier.Accepted != isAccepted)
        {
            row.Fault(problems, "decision", "the decision of the other row of that day, or a later day");
        }
        else if (!decisions.ContainsKey((from, of)) || earlier.At <= row.Day)
        {
            decisions[(from, of)] = (isAccepted, row.Day);
        }
    }

    private static (string From, string Of) Ends(LineageEdge edge) =>
        ((edge.FromClaim ? SourceFile.ClaimMark : "") + edge.From, (edge.OfClaim ? SourceFile.ClaimMark : "") + edge.Of);

    private static string? End(string text, PublisherList publishers) =>
        text.StartsWith(SourceFile.ClaimMark, StringComparison.Ordinal) ? text
        : text.Length > 0 && publishers.Find(text) is { } publisher ? publisher.Id
        : null;
}
