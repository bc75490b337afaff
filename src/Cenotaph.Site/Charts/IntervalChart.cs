using System.Collections.Immutable;
using Cenotaph.Site.Words;

namespace Cenotaph.Site.Charts;

/// <summary>One line of an <see cref="IntervalChart"/>: a number with a wide and a narrow interval.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The number, or null.</param>
/// <param name="Wide">The interval that counts, or null.</param>
/// <param name="Narrow">The interval beside it, or null.</param>
/// <param name="Beside">Another number of the same: what is known by now, or what came later; or null.</param>
/// <param name="Way">1 where it is more than the number, -1 where less: an arrow says so; else 0.</param>
internal sealed record IntervalLine(
    string Name, double? Value, (double Low, double High)? Wide, (double Low, double High)? Narrow, double? Beside = null, int Way = 0);

/// <summary>Numbers with their intervals lying one below the other, each under its name, so that it fits a narrow page.</summary>
internal sealed class IntervalChart(ImmutableArray<IntervalLine> lines)
{
    public const double Width = 340;
    private const double Margin = 14;
    private const double Row = 36;
    private const double Foot = 24;
    private const double Arrow = 10;
    private const double Letter = 7;

    public double Height => (lines.Length * Row) + Foot;

    /// <summary>The inside of the drawing.</summary>
    public string Svg(Texts texts)
    {
        var axis = new ValueAxis(lines.SelectMany(line => new[] { line.Value, line.Wide?.Low, line.Wide?.High, line.Narrow?.Low, line.Narrow?.High, line.Beside })
            .OfType<double>().Where(number => double.IsFinite(number) && Math.Abs(number) < 1e20).Select(number => (decimal)number));
        double X(double number) => Margin + (axis.Place((decimal)Math.Clamp(number, -1e20, 1e20)) * (Width - (2 * Margin)));
        var drawing = new Drawing();
        var ticks = axis.Ticks.ToList();

        // The ends are named where they do not lie over the 0.
        bool Named(decimal tick) => tick == 0
            || ((tick == ticks[0] || tick == ticks[^1]) && (!ticks.Contains(0) || Math.Abs(X((double)tick) - X(0)) > (texts.Number(tick).Length + 1) * Letter));
        foreach (var tick in ticks)
        {
            drawing.Line(X((double)tick), 0, X((double)tick), Height - Foot, tick == 0 ? "axis" : "grid");
            if (Named(tick))
            {
                drawing.Text(X((double)tick), Height - 6, texts.Number(tick), "tick", tick == ticks[0] ? "start" : tick == ticks[^1] ? "end" : "middle");
            }
        }

        for (var i = 0; i < lines.Length; i++)
        {
            var (line, y) = (lines[i], (i * Row) + 26);
            drawing.Fitted(Margin, y - 10, line.Name, "tick", Width - (2 * Margin));
            if (line.Wide is { } wide)
            {
                drawing.Line(X(wide.Low), y, X(wide.High), y, "curve newest");
            }

            if (line.Narrow is { } narrow)
            {
                drawing.Box(X(narrow.Low), y - 3, Math.Max(1, X(narrow.High) - X(narrow.Low)), 6, "band");
            }

            if (line is { Value: { } number, Way: 0 })
            {
                drawing.Circle(X(number), y, 3.5, "dot newest");
            }
            else if (line.Value is { } value)
            {
                // Beside the limits of the bound, the side on which the number lies.
                var (foot, head) = (X(value), X(value) + (line.Way * Arrow));
                drawing.Line(foot, y - 6, foot, y + 6, "curve newest")
                    .Path($"M{Drawing.N(head)} {Drawing.N(y)}L{Drawing.N(foot)} {Drawing.N(y - 5)}L{Drawing.N(foot)} {Drawing.N(y + 5)}Z", "dot newest");
            }

            // Smaller, so that both are seen where they are the same.
            if (line.Beside is { } beside)
            {
                drawing.Circle(X(beside), y, 2.2, "dot known");
            }
        }

        return drawing.ToString();
    }
}
