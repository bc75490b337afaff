using Cenotaph.Claims;
using Cenotaph.Publication;

namespace Cenotaph.Site.Words;

/// <summary>Words and numbers of the estimate on the front page.</summary>
internal static class EstimateWords
{
    // A quarter of the interval's length is more than its last digit may claim.
    private const double Parts = 4;

    // Chains that have not come to agree give no limits to rely upon.
    private const double MixedBelow = 1.1;

    // Beyond it no number fits a decimal.
    private const double Farthest = 1e27;

    /// <summary>The categories in the order of the page: the dead first.</summary>
    public static IReadOnlyList<LossCategory> Order { get; } = [LossCategory.Killed, LossCategory.Casualties, LossCategory.Wounded, LossCategory.Missing];

    /// <summary>The number that a page leads with: the state space's, else the closed form's; null where there is neither.</summary>
    public static Pooled? Leading(ReconciledCategory one) => one.Estimate ?? one.Closed?.Estimate;

    /// <summary>The numbers as the interval bears them: the value to the nearest, the limits outwards.</summary>
    /// <returns>The value, the low and the high limit, in words of the language.</returns>
    public static (string Value, string Low, string High) Rounded(this Texts texts, Pooled estimate)
    {
        var length = Math.Max(0, estimate.High - estimate.Low);
        return (Round(texts, estimate.Value, length, Math.Round), Round(texts, estimate.Low, length, Math.Floor), Round(texts, estimate.High, length, Math.Ceiling));
    }

    /// <summary>The name of a side's category in an address of the page.</summary>
    public static string Anchor(string side, LossCategory category) => BulletinAddress.Safe("estimate-" + side + "-" + ReconcileJson.Word(category));

    /// <summary>Says that the limits of a side's state space are not to be relied upon, where its chains have not come to agree (docs/reconciliation.md); null otherwise.</summary>
    public static string? Unsettled(this Texts texts, ReconciledSide side) => side.ScaleReduction is not { } reduction || reduction < MixedBelow
        ? null
        : texts.With("estimate.unmixed", double.IsFinite(reduction) && reduction < 1e6 ? texts.Number(Math.Round((decimal)reduction, 2)) : "∞");

    private static string Round(Texts texts, double number, double length, Func<double, double> way)
    {
        if (!double.IsFinite(number) || !double.IsFinite(length) || Math.Abs(number) >= Farthest)
        {
            return texts.Whole(number);
        }

        // Two digits of each number are kept: the low limit of a wide interval would come to nought.
        var step = Math.Max(1, Math.Min(Power(length / Parts), Power(Math.Abs(number)) / 10));
        return texts.Whole(way(number / step) * step);
    }

    private static double Power(double number) => number < 1 ? 1 : Math.Pow(10, Math.Floor(Math.Log10(number)));
}
