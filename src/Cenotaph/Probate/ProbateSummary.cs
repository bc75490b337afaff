using Cenotaph.Numerics;
using Cenotaph.Registers;

namespace Cenotaph.Probate;

/// <summary>From replicates to the numbers that are printed. Every sum is taken within its replicate.</summary>
internal sealed class ProbateSummary(ProbateModel model, CoverageFit coverage, FlashWeeks flash, ProbateParts point, ProbateParts[] draws)
{
    private readonly double tail = (1 - model.Settings.Level) / 2;

    public ProbateEstimate Estimate(ProbateCube cube, ListedCounts list, CaseCounts counts, ProbatePlacebo placebo, IReadOnlyList<ProbateBaseline> baselines)
    {
        var (frame, kappas) = (cube.Frame, model.Settings.Kappas);
        double[] dead = [.. draws.Select(draw => draw.Dead[..model.Targets].Sum())];
        var total = new ProbateSum(
            Value(draw => Read(model, draw.Cases).Sum()),
            Value(draw => Read(model, draw.CourtCases).Sum()),
            Value(draw => Read(model, draw.Dead).Sum() - Read(model, draw.Court).Sum()),
            Value(draw => Read(model, draw.Court).Sum()),
            Value(draw => flash.First < model.Targets ? draw.Dead[flash.First..model.Targets].Sum() : 0),
            Of(dead));
        return new(
            frame.Extracted,
            total,
            [.. kappas.Select(kappa => new ProbateKappa(kappa, Of([.. dead.Select(value => value * kappas[0] / kappa)])))],
            [.. Enumerable.Range(0, model.Targets).Select(week => Week(frame, week))],
            [.. Enumerable.Range(0, model.Ages).Select(age => new ProbateAge(frame.Ages[age].ToString(), Share(age), Value(draw => draw.DeadByAge[age])))],
            [.. from age in Enumerable.Range(0, model.Ages)
                from recruitment in Enumerable.Range(0, list.Recruitments.Count)
                select new ProbateCoverage(
                    frame.Ages[age].ToString(),
                    list.Recruitments[recruitment],
                    coverage.Found(age, recruitment),
                    coverage.Searched(age, recruitment),
                    Value(draw => draw.Strata[age, recruitment]))],
            baselines,
            placebo,
            ProbateAnchor.Of(list.Named),
            [.. draws.Select(draw => draw.Dead[..model.Targets])],
            Data(cube, list, counts));
    }

    /// <summary>The weeks asked for that can be read.</summary>
    public static IEnumerable<double> Read(ProbateModel model, double[] weeks) => weeks.Take(model.Targets).Where((_, week) => model.IsRead[week]);

    private ProbateWeek Week(ProbateFrame frame, int week)
    {
        var isRead = model.IsRead[week];
        var none = new ProbateValue(double.NaN, double.NaN, double.NaN);
        var cases = point.Cases[week] + point.CourtCases[week];
        return new(
            frame.Start(model.First + week),
            point.Open[week],
            !isRead,
            model.List.Dated.Where(one => one.Week == week).Sum(one => one.Count),
            isRead ? Value(draw => draw.Cases[week]) : none,
            isRead ? Value(draw => draw.CourtCases[week]) : none,
            isRead && point.Dead[week] > 0 && cases > 0 ? cases / point.Dead[week] : double.NaN,
            Value(draw => draw.Dead[week]),
            isRead ? Value(draw => draw.Court[week]) : none);
    }

    // Cases of an age over its dead, by the list's mix of recruitments over all weeks.
    private ProbateValue Share(int age)
    {
        var mix = coverage.Mix[age];
        return Value(draw => mix.Average(quarter => quarter.Select((part, recruitment) => part * draw.Strata[age, recruitment]).Sum()));
    }

    private ProbateData Data(ProbateCube cube, ListedCounts list, CaseCounts counts)
    {
        var (then, now) = (Early(0, model.First), Early(model.First, model.Weeks));
        return new(
            cube.Of(CaseReading.Counted),
            counts.UnknownAge,
            counts.OtherAge,
            cube.Of(CaseReading.SexUnknown),
            cube.Of(CaseReading.OpenedBeforeDeath),
            cube.Of(CaseReading.BeforeFirstWeek),
            cube.Of(CaseReading.AfterLastWeek),
            cube.Of(CaseReading.BeyondMaximumDelay),
            list.Named,
            list.Undated,
            list.Cells.Where(one => one.Cell.Age == cube.Frame.OtherAge).Sum(one => one.Count),
            then,
            now);

        // The share of women's cases opened within half a year, of those opened within a year, in cohorts a year old or more.
        double Early(int first, int weeks)
        {
            var (half, all) = (0.0, 0.0);
            for (var week = first; week < first + weeks; week++)
            {
                for (var age = 0; age < model.Ages && cube.Frame.Oldest(week) >= 52; age++)
                {
                    half += counts.Within(CaseStream.Ordinary, SexGroup.Female, age, week, 26);
                    all += counts.Within(CaseStream.Ordinary, SexGroup.Female, age, week, 52);
                }
            }

            return all > 0 ? half / all : double.NaN;
        }
    }

    private ProbateValue Value(Func<ProbateParts, double> of) => Of([.. draws.Select(of)]);

    private ProbateValue Of(double[] values) => new(Quantiles.Of(values, 0.5), Quantiles.Of(values, tail), Quantiles.Of(values, 1 - tail));
}
