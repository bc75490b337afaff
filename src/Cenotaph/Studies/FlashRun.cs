using Cenotaph.Nowcasting;
using Cenotaph.Numerics;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>
/// Holds an edition's flash estimate of all the dead against one of ours, built only from what stood on the edition's day: the list then, and the
/// edition's own estimate of mature periods, which tells what share of the dead gets listed.
/// </summary>
internal sealed class FlashRun(NowcastPlan plan, FlashPlan flash, RegisterTriangle register, IReadOnlyList<VintageCell> cells, StudyRecords records)
{
    private const double Alpha = 0.05;
    private const double Sigmas = 1.959963984540054;

    // A period counts as mature when at least this share of those who get listed is known.
    private const double Mature = 0.5;

    /// <summary>The comparison.</summary>
    public FlashComparison Run()
    {
        List<Phrase> notes = [Phrase.Of("nowcast.flash.assumption"), Phrase.Of("nowcast.flash.correlation")];
        var (published, estimate) = (Weekly(flash.Flash), Weekly([flash.Estimate]));
        var window = published.Keys.Where(period => period.Last <= flash.Date.AddDays(6)).OrderBy(period => period.First).TakeLast(flash.Periods).ToList();
        if (window.Count == 0)
        {
            return new(flash.Id, flash.Title, flash.Date, null, null, [], [.. notes, Phrase.Of("nowcast.flash.none")]);
        }

        var ours = Ours(estimate, notes, out var coverage, out var learned);
        List<FlashRow> rows = [];
        foreach (var target in flash.Targets)
        {
            var held = Weekly(target.Series);
            var common = window.Where(held.ContainsKey).ToList();
            if (common.Count == 0)
            {
                continue;
            }

            var truth = common.Sum(period => held[period].Value);
            FlashRow Row(string method, double value, double low, double high) => new(
                target.Id, target.Title, new(common[0].First, common[^1].Last), common.Count, truth, method, value, low, high, NowcastScore.Interval(low, high, truth, Alpha));
            if (ours?.Invoke(common) is { } draws)
            {
                rows.Add(Row("ours", Quantiles.Of(draws, 0.5), Quantiles.Of(draws, Alpha / 2), Quantiles.Of(draws, 1 - (Alpha / 2))));
            }

            var sum = common.Sum(period => published[period].Value);
            if (common.TrueForAll(period => published[period] is { Low: not null, High: not null }))
            {
                rows.Add(Row("published-together", sum, common.Sum(period => published[period].Low!.Value), common.Sum(period => published[period].High!.Value)));
                double Apart(Func<Week, double> half) => Math.Sqrt(common.Sum(period => half(published[period]) * half(published[period])));
                rows.Add(Row("published-apart", sum, sum - Apart(week => week.Value - week.Low!.Value), sum + Apart(week => week.High!.Value - week.Value)));
            }
        }

        return new(flash.Id, flash.Title, flash.Date, coverage, learned, [.. rows], [.. notes]);
    }

    // Draws of all the dead of some periods; null where they cannot be had.
    private Func<IReadOnlyList<DateSpan>, double[]?>? Ours(
        Dictionary<DateSpan, Week> estimate, List<Phrase> notes, out (double, double, double)? coverage, out DateSpan? learned)
    {
        (coverage, learned) = (null, null);
        if (Then() is not { } then)
        {
            notes.Add(Phrase.Of("nowcast.flash.no-list"));
            return null;
        }

        var delay = NowcastRun.Delay(plan, then.Triangle);
        var vintage = then.Vintages[^1];
        var settings = NowcastRun.Settings(plan, then, delay, vintage.Date, null);
        if (Nowcast.Refusal(then.Triangle, settings) is { } refusal)
        {
            notes.Add(Phrase.English(refusal));
            return null;
        }

        var list = new JointTotals(then.Triangle, Nowcast.Of(then.Triangle, settings));
        var mature = Enumerable.Range(0, vintage.Covered + 1).Where(period => estimate.ContainsKey(then.Periods[period]))
            .Where(period => Quantiles.Of(list.Of(period, 1), 0.5) is var expected && (expected <= 0 || list.Known(period, 1) >= Mature * expected)).TakeLast(flash.Learned).ToList();
        if (mature.Count == 0)
        {
            notes.Add(Phrase.Of("nowcast.flash.no-mature"));
            return null;
        }

        var shares = Shares(list, mature, [.. mature.Select(period => estimate[then.Periods[period]])]);
        if (shares is null)
        {
            notes.Add(Phrase.Of("nowcast.flash.no-mature"));
            return null;
        }

        coverage = (Quantiles.Of(shares, 0.5), Quantiles.Of(shares, Alpha / 2), Quantiles.Of(shares, 1 - (Alpha / 2)));
        learned = new(then.Periods[mature[0]].First, then.Periods[mature[^1]].Last);
        var later = flash.Listed is { } listed ? Later(then, delay, list, Weekly([listed]), notes) : null;
        return periods =>
        {
            var totals = new double[plan.Draws];
            var after = 0;
            foreach (var period in periods)
            {
                var at = then.Periods.IndexOf(period);
                if (at >= 0 && at <= vintage.Covered)
                {
                    Add(totals, list.Of(at, 1));
                }
                else
                {
                    after++;
                }
            }

            if (after > 0)
            {
                if (later is not { } beyond || after > beyond.Periods)
                {
                    return null;
                }

                Add(totals, [.. beyond.Draws.Select(draw => draw * after / beyond.Periods)]);
            }

            return [.. totals.Select((total, replicate) => total / shares[replicate])];
        };
    }

