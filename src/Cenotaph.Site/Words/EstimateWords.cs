using Cenotaph.Claims;
using Cenotaph.Publication;

namespace Cenotaph.Site.Words;

/// <summary>Words and numbers of the estimate on the front page.</summary>
internal static class EstimateWords
{
    // A quarter of the interval's length is more than its last digit may claim.
    private const double Parts = 4;

    // Below it a number rests on about one source, whatever the count of publishers.
    private const double One = 1.5;

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

    /// <summary>
    /// The estimate with everything and without each origin and anchor that informs it: of the state space, or else of the closed form.
    /// Null estimates: nothing is left to estimate from.
    /// </summary>
    public static IEnumerable<(string? Origin, string? Anchor, Pooled? Estimate)> Moves(ReconciledCategory one)
    {
        var own = one.Groups.Select(group => group.Origin).ToHashSet(StringComparer.Ordinal);
        return Leading(one) is not { } leading ? [] :
        [
            (null, null, leading),
            .. (one.Estimate is null ? one.Closed!.Without : one.Without).Where(row => own.Contains(row.Origin)).Select(row => ((string?)row.Origin, (string?)null, row.Estimate)),
            .. one.Anchors.Select(row => ((string?)null, (string?)row.Anchor, row.Estimate)),
        ];
    }

    /// <summary>The name of an origin, an anchor or a publisher: the study's title, else the publisher's name, else its word.</summary>
    public static string Name(PageContext here, ReconcilePlan plan, string id) =>
        (plan.Titles.GetValueOrDefault(id) ?? here.View.Publisher(id)?.Name)?.In(here.Language) ?? id;

    /// <summary>Whether all that is published goes back to about one source.</summary>
    public static bool Alone(ReconciledCategory one) => one.EffectiveSources is > 0 and < One;

    /// <summary>Says why the state space gives no number of a side (docs/reconciliation.md); null where it gives one, or was not asked.</summary>
    public static string? Refused(this Texts texts, ReconciledSide side) => side.Categories.Any(one => one.Estimate is not null) || side.ScaleReduction is not { } reduction
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
