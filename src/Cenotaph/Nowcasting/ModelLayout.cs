namespace Cenotaph.Nowcasting;

/// <summary>Where each unknown of the model stands in its vector: departures of the delay's curve, drift with the period, drift with the vintage, level of
/// cases, and a shock for each interval between vintages.</summary>
internal sealed class ModelLayout
{
    // Widest gaps between knots: an eighth of the greatest delay for the drift, some weeks for the level.
    private const double DriftGap = 8;
    private const int LevelGap = 6;
    private const double MostGaps = 24;

    /// <summary>The layout for a triangle's cells.</summary>
    public ModelLayout(ReportCells cells, ReportingTriangle triangle, int maximumDelay)
    {
        var (oldest, newest) = (cells.FirstPeriod, triangle.LastVintage);
        var gap = Math.Max(2, Math.Max(maximumDelay / DriftGap, (newest - oldest) / MostGaps));
        Curve = KnotLine.Delays(maximumDelay);
        Periods = KnotLine.Back(oldest, newest, gap);
        Vintages = KnotLine.Back(Math.Min(newest, Math.Max(oldest, triangle.FirstVintage)), newest, gap);
        Level = KnotLine.Back(oldest, newest, LevelGap);
        Shocks = triangle.Vintages.Length - 1;
        (PeriodsAt, VintagesAt) = (Curve.Count, Curve.Count + Periods.Count);
        LevelAt = VintagesAt + Vintages.Count;
        ShocksAt = LevelAt + Level.Count;
        Size = ShocksAt + Shocks;
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

    /// <summary>Where the shocks begin.</summary>
    public int ShocksAt { get; }

    /// <summary>How many unknowns there are.</summary>
    public int Size { get; }

    /// <summary>Whether an unknown is one of the level.</summary>
    public bool IsLevel(int place) => LevelAt <= place && place < ShocksAt;

    /// <summary>The place of the shock of an interval from 1 on.</summary>
    public int Shock(int interval) => ShocksAt + interval - 1;
}
