namespace Cenotaph.Nowcasting;

/// <summary>One number of new cases: those of a period that first appear between two kept vintages.</summary>
/// <param name="From">The first vintage, kept or not, at which they may have come.</param>
/// <param name="To">The last: the kept vintage at which they are seen, or that of the greatest delay before it.</param>
/// <param name="Interval">The number of the kept vintage: 0 for the first, of which nothing shows when its cases came.</param>
/// <param name="Cases">New cases.</param>
internal readonly record struct ReportCell(int From, int To, int Interval, double Cases);

/// <summary>The new cases of each period, vintage by vintage, up to the greatest delay.</summary>
internal sealed class ReportCells
{
    // Periods older than so many greatest delays and a year's weeks before the newest vintage tell little of the delay now.
    private const double Delays = 2.5;
    private const int More = 52;

    private readonly ReportCell[][] rows;

    private ReportCells(int first, ReportCell[][] rows) => (FirstPeriod, this.rows) = (first, rows);

    /// <summary>The oldest period that is used.</summary>
    public int FirstPeriod { get; }

    /// <summary>How many periods are used, up to the youngest.</summary>
    public int Periods => rows.Length;

    /// <summary>How many numbers there are.</summary>
    public int Count => rows.Sum(row => row.Length);

    /// <summary>The cells of a period, counted from <see cref="FirstPeriod"/>, from the first vintage on.</summary>
    public ReportCell[] Of(int place) => rows[place];

    /// <summary>All cases of a period that came up to the newest vintage and the greatest delay.</summary>
    public double Known(int place) => rows[place].Sum(cell => cell.Cases);

    /// <summary>The oldest period of a triangle that is used.</summary>
    public static int First(ReportingTriangle triangle, int maximumDelay) =>
        Math.Max(0, triangle.Periods - (int)(Delays * maximumDelay) - More);

    /// <summary>The cells of a triangle without falls.</summary>
    public static ReportCells Of(ReportingTriangle triangle, int maximumDelay)
    {
        var first = First(triangle, maximumDelay);
        var rows = new ReportCell[triangle.Periods - first][];
        for (var period = first; period < triangle.Periods; period++)
        {
            var row = new List<ReportCell>();
            var (from, before) = (period, 0.0);
            for (var interval = 0; interval < triangle.Vintages.Length && from <= period + maximumDelay; interval++)
            {
                var vintage = triangle.Vintages[interval];
                if (vintage < period || (period > triangle.Covered && vintage == triangle.LastVintage))
                {
                    continue;
                }

                var known = triangle.At(period, vintage);
                var to = Math.Min(vintage, period + maximumDelay);
                row.Add(new(from, to, interval, known - before));
                (from, before) = (to + 1, known);
            }

            rows[period - first] = [.. row];
        }

        return new(first, rows);
    }
}
