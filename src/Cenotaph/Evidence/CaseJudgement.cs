using System.Text.Json;

namespace Cenotaph.Evidence;

/// <summary>A reviewer's decision on one report: that the case it belongs to is withdrawn or restored, or that the report stands or fails when it is checked.</summary>
/// <param name="Report">The report's handle.</param>
/// <param name="Decision">
/// Of the case: withdrawn or restored. Of the report: stands, fails or unsure. Or undone, which takes the reviewer's last entry of the same sort on this report back.
/// </param>
/// <param name="By">Who decided, by a pseudonym.</param>
/// <param name="Why">The reason; empty where none was given.</param>
public sealed record CaseJudgement(RecordId Report, string Decision, string By, string Why)
{
    /// <summary>The kind of entry. Its body is personal: a reason may name a person.</summary>
    public const string Kind = "case-judgement";

    /// <summary>The decisions on a case.</summary>
    public static IReadOnlyList<string> OnCases { get; } = ["withdrawn", "restored"];

    /// <summary>The decisions on a report by itself.</summary>
    public static IReadOnlyList<string> OnReports { get; } = ["stands", "fails", "unsure"];

    /// <summary>Whether it is about the case that the report belongs to, rather than the report by itself.</summary>
    public bool IsOfCase { get; private init; } = OnCases.Contains(Decision);

    /// <summary>Whether the report was drawn at random, to be checked a second time.</summary>
    public bool IsSecondCheck { get; init; }

    /// <summary>When it was recorded, UTC; null before it is.</summary>
    public DateTimeOffset? At { get; private init; }

    /// <summary>The entry's number; null before it has one.</summary>
    public long? Sequence { get; private init; }

    /// <summary>A judgement.</summary>
    /// <exception cref="ArgumentException">The word or the pseudonym is none.</exception>
    public static CaseJudgement On(RecordId report, string decision, string by, string why)
    {
        ArgumentNullException.ThrowIfNull(why);
        return (OnCases.Contains(decision) || OnReports.Contains(decision)) && Judgement.IsPseudonym(by)
            ? new(report, decision, by, why)
            : throw new ArgumentException($"\"{decision}\" by \"{by}\" is no judgement on a case or report.", nameof(decision));
    }

    /// <summary>What takes this judgement back.</summary>
    public CaseJudgement Undoing() => this with { Decision = Decided.Undone, Why = "", IsSecondCheck = false };

    /// <summary>The entry that adds the judgement to a ledger.</summary>
    public Draft Draft(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var about = IsOfCase ? "case" : "report";
        var json = new CanonicalJson();
        json.Begin();
        json.Member("about", about);
        json.Member("by", By);
        if (IsSecondCheck)
        {
            json.Member("check", "second");
        }

        json.Member("decision", Decision);
        json.Member("report", Report.ToString());
        json.Member("why", Why);
        return new(Kind, ledger.RecordOf(Kind, By, $"{about} {Report}"), json.End().ToArray(), Personal: true);
    }

    /// <summary>The judgements that stand in a ledger: of each reviewer the last on each report and of each sort, in the order of their entries.</summary>
    public static IReadOnlyList<CaseJudgement> Standing(Ledger ledger) => [.. Decided.Standing(ledger, Kind, Read, judgement => judgement.Decision)];

    private static CaseJudgement Read(Entry entry)
    {
        using var document = JsonDocument.Parse(entry.Body);
        string Text(string member) => document.RootElement.GetProperty(member).GetString()!;
        return new(RecordId.Parse(Text("report")), Text("decision"), Text("by"), Text("why"))
        {
            IsOfCase = Text("about") == "case",
            IsSecondCheck = document.RootElement.TryGetProperty("check", out _),
            At = entry.RecordedAt,
            Sequence = entry.Sequence,
        };
    }
}
