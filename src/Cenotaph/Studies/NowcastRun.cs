using System.Collections.Immutable;
using Cenotaph.Nowcasting;
using Cenotaph.Numerics;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>Nowcasts one register at its newest vintage.</summary>
internal static class NowcastRun
{
    // What comes after the greatest delay that is read from the data is at most this share of what was known by then.
    private const double Complete = 0.005;

    // As many periods are told one by one: five years of weeks.
    private const int LongestPath = 261;

    // So many periods at least tell it.
    private const int LeastPeriods = 5;

    /// <summary>The nowcast.</summary>
    /// <param name="plan">What is asked.</param>
    /// <param name="register">The register with the vintages that are used.</param>
    /// <param name="asOf">The day up to which breaks count as declared; null for the newest vintage's.</param>
    public static NowcastSummary Of(NowcastPlan plan, RegisterTriangle register, DateOnly? asOf)
    {
        var triangle = register.Triangle;
        var delay = Delay(plan, triangle);
        var newest = register.Vintages[^1];
        var day = asOf is { } until && until > newest.Date ? until : newest.Date;
        var settings = Settings(plan, register, delay, day, null);
        var summary = new NowcastSummary
        {
            Id = plan.Id,
            Title = plan.Title,
            Register = plan.Register ?? "",
            Grid = register.Grid.Word,
            Periods = register.Periods,
            Vintages = [.. register.Vintages.Select(Vintage)],
            Triangle = [.. Enumerable.Range(0, register.Periods.Length).Select(period => Row(register, period))],
            MaximumDelay = delay,
            DelayFromData = plan.MaximumDelay is null,
            Seed = plan.Seed,
            Draws = plan.Draws,
            Breaks = [.. plan.Breaks.Select(one => new NowcastBreakUse(one.Date, one.Declared, one.Why, one.Declared <= day))],
            Notes = [.. Notes(plan, register)],
        };
        if (Why(register, settings) is { } why)
        {
            return summary with { Refusal = why };
        }

        if (register.Strata.IsEmpty)
        {
            var joint = new JointTotals(triangle, Nowcast.Of(triangle, settings));
            return summary with { Recent = [.. Recent(plan, register, joint)], Path = [.. Path(register, joint)], Sums = [.. Sums(plan, register, joint, "")] };
        }

        var strata = StratifiedNowcast.Of([.. register.Strata.Select(one => one.Triangle)], settings);
        var whole = new JointTotals(triangle, strata.Whole);
        return summary with
        {
            Recent = [.. Recent(plan, register, whole)],
            Path = [.. Path(register, whole)],
            Sums = [.. Sums(plan, register, whole, "")],
            Strata = [.. register.Strata.SelectMany((one, at) => Sums(plan, register, new(one.Triangle, strata.Stratum(at)), one.Name))],
        };
    }

    /// <summary>Why a register cannot be nowcast, or null.</summary>
    public static Phrase? Why(RegisterTriangle register, NowcastSettings settings) => Nowcast.Refusal(register.Triangle, settings) is { } refusal ? Phrase.English(refusal) : null;

    /// <summary>The settings at a vintage: only breaks that were declared by its day are in them.</summary>
    public static NowcastSettings Settings(NowcastPlan plan, RegisterTriangle register, int delay, DateOnly day, int? ahead)
    {
        var newest = register.Triangle.LastVintage;
        return new(
            delay,
            [
                .. plan.Breaks.Where(one => one.Declared <= day && one.Date.Last >= register.Periods[0].First)
                    .Select(one => new DelayBreak(At(one.Date.First), At(one.Date.Last), Math.Min(At(one.Declared), newest))),
            ],
            plan.Draws, plan.Seed, ahead);

        // Beyond the newest vintage periods are counted on, so that a break that is announced for later lies where it belongs.
        int At(DateOnly date)
        {
            var at = 0;
            for (var period = register.Periods[0]; period.Last < date && register.Grid.Next(period) is { } next; period = next)
            {
                at++;
            }

            return at;
        }
    }

    /// <summary>A sum's row.</summary>
    public static NowcastRow Row(string name, string stratum, DateSpan time, double known, double[] draws)
    {
        var sorted = (double[])draws.Clone();
        Array.Sort(sorted);
        double? Share(double total) => total > 0 ? known / total : null;
        return new(
            name, stratum, time, known, Share(Quantiles.OfSorted(sorted, 0.5)), Share(Quantiles.OfSorted(sorted, 0.975)), Share(Quantiles.OfSorted(sorted, 0.025)),
            [.. NowcastRow.Probabilities.Select(probability => Quantiles.OfSorted(sorted, probability))]);
    }

    /// <summary>How many newest periods are added up.</summary>
    public static IEnumerable<int> Lengths(NowcastPlan plan, RegisterTriangle register, int covered) =>
        (plan.Sums.IsEmpty ? register.Grid.Sums : [.. plan.Sums]).Where(count => count <= covered + 1);

    /// <summary>The greatest delay that is asked, as far as there are periods; where none is asked, the smallest after which hardly anything came.</summary>
    public static int Delay(NowcastPlan plan, ReportingTriangle triangle) =>
        plan.MaximumDelay is { } set ? Math.Max(1, Math.Min(set, triangle.LastVintage)) : GreatestDelay(triangle);

