using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>One section [[relabel.linked]] of study.toml: counts of linked pairs, where linkage was done elsewhere.</summary>
internal static class LinkedSection
{
    // More pairs than any army has soldiers would only fill the memory.
    private const int MostPairs = 1_000_000;

    /// <summary>The counts; null after a fault.</summary>
    public static LinkedCounts? Read(TomlTable table, string side, string label)
    {
        var (entries, after, unknown) = (Count(table, "entries"), Count(table, "after"), Count(table, "unknown"));
        var (precision, sensitivity) = (RelabelSection.Share(table, "precision"), RelabelSection.Share(table, "sensitivity"));
        if (precision is null && !table.Has("precision"))
        {
            table.Fault("precision", "nothing", "the judged pairs, [right, judged]");
        }

        var (sampled, byLinkage) = (table.Flag("precision_of_these_pairs"), table.Flag("coverage_by_linkage"));
        var strata = table.Tables("strata").Select(Stratum).ToList();
        if (strata.Count == 0)
        {
            table.Fault("strata", "nothing", "at least one section [[relabel.linked.strata]] with from_days, pairs and listed");
        }

        if (strata.Zip(strata.Skip(1)).Any(pair => pair.First?.From >= pair.Second?.From))
        {
            table.Fault("strata", "strata out of order", "from_days that rise");
        }

        var told = new CompensationCounts(Count(table, "compensation_refused") ?? 0, Count(table, "compensation_due") ?? 0, Count(table, "compensation_paid") ?? 0);
        var origin = RelabelSection.OriginOf(table);
        table.Done("side, label, entries, after, unknown, precision, precision_of_these_pairs, sensitivity, coverage_by_linkage, strata, compensation_refused, compensation_due, compensation_paid, origin");
        if (entries is null && !table.Has("entries"))
        {
            table.Fault("entries", "nothing", "how many entries the register has");
        }

        if (strata.Sum(stratum => (long)(stratum?.Pairs ?? 0)) + (after ?? 0) + (unknown ?? 0) > MostPairs)
        {
            table.Fault("strata", "too many pairs", $"at most {MostPairs} of them");
            return null;
        }

        return entries is not { } all || origin is null || precision is null || strata.Contains(null)
            ? null
            : new(
                side, label,
                new()
                {
                    Entries = all,
                    Pairs =
                    [
                        .. strata.SelectMany(stratum => Enumerable.Repeat(new LinkedPair(1, LabelTiming.OnOrBefore, stratum!.From), stratum.Pairs)),
                        .. Enumerable.Repeat(new LinkedPair(1, LabelTiming.After, null), after ?? 0),
                        .. Enumerable.Repeat(new LinkedPair(1, LabelTiming.Unknown, null), unknown ?? 0),
                    ],
                    Coverage = [.. strata.Select(stratum => new CoverageStratum(stratum!.From, stratum.Listed))],
                    CoverageByLinkage = byLinkage,
                    Precision = precision,
                    PrecisionOfThesePairs = sampled,
                    Sensitivity = sensitivity,
                },
                told,
                origin);
    }

    private static Drawn? Stratum(TomlTable table)
    {
        var (from, pairs, listed) = (Count(table, "from_days"), Count(table, "pairs"), RelabelSection.Share(table, "listed"));
        table.Done("from_days, pairs, listed");
        if (from is { } days && pairs is { } many && listed is { } share)
        {
            return new(days, many, share);
        }

        if (!table.Has("from_days") || !table.Has("pairs") || !table.Has("listed"))
        {
            table.Fault(null, "a stratum with something missing", "from_days, pairs, and listed = [listed, of the independent list]");
        }

        return null;
    }

    private static int? Count(TomlTable table, string key)
    {
        var count = table.Whole(key);
        if (count < 0)
        {
            table.Fault(key, $"{count}", "a whole number from 0");
            return null;
        }

        return count;
    }

    private sealed record Drawn(int From, int Pairs, ShareCount Listed);
}
