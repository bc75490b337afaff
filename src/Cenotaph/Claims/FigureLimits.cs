namespace Cenotaph.Claims;

/// <summary>How far the number behind a printed figure may reach, by what the figure says and how far it was rounded.</summary>
internal static class FigureLimits
{
    /// <summary>The smallest number it allows; null when it sets no lower limit.</summary>
    public static decimal? Low(Figure figure) => figure.Bound switch
    {
        Bound.Point => figure.Value - (figure.Rounding / 2),
        Bound.Approximate => figure.Value - figure.Rounding,
        Bound.Lower or Bound.Range or Bound.Interval95 => figure.Low,
        _ => null,
    };

    /// <summary>The largest number it allows; null when it sets no upper limit.</summary>
    public static decimal? High(Figure figure) => figure.Bound switch
    {
        Bound.Point => figure.Value + (figure.Rounding / 2),
        Bound.Approximate => figure.Value + figure.Rounding,
        Bound.Upper or Bound.Range or Bound.Interval95 => figure.High,
        _ => null,
    };

    /// <summary>The number in its middle: its value, or the middle of its limits; null for a one-sided bound.</summary>
    public static decimal? Centre(Figure figure) =>
        figure.Value ?? (figure is { Low: { } low, High: { } high } ? (low + high) / 2 : null);
}
