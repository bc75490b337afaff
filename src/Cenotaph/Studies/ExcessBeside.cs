using System.Collections.Immutable;
using Cenotaph.ExcessMortality;
using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>Sets figures of others and named dead beside estimates of excess deaths, with what they differ in.</summary>
internal sealed class ExcessBeside(Study study, StudyRecords records, ExcessPlan plan, ExcessSummary summary, ICollection<Problem> problems)
{
    /// <summary>The summary with its comparisons, the named dead, and a finding for each estimate that stays below them.</summary>
    public static ExcessSummary With(Study study, StudyRecords records, ExcessPlan plan, ExcessSummary summary, ICollection<Problem> problems)
    {
        var beside = new ExcessBeside(study, records, plan, summary, problems);
        var named = beside.Named();
        return summary with
        {
            Comparisons = [.. plan.Comparisons.Select(beside.Comparison)],
            Named = named,
            Findings = [.. named.Select(beside.Below).OfType<Finding>()],
        };
    }

    private ExcessComparison Comparison(ExcessComparisonPlan asked)
    {
        var estimates = Whole().Where(result => Covers(result.Key.Years, asked.Period)).ToList();
        ImmutableArray<ExcessComparisonRow> rows =
        [
            .. estimates.Select(Row),
            .. asked.Claims.Select(id => OfClaim(id, asked)).OfType<ExcessComparisonRow>(),
            .. asked.Series.SelectMany(id => OfSeries(records.Series.First(one => one.Definition.Id == id), asked.Period)),
        ];
        return new(asked.Id, asked.Name, asked.Period, rows, estimates.Count == 0 ? Phrase.Of("excess.whole-years") : null);
    }

    // The sums over all ages, of every year and of all years together.
    private IEnumerable<ExcessEstimate> Whole()
    {
        var ages = summary.Results.Max(result => result.Key.Ages.Count);
        var sex = summary.Results.Any(result => result.Key.Sex == "both") ? "both" : null;
        return summary.Results.OfType<ExcessEstimate>().Where(result => result.Key.Ages.Count == ages && (sex is null || result.Key.Sex == sex));
    }

    private static bool Covers(IReadOnlyList<int> years, DateSpan period) =>
        years.Count > 0 && years[^1] - years[0] == years.Count - 1
        && period == new DateSpan(DateSpan.Year(years[0]).First, DateSpan.Year(years[^1]).Last);

    private ExcessComparisonRow Row(ExcessEstimate estimate)
    {
        var interval = estimate.Calibrated ?? estimate.Nominal ?? estimate.PublishedBasis;
        return new(
            "estimate", estimate.Key.Variant, Phrase.Of("excess.method", ("method", Phrase.Term("excess.methods", estimate.Key.Method)), ("territory", Phrase.Same(estimate.Key.Territory))),
            null, estimate.Value, interval?.Low, interval?.High, interval?.Meaning, []);
    }

    private ExcessComparisonRow? OfClaim(string id, ExcessComparisonPlan asked)
    {
        if (records.Claims.FirstOrDefault(claim => claim.Id == id) is not { } claim)
        {
            problems.Add(new(StudyLoader.StudyFile, null, "excess.comparisons", $"claim \"{id}\"", "the id of a claim that the study has"));
            return null;
        }

        var figure = claim.Figure;
        return new(
            "claim", id, Phrase.Name(claim.Publisher.Name), claim.Origin.Published, (double?)figure.Value, (double?)figure.Low, (double?)figure.High,
            figure.Low is null && figure.High is null ? null : figure.Bound.Word(), Differences(claim.Quantity, TimeOf(claim.Quantity), asked.Period));
    }

    // A cumulative count that names no first day runs from the beginning of the war.
    private DateSpan? TimeOf(Quantity quantity)
    {
        var last = quantity.Period is { } period && quantity.AsOf is null ? period.Last : quantity.AsOf?.Last ?? quantity.Period?.Last;
        var first = quantity.Period?.First ?? (quantity.Kind == QuantityKind.Cumulative ? study.Vocabulary.Start : null);
        return first is { } from && last is { } to && from <= to ? new(from, to) : null;
    }

