using Cenotaph.Registers;

namespace Cenotaph.Site.Charts;

/// <summary>The scale of one column of numbers, and each of them as a small bar on it with its limits as a line.</summary>
internal sealed class PartBar
{
    public const double Width = 96;
    public const double Height = 8;

    private readonly ValueAxis axis;

    public PartBar(IEnumerable<SeriesRow?> rows) => axis = new(rows.OfType<SeriesRow>()
        .SelectMany(row => new[] { row.Value, row.Low, row.High }.OfType<decimal>()));

    /// <summary>The inside of the drawing.</summary>
    public string Svg(SeriesRow row)
    {
        var drawing = new Drawing();
        if (row.Value is { } value)
        {
            var (from, to) = (Math.Min(X(0), X(value)), Math.Max(X(0), X(value)));
            drawing.Box(from, 2, to - from, Height - 4, "bar");
        }

        if (row is { Low: { } low, High: { } high })
        {
            drawing.Line(X(low), Height / 2, X(high), Height / 2, "bar-limits");
        }

        return drawing.ToString();
    }

    private double X(decimal number) => axis.Place(number) * Width;
}
