using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>
/// The model of the new cases of every period at every vintage. A case of period t that was not known before is reported at vintage v with risk
/// (cumulative hazard) usual(d) × exp(curve(d) + drift(t) + drift(v) + shock(v)) + leak(v), d = v − t; cases of a period are level(t) × a gamma number with mean 1.
/// Given both, new cases are Poisson, with a variance that is <see cref="Dispersion"/> times as large (counts are divided by it).
/// </summary>
internal sealed class ReportingModel
{
    // How far a break may throw the delay, how large shocks within a break may be, and how far the curve may turn from knot to knot.
    public const double BreakJump = 0.7;
    private const double BreakShock = 2;
    private const double CurveStart = 2;
    private const double CurveStep = 0.5;
    private const double CurveStepAlone = 1;

    // Old vintages that are used lie up to a twelfth of the greatest delay apart.
    private const double VintageGap = 12;

    // So many vintages are few, where others between them are missing.
    private const int Few = 12;

    // The level may begin anywhere within a factor of some hundred.
    private const double LevelStart = 3;

    private readonly double curveSpread;
    private readonly int[] lengths;
    private readonly bool[] broken;
    private readonly int[] intervalOf;
    private readonly int[] jumps;

    /// <summary>The model of a triangle without falls.</summary>
    /// <param name="triangle">Without falls.</param>
    /// <param name="maximumDelay">At least 1.</param>
    /// <param name="breaks">The breaks that are known at the newest vintage.</param>
    /// <param name="common">The delay that strata have in common; the unknowns are then what this stratum departs from it. Null where there is none.</param>
    public ReportingModel(ReportingTriangle triangle, int maximumDelay, IReadOnlyList<DelayBreak> breaks, CommonDelay? common = null)
    {
        Common = common;
        (Newest, MaximumDelay, Breaks) = (triangle.LastVintage, maximumDelay, breaks);
        Usual = common?.Curve ?? UsualDelay.LogRisks(triangle, maximumDelay, vintage => !breaks.Any(one => one.Holds(vintage)));
        IsSparse = !triangle.IsGrid && triangle.Vintages.Length <= Few;
        curveSpread = triangle.IsGrid ? CurveStep : CurveStepAlone;
        triangle = Thinned(triangle, maximumDelay);
        Cells = ReportCells.Of(triangle, maximumDelay);
        Layout = new(Cells, triangle, maximumDelay);
        broken = new bool[Layout.Shocks + 1];
        intervalOf = new int[triangle.Periods];
        lengths = new int[Layout.Shocks + 1];
        for (var (vintage, interval) = (0, 0); vintage < triangle.Periods; vintage++)
        {
            intervalOf[vintage] = interval;
            lengths[interval]++;
            broken[interval] |= breaks.Any(one => one.Holds(vintage));
            interval += vintage == triangle.Vintages[interval] ? 1 : 0;
        }

        jumps = [.. breaks.Where(one => one.Last < Newest).Select(one => one.Last + 1)];

        // The middle of the level: what is known at the last delays, or of all periods where none is that old.
        var (sum, count) = (0.0, 0);
        for (var place = 0; place < Cells.Periods; place++)
        {
            var old = Cells.FirstPeriod + place + maximumDelay <= Newest;
            (sum, count) = old || place < (Cells.Periods + 1) / 2 ? (sum + Cells.Known(place), count + 1) : (sum, count);
        }

        MiddleLevel = Math.Log((sum + 0.5) / count);
    }

    /// <summary>The delay that strata have in common; null where there is none.</summary>
    public CommonDelay? Common { get; }

    /// <summary>The newest vintage.</summary>
    public int Newest { get; }

    /// <summary>Whether few vintages were kept, with others missing between them.</summary>
    public bool IsSparse { get; }

    /// <summary>Nothing is expected after this delay.</summary>
    public int MaximumDelay { get; }

    /// <summary>The new cases.</summary>
    public ReportCells Cells { get; }

    /// <summary>Where the unknowns stand.</summary>
    public ModelLayout Layout { get; }

    /// <summary>The logarithm of the usual risk at each delay.</summary>
    public double[] Usual { get; }

    /// <summary>The logarithm of the middle of the level.</summary>
    public double MiddleLevel { get; }

    /// <summary>The breaks that are known.</summary>
    public IReadOnlyList<DelayBreak> Breaks { get; }

    /// <summary>The variance of counts over their mean; at least 1.</summary>
    public double Dispersion { get; set; } = 1;

