using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Evidence;

namespace Cenotaph.Studies;

/// <summary>What is changed in the projections of a study when a command asks.</summary>
/// <param name="Id">Only this projection; null for all.</param>
/// <param name="Threshold">Another threshold; null for the study's.</param>
/// <param name="By">Another day; null for the study's.</param>
/// <param name="KnownBy">Only what was published by then counts; null for all.</param>
public sealed record ProjectionOptions(string? Id = null, double? Threshold = null, DateOnly? By = null, DateOnly? KnownBy = null);

/// <summary>What a study tells of projections, ratios, burden and flows.</summary>
public static class StudyComparison
{
    /// <summary>All that the study asks; what cannot be told becomes a problem.</summary>
    public static ComparisonSummary Of(Study study, StudyRecords records, Ledger ledger, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(problems);
        var plans = study.Compared;
        if (plans.IsEmpty)
        {
            return new();
        }

        var numbers = new ComparedNumbers(records, problems);
        var (comparison, stock) = (new ComparisonRun(study, records, numbers), new StockFlowRun(study, numbers, records.Claims));
        var book = new ClaimBook(records.Claims, records.Series, study.Lineage, study.Vocabulary, records.AsOf, study.Limits, []);
        var wounded = plans.Comparisons.IsEmpty ? [] : WoundedRatio.Of(book);
        return new()
        {
            Projections = Projections(study, records, ledger, problems),
            Ratios = [.. plans.Comparisons.SelectMany(comparison.Ratios)],
            Titles = plans.Comparisons.DistinctBy(plan => plan.Id).ToImmutableSortedDictionary(plan => plan.Id, plan => plan.Title, StringComparer.Ordinal),
            Paces = [.. comparison.Paces(plans.Comparisons)],
            Ranks = plans.Comparisons.IsEmpty ? [] : RankTest.Of(book),
            Wounded = wounded,
            Drifts = WoundedDrift.Of(wounded),
            Relative = plans.Relative is { } relative ? [.. comparison.Relative(relative)] : [],
            Burdens = [.. plans.Burdens.Select(stock.Burden).OfType<RegionalBurden>()],
            StockFlows = [.. plans.StockFlows.Select(stock.Of).OfType<StockFlowSummary>()],
        };
    }

    /// <summary>The projections alone.</summary>
    public static ImmutableArray<ProjectionSummary> Projections(
        Study study, StudyRecords records, Ledger ledger, ICollection<Problem> problems, ProjectionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(problems);
        options ??= new();
        var numbers = new ComparedNumbers(records, problems, options.KnownBy);
        var run = new ProjectionRun(study, numbers);
        var today = options.KnownBy ?? records.AsOf;
        return
        [
            .. study.Compared.Projections.Where(plan => options.Id is null || plan.Id == options.Id)
                .Select(plan => plan with { Threshold = options.Threshold ?? plan.Threshold, By = options.By is { } day ? [day] : plan.By })
                .Select(run.Of).OfType<ProjectionSummary>()
                .Select(summary => summary with { Scores = ProjectionScoring.Of(ledger, summary, numbers, run, today) }),
        ];
    }
}
