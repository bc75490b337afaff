namespace Cenotaph.Nowcasting;

/// <summary>
/// How many cases of each period were known at each vintage. Periods and vintages stand on one grid of equal steps: period 7 is first seen at
/// vintage 7, with delay 0; at vintage 9 its delay is 2. The last vintage is that of the youngest period.
/// </summary>
internal sealed class ReportingTriangle
{
    private readonly double[] known;

    private ReportingTriangle(int periods, int firstVintage, double[] known) =>
        (Periods, FirstVintage, this.known) = (periods, firstVintage, known);

    /// <summary>How many periods there are, from 0 on.</summary>
    public int Periods { get; }

    /// <summary>The first vintage that was kept. What was known earlier, and when it came, is not known.</summary>
    public int FirstVintage { get; }

    /// <summary>The newest vintage: the youngest period.</summary>
    public int LastVintage => Periods - 1;

    private int Vintages => Periods - FirstVintage;

    /// <summary>What was known of a period at a vintage, in cases; NaN before the first vintage and before the period itself.</summary>
    public double At(int period, int vintage)
    {
        CheckPeriod(period);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vintage, LastVintage);
        return vintage < FirstVintage || vintage < period ? double.NaN : known[(period * Vintages) + vintage - FirstVintage];
    }

    /// <summary>What is known of a period at the newest vintage.</summary>
    public double Newest(int period) => At(period, LastVintage);

    /// <summary>What is known of a period at the newest vintage, or what was when its delay was <paramref name="delay"/>.</summary>
    public double Within(int period, int delay)
    {
        CheckPeriod(period);
        return At(period, (int)Math.Min((long)period + delay, LastVintage));
    }

    /// <summary>The triangle as it stood at an earlier vintage.</summary>
    public ReportingTriangle AsOf(int vintage)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vintage, FirstVintage);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vintage, LastVintage);
        return Build(vintage + 1, FirstVintage, At);
    }

    /// <summary>
    /// The triangle without falls. Cases that a later vintage no longer holds are taken out of the vintages before it, so that no number of new
    /// cases is below 0 and the newest numbers stay as they are.
    /// </summary>
    /// <param name="moved">How many cases were taken out, each counted once for each step it was a fall.</param>
    public ReportingTriangle WithoutFalls(out double moved)
    {
        var level = (double[])known.Clone();
        moved = 0;
        for (var period = 0; period < Periods; period++)
        {
            for (var vintage = LastVintage - 1; vintage >= Math.Max(period, FirstVintage); vintage--)
            {
                var place = (period * Vintages) + vintage - FirstVintage;
                moved += Math.Max(0, known[place] - known[place + 1]);
                level[place] = Math.Min(level[place], level[place + 1]);
            }
        }

        return new(Periods, FirstVintage, level);
    }

    /// <summary>Every period, as known at vintage after vintage.</summary>
    /// <param name="snapshots">For each vintage in order the known cases of each period up to it: one more than in the vintage before.</param>
    public static ReportingTriangle FromSnapshots(IReadOnlyList<double[]> snapshots)
    {
        ArgumentOutOfRangeException.ThrowIfZero(snapshots.Count);
        var first = snapshots[0].Length - 1;
        for (var index = 0; index < snapshots.Count; index++)
        {
            if (snapshots[index].Length != first + index + 1)
            {
                throw new ArgumentException(
                    $"Snapshot {index} has {snapshots[index].Length} periods where {first + index + 1} are expected.", nameof(snapshots));
            }

            foreach (var value in snapshots[index])
            {
                CheckCases(value, nameof(snapshots));
            }
        }

        return Build(first + snapshots.Count, first, (period, vintage) => snapshots[vintage - first][period]);
    }

    /// <summary>Every case by its period and the vintage in which it was first seen.</summary>
    /// <param name="cases">For each case its period, from 0, and the vintage at or after it. Vintages after the last are left out.</param>
    /// <param name="lastVintage">The newest vintage.</param>
    public static ReportingTriangle FromCases(IEnumerable<(int Period, int Vintage)> cases, int lastVintage)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lastVintage);
        var periods = lastVintage + 1;
        var known = new double[periods * periods];
        foreach (var (period, vintage) in cases)
        {
            if (period < 0 || vintage < period)
            {
                throw new ArgumentException($"A case of period {period} was seen at vintage {vintage}.", nameof(cases));
            }

            if (vintage <= lastVintage)
            {
                known[(period * periods) + vintage]++;
            }
        }

        for (var period = 0; period < periods; period++)
        {
            for (var vintage = period + 1; vintage < periods; vintage++)
            {
                known[(period * periods) + vintage] += known[(period * periods) + vintage - 1];
            }
        }

        return new(periods, 0, known);
    }

    /// <summary>A triangle written by period and delay, the youngest period with delay 0 alone.</summary>
    /// <param name="rows">For each period what was known at delay 0, 1 and on; each row one shorter than the one before, or cut off at the same
    /// delay: what comes after it stays as it is.</param>
    public static ReportingTriangle FromDelays(IReadOnlyList<double[]> rows)
    {
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count);
        var longest = rows[0].Length;
        for (var period = 0; period < rows.Count; period++)
        {
            if (rows[period].Length != Math.Min(longest, rows.Count - period) || longest == 0)
            {
                throw new ArgumentException($"Row {period} has {rows[period].Length} delays where {Math.Min(longest, rows.Count - period)} are expected.", nameof(rows));
            }

            foreach (var value in rows[period])
            {
                CheckCases(value, nameof(rows));
            }
        }

        return Build(rows.Count, 0, (period, vintage) => rows[period][Math.Min(vintage - period, longest - 1)]);
    }

    private static ReportingTriangle Build(int periods, int firstVintage, Func<int, int, double> at)
    {
        var vintages = periods - firstVintage;
        var known = new double[periods * vintages];
        for (var period = 0; period < periods; period++)
        {
            for (var vintage = firstVintage; vintage < periods; vintage++)
            {
                known[(period * vintages) + vintage - firstVintage] = vintage < period ? 0 : at(period, vintage);
            }
        }

        return new(periods, firstVintage, known);
    }

    private void CheckPeriod(int period)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(period);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(period, Periods);
    }

    private static void CheckCases(double value, string parameter)
    {
        if (!double.IsFinite(value) || value < 0)
        {
            throw new ArgumentException($"{value} is no number of cases.", parameter);
        }
    }
}
