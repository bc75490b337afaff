namespace Cenotaph.Nowcasting;

/// <summary>
/// Delays in bands that widen with the delay, and the growth that is usual at each: new cases at a delay for each case known before it, over all
/// vintages, smoothed over neighbours. A delay model says how far a band departs from what is usual.
/// </summary>
internal sealed class DelayBands
{
    // A band is about a fifth as wide as its delay, so that within it the growth changes little and departs alike.
    private const double Width = 0.2;

    private readonly int[] bands;
    private readonly double[] usual;

    private DelayBands(int[] bands, double[] usual) => (this.bands, this.usual) = (bands, usual);

    /// <summary>How many bands there are.</summary>
    public int Count => bands[^1] + 1;

    /// <summary>Nothing is expected after this delay.</summary>
    public int MaximumDelay => bands.Length - 1;

    /// <summary>The band of a delay from 1 on.</summary>
    public int Of(int delay) => bands[delay];

    /// <summary>The usual growth at a delay from 1 on.</summary>
    public double Usual(int delay) => usual[delay];

    /// <summary>The bands of a triangle without falls, up to the greatest delay.</summary>
    /// <param name="triangle">Without falls.</param>
    /// <param name="maximumDelay">At least 1.</param>
    /// <param name="counts">Which vintages count; the others are left out.</param>
    public static DelayBands Of(ReportingTriangle triangle, int maximumDelay, Func<int, bool> counts)
    {
        var bands = new int[maximumDelay + 1];
        var start = 1;
        for (var delay = 1; delay <= maximumDelay; delay++)
        {
            var next = delay > start && delay - start >= Width * start;
            start = next ? delay : start;
            bands[delay] = next ? bands[delay - 1] + 1 : bands[delay - 1];
        }

        var (reports, before) = (new double[maximumDelay + 1], new double[maximumDelay + 1]);
        for (var vintage = triangle.FirstVintage + 1; vintage < triangle.Periods; vintage++)
        {
            for (var delay = 1; counts(vintage) && delay <= Math.Min(maximumDelay, vintage); delay++)
            {
                var known = triangle.At(vintage - delay, vintage - 1);
                before[delay] += known;
                reports[delay] += triangle.At(vintage - delay, vintage) - known;
            }
        }

        return new(bands, Smoothed(reports, before));
    }

    private static double[] Smoothed(double[] reports, double[] before)
    {
        var usual = new double[reports.Length];
        for (var delay = 1; delay < usual.Length; delay++)
        {
            var reach = (int)(Width * delay);
            var (come, stood) = (0.0, 0.0);
            for (var near = Math.Max(1, delay - reach); near <= Math.Min(usual.Length - 1, delay + reach); near++)
            {
                come += reports[near];
                stood += before[near];
            }

            // Half a case keeps growth that was never seen above 0; a delay that nobody was exposed to takes that before it.
            usual[delay] = stood > 0 ? Math.Max(come, 0.5) / stood : delay > 1 ? usual[delay - 1] : 1;
        }

        return usual;
    }
}
