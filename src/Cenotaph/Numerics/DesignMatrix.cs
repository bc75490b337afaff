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
}
