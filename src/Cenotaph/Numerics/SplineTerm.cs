namespace Cenotaph.Numerics;

/// <summary>
/// A smooth curve: cubic between its knots, a straight line beyond the outer ones (Hastie, Tibshirani and Friedman, The Elements of Statistical
/// Learning, 2nd edition 2009, equations 5.4 and 5.5, without the constant, and with every difference as a share of the knots' range, so that
/// columns are of one size). K knots give K − 1 columns, the first the covariate itself.
/// </summary>
internal sealed record SplineTerm : DesignTerm
{
    private readonly double[] knots;

    /// <summary>A curve with the given knots.</summary>
    /// <param name="covariate">Which covariate, from 0.</param>
    /// <param name="name">The name; the columns are <c>name 1</c>, <c>name 2</c> and so on.</param>
    /// <param name="knots">At least two, rising.</param>
    public SplineTerm(int covariate, string name, IReadOnlyList<double> knots)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(knots.Count, 2);
        for (var knot = 1; knot < knots.Count; knot++)
        {
            if (!(knots[knot] > knots[knot - 1]))
            {
                throw new ArgumentException(FormattableString.Invariant($"Knot {knots[knot]} is not above knot {knots[knot - 1]}."), nameof(knots));
            }
        }

        (Covariate, this.knots) = (covariate, [.. knots]);
        Names = [.. Enumerable.Range(1, knots.Count - 1).Select(column => FormattableString.Invariant($"{name} {column}"))];
    }

    /// <summary>Which covariate, from 0.</summary>
    public int Covariate { get; }

    /// <summary>Where the pieces meet, rising.</summary>
    public IReadOnlyList<double> Knots => knots;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Names { get; }

    /// <summary>A curve with the given number of columns: outer knots at the ends of the data, the others at quantiles in equal steps between.</summary>
    /// <param name="covariate">Which covariate, from 0.</param>
    /// <param name="name">The name.</param>
    /// <param name="values">The covariate's values in the data.</param>
    /// <param name="df">How many columns, at least 1.</param>
    public static SplineTerm WithDf(int covariate, string name, ReadOnlySpan<double> values, int df)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(df, 1);
        double[] sorted = [.. values];
        Array.Sort(sorted);
        return new(covariate, name, [.. Enumerable.Range(0, df + 1).Select(step => Quantiles.OfSorted(sorted, (double)step / df))]);
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<double> covariates, Span<double> columns)
    {
        var range = knots[^1] - knots[0];
        var x = covariates[Covariate];
        columns[0] = (x - knots[0]) / range;
        var last = Slope(x, knots.Length - 2, range);
        for (var knot = 0; knot < knots.Length - 2; knot++)
        {
            columns[knot + 1] = Slope(x, knot, range) - last;
        }
    }

    // d_k of equation 5.5.
    private double Slope(double x, int knot, double range) =>
        (Cube((x - knots[knot]) / range) - Cube((x - knots[^1]) / range)) / ((knots[^1] - knots[knot]) / range);

    private static double Cube(double x) => x > 0 ? x * x * x : 0;
}
