namespace Cenotaph.ExcessMortality;

/// <summary>D = β·year + α_k by least squares, in closed form: the levels are taken out first, what is left is one slope (Frisch and Waugh,
/// Econometrica 1, 1933).</summary>
internal sealed class SeasonalFit
{
    private readonly int[] rows;
    private readonly double[] meanYear;
    private readonly double[] meanDeaths;
    private readonly double sumOfYears;

    private SeasonalFit(int[] rows, double[] meanYear, double[] meanDeaths, double sumOfYears, double slope, double sigma2, int df)
    {
        (this.rows, this.meanYear, this.meanDeaths, this.sumOfYears) = (rows, meanYear, meanDeaths, sumOfYears);
        (Slope, Sigma2, Df) = (slope, sigma2, df);
    }

    /// <summary>Deaths a period, a year.</summary>
    public double Slope { get; }

    /// <summary>The variance of the deaths of a period about the baseline.</summary>
    public double Sigma2 { get; }

    /// <summary>Rows less periods less one.</summary>
    public int Df { get; }

    /// <summary>Fits the rows; null when they do not determine the slope and its error.</summary>
    /// <param name="periods">From 1 to <paramref name="count"/>.</param>
    /// <param name="years">The year of each row.</param>
    /// <param name="deaths">The deaths of each row.</param>
    /// <param name="count">How many periods a year has.</param>
    public static SeasonalFit? Of(ReadOnlySpan<int> periods, ReadOnlySpan<int> years, ReadOnlySpan<double> deaths, int count)
    {
        var (rows, meanYear, meanDeaths) = (new int[count + 1], new double[count + 1], new double[count + 1]);
        for (var i = 0; i < periods.Length; i++)
        {
            rows[periods[i]]++;
            meanYear[periods[i]] += years[i];
            meanDeaths[periods[i]] += deaths[i];
        }

        var levels = 0;
        for (var k = 1; k <= count; k++)
        {
            levels += rows[k] > 0 ? 1 : 0;
            meanYear[k] /= rows[k];
            meanDeaths[k] /= rows[k];
        }

        var (squares, products) = (0.0, 0.0);
        for (var i = 0; i < periods.Length; i++)
        {
            var year = years[i] - meanYear[periods[i]];
            squares += year * year;
            products += year * (deaths[i] - meanDeaths[periods[i]]);
        }

        var df = periods.Length - levels - 1;
        if (squares <= 0 || df < 1)
        {
            return null;
        }

        var slope = products / squares;
        var residuals = 0.0;
        for (var i = 0; i < periods.Length; i++)
        {
            var residual = deaths[i] - meanDeaths[periods[i]] - (slope * (years[i] - meanYear[periods[i]]));
            residuals += residual * residual;
        }

        return new(rows, meanYear, meanDeaths, squares, slope, residuals / df, df);
    }

    /// <summary>Whether the baseline has a level for the period.</summary>
    public bool Has(int period) => period < rows.Length && rows[period] > 0;

    /// <summary>Expected deaths of a sum of periods and the standard error of the sum of those counted about it: σ²Σw + σ² pᵀ(XᵀX)⁻¹p.</summary>
    /// <param name="cells">Year and period of each count; a cell may stand more than once.</param>
    public (double Expected, double StandardError) Sum(IReadOnlyList<(int Year, int Period)> cells)
    {
        var times = new double[rows.Length];
        var (expected, distance) = (0.0, 0.0);
        foreach (var (year, period) in cells)
        {
            expected += meanDeaths[period] + (Slope * (year - meanYear[period]));
            distance += year - meanYear[period];
            times[period]++;
        }

        var levels = 0.0;
        for (var k = 1; k < rows.Length; k++)
        {
            levels += rows[k] > 0 ? times[k] * times[k] / rows[k] : 0;
        }

        return (expected, Math.Sqrt(Sigma2 * (cells.Count + levels + (distance * distance / sumOfYears))));
    }
}
