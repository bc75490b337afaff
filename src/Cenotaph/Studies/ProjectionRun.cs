using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Numerics;

namespace Cenotaph.Studies;

/// <summary>Reads the terms of projections from the record and draws them.</summary>
internal sealed class ProjectionRun(Study study, ComparedNumbers numbers)
{
    private const string Section = "projections";

    // Days of one block of a series, by whose differences a pace is told.
    private const int Block = 28;
    private static readonly double Reach = NormalDistribution.Quantile(0.975);

    /// <summary>What the study allows to be added and compared.</summary>
    public QuantityRules Rules => study.Vocabulary.Rules;

    /// <summary>A projection without scores; null with problems.</summary>
    public ProjectionSummary? Of(ProjectionPlan plan)
    {
        var section = $"{Section}.{plan.Id}";
        List<ProjectionTermRead> read = [];
        Quantity? whole = null;
        foreach (var term in plan.Terms)
        {
            if (Term(plan, term, section) is not { } one)
            {
                return null;
            }

            read.Add(one.Read);
            if (!Adds(ref whole, one.Quantity, section))
            {
                return null;
            }
        }

        var draws = ProjectionDraws.Of([.. read.Select(one => one.Term)], plan.Draws, plan.Seed);
        var start = Quantiles3(draws.Levels(draws.Day));
        var crossing = plan.Threshold is { } threshold ? draws.Reaching(threshold) : null;
        if (crossing is { Passed: 1 })
        {
            numbers.Fault(section + ".threshold", $"{plan.Threshold:0}, which had been passed: on {draws.Day:yyyy-MM-dd} the sum is {start.Low:0} to {start.High:0}", "a threshold that is still ahead");
            return null;
        }

        foreach (var day in plan.By.Where(day => day < draws.Day))
        {
            numbers.Fault(section + ".by", $"{day:yyyy-MM-dd}, before {draws.Day:yyyy-MM-dd}", "a day not before the one from which is projected");
        }

        return new(
            plan, [.. read], draws.Day, start, Quantiles3(draws.Rates()), crossing,
            [
                .. plan.By.Where(day => day >= draws.Day).Select(day =>
                {
                    var levels = draws.Levels(day);
                    return new ProjectionDay(day, crossing?.By(day), Quantiles3(levels), [.. ProjectionScore.Probabilities.Select(p => Quantiles.OfSorted(levels, p))]);
                }),
            ],
            []);
    }

    /// <summary>The limits of a published number, and what a number without limits hides by its printed digits.</summary>
    public ProjectionRange? Range(Figure figure, ProjectionSpread spread, double steps, string record, string section)
    {
        (double Low, double High)? limits = figure switch
        {
            { InWords: true } => null,
            { Low: { } low, High: { } high } => ((double)low, (double)high),
            { Value: { } value } => ((double)(value - (figure.Rounding * (decimal)steps)), (double)(value + (figure.Rounding * (decimal)steps))),
            _ => null,
        };
        if (limits is not { } known)
        {
            numbers.Fault(section, $"{record}, {figure}", "a number or a range: a bound alone does not say where it stands");
            return null;
        }

        if (spread == ProjectionSpread.Lognormal && known.Low <= 0)
        {
            numbers.Fault(section, $"{record}, {figure}", "limits above 0 for a lognormal distribution");
            return null;
        }

        return new(known.Low, known.High, spread);
    }

    private static ProjectionQuantiles Quantiles3(double[] sorted) =>
        new(Quantiles.OfSorted(sorted, 0.025), Quantiles.OfSorted(sorted, 0.5), Quantiles.OfSorted(sorted, 0.975));

    private (ProjectionTermRead Read, Quantity Quantity)? Term(ProjectionPlan plan, ProjectionTermPlan asked, string section)
    {
        if (Start(asked, section) is not { } start)
        {
            return null;
        }

        if (start.Range.Low <= 0 && (asked.RelativeTo is not null || plan.Terms.Any(other => other.RelativeTo == asked.Start)))
        {
            numbers.Fault(section + ".terms", $"{asked.Start}, {start.Range.Low}", "a number above 0 where a pace is relative to it");
            return null;
        }

        ProjectionPace? pace = asked switch
        {
            { RelativeTo: { } other } => new ProjectionPace.Relative(Place(plan.Terms, other)),
            { Rate: { } rate } => Rate(asked, rate, start.Quantity, section) is { } monthly ? new ProjectionPace.Monthly(monthly) : null,
            { Window: not null } => Window(asked, section) is { } monthly ? new ProjectionPace.Monthly(monthly) : null,
            _ => new ProjectionPace.Own(asked.Months!.Value),
        };
        if (pace is null)
        {
            return null;
        }

        var middle = start.Range.At(0.5);
        var rateInTheMiddle = pace switch
        {
            ProjectionPace.Monthly monthly => monthly.Rate.At(0.5),
            ProjectionPace.Own own => middle / own.Months,
            _ => double.NaN,
        };
        return (new(asked, start.Quantity, new(start.Range, start.Day, pace), rateInTheMiddle), start.Quantity);
    }

