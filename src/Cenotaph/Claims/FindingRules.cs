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

    /// <summary>What the rules find, by weight, type and first record.</summary>
    public static ImmutableArray<Finding> Findings(ClaimBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var explanations = new Explanations(book);
        return
        [
            .. Rules.SelectMany(rule => rule(book)).Select(explanations.Beside)
                .OrderByDescending(finding => finding.Weight)
                .ThenBy(finding => finding.Type, StringComparer.Ordinal)
                .ThenBy(finding => string.Join('\u001f', finding.Records), StringComparer.Ordinal)
                .ThenBy(finding => finding.Arithmetic, StringComparer.Ordinal),
        ];
    }
}
