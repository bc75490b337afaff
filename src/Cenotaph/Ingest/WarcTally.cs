using System.Collections.Immutable;

namespace Cenotaph.Ingest;

/// <summary>What a web archive holds, and how much of it was proved.</summary>
/// <param name="Records">The records whose headers could be read.</param>
/// <param name="Types">How many there are of each type, in the order of types.</param>
/// <param name="Verified">Those that are whole, of which at least one digest was recomputed, and none differs.</param>
/// <param name="Unprotected">Those that are whole and have no digest that could be recomputed.</param>
/// <param name="Truncated">Those that say that their content was cut when it was recorded.</param>
/// <param name="Revisits">Those that stand for content recorded before.</param>
/// <param name="Elsewhere">Revisits whose content is in none of the files at hand.</param>
/// <param name="Segmented">Records that go on in others, and were put together.</param>
public sealed record WarcTally(
    long Records,
    ImmutableSortedDictionary<string, long> Types,
    long Verified,
    long Unprotected,
    long Truncated,
    long Revisits,
    long Elsewhere,
    long Segmented);

/// <summary>Counts what <see cref="WarcTally"/> says.</summary>
internal sealed class WarcCounts
{
    private const int MostLabels = 20;

    private readonly SortedDictionary<string, long> types = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> unknown = new(StringComparer.Ordinal);

    public long Records { get; set; }

    public long Verified { get; set; }

    public long Unprotected { get; set; }

    public long Truncated { get; set; }

    public long Revisits { get; set; }

    public long Elsewhere { get; set; }

    public long Segmented { get; set; }

    public long Weak { get; set; }

    /// <summary>How many digests there were of each kind that is not known here.</summary>
    public IEnumerable<KeyValuePair<string, long>> Unknown => unknown;

    public void Type(string type)
    {
        var key = Array.IndexOf(WarcHeader.Types, type) < 0 ? "other" : type;
        types[key] = types.GetValueOrDefault(key) + 1;
    }

    public void UnknownDigest(string label)
    {
        var key = unknown.Count < MostLabels || unknown.ContainsKey(label) ? label : "other";
        unknown[key] = unknown.GetValueOrDefault(key) + 1;
    }

    public WarcTally Sum() => new(
        Records, types.ToImmutableSortedDictionary(StringComparer.Ordinal), Verified, Unprotected, Truncated, Revisits, Elsewhere, Segmented);
}