    private IEnumerable<ExcessComparisonRow> OfSeries(Series series, DateSpan period)
    {
        var quantity = series.Definition.Quantity;
        foreach (var vintage in series.Rows.GroupBy(row => row.Vintage))
        {
            var rows = vintage.Where(row => row is { Date: not null, Value: not null } && period.Contains(row.Date.Value)).ToList();
            var crossing = vintage.Any(row => row.Date is { } date && date.Overlaps(period) && !period.Contains(date));
            if (rows.Count == 0 || quantity.Kind != QuantityKind.Period || (vintage.Key is { } made && made.Last < period.Last))
            {
                continue;
            }

            // Limits of weeks may be added only when their errors go together; else the sum has none.
            var limited = series.Definition.Correlation == "full" && rows.TrueForAll(row => row is { Low: not null, High: not null });
            ImmutableArray<Phrase> differences = Differences(quantity, period, period);
            yield return new(
                "series", series.Definition.Id, Phrase.Name(series.Definition.Title), vintage.Key, (double)rows.Sum(row => row.Value!.Value),
                limited ? (double)rows.Sum(row => row.Low!.Value) : null, limited ? (double)rows.Sum(row => row.High!.Value) : null,
                limited ? series.Definition.Interval : null,
                crossing ? differences.Add(Phrase.Of("excess.differs.weeks")) : differences);
        }
    }

    private ImmutableArray<Phrase> Differences(Quantity other, DateSpan? time, DateSpan period)
    {
        var vocabulary = study.Vocabulary;
        Phrase Name(ImmutableArray<Definition> words, string id) =>
            words.FirstOrDefault(word => word.Id == id) is { } word ? Phrase.Word(id, word.Name) : Phrase.Same(id);
        List<Phrase> differences = [];
        if (other.Category != "excess-deaths")
        {
            differences.Add(Phrase.Of("excess.differs.category", ("category", Name(vocabulary.Categories, other.Category))));
        }

        if (!other.Scope.Equals(plan.Scope))
        {
            differences.Add(Phrase.Of("excess.differs.scope", ("scope", Phrase.List(", ", other.Scope.Terms.Select(term => Name(vocabulary.Scopes, term))))));
        }

        if (plan.Side is { } side && other.Side != side)
        {
            differences.Add(Phrase.Of("excess.differs.side", ("side", Name(vocabulary.Sides, other.Side))));
        }

        if (other.Confirmation == Confirmation.Named)
        {
            differences.Add(Phrase.Of("excess.differs.named"));
        }

        if (time != period)
        {
            differences.Add(time is { } days ? Phrase.Of("excess.differs.time", ("time", Phrase.Date(days))) : Phrase.Of("excess.differs.no-time"));
        }

        if (other.Unit != "persons")
        {
            differences.Add(Phrase.Of("excess.differs.unit", ("unit", Phrase.Term("unit", other.Unit))));
        }

        return [.. differences];
    }

    private ImmutableArray<NamedShare> Named()
    {
        if (plan.Named is not { } id)
        {
            return [];
        }

        var series = records.Series.First(one => one.Definition.Id == id);
        var newest = series.Rows.Where(row => row is { Date: not null, Value: not null }).GroupBy(row => row.Date!.Value).Select(date => date.Last()).ToList();
        var ages = summary.Results.IsEmpty ? 0 : summary.Results.Max(result => result.Key.Ages.Count);
        return
        [
            .. from estimate in summary.Results.OfType<ExcessEstimate>()
               where summary.IsPreferred(estimate) && estimate.Key.Ages.Count == ages && estimate.Key.Territory == summary.MainTerritory
               let named = newest.Where(row => estimate.Key.Years.Contains(MiddleYear(row.Date!.Value))).Sum(row => row.Value!.Value)
               where named > 0
               let interval = estimate.Calibrated ?? estimate.Nominal
               select new NamedShare(
                   estimate.Key.Years, (double)named, estimate, Share((double)named, estimate.Value), Share((double)named, interval?.High), Share((double)named, interval?.Low)),
        ];
    }

    // A week at the turn of the year belongs to the year that holds its Thursday.
    private static int MiddleYear(DateSpan date) => date.First.AddDays(date.Days / 2).Year;

    private static double? Share(double named, double? excess) => excess > 0 ? named / excess : null;

    private Finding? Below(NamedShare one)
    {
        if ((one.Excess.Calibrated ?? one.Excess.Nominal) is not { } interval || one.Named <= one.Excess.Value)
        {
            return null;
        }

        (string, Phrase)[] places =
        [
            ("named", Phrase.Number((decimal)one.Named)), ("years", Phrase.Same(ExcessWords.Years(one.Years))), ("excess", Phrase.Number(one.Excess.Value, 0)),
            ("low", Phrase.Number(interval.Low, 0)), ("high", Phrase.Number(interval.High, 0)), ("scope", Phrase.Name(summary.Title)),
        ];
        var outside = one.Named > interval.High;
        return new(
            "excess-below-named", outside ? Weight.Warning : Weight.Note, [$"series:{plan.Named}", $"series:{plan.Register}"],
            Phrase.Of("excess.below.arithmetic", places), Phrase.Of(outside ? "excess.below.message" : "excess.below.within", places), Phrase.Of("excess.below.remedy"));
    }
}
