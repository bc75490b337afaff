namespace Cenotaph.Numerics;

/// <summary>A design: for each row one value for each named column. Kept row by row.</summary>
internal sealed class DesignMatrix
{
    private readonly double[] values;

    /// <summary>A design from its values, row by row.</summary>
    /// <param name="names">The columns, at least one.</param>
    /// <param name="values">Rows × columns finite numbers.</param>
    public DesignMatrix(IReadOnlyList<string> names, double[] values)
    {
        ArgumentOutOfRangeException.ThrowIfZero(names.Count);
        if (values.Length % names.Count != 0)
        {
            throw new ArgumentException($"{values.Length} values are no whole number of rows of {names.Count}.", nameof(values));
        }

        (Names, this.values) = (names, values);
    }

    /// <summary>The design of terms over covariates.</summary>
    /// <param name="terms">The terms, whose columns follow each other.</param>
    /// <param name="covariates">For each row its covariates, in the order the terms number them.</param>
    public static DesignMatrix Of(IReadOnlyList<DesignTerm> terms, IReadOnlyList<double[]> covariates)
    {
        string[] names = [.. terms.SelectMany(term => term.Names)];
        var values = new double[names.Length * covariates.Count];
        for (var row = 0; row < covariates.Count; row++)
        {
            Write(terms, covariates[row], values.AsSpan(row * names.Length, names.Length));
        }

        return new(names, values);
    }

    /// <summary>One row of the same terms, for a prediction.</summary>
    /// <param name="terms">The terms that the design was made of.</param>
    /// <param name="covariates">The covariates of the point.</param>
    public static double[] Point(IReadOnlyList<DesignTerm> terms, params ReadOnlySpan<double> covariates)
    {
        var columns = new double[terms.Sum(term => term.Names.Count)];
        Write(terms, covariates, columns);
        return columns;
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>How many columns.</summary>
    public int Columns => Names.Count;

    /// <summary>How many rows.</summary>
    public int Rows => values.Length / Columns;

    /// <summary>All values, row by row.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>The values of one row.</summary>
    public ReadOnlySpan<double> Row(int row) => values.AsSpan(row * Columns, Columns);

    /// <summary>The design factored for least squares.</summary>
    /// <param name="weights">One for each row, or none.</param>
    public LeastSquaresDesign Factored(ReadOnlySpan<double> weights = default) => LeastSquaresDesign.Of(values, Columns, weights);

    private static void Write(IReadOnlyList<DesignTerm> terms, ReadOnlySpan<double> covariates, Span<double> columns)
    {
        var first = 0;
        foreach (var term in terms)
        {
            term.Write(covariates, columns.Slice(first, term.Names.Count));
            first += term.Names.Count;
        }
    }
}
