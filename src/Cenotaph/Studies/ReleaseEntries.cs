using System.Text.Json;
using Cenotaph.Disclosure;
using Cenotaph.Evidence;

namespace Cenotaph.Studies;

/// <summary>What the releases of a study have shown so far: personal, kept as an encrypted body, and what the next release is checked against.</summary>
/// <param name="Records">The records without names; null before the first release.</param>
/// <param name="Groups">The tables of counts, by the group in which they were released together; null where an earlier version noted the release.</param>
/// <param name="Names">Digests of the public records of those who were named, by id; empty for a tombstone.</param>
internal sealed record ReleaseState(
    GateMembership? Records, SortedDictionary<string, LinkedMembership>? Groups, SortedDictionary<string, string> Names)
{
    /// <summary>Before the first release.</summary>
    public static ReleaseState None => new(null, new(StringComparer.Ordinal), new(StringComparer.Ordinal));
}

/// <summary>
/// The entries of kind <c>release</c>. A release is known by the evidence and the study's rules that it was made from: made again from the same, it is
/// checked against what came before it, so that it gives the same bytes, and no entry is added.
/// </summary>
internal static class ReleaseEntries
{
    /// <summary>The kind of the entries.</summary>
    public const string Kind = "release";

    // Entries that are no evidence: what was published, predicted, scored or looked at.
    private static readonly string[] NoEvidence = [Kind, Reveal.Kind, "forecast", "score", "key"];

    /// <summary>The last entry that is evidence.</summary>
    public static Head EvidenceHead(Ledger ledger)
    {
        for (var sequence = ledger.Head.Sequence; sequence > 0; sequence--)
        {
            var entry = ledger.Entries(after: sequence - 1).First();
            if (!NoEvidence.Contains(entry.Kind))
            {
                return new(sequence, entry.Hash);
            }
        }

        return default;
    }

    /// <summary>What releases before today's have shown.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="made">What today's release is made from: evidence and rules.</param>
    /// <param name="isAgain">Whether it was released before, as the last one.</param>
    public static ReleaseState Before(Ledger ledger, string made, out bool isAgain)
    {
        isAgain = false;
        foreach (var entry in ledger.Versions(ledger.RecordOf(Kind, "", "")).Where(entry => !entry.Body.IsEmpty))
        {
            using var body = JsonDocument.Parse(entry.Body);
            if (!isAgain && body.RootElement.GetProperty("made").GetString() == made)
            {
                isAgain = true;
                continue;
            }

            return JsonSerializer.Deserialize<ReleaseState>(body.RootElement.GetProperty("state").GetString()!)!;
        }

        return ReleaseState.None;
    }

    /// <summary>The entry of a release.</summary>
    public static Draft Of(Ledger ledger, string made, DateOnly asOf, ReleaseState state)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("as_of", asOf.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.Member("made", made);
        json.Member("state", JsonSerializer.Serialize(state));
        return new(Kind, ledger.RecordOf(Kind, "", ""), json.End().ToArray(), Personal: true);
    }
}
