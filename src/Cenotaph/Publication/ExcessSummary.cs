using System.Collections.Immutable;
using Cenotaph.ExcessMortality;

namespace Cenotaph.Publication;

/// <summary>All that one section [[excess]] of a study gives: what the command prints and the bulletin shows.</summary>
public sealed record ExcessSummary
{
    /// <summary>Its word in addresses and files.</summary>
    public required string Id { get; init; }

    /// <summary>Its title for readers.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The method's word.</summary>
    public required string Method { get; init; }

    /// <summary>The side whose dead they are, or null.</summary>
    public string? Side { get; init; }

    /// <summary>Whom the deaths count.</summary>
    public Scope Scope { get; init; } = Scope.All;

    /// <summary>The variant whose results come first.</summary>
    public required string Preferred { get; init; }

    /// <summary>The months or weeks that are estimated, for methods of periods; null for whole years.</summary>
    public DateSpan? Period { get; init; }

    /// <summary>The results: territories in order, the preferred variant first, then years, then ages, each with its sums.</summary>
    public required ImmutableArray<ExcessResult> Results { get; init; }

    /// <summary>The counts and the fit by age, for the ratio method.</summary>
    public ImmutableArray<RatioPanel> Panels { get; init; } = [];

    /// <summary>Figures of others beside the estimates.</summary>
    public ImmutableArray<ExcessComparison> Comparisons { get; init; } = [];

    /// <summary>Named dead beside the excess, by year.</summary>
    public ImmutableArray<NamedShare> Named { get; init; } = [];

    /// <summary>Estimates that stay below the named dead.</summary>
    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>What the numbers do not say.</summary>
    public ImmutableArray<Phrase> Notes { get; init; } = [];

    /// <summary>Whether a result is by the variant that comes first. Only the ratio method runs several; the others name what they did.</summary>
    public bool IsPreferred(ExcessResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return Method != RatioMethod.Name || result.Key.Variant == Preferred;
    }

    /// <summary>The method's name for readers.</summary>
    public Phrase MethodName => Phrase.Of("excess.methods." + Method);

    /// <summary>The territory that is shown first: the last, which is the total where there is one.</summary>
    public string MainTerritory => Results.IsEmpty ? "" : Results[^1].Key.Territory;

    /// <summary>The sum over all years and ages by every variant, for the territory that is shown first.</summary>
    public IEnumerable<ExcessResult> Curve => Whole(MainTerritory);

    /// <summary>The sum over all years and ages by every variant.</summary>
    public IEnumerable<ExcessResult> Whole(string territory)
    {
        var own = Results.Where(result => result.Key.Territory == territory).ToList();
        var (years, ages) = (own.Max(result => result.Key.Years.Count), own.Max(result => result.Key.Ages.Count));
        return own.Where(result => result.Key.Years.Count == years && result.Key.Ages.Count == ages);
    }
}

/// <summary>The counts of one group of ages over the years, and the ratio of the sexes with its fit.</summary>
/// <param name="Territory">Which territory.</param>
/// <param name="Age">The group of ages.</param>
/// <param name="Years">Its years, rising.</param>
public sealed record RatioPanel(string Territory, string Age, ImmutableArray<RatioYear> Years);

/// <summary>One year of a panel.</summary>
/// <param name="Year">The year.</param>
/// <param name="Deaths">Deaths of the sex whose excess is asked, less the cause; null when not known.</param>
/// <param name="Compared">Deaths of the other sex, less the cause; null when not known.</param>
/// <param name="Fit">The expected ratio; null outside baseline and target years.</param>
/// <param name="Low">The low limit of the ratio, 95 % prediction; null without one.</param>
/// <param name="High">The high limit.</param>
public sealed record RatioYear(int Year, double? Deaths, double? Compared, double? Fit, double? Low, double? High)
{
    /// <summary>Deaths of the sex whose excess is asked for each death of the other.</summary>
    public double? Ratio => Compared > 0 ? Deaths / Compared : null;
}

/// <summary>Figures of one time side by side.</summary>
/// <param name="Id">Its word.</param>
/// <param name="Name">What they count and when.</param>
/// <param name="Period">The time.</param>
/// <param name="Rows">Our estimates first, then claims, then series by vintage.</param>
/// <param name="Note">What the estimates cannot say of this time, or null.</param>
public sealed record ExcessComparison(string Id, LocalText Name, DateSpan Period, ImmutableArray<ExcessComparisonRow> Rows, Phrase? Note);

/// <summary>One figure of a comparison.</summary>
/// <param name="Kind">estimate, claim or series.</param>
/// <param name="Record">The variant, the claim's id or the series' id.</param>
/// <param name="Who">The publisher, or the method.</param>
/// <param name="Vintage">When this edition was made, or null.</param>
/// <param name="Value">The number, or null where only limits are given.</param>
/// <param name="Low">The low limit, or null.</param>
/// <param name="High">The high limit, or null.</param>
/// <param name="Interval">What the limits mean, or null.</param>
/// <param name="Differences">In what it differs from the deaths that the estimates count.</param>
public sealed record ExcessComparisonRow(
    string Kind, string Record, Phrase Who, DateSpan? Vintage, double? Value, double? Low, double? High, string? Interval, ImmutableArray<Phrase> Differences);

/// <summary>Named dead beside the excess of the same years.</summary>
/// <param name="Years">The years, rising.</param>
/// <param name="Named">How many names there are, by the newest vintage.</param>
/// <param name="Excess">The preferred estimate.</param>
/// <param name="Share">Named for each excess death; null when the excess is not above 0.</param>
/// <param name="ShareLow">The share at the high limit of the calibrated interval, or null.</param>
/// <param name="ShareHigh">The share at its low limit; null when that is not above 0.</param>
public sealed record NamedShare(IReadOnlyList<int> Years, double Named, ExcessEstimate Excess, double? Share, double? ShareLow, double? ShareHigh);