    private static int GreatestDelay(ReportingTriangle triangle) => GreatestDelay(triangle, aged: true) ?? GreatestDelay(triangle, aged: false) ?? Math.Max(1, triangle.LastVintage);

    // Told from periods that are twice as old, so that what came after the delay was seen; where there are none, from all.
    private static int? GreatestDelay(ReportingTriangle triangle, bool aged)
    {
        for (var delay = 1; delay < triangle.LastVintage; delay++)
        {
            var (then, now, periods) = (0.0, 0.0, new HashSet<int>());
            foreach (var vintage in triangle.Vintages[..^1])
            {
                // A period that this vintage saw at this delay or not much later.
                var youngest = aged ? Math.Min(vintage - delay, triangle.LastVintage - (2 * delay)) : vintage - delay;
                for (var period = Math.Max(0, vintage - (delay + (delay / 4) + 1)); period <= youngest; period++)
                {
                    then += triangle.At(period, vintage);
                    now += triangle.Newest(period);
                    periods.Add(period);
                }
            }

            if (periods.Count >= LeastPeriods && then > 0 && now - then <= Complete * then)
            {
                return delay;
            }
        }

        return null;
    }

    /// <summary>A vintage for readers.</summary>
    public static NowcastVintage Vintage(RegisterVintage one) => new(one.Label, one.Date, one.Index);

    private static IEnumerable<NowcastRow> Recent(NowcastPlan plan, RegisterTriangle register, JointTotals joint) =>
        Newest(plan.Recent ?? register.Grid.Recent, register, joint);

    private static IEnumerable<NowcastRow> Path(RegisterTriangle register, JointTotals joint) => Newest(LongestPath, register, joint);

    private static IEnumerable<NowcastRow> Newest(int count, RegisterTriangle register, JointTotals joint)
    {
        var last = register.Vintages[^1].Covered;
        for (var period = Math.Max(0, last + 1 - count); period <= last; period++)
        {
            yield return Row(register.Periods[period].ToString(), "", register.Periods[period], joint.Known(period, 1), joint.Of(period, 1));
        }
    }

    private static IEnumerable<NowcastRow> Sums(NowcastPlan plan, RegisterTriangle register, JointTotals joint, string stratum)
    {
        var last = register.Vintages[^1].Covered;
        foreach (var (name, count) in Lengths(plan, register, last).Select(count => ($"last-{count}", count)).Append(("total", last + 1)))
        {
            var first = last + 1 - count;
            yield return Row(name, stratum, new(register.Periods[first].First, register.Periods[last].Last), joint.Known(first, count), joint.Of(first, count));
        }
    }

    private static ImmutableArray<double?> Row(RegisterTriangle register, int period) =>
        [.. register.Vintages.Select(one => one.Covered < period ? null : (double?)register.Triangle.At(period, one.Index))];

    private static IEnumerable<Phrase> Notes(NowcastPlan plan, RegisterTriangle register)
    {
        if (plan.MaximumDelay > register.Triangle.LastVintage)
        {
            yield return Phrase.Of("nowcast.cut", ("delay", Phrase.Number((decimal)plan.MaximumDelay.Value)), ("periods", Phrase.Number((decimal)register.Triangle.LastVintage)));
        }

        var newest = register.Vintages[^1];
        _ = register.Triangle.WithoutFalls(out var falls);
        if (newest.Covered < newest.Index)
        {
            yield return Phrase.Of("nowcast.not-covered", ("last", Phrase.Date(register.Periods[newest.Covered])), ("vintage", Phrase.Date(newest.Date)));
        }

        if (falls > 0 && register.Undated == 0)
        {
            yield return Phrase.Of("nowcast.falls", ("count", Phrase.Number(falls, 0)));
        }

        if (register.Stray > 0)
        {
            yield return Phrase.Of("nowcast.stray", ("count", Phrase.Number(register.Stray, 0)));
        }

        if (register.Undated > 0)
        {
            yield return Phrase.Of("nowcast.undated", ("count", Phrase.Number(register.Undated, 0)));
        }
    }
}

/// <summary>Joint draws of sums, complete periods among them.</summary>
internal sealed class JointTotals(ReportingTriangle triangle, Nowcast nowcast)
{
    /// <summary>Cases that are known of a run of periods.</summary>
    public double Known(int first, int count) => Enumerable.Range(first, count).Sum(triangle.Newest);

    /// <summary>The draws of its total, in the order of the draws.</summary>
    public double[] Of(int first, int count)
    {
        var young = Math.Max(first, nowcast.FirstPeriod);
        var complete = young > first ? Known(first, Math.Min(young, first + count) - first) : 0;
        if (young >= first + count)
        {
            return [.. Enumerable.Repeat(complete, nowcast.Replicates)];
        }

        var totals = nowcast.Totals(young, first + count - young);
        for (var replicate = 0; replicate < totals.Length; replicate++)
        {
            totals[replicate] += complete;
        }

        return totals;
    }
}
