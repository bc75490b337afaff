namespace Cenotaph.ExcessMortality;

/// <summary>Joint draws of the excess of every cell: a sum over any cells is taken within the draw, so that what they share is kept.</summary>
/// <param name="Cells">Year and age of each cell, by year, then age.</param>
/// <param name="Values">Draws × cells, in deaths.</param>
/// <param name="Seed">The seed they were drawn with.</param>
public sealed record ExcessDraws(IReadOnlyList<(int Year, string Age)> Cells, IReadOnlyList<double[]> Values, ulong Seed)
{
    /// <summary>The sum of the selected cells in every draw.</summary>
    /// <param name="cells">Which cells.</param>
    public double[] Sum(Func<int, string, bool> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var taken = Enumerable.Range(0, Cells.Count).Where(i => cells(Cells[i].Year, Cells[i].Age)).ToArray();
        return [.. Values.Select(draw => taken.Sum(i => draw[i]))];
    }
}