    private (ProjectionRange Range, DateOnly Day, Quantity Quantity)? Start(ProjectionTermPlan asked, string section)
    {
        section += ".terms";
        if (!numbers.Knows(asked.Start) && numbers.Series(asked.Start) is { } series)
        {
            if (series.Definition.Quantity.Kind != QuantityKind.Cumulative || numbers.Rows(series).LastOrDefault(row => row is { Date: not null, Part.IsEmpty: true }) is not { } row)
            {
                numbers.Fault(section, $"series {asked.Start} of kind {series.Definition.Quantity.Kind.Word()}", "a running total with rows of the whole, dated");
                return null;
            }

            return Range(ComparedNumbers.Of(row), asked.Spread, asked.Steps, asked.Start, section) is { } of ? (of, row.Date!.Value.Last, series.Definition.Quantity) : null;
        }

        if (numbers.Claim(asked.Start, section) is not { } claim)
        {
            return null;
        }

        if (asked.Window is not null)
        {
            numbers.Fault(section, $"window with the claim {claim.Id}", "a series as start, whose own window gives the pace");
            return null;
        }

        if (claim.Quantity.Kind is not (QuantityKind.Cumulative or QuantityKind.Level) || (claim.Quantity.AsOf ?? claim.Quantity.Period) is not { } day)
        {
            numbers.Fault(section, $"claim {claim.Id} of kind {claim.Quantity.Kind.Word()}{(claim.Quantity.AsOf is null ? " without an as-of" : "")}", "a cumulative number or a level with a date");
            return null;
        }

        return Range(claim.Figure, asked.Spread, asked.Steps, claim.Id, section) is { } range ? (range, day.Last, claim.Quantity) : null;
    }

    private ProjectionRange? Rate(ProjectionTermPlan asked, string id, Quantity start, string section)
    {
        section += ".terms";
        if (numbers.Claim(id, section) is not { } claim)
        {
            return null;
        }

        var quantity = claim.Quantity;
        var isRate = quantity.Kind == QuantityKind.Rate;
        if (!Comparable.Same(study.Vocabulary.Rules, start, quantity with { Unit = isRate && quantity.Unit == start.Unit + "/month" ? start.Unit : quantity.Unit })
            || !(isRate || quantity is { Kind: QuantityKind.Period, Period: not null }))
        {
            numbers.Fault(
                section, $"rate {claim.Id} of {Comparable.What(quantity)}, {quantity.Kind.Word()}",
                $"a count of a period, or a rate a month, of {Comparable.What(start)}");
            return null;
        }

        if (Range(claim.Figure, asked.Spread, asked.Steps, claim.Id, section) is not { } range)
        {
            return null;
        }

        var months = isRate ? 1 : asked.Months ?? Months(quantity.Period!.Value);
        return range with { Low = range.Low / months, High = range.High / months };
    }

    // The newest blocks of the series: their mean pace, and how much they scatter about it.
    private ProjectionRange? Window(ProjectionTermPlan asked, string section)
    {
        var rows = numbers.Series(asked.Start) is { } series ? numbers.Rows(series).Where(row => row is { Date: not null, Value: not null, Part.IsEmpty: true }).ToList() : [];
        List<double> paces = [];
        for (var to = rows.Count - 1; to > 0;)
        {
            var end = rows[to].Date!.Value.Last;
            var from = rows.FindLastIndex(to - 1, row => row.Date!.Value.Last.DayNumber <= end.DayNumber - Block);
            if (from < 0 || rows[^1].Date!.Value.Last.DayNumber - rows[from].Date!.Value.Last.DayNumber > asked.Window)
            {
                break;
            }

            paces.Add((double)(rows[to].Value!.Value - rows[from].Value!.Value) / (end.DayNumber - rows[from].Date!.Value.Last.DayNumber) * ProjectionDraws.DaysInMonth);
            to = from;
        }

        if (paces.Count < 2)
        {
            numbers.Fault(section + ".terms", $"{paces.Count} blocks of {Block} days in the window of {asked.Start}", "two or more");
            return null;
        }

        var mean = paces.Average();
        var half = Reach * Math.Sqrt(paces.Sum(pace => Math.Pow(pace - mean, 2)) / (paces.Count - 1));
        return new(mean - half, mean + half, ProjectionSpread.Normal);
    }

    private bool Adds(ref Quantity? whole, Quantity next, string section)
    {
        if (whole is null)
        {
            whole = next;
            return true;
        }

        // Each term is carried to one day, so days and periods do not stand in the way.
        var day = DateSpan.Day((next.AsOf ?? next.Period ?? whole.Period ?? DateSpan.Year(2000)).Last);
        switch (study.Vocabulary.Rules.Add(whole with { AsOf = day, Period = day }, next with { AsOf = day, Period = day }))
        {
            case Joined.Allowed allowed:
                whole = allowed.Quantity;
                return true;
            case Joined.Refused refused:
                numbers.Fault(section + ".terms", refused.ToString(), "terms that may be added: of two sides that make a whole, and else the same");
                return false;
            default:
                return false;
        }
    }

    // Whole calendar months count as such; anything else by its days.
    private static double Months(DateSpan period) =>
        period.First.Day == 1 && period.Last < DateOnly.MaxValue && period.Last.AddDays(1).Day == 1
            ? ((period.Last.Year - period.First.Year) * 12) + period.Last.Month - period.First.Month + 1
            : period.Days / ProjectionDraws.DaysInMonth;

    private static int Place(ImmutableArray<ProjectionTermPlan> terms, string start) => terms.Select(term => term.Start).ToList().IndexOf(start);
}
