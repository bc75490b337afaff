using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>The counts that a likelihood of capture histories needs: margins, and sums that do not depend on the model. Threads may share them.</summary>
internal sealed class HistoryCounts
{
    /// <summary>Up to so many lists every history has a place in an array.</summary>
    public const int MostDense = 7;

    private readonly int[] histories;
    private readonly double[] counts;
    private readonly double[] margins;

    private HistoryCounts(int lists, int[] histories, double[] counts, int[] impossible, int[] censored, double[] censoredCounts)
    {
        (Lists, this.histories, this.counts, Impossible, Censored, CensoredCounts) = (lists, histories, counts, impossible, censored, censoredCounts);
        margins = lists <= MostDense ? new double[1 << lists] : [];
        for (var cell = 0; cell < histories.Length; cell++)
        {
            var count = counts[cell];
            Total += count;
            LogFactorials += RandomCounts.LogFactorial(count);
            CountsByLog += count > 0 ? count * Math.Log(count) : 0;
            if (margins.Length > 0)
            {
                margins[histories[cell]] = count;
            }
        }

        Dense = [.. margins];
        Supersets.Add(margins, lists);
    }

    /// <summary>How many lists.</summary>
    public int Lists { get; }

    /// <summary>Sets of lists that nobody can be on together.</summary>
    public int[] Impossible { get; }

    /// <summary>Histories whose counts are only upper bounds, and are not in the likelihood.</summary>
    public int[] Censored { get; }

    /// <summary>Those counts.</summary>
    public double[] CensoredCounts { get; }

    /// <summary>Persons in the likelihood.</summary>
    public double Total { get; }

    /// <summary>Σ log x!</summary>
    public double LogFactorials { get; }

    /// <summary>Σ x log x.</summary>
    public double CountsByLog { get; }

    /// <summary>The counts by history, with a place for each; empty when there are too many lists.</summary>
    public double[] Dense { get; }

    /// <summary>The histories that have counts above 0.</summary>
    public ReadOnlySpan<int> Histories => histories;

    /// <summary>Their counts.</summary>
    public ReadOnlySpan<double> Counts => counts;

    /// <summary>The counts of a table, those of censored lists alone set apart.</summary>
    public static HistoryCounts Of(CaptureTable table)
    {
        int[] censored = [.. Enumerable.Range(0, table.Lists.Length).Where(list => (table.Censored >> list & 1) != 0).Select(list => 1 << list)];
        CaptureCell[] cells = [.. table.Cells.Where(cell => !censored.Contains(cell.History))];
        return new(
            table.Lists.Length, [.. cells.Select(cell => cell.History)], [.. cells.Select(cell => (double)cell.Count)], [.. table.Impossible], censored,
            [.. censored.Select(history => (double)table.Exactly(history))]);
    }

    /// <summary>Other counts of the same histories, as a bootstrap draws them; those of 0 are left out.</summary>
    public HistoryCounts With(ReadOnlySpan<double> others)
    {
        var (kept, values) = (new List<int>(others.Length), new List<double>(others.Length));
        for (var cell = 0; cell < others.Length; cell++)
        {
            if (others[cell] > 0)
            {
                kept.Add(histories[cell]);
                values.Add(others[cell]);
            }
        }

        return new(Lists, [.. kept], [.. values], Impossible, Censored, CensoredCounts);
    }

    /// <summary>How many are on all of these lists.</summary>
    public double Margin(int lists)
    {
        if (margins.Length > 0)
        {
            return margins[lists];
        }

        var sum = 0.0;
        for (var cell = 0; cell < histories.Length; cell++)
        {
            sum += (histories[cell] & lists) == lists ? counts[cell] : 0;
        }

        return sum;
    }
}

/// <summary>Sums over the subsets or supersets of every set, in place (Yates 1937; the zeta transform).</summary>
internal static class Supersets
{
    /// <summary>Each value becomes the sum over all sets that hold its own.</summary>
    public static void Add(Span<double> values, int members)
    {
        for (var bit = 1; bit < 1 << members; bit <<= 1)
        {
            for (var block = 0; block < values.Length; block += 2 * bit)
            {
                for (var set = block; set < block + bit; set++)
                {
                    values[set] += values[set + bit];
                }
            }
        }
    }

    /// <summary>Each value becomes the sum over all sets that its own holds.</summary>
    public static void AddParts(Span<double> values, int members)
    {
        for (var bit = 1; bit < 1 << members; bit <<= 1)
        {
            for (var block = 0; block < values.Length; block += 2 * bit)
            {
                for (var set = block; set < block + bit; set++)
                {
                    values[set + bit] += values[set];
                }
            }
        }
    }
}
