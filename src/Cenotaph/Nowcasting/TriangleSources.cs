namespace Cenotaph.Nowcasting;

/// <content>Triangles on a grid of equal steps, from snapshots, line lists and delays; cases whose period is not known.</content>
public sealed partial class ReportingTriangle
{
    /// <summary>Every period, as known at vintage after vintage.</summary>
    /// <param name="snapshots">For each vintage in order the known cases of each period up to it: one more than in the vintage before.</param>
    /// <exception cref="ArgumentException">A snapshot has too few or too many periods, or a number is no count.</exception>
    public static ReportingTriangle FromSnapshots(IReadOnlyList<double[]> snapshots)
    {
        ArgumentNullException.ThrowIfNull(snapshots);
        ArgumentOutOfRangeException.ThrowIfZero(snapshots.Count, nameof(snapshots));
        var first = snapshots[0].Length - 1;
        for (var index = 0; index < snapshots.Count; index++)
        {
            if (snapshots[index].Length != first + index + 1)
            {
                throw new ArgumentException(
                    $"Snapshot {index} has {snapshots[index].Length} periods where {first + index + 1} are expected.", nameof(snapshots));
            }

            CheckCases(snapshots[index], nameof(snapshots));
        }

        return Build([.. Enumerable.Range(first, snapshots.Count)], (period, vintage) => snapshots[vintage - first][period]);
    }

    /// <summary>Every case by its period and the vintage in which it was first seen.</summary>
    /// <param name="cases">For each case its period, from 0, and the vintage at or after it. Vintages after the last are left out.</param>
    /// <param name="lastVintage">The newest vintage.</param>
    /// <exception cref="ArgumentException">A case was seen before its period.</exception>
    public static ReportingTriangle FromCases(IEnumerable<(int Period, int Vintage)> cases, int lastVintage)
    {
        ArgumentNullException.ThrowIfNull(cases);
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

        return new([.. Enumerable.Range(0, periods)], known);
    }

    /// <summary>A triangle written by period and delay, the youngest period with delay 0 alone.</summary>
    /// <param name="rows">For each period what was known at delay 0, 1 and on; each row one shorter than the one before, or cut off at the same
    /// delay: what comes after it stays as it is.</param>
    /// <exception cref="ArgumentException">A row is too short or too long, or a number is no count.</exception>
    public static ReportingTriangle FromDelays(IReadOnlyList<double[]> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentOutOfRangeException.ThrowIfZero(rows.Count, nameof(rows));
        var longest = rows[0].Length;
        for (var period = 0; period < rows.Count; period++)
        {
            if (rows[period].Length != Math.Min(longest, rows.Count - period) || longest == 0)
            {
                throw new ArgumentException($"Row {period} has {rows[period].Length} delays where {Math.Min(longest, rows.Count - period)} are expected.", nameof(rows));
            }

            CheckCases(rows[period], nameof(rows));
        }

        return Build([.. Enumerable.Range(0, rows.Count)], (period, vintage) => rows[period][Math.Min(vintage - period, longest - 1)]);
    }

    /// <summary>The triangle with cases whose period is not known, at each vintage spread over its periods in proportion to the cases that have one.</summary>
    /// <param name="undated">How many such cases each kept vintage holds, in the order of <see cref="Vintages"/>.</param>
    /// <param name="spread">How many were spread at the newest vintage; those of a vintage that knows of no dated case cannot be, and are not.</param>
    /// <exception cref="ArgumentException">There is not one number for each vintage, or a number is no count.</exception>
    public ReportingTriangle WithUndated(IReadOnlyList<double> undated, out double spread)
    {
        ArgumentNullException.ThrowIfNull(undated);
        if (undated.Count != Vintages.Length)
        {
            throw new ArgumentException($"{undated.Count} numbers of undated cases for {Vintages.Length} vintages.", nameof(undated));
        }

        CheckCases([.. undated], nameof(undated));
        var factors = new double[Vintages.Length];
        for (var place = 0; place < factors.Length; place++)
        {
            var vintage = Vintages[place];
            var dated = Enumerable.Range(0, vintage + 1).Sum(period => At(period, vintage));
            factors[place] = dated > 0 ? 1 + (undated[place] / dated) : 1;
        }

        spread = factors[^1] > 1 ? undated[^1] : 0;
        return Build(Vintages, (period, vintage) => At(period, vintage) * factors[places[vintage]]).CoveredTo(Covered);
    }

    /// <summary>The sum of triangles with the same vintages, period by period.</summary>
    /// <exception cref="ArgumentException">There is none, or their vintages differ.</exception>
    public static ReportingTriangle Sum(IReadOnlyList<ReportingTriangle> triangles)
    {
        ArgumentNullException.ThrowIfNull(triangles);
        ArgumentOutOfRangeException.ThrowIfZero(triangles.Count, nameof(triangles));
        return triangles.All(one => one.Vintages.SequenceEqual(triangles[0].Vintages))
            ? Build(triangles[0].Vintages, (period, vintage) => triangles.Sum(one => one.At(period, vintage))).CoveredTo(triangles.Min(one => one.Covered))
            : throw new ArgumentException("The strata do not have the same vintages.", nameof(triangles));
    }

    /// <summary>A triangle with every vintage from the first kept one on: between two kept vintages each period is taken to have grown evenly.</summary>
    public ReportingTriangle OnGrid() => IsGrid ? this : Build(
        [.. Enumerable.Range(FirstVintage, LastVintage - FirstVintage + 1)],
        (period, vintage) =>
        {
            var (before, after) = (vintage, vintage);
            for (; before >= period && places[before] < 0; before--)
            {
            }

            for (; places[after] < 0; after++)
            {
            }

            // A period that began after the vintage before it grows from nothing, from its own beginning on.
            before = Math.Max(before, period - 1);
            var (low, high) = (before < period ? 0 : At(period, before), At(period, after));
            return after == before ? high : low + ((high - low) * (vintage - before) / (after - before));
        });
}
