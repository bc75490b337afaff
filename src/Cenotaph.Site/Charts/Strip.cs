using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Site.Charts;

/// <summary>The scale that the figures of one table share, and each figure drawn on it.</summary>
internal sealed class Strip
{
    public const double Width = 240;
    public const double Height = 24;
    private const double Margin = 16;

    private readonly ValueAxis axis;

    public Strip(ImmutableArray<Claim> claims) =>
        axis = new(claims.SelectMany(TimelineChart.Numbers));

    /// <summary>The number at the right end.</summary>
    public decimal Last => axis.Last;

    /// <summary>The inside of the drawing of one claim's figure.</summary>
    public string Svg(Claim claim)
    {
        var drawing = new Drawing();
        foreach (var tick in axis.Ticks)
        {
            drawing.Line(X(tick), 2, X(tick), Height - 2, tick == 0 ? "axis" : "grid");
        }

        Sign.Lying(drawing, claim.Figure, Height / 2, X, TimelineChart.Style(claim));
        return drawing.ToString();
    }

    private double X(decimal number) => Margin + (axis.Place(number) * (Width - (2 * Margin)));
}