    // The list with its vintages up to the edition's day, and the edition's own list where it has one.
    private RegisterTriangle? Then()
    {
        IEnumerable<VintageCell> known = cells.Where(cell => register.Vintages.Any(one => one.Label == cell.Vintage.ToString() && one.Date <= flash.Date));
        var dates = plan.VintageDates;
        if (flash.Named is { } named)
        {
            var own = records.Series.First(one => one.Definition.Id == named).Rows
                .Where(row => row is { Date: not null, Value: not null }).Select(row => new VintageCell(row.Date, DateSpan.Day(flash.Date), "", row.Value!.Value));
            known = known.Concat(own);
        }

        return RegisterTriangle.Of(plan.Register ?? plan.Id, known, plan with { Strata = null, VintageDates = dates }, flash.Date, flash.Date, new ProblemCollection());
    }

    // The share of an edition's dead who get listed: what the list will hold of the mature periods over what the edition estimates of them.
    private double[]? Shares(JointTotals list, List<int> mature, List<Week> estimates)
    {
        var named = new double[plan.Draws];
        foreach (var period in mature)
        {
            Add(named, list.Of(period, 1));
        }

        // Errors of the estimate go together in all periods: its limits are added up, and read as 95 %.
        var (value, low, high) = (estimates.Sum(one => one.Value), estimates.Sum(one => one.Low ?? one.Value), estimates.Sum(one => one.High ?? one.Value));
        if (value <= 0 || low <= 0 || high < low)
        {
            return null;
        }

        var random = new RandomStream(plan.Seed).Substream(7);
        var scale = Math.Log(high / low) / (2 * Sigmas);
        return [.. named.Select(total => total / (value * Math.Exp(scale * random.Normal())))];
    }

    // Cases of periods after the list's newest vintage by period, from the running total by day of listing: new names less those that older periods still
    // yielded, over the share of equally young periods that was known at that vintage.
    private (double[] Draws, int Periods)? Later(RegisterTriangle then, int delay, JointTotals list, Dictionary<DateSpan, Week> listed, List<Phrase> notes)
    {
        var vintage = then.Vintages[^1];
        var added = listed.Where(week => week.Key.Last > vintage.Date && week.Key.Last <= flash.Date.AddDays(6)).ToList();
        var steps = added.Count;
        if (steps == 0 || steps > vintage.Covered)
        {
            return null;
        }

        var settings = NowcastRun.Settings(plan, then, delay, vintage.Date, steps);
        var ahead = new JointTotals(then.Triangle, Nowcast.Of(then.Triangle, settings));
        var (known, all) = (list.Known(0, vintage.Covered + 1), added.Sum(week => week.Value.Value));
        var late = ahead.Of(0, vintage.Covered + 1);
        var first = vintage.Covered + 1 - steps;
        var (young, seen) = (list.Of(first, steps), list.Known(first, steps));
        if (seen <= 0)
        {
            return null;
        }

        notes.Add(Phrase.Of("nowcast.flash.listed"));

        // At least one new name in ten is taken for one of the newest periods: else a draw would hold fewer than none.
        return ([.. late.Select((total, replicate) => Math.Max(all - (total - known), all / 10) * young[replicate] / seen)], steps);
    }

    private static void Add(double[] totals, double[] more)
    {
        for (var replicate = 0; replicate < totals.Length; replicate++)
        {
            totals[replicate] += more[replicate];
        }
    }

    // Numbers by period: the first series that has a period gives it. Of running totals each period's is the step from the one before, limit by limit.
    private Dictionary<DateSpan, Week> Weekly(IReadOnlyList<string> ids)
    {
        Dictionary<DateSpan, (Week Week, bool Running)> rows = [];
        foreach (var series in ids.Select(id => records.Series.First(one => one.Definition.Id == id)))
        {
            foreach (var row in series.Rows.Where(row => row is { Date: not null, Value: not null, Part.IsEmpty: true }))
            {
                rows.TryAdd(row.Date!.Value, (new((double)row.Value!.Value, (double?)row.Low, (double?)row.High), series.Definition.Quantity.Kind == QuantityKind.Cumulative));
            }
        }

        Dictionary<DateSpan, Week> weeks = [];
        (Week Week, bool Running)? before = null;
        foreach (var (period, row) in rows.OrderBy(row => row.Key.First))
        {
            if (!row.Running)
            {
                weeks[period] = row.Week;
            }
            else if (before is { Running: true, Week: var earlier })
            {
                weeks[period] = new(row.Week.Value - earlier.Value, row.Week.Low - earlier.Low, row.Week.High - earlier.High);
            }

            before = row;
        }

        return weeks;
    }

    private readonly record struct Week(double Value, double? Low, double? High);
}
