namespace Cenotaph.Nowcasting;

/// <summary>Nowcasts of strata (regions, ages) that share what they have in common of the delay: a small stratum takes the delay of all, a large one
/// its own. One draw holds all strata, so that their sums have intervals of their own.</summary>
public sealed class StratifiedNowcast
{
    private readonly Nowcast[] strata;

    private StratifiedNowcast(Nowcast whole, Nowcast[] strata) => (Whole, this.strata) = (whole, strata);

    /// <summary>All strata together: each draw is the sum of the strata's.</summary>
    public Nowcast Whole { get; }

    /// <summary>How many strata.</summary>
    public int Count => strata.Length;

    /// <summary>A stratum, in the order in which they were given.</summary>
    public Nowcast Stratum(int index) => strata[index];

    /// <summary>Nowcasts strata jointly.</summary>
    /// <param name="triangles">One for each stratum, with the same vintages.</param>
    /// <param name="settings">For all of them.</param>
    /// <exception cref="ArgumentException">The vintages differ, or there is no stratum.</exception>
    public static StratifiedNowcast Of(IReadOnlyList<ReportingTriangle> triangles, NowcastSettings settings) => throw new NotSupportedException();
}
