using System.Globalization;
using System.Text.Json;

namespace Cenotaph.Evidence;

/// <summary>A reader's decision on two reports of individuals, as the ledger keeps it: a later one of the same reader on the same pair takes its place.</summary>
/// <param name="Left">The handle of a report, the smaller of the two.</param>
/// <param name="Right">The handle of the other one.</param>
/// <param name="Decision">
/// same, different, unsure; withdrawn, which leaves the reader without a decision; or undone, which takes the reader's last entry on the pair back, so that
/// the one before it stands again.
/// </param>
/// <param name="By">Who decided, by a pseudonym.</param>
/// <param name="Why">The reason; empty where none was given.</param>
/// <param name="Inclusion">The probability with which the pair was drawn to be judged, above 0 to 1; null where it was not drawn.</param>
public sealed record Judgement(RecordId Left, RecordId Right, string Decision, string By, string Why, double? Inclusion)
{
    /// <summary>The kind of entry. Its body is personal: what a reader gives as reason may name a person.</summary>
    public const string Kind = "person-judgement";

    private const int LongestPseudonym = 40;

    /// <summary>The decisions there are.</summary>
    public static IReadOnlyList<string> Decisions { get; } = ["same", "different", "unsure", "withdrawn", Decided.Undone];

    /// <summary>Whether the pair was drawn at random among the judgements of others, to be judged a second time.</summary>
    public bool IsSecondCheck { get; init; }

    /// <summary>When it was recorded, UTC; null before it is.</summary>
    public DateTimeOffset? At { get; private init; }

    /// <summary>The entry's number; null before it has one.</summary>
    public long? Sequence { get; private init; }

    /// <summary>Whether a text can stand for a reader: up to 40 letters, digits, points, hyphens and underscores.</summary>
    public static bool IsPseudonym(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= LongestPseudonym && text.All(letter => char.IsLetterOrDigit(letter) || letter is '.' or '-' or '_');
    }

    /// <summary>A judgement on two reports, whichever comes first.</summary>
    /// <exception cref="ArgumentException">Both reports are one, or a word or pseudonym is none.</exception>
    public static Judgement On(RecordId one, RecordId other, string decision, string by, string why, double? inclusion)
    {
        ArgumentNullException.ThrowIfNull(why);
        if (one == other || !Decisions.Contains(decision) || !IsPseudonym(by))
        {
            throw new ArgumentException($"\"{decision}\" by \"{by}\" is no judgement on two reports.", nameof(decision));
        }

        return string.CompareOrdinal(one.ToString(), other.ToString()) < 0
            ? new(one, other, decision, by, why, inclusion)
            : new(other, one, decision, by, why, inclusion);
    }

    /// <summary>The entry that adds the judgement to a ledger.</summary>
    public Draft Draft(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var json = new CanonicalJson();
        json.Begin();
        json.Member("by", By);
        if (IsSecondCheck)
        {
            json.Member("check", "second");
        }

        json.Member("decision", Decision);
        json.Member("inclusion", Inclusion?.ToString("R", CultureInfo.InvariantCulture) ?? "");
        json.Member("left", Left.ToString());
        json.Member("right", Right.ToString());
        json.Member("why", Why);
        return new(Kind, ledger.RecordOf(Kind, By, $"{Left} {Right}"), json.End().ToArray(), Personal: true);
    }

    /// <summary>The judgements that stand in a ledger: of each reader the last on each pair, in the order of their entries. Withdrawn, undone and erased ones are left out.</summary>
    public static IReadOnlyList<Judgement> Standing(Ledger ledger) =>
        [.. Decided.Standing(ledger, Kind, Read, judgement => judgement.Decision).Where(judgement => judgement.Decision != "withdrawn")];

    private static Judgement Read(Entry entry)
    {
        using var document = JsonDocument.Parse(entry.Body);
        string Text(string member) => document.RootElement.GetProperty(member).GetString()!;
        return new(
            RecordId.Parse(Text("left")), RecordId.Parse(Text("right")), Text("decision"), Text("by"), Text("why"),
            Text("inclusion") is { Length: > 0 } inclusion ? double.Parse(inclusion, CultureInfo.InvariantCulture) : null)
        {
            At = entry.RecordedAt,
            Sequence = entry.Sequence,
            IsSecondCheck = document.RootElement.TryGetProperty("check", out _),
        };
    }
}
