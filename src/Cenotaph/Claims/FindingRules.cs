using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>All rules over published figures, as docs/findings.md defines them.</summary>
public static class FindingRules
{
    private static readonly ImmutableArray<Func<ClaimBook, IEnumerable<Finding>>> Rules =
    [
        book => book.Shrinkage,
        BoundRule.Of,
        EchoRule.Of,
        VintageRule.Of,
        RevisionRule.Of,
        ParseConflictRule.Of,
        DecreaseRule.Of,
        AggregationRule.Of,
        MetricRule.Of,
        DriftRangeRule.Of,
        DriftIntervalRule.Of,
        DriftScopeRule.Of,
        DriftCategoryRule.Of,
        DriftPeriodRule.Of,
        DriftAsOfRule.Of,
        DriftModalityRule.Of,
        StaleRule.Of,
        DataEntryRule.Of,
        DenominatorRule.Of,
        ShrinkageRule.Of,
        SilenceRule.Of,
        RankRule.Of,
        StatusContradictionRule.Of,
    ];

    /// <summary>The types of finding, in the order of docs/findings.md.</summary>
    public static ImmutableArray<string> Types { get; } =
    [
        "bound-violation", "echo", "drift-range", "drift-interval", "drift-scope", "drift-category", "drift-period", "drift-as-of",
        "drift-modality", "stale", "vintage", "revision-not-flow", "data-entry", "parse-conflict", "decrease", "denominator",
        "shrinkage", "silence", "rank", "aggregation", "metric-dependence", "status-contradiction",
    ];

    /// <summary>What the rules find, by weight, type and first record.</summary>
    public static ImmutableArray<Finding> Findings(ClaimBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        book = CountableNumbers.Of(book);
        var explanations = new Explanations(book);
        var replaced = book.Claims.Where(claim => !claim.Vanished && claim.Supersedes is not null && claim.Supersedes != claim.Id)
            .ToLookup(claim => claim.Id, claim => claim.Supersedes!, StringComparer.Ordinal);
        return
        [
            .. Rules.SelectMany(rule => rule(book)).Select(explanations.Beside).Select(finding => WithReplaced(finding, replaced))
                .OrderByDescending(finding => finding.Weight)
                .ThenBy(finding => finding.Type, StringComparer.Ordinal)
                .ThenBy(finding => string.Join('\u001f', finding.Records), StringComparer.Ordinal)
                .ThenBy(finding => finding.Arithmetic, StringComparer.Ordinal),
        ];
    }

    // A record that replaces another is named with that, so that the first reading can be looked up too.
    private static Finding WithReplaced(Finding finding, ILookup<string, string> replaced) =>
        finding.Records.SelectMany(record => replaced[record]).Except(finding.Records, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList() is { Count: > 0 } first
            ? finding with { Records = [.. finding.Records, .. first] }
            : finding;
}
