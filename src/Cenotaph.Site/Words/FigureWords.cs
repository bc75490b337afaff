using Cenotaph.Claims;

namespace Cenotaph.Site.Words;

/// <summary>Published figures as readers see them, never without their bound.</summary>
internal static class FigureWords
{
    /// <summary>The figure in short, for example <c>at least 26,000</c> or <c>275,000–325,000</c>.</summary>
    public static string Short(this Texts texts, Figure figure) => figure.Bound switch
    {
        Bound.None => texts["figure.none"],
        Bound.Point => texts.Number(figure.Value!.Value),
        Bound.Approximate => texts.With("figure.approx", texts.Number(figure.Value!.Value)),
        Bound.Lower => texts.With("figure.lower", texts.Number(figure.Low!.Value)),
        Bound.Upper => texts.With("figure.upper", texts.Number(figure.High!.Value)),
        _ when figure.Value is { } value => texts.With("figure.centred", texts.Number(value), texts.Limits(figure)),
        _ => texts.Limits(figure),
    };

    /// <summary>The unit of a claim as it stands behind its figure.</summary>
    public static string Unit(this Texts texts, Claim claim) => texts.Unit(
        claim.Quantity.Unit,
        claim.Figure.High ?? claim.Figure.Value ?? claim.Figure.Low ?? 0,
        claim.Figure.Bound is Bound.Approximate or Bound.Lower or Bound.Upper);

    /// <summary>What the kind of bound means, and how far the number was rounded.</summary>
    public static IEnumerable<string> Explained(this Texts texts, Figure figure)
    {
        yield return texts[$"bound.{figure.Bound.Word()}.meaning"];
        if (figure.InWords)
        {
            yield return texts["figure.in-words"];
        }

        if (figure.Rounding > 0)
        {
            var half = figure.Rounding / 2;
            var unit = texts.Number(figure.Rounding);
            yield return figure.Value is { } value
                ? texts.With("figure.rounded-value", unit, texts.Number(value - half), texts.Number(value + half))
                : texts.With("figure.rounded", unit);
        }
    }

    /// <summary>The number by which figures are put in order: the value, else the middle of what limits there are.</summary>
    public static decimal? Order(Figure figure) =>
        figure.Value ?? (figure is { Low: { } low, High: { } high } ? (low / 2) + (high / 2) : figure.Low ?? figure.High);

    private static string Limits(this Texts texts, Figure figure) =>
        texts.With("figure.limits", texts.Number(figure.Low!.Value), texts.Number(figure.High!.Value));
}
