using Cenotaph.Frontline;

namespace Cenotaph.Site.Words;

/// <summary>Measures of a front as readers see them.</summary>
internal static class FrontWords
{
    /// <summary>The name of a measure.</summary>
    public static string Measure(this Texts texts, FrontMeasure measure) => texts["front.measure." + measure.Word()];

    /// <summary>A number with two decimals; … where it is not known.</summary>
    public static string Hundredths(this Texts texts, double? number) =>
        number is { } known && double.IsFinite(known) && Math.Abs(known) < 1e20 ? texts.Number(Math.Round((decimal)known, 2) + 0m) : "…";
}