    /// <summary>The interval between kept vintages that a vintage lies in.</summary>
    public int Interval(int vintage) => intervalOf[vintage];

    /// <summary>What breaks add to the risk at each vintage up to the newest: the same for cases of every age.</summary>
    public double[] Leaks(ModelScale scale)
    {
        var leaks = new double[Newest + 1];
        for (var place = 0; place < Breaks.Count; place++)
        {
            var one = Breaks[place];
            for (var vintage = Math.Max(0, one.First); vintage <= Math.Min(one.Last, Newest); vintage++)
            {
                leaks[vintage] += scale.Leaks[place] / (1.0 + one.Last - one.First);
            }
        }

        return leaks;
    }

    /// <summary>How drift with the period wanders.</summary>
    public Wandering PeriodDrift(ModelScale scale) => Drift(scale.PeriodWalk, scale.PeriodTrend, 0);

    /// <summary>How drift with the vintage wanders.</summary>
    public Wandering VintageDrift(ModelScale scale) => Drift(scale.VintageWalk, scale.VintageTrend, BreakJump);

    /// <summary>The covariance of drift with the vintage between two sets of places.</summary>
    public double[] VintageCovariance(ModelScale scale, int[] rows, int[] columns, int[] more) =>
        VintageDrift(scale).Covariance(rows, columns, Layout.Vintages.Knots[0], [.. jumps, .. more]);

    /// <summary>The precisions of the unknowns before anything is seen: a block for each line of knots, a number for each shock; and half the logarithm of
    /// their determinant. Null where rounding makes a block none.</summary>
    public (double[][] Blocks, double[] Shocks, double HalfLogDeterminant)? Prior(ModelScale scale)
    {
        int[] curve = [.. Enumerable.Range(0, Layout.Curve.Count)];
        double[][] covariances =
        [
            (Common is null ? new Wandering(CurveStart, curveSpread, 0, 1, 0) : new(scale.Curve, scale.Curve / 3, 0, 1, 0)).Covariance(curve, curve, 0, []),
            PeriodDrift(scale).Covariance(Layout.Periods.Knots, Layout.Periods.Knots, Layout.Periods.Knots[0], []),
            VintageCovariance(scale, Layout.Vintages.Knots, Layout.Vintages.Knots, []),
            new Wandering(LevelStart, scale.LevelWalk, 0, 1, 0).Covariance(Layout.Level.Knots, Layout.Level.Knots, Layout.Level.Knots[0], []),
        ];
        int[] sizes = [Layout.Curve.Count, Layout.Periods.Count, Layout.Vintages.Count, Layout.Level.Count];
        var (blocks, half) = (new double[4][], 0.0);
        for (var block = 0; block < 4; block++)
        {
            if (DenseFactor.Of(covariances[block], sizes[block]) is not { } factor)
            {
                return null;
            }

            blocks[block] = factor.Inverse();
            half -= factor.LogDeterminant / 2;
        }

        var shocks = new double[Layout.Shocks + 1];
        for (var interval = 1; interval <= Layout.Shocks; interval++)
        {
            var spread = broken[interval] ? BreakShock : scale.Shock;
            shocks[interval] = lengths[interval] / ((spread * spread) + 1e-8);
            half += Math.Log(shocks[interval]) / 2;
        }

        return (blocks, shocks, half);
    }

    // Old vintages close together cost time and tell nearly nothing that fewer of them do not; breaks keep theirs.
    private ReportingTriangle Thinned(ReportingTriangle triangle, int maximumDelay)
    {
        var oldest = Math.Max(triangle.FirstVintage, ReportCells.First(triangle, maximumDelay));
        var line = KnotLine.Back(oldest, triangle.LastVintage, Math.Max(1, maximumDelay / VintageGap)).Knots;
        return triangle.Of(triangle.Vintages.Where((vintage, place) => vintage >= oldest && (
            vintage == triangle.LastVintage || vintage == triangle.FirstVintage
            || (place > 0 && line.Any(knot => triangle.Vintages[place - 1] < knot && knot <= vintage))
            || Breaks.Any(one => one.First - 1 <= vintage && vintage <= one.Last))));
    }

    private Wandering Drift(double walk, double trend, double jump)
    {
        // A trend lasts as long as the delay, for so far the nowcast looks ahead.
        double memory = Math.Max(12, MaximumDelay);
        return new(0, walk / Math.Sqrt(MaximumDelay), trend / MaximumDelay, memory, jump);
    }
}
