using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>
/// The sign of each kind of bound, by shape: a dot is a number, a ring with a dot is "about", a stem with an arrow head
/// away from the value is a one-sided bound, a bar with ends is a range, a thin one with a mark inside a 95 % interval.
/// </summary>
internal static class Sign
{
    private const double Stem = 13;

    /// <summary>Draws a figure upright: higher numbers have smaller y.</summary>
    public static void Upright(Drawing drawing, Figure figure, double x, Func<decimal, double> y, string style) =>
        Draw(drawing, figure, number => (x, y(number)), (0, -1), style);

    /// <summary>Draws a figure lying: higher numbers have greater x.</summary>
    public static void Lying(Drawing drawing, Figure figure, double y, Func<decimal, double> x, string style) =>
        Draw(drawing, figure, number => (x(number), y), (1, 0), style);

    private static void Draw(
        Drawing drawing, Figure figure, Func<decimal, (double X, double Y)> place, (double X, double Y) up, string style)
    {
        switch (figure.Bound)
        {
            case Bound.Point:
                var (x, y) = place(figure.Value!.Value);
                drawing.Circle(x, y, 4.5, style + " fill");
                break;
            case Bound.Approximate:
                (x, y) = place(figure.Value!.Value);
                drawing.Circle(x, y, 5.5, style + " line").Circle(x, y, 1.8, style + " fill");
                break;
            case Bound.Lower:
                Arrow(drawing, place(figure.Low!.Value), up, style);
                break;
            case Bound.Upper:
                Arrow(drawing, place(figure.High!.Value), (-up.X, -up.Y), style);
                break;
            case Bound.Range or Bound.Interval95:
                Bar(drawing, figure, place, up, style);
                break;
        }
    }

    /// <summary>A foot across at the value, a stem away from it, and a head at the end of the stem.</summary>
    private static void Arrow(Drawing drawing, (double X, double Y) from, (double X, double Y) way, string style)
    {
        var (acrossX, acrossY) = (way.Y, way.X);
        var (tipX, tipY) = (from.X + (way.X * Stem), from.Y + (way.Y * Stem));
        var (neckX, neckY) = (from.X + (way.X * (Stem - 8)), from.Y + (way.Y * (Stem - 8)));
        drawing
            .Line(from.X - (acrossX * 4), from.Y - (acrossY * 4), from.X + (acrossX * 4), from.Y + (acrossY * 4), style + " line")
            .Line(from.X, from.Y, neckX, neckY, style + " line")
            .Path($"M{Drawing.N(tipX)} {Drawing.N(tipY)}L{Drawing.N(neckX + (acrossX * 4.5))} {Drawing.N(neckY + (acrossY * 4.5))}"
                + $"L{Drawing.N(neckX - (acrossX * 4.5))} {Drawing.N(neckY - (acrossY * 4.5))}Z", style + " fill");
    }

    private static void Bar(
        Drawing drawing, Figure figure, Func<decimal, (double X, double Y)> place, (double X, double Y) up, string style)
    {
        var (low, high) = (place(figure.Low!.Value), place(figure.High!.Value));
        var (acrossX, acrossY) = (up.Y, up.X);
        var line = style + (figure.Bound == Bound.Range ? " thick" : " line");
        drawing.Line(low.X, low.Y, high.X, high.Y, line);
        foreach (var end in new[] { low, high })
        {
            var (halfX, halfY) = (acrossX * 5, acrossY * 5);
            drawing.Line(end.X - halfX, end.Y - halfY, end.X + halfX, end.Y + halfY, style + " line");
        }

        if (FigureWords.Order(figure) is { } middle && (figure.Value is not null || figure.Bound == Bound.Interval95))
        {
            var (x, y) = place(middle);
            drawing.Circle(x, y, figure.Value is null ? 2.2 : 4, style + " fill");
        }
    }
}
