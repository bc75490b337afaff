namespace Cenotaph.Nowcasting;

/// <summary>New cases by vintage and band of delays, beside what would come if growth were as usual.</summary>
internal sealed class ReportTable
{
    private readonly double[] reports;
    private readonly double[] exposure;
    private readonly bool[] counts;
    private readonly bool[] afterBreak;

    private ReportTable(int bands, double[] reports, double[] exposure, bool[] counts, bool[] afterBreak) =>
        (Bands, this.reports, this.exposure, this.counts, this.afterBreak) = (bands, reports, exposure, counts, afterBreak);

    /// <summary>How many bands of delays.</summary>
    public int Bands { get; }

    /// <summary>How many vintages have one before them.</summary>
    public int Steps => counts.Length;

    /// <summary>New cases at a vintage in a band.</summary>
    public double Reports(int step, int band) => reports[(step * Bands) + band];

    /// <summary>The cases known at the vintage before, each times the usual growth at its delay.</summary>
    public double Exposure(int step, int band) => exposure[(step * Bands) + band];

    /// <summary>Whether the vintage tells of the delay: it is not part of a break.</summary>
    public bool Counts(int step) => counts[step];

    /// <summary>Whether a break ended at the vintage before: the delay may be another from here on.</summary>
    public bool AfterBreak(int step) => afterBreak[step];

    /// <summary>The table of a triangle without falls.</summary>
    /// <param name="triangle">Without falls.</param>
    /// <param name="bands">The bands of delays.</param>
    /// <param name="breaks">The breaks that are known at the newest vintage.</param>
    public static ReportTable Of(ReportingTriangle triangle, DelayBands bands, IReadOnlyList<DelayBreak> breaks)
    {
        var steps = triangle.LastVintage - triangle.FirstVintage;
        var (reports, exposure) = (new double[steps * bands.Count], new double[steps * bands.Count]);
        var (counts, after) = (new bool[steps], new bool[steps]);
        for (var step = 0; step < steps; step++)
        {
            var vintage = triangle.FirstVintage + 1 + step;
            counts[step] = !breaks.Any(one => one.Holds(vintage));
            after[step] = breaks.Any(one => one.Last + 1 == vintage);
            for (var delay = 1; delay <= Math.Min(bands.MaximumDelay, vintage); delay++)
            {
                var place = (step * bands.Count) + bands.Of(delay);
                var known = triangle.At(vintage - delay, vintage - 1);
                reports[place] += triangle.At(vintage - delay, vintage) - known;
                exposure[place] += known * bands.Usual(delay);
            }
        }

        return new(bands.Count, reports, exposure, counts, after);
    }
}
