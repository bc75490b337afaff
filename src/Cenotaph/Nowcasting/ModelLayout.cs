namespace Cenotaph.Nowcasting;

/// <summary>Where each unknown of the model stands in its vector: departures of the delay's curve, drift with the period, drift with the vintage, level of
/// cases, and a shock for each interval between vintages, the newest of which stand with the others, for they are entangled with the youngest periods.</summary>
internal sealed class ModelLayout
{
    // Widest gaps between knots: an eighth of the greatest delay for the drift, some weeks for the level.
    private const double DriftGap = 8;
    private const int LevelGap = 6;

    // So many shocks are solved for together with the other unknowns.
    private const int NewestShocks = 12;

    /// <summary>The layout for a triangle's cells.</summary>
    public ModelLayout(ReportCells cells, ReportingTriangle triangle, int maximumDelay)
    {
        var (oldest, newest) = (cells.FirstPeriod, triangle.LastVintage);
        var gap = Math.Max(2, maximumDelay / DriftGap);
        Curve = KnotLine.Delays(maximumDelay);
        Periods = KnotLine.Back(oldest, newest, gap);
        Vintages = KnotLine.Back(Math.Min(newest, Math.Max(oldest, triangle.FirstVintage)), newest, gap);
        Level = KnotLine.Back(oldest, newest, LevelGap);
        Shocks = triangle.Vintages.Length - 1;
        var together = Math.Min(Shocks, NewestShocks);
        (PeriodsAt, VintagesAt) = (Curve.Count, Curve.Count + Periods.Count);
        LevelAt = VintagesAt + Vintages.Count;
        ShocksAt = LevelAt + Level.Count;
        Dense = ShocksAt + together;
        Apart = Shocks - together;
    }

    /// <summary>The curve of the delay.</summary>
    public KnotLine Curve { get; }

    /// <summary>Drift with the period.</summary>
    public KnotLine Periods { get; }

    /// <summary>Drift with the vintage.</summary>
    public KnotLine Vintages { get; }

    /// <summary>The level of cases.</summary>
    public KnotLine Level { get; }

    /// <summary>How many shocks: one for each kept vintage but the first.</summary>
    public int Shocks { get; }

    /// <summary>Where drift with the period begins; the curve begins at 0.</summary>
    public int PeriodsAt { get; }

    /// <summary>Where drift with the vintage begins.</summary>
    public int VintagesAt { get; }

    /// <summary>Where the level begins.</summary>
    public int LevelAt { get; }

    /// <summary>Where the newest shocks begin.</summary>
    public int ShocksAt { get; }

    /// <summary>How many unknowns are solved for together; the older shocks come after them.</summary>
    public int Dense { get; }

    /// <summary>How many older shocks stand apart.</summary>
    public int Apart { get; }

    /// <summary>How many unknowns there are.</summary>
    public int Size => Dense + Apart;

    /// <summary>The place of the shock of an interval from 1 on.</summary>
    public int Shock(int interval) => interval > Apart ? ShocksAt + interval - 1 - Apart : Dense + interval - 1;
}
