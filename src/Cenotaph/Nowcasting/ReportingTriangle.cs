using System.Collections.Immutable;

namespace Cenotaph.Nowcasting;

/// <summary>
/// How many cases of each period were known at each vintage. Periods (days, weeks, months) are numbered from 0; vintage v is what was known when
/// period v ended, so period 7 is first seen at vintage 7, with delay 0, and at vintage 9 its delay is 2. Not every vintage need have been kept:
/// snapshots may be months apart. The newest vintage is that of the youngest period.
/// </summary>
public sealed partial class ReportingTriangle
{
    private readonly double[] known;
    private readonly int[] places;

    private ReportingTriangle(ImmutableArray<int> vintages, double[] known)
    {
        (Vintages, this.known, Covered) = (vintages, known, vintages[^1]);
        places = new int[vintages[^1] + 1];
        Array.Fill(places, -1);
        for (var place = 0; place < vintages.Length; place++)
        {
            places[vintages[place]] = place;
        }
    }

    /// <summary>The vintages that were kept, in rising order; at least one.</summary>
    public ImmutableArray<int> Vintages { get; }

    /// <summary>How many periods there are, from 0 on.</summary>
    public int Periods => LastVintage + 1;

    /// <summary>The first vintage that was kept. What was known earlier, and when it came, is not known.</summary>
    public int FirstVintage => Vintages[0];

    /// <summary>The newest vintage: the youngest period.</summary>
    public int LastVintage => Vintages[^1];

    /// <summary>The last period of which the newest vintage says anything: the youngest, unless its table ends before its day.</summary>
    public int Covered { get; private init; }

    /// <summary>Whether every vintage from the first to the newest was kept: only then is there a delay step by step.</summary>
    public bool IsGrid => Vintages.Length == LastVintage - FirstVintage + 1;

    /// <summary>What was known of a period at a vintage, in cases; NaN of a vintage that was not kept and before the period itself.</summary>
    /// <param name="period">From 0 to the youngest.</param>
    /// <param name="vintage">Up to the newest.</param>
    public double At(int period, int vintage)
    {
        CheckPeriod(period);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vintage, LastVintage);
        return vintage < FirstVintage || vintage < period || places[vintage] < 0 ? double.NaN : known[(period * Vintages.Length) + places[vintage]];
    }

    /// <summary>What is known of a period at the newest vintage.</summary>
    /// <param name="period">From 0 to the youngest.</param>
    public double Newest(int period) => At(period, LastVintage);

    /// <summary>What was known of a period at the first kept vintage at which its delay was <paramref name="delay"/> or more; where there is none
    /// yet, what is known at the newest vintage. NaN of a grid whose first vintage is younger than that: later cases may be among them.</summary>
    /// <param name="period">From 0 to the youngest.</param>
    /// <param name="delay">In periods, at least 0.</param>
    public double Within(int period, int delay)
    {
        CheckPeriod(period);
        var vintage = (int)Math.Min((long)period + delay, LastVintage);
        if (IsGrid)
        {
            return At(period, vintage);
        }

        while (vintage < FirstVintage || places[vintage] < 0)
        {
            vintage++;
        }

        return At(period, vintage);
    }

    /// <summary>The triangle as it stood at an earlier date: only the vintages up to it.</summary>
    /// <param name="vintage">From the first vintage to the newest. Where it was not kept, the newest vintage before it is the last.</param>
    public ReportingTriangle AsOf(int vintage)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(vintage, FirstVintage);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(vintage, LastVintage);
        return vintage == LastVintage ? this : Build([.. Vintages.Where(kept => kept <= vintage)], At);
    }

    /// <summary>The triangle with a newest vintage whose table ends before its day: what it lacks of later periods is not known, and is not 0. Nowcasts of
    /// these periods mean nothing.</summary>
    /// <param name="period">The last period of which it says anything, from 0.</param>
    public ReportingTriangle CoveredTo(int period)
    {
        CheckPeriod(period);
        return new(Vintages, known) { Covered = period };
    }

    /// <summary>The triangle of some of its vintages, the newest among them.</summary>
    internal ReportingTriangle Of(IEnumerable<int> kept) => Build([.. kept], At).CoveredTo(Covered);

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
            for (var place = (period * Vintages.Length) + Vintages.Length - 2; place >= period * Vintages.Length; place--)
            {
                moved += Math.Max(0, known[place] - known[place + 1]);
                level[place] = Math.Min(level[place], level[place + 1]);
            }
        }

        return new(Vintages, level) { Covered = Covered };
    }

    /// <summary>Snapshots at any dates.</summary>
    /// <param name="vintages">The vintage of each snapshot, rising: the last period that had ended by then.</param>
    /// <param name="snapshots">For each vintage the known cases of periods 0, 1 and on, at most up to the vintage's own period; of those that are
    /// left out at the end nothing was known.</param>
    /// <exception cref="ArgumentException">The vintages do not rise, a snapshot is longer than its vintage, or a number is no count.</exception>
    public static ReportingTriangle FromVintages(IReadOnlyList<int> vintages, IReadOnlyList<double[]> snapshots)
    {
        ArgumentNullException.ThrowIfNull(vintages);
        ArgumentNullException.ThrowIfNull(snapshots);
        ArgumentOutOfRangeException.ThrowIfZero(vintages.Count, nameof(vintages));
        ArgumentOutOfRangeException.ThrowIfNegative(vintages[0], nameof(vintages));
        if (snapshots.Count != vintages.Count)
        {
            throw new ArgumentException($"{snapshots.Count} snapshots for {vintages.Count} vintages.", nameof(snapshots));
        }

        for (var index = 0; index < vintages.Count; index++)
        {
            if (index > 0 && vintages[index] <= vintages[index - 1])
            {
                throw new ArgumentException($"Vintage {vintages[index]} does not come after vintage {vintages[index - 1]}.", nameof(vintages));
            }

            if (snapshots[index].Length > vintages[index] + 1)
            {
                throw new ArgumentException(
                    $"The snapshot of vintage {vintages[index]} has {snapshots[index].Length} periods where at most {vintages[index] + 1} have ended.",
                    nameof(snapshots));
            }

            CheckCases(snapshots[index], nameof(snapshots));
        }

        var rows = vintages.Zip(snapshots).ToDictionary(pair => pair.First, pair => pair.Second);
        return Build([.. vintages], (period, vintage) => period < rows[vintage].Length ? rows[vintage][period] : 0);
    }

    private static ReportingTriangle Build(ImmutableArray<int> vintages, Func<int, int, double> at)
    {
        var known = new double[(vintages[^1] + 1) * vintages.Length];
        for (var place = 0; place < known.Length; place++)
        {
            var (period, vintage) = (place / vintages.Length, vintages[place % vintages.Length]);
            known[place] = vintage < period ? 0 : at(period, vintage);
        }

        return new(vintages, known);
    }

    /// <summary>Throws where vintages are missing between the first and the newest.</summary>
    internal void CheckGrid()
    {
        if (!IsGrid)
        {
            throw new ArgumentException($"{Vintages.Length} vintages from {FirstVintage} to {LastVintage} are no grid.");
        }
    }

    private void CheckPeriod(int period)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(period);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(period, Periods);
    }

    private static void CheckCases(double[] values, string parameter)
    {
        foreach (var value in values)
        {
            if (!double.IsFinite(value) || value < 0)
            {
                throw new ArgumentException($"{value} is no number of cases.", parameter);
            }
        }
    }
}
