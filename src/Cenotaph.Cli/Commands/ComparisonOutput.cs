using System.Globalization;
using Cenotaph.Claims;
using Cenotaph.Publication;

namespace Cenotaph.Cli.Commands;

/// <summary>Prints projections, ratios, burden and flows.</summary>
internal static class ComparisonOutput
{
    public static void Projections(ComparisonSummary summary, Terminal terminal)
    {
        foreach (var one in summary.Projections)
        {
            terminal.Output.WriteLine($"{one.Plan.Title.In("en")} ({one.Plan.Id})");
            terminal.Output.WriteLine($"Assumes: {one.Plan.Assumption.In("en")}");
            foreach (var term in one.Terms)
            {
                terminal.Output.WriteLine(
                    $"  {term.Plan.Start} ({term.Quantity.Side}): {N(term.Term.Start.Low)} to {N(term.Term.Start.High)}, {term.Plan.Spread.ToString().ToLowerInvariant()}, on {term.Term.Day:yyyy-MM-dd}; "
                    + (term.Plan.RelativeTo is { } other ? $"grows by the same share of its start a month as {other}." : $"{N(term.Rate)} a month{Pace(term.Plan)}."));
            }

            terminal.Output.WriteLine($"  Sum on {one.Start:yyyy-MM-dd}: {N(one.StartLevel.Middle)} ({N(one.StartLevel.Low)} to {N(one.StartLevel.High)}, 95 %); {N(one.Rate.Middle)} a month ({N(one.Rate.Low)} to {N(one.Rate.High)}). Terms are independent.");
            if (one.Crossing is { } crossing)
            {
                var never = crossing.Never > 0 ? $" Never reached with probability {P(crossing.Never)}." : "";
                terminal.Output.WriteLine(
                    $"  {N(crossing.Threshold)} is reached on {Day(crossing.At(0.5))} (median); 50 %: {Days(crossing, 0.5)}; 80 %: {Days(crossing, 0.8)}; 95 %: {Days(crossing, 0.95)}.{never}");
            }

            foreach (var day in one.Days)
            {
                terminal.Output.WriteLine(
                    $"  By {day.Day:yyyy-MM-dd}: {(day.Reached is { } reached ? $"reached with probability {P(reached)}; " : "")}sum {N(day.Level.Middle)} ({N(day.Level.Low)} to {N(day.Level.High)}, 95 %).");
            }

            foreach (var score in one.Scores)
            {
                var reached = score.Reached switch { true => "reached by then", false => "not reached by then", _ => "does not decide whether it was reached by then" };
                terminal.Output.WriteLine(
                    $"  Scored for {score.Day:yyyy-MM-dd}, from {score.Made:yyyy-MM-dd}, by {string.Join(" + ", score.Claims)} ({N(score.Low)} to {N(score.High)}): {reached}"
                    + (score.Brier is { } brier ? $"; Brier {P(brier)}" : "")
                    + (score.Crps is { } crps ? $"; CRPS {N(crps)}, interval score {N(score.Interval!.Value)}, {(score.Inside == true ? "inside" : "outside")} the 95 % limits" : "") + ".");
            }
        }

        if (summary.Projections.Any(one => one.Scores.Length > 0))
        {
            terminal.Output.WriteLine("A later number may be a new edition of an old one: how much of its growth is flow and how much revision is not known.");
        }
    }

    public static void Comparisons(ComparisonSummary summary, Terminal terminal)
    {
        if (!summary.Ratios.IsEmpty)
        {
            var table = Terminal.TableOf("comparison", "of", "by", "intervals", "distributions, 95 %", "printed", "holds");
            foreach (var one in summary.Ratios)
            {
                Terminal.AddRow(
                    table, one.Comparison, one.Of, one.By.Length == 1 ? one.By[0] : one.Title.In("en"),
                    one.Ratio is { } ratio ? FromTo(ratio.Low, ratio.High) + (one.Widened is { } wide ? $" (rounding: {FromTo(wide.Low, wide.High)})" : "") : "refused",
                    one.Ratio?.Drawn is { } drawn ? FromTo(drawn.Low, drawn.High) : "",
                    one.PrintedFigure is { } figure ? $"{figure} ({one.Printed})" : "",
                    one.Fits is { } fit ? $"{ComparisonJson.Word(fit)}{(one.Implied is { } implied && one.By.Length > 1 ? $"; needs at most {N(implied)}" : "")}" : "");
            }

            terminal.Print(table);
            foreach (var refused in summary.Ratios.Where(one => one.Refusal is not null).GroupBy(one => one.Refusal!.ToString(), StringComparer.Ordinal))
            {
                terminal.Output.WriteLine($"{string.Join(", ", refused.Select(one => string.Join(" + ", one.By)))}: {refused.Key}");
            }
        }

        foreach (var pace in summary.Paces.Where(pace => pace.PerDay is not null))
        {
            terminal.Output.WriteLine(
                $"{pace.Record}: {FromTo(pace.PerDay!.Value.Low, pace.PerDay.Value.High)} a day, {Thousands(pace.PerMonth?.Low)} to {Thousands(pace.PerMonth?.High)} a month ({pace.Period})");
        }

        if (summary.Paces.Count(pace => pace.PerDay is null) is > 0 and var unknown)
        {
            terminal.Output.WriteLine($"The rate of {unknown} others is unknown: their period is not on record.");
        }

        foreach (var rank in summary.Ranks)
        {
            terminal.Output.WriteLine(
                $"Rank {rank.Claim}: of {rank.Figures} figures of past wars ({string.Join(", ", rank.Sides)}) {(rank.Reach.IsEmpty ? "none reaches" : string.Join(", ", rank.Reach) + " may reach")} "
                + $"{N((double)rank.Low)}; the greatest is {N((double)rank.GreatestHigh)} ({rank.Greatest}). Wars that the tables lack are not tested.");
        }

        foreach (var one in summary.Wounded)
        {
            terminal.Output.WriteLine(
                $"{one.Side}, {one.Publisher.Id}, {one.AsOf}: {(one.Middle is { } middle ? F(middle) + " " : "")}wounded for each killed, {FromTo(one.Low, one.High)} ({one.Other} less {one.Killed})"
                    .Replace($" less {one.Killed}", one.IsCasualties ? $" less {one.Killed}" : $" by {one.Killed}", StringComparison.Ordinal));
        }

        foreach (var one in summary.Drifts)
        {
            terminal.Output.WriteLine($"{one.Side}: wounded for each killed change by a factor of {F(one.Factor)} a year ({FromTo(one.Low, one.High)}, {one.Pairs} pairs, as if independent).");
        }

        foreach (var one in summary.Relative)
        {
            terminal.Output.WriteLine($"{one.Side}, {one.Loss} by {one.Measure}: {(one.Share is { } share ? $"{Percent(share.Low)} to {Percent(share.High)} ({one.Denominator})" : "unknown")}");
        }
    }

    public static void Burdens(ComparisonSummary summary, Terminal terminal)
    {
        foreach (var burden in summary.Burdens)
        {
            terminal.Output.WriteLine($"{burden.Plan.Title.In("en")}: {burden.Confirmation.Word()} cases for {N(burden.Plan.Scale)}; an area whose dead are harder to find looks less burdened than it is.");
            var table = Terminal.TableOf("area", "cases", "rate", "95 % limits");
            foreach (var row in burden.Table.Rows)
            {
                Terminal.AddRow(table, row.Area.Length > 0 ? row.Area : $"{row.Areas} areas together", N(row.Rate.Cases), F(row.Rate.Rate), FromTo(row.Rate.Low, row.Rate.High));
            }

            terminal.Print(table);
            if (burden.Table.Ratio is { } ratio)
            {
                terminal.Output.WriteLine(
                    $"{ratio.First} by {ratio.Last}: {(ratio.Value is { } value ? F(value) : "no upper limit")} times ({FromTo(ratio.Low, ratio.High)}, exact given the sum of both counts; chosen because they are the extremes, so too large on average).");
            }

            if (!burden.Table.LeftOut.IsEmpty)
            {
                terminal.Output.WriteLine($"Left out: {string.Join(", ", burden.Table.LeftOut)}.");
            }
        }
    }

    public static void StockFlows(ComparisonSummary summary, Terminal terminal)
    {
        foreach (var stock in summary.StockFlows)
        {
            terminal.Output.WriteLine($"{stock.Plan.Title.In("en")} ({stock.Plan.Period})");
            foreach (var flow in stock.Flows)
            {
                terminal.Output.WriteLine($"  {ComparisonJson.Word(flow.Kind)}: {(flow.IsLeast ? "at least " : "")}{N(flow.Value)}{(flow.Low < flow.High ? $" ({N(flow.Low)} to {N(flow.High)})" : "")} ({string.Join(" + ", flow.Records)})");
            }

            terminal.Output.WriteLine($"  unknown, and left out: {string.Join(", ", stock.Unknown.Select(ComparisonJson.Word))}");
            if (!stock.Plan.NotAdded.IsEmpty)
            {
                terminal.Output.WriteLine($"  on record, but no flow of the period and not added: {string.Join(", ", stock.Plan.NotAdded)}");
            }

            foreach (var change in stock.Changes)
            {
                terminal.Output.WriteLine(
                    $"  Change when {Percent(change.Share)} of the wounded return: {Signed(change.Value)} ({Signed(change.Low)} to {Signed(change.High)} by the limits, {Signed(change.Drawn.Low)} to {Signed(change.Drawn.High)} for 95 % of draws)");
            }

            foreach (var one in stock.Recruits)
            {
                terminal.Output.WriteLine($"  Recruits a month by {one.Claim} ({one.Publisher.Id}, {one.Scope}, {one.Period}): {(one.IsLeast ? "at least " : "")}{N(one.PerMonth)}");
            }

            foreach (var one in stock.Reconciled)
            {
                string With(Pooled? some) => some is { } known ? $"{N(known.Value + one.Added)} ({N(known.Low + one.Added)} to {N(known.High + one.Added)})" : "not estimable";
                terminal.Output.WriteLine($"  All claims of {ComparisonJson.Word(one.Plan.Kind)} reconciled ({string.Join(", ", one.Plan.Claims)}{(one.Plan.Added.IsEmpty ? "" : "; and as printed " + string.Join(", ", one.Plan.Added))}): {With(one.Flow.Estimate)}, {F(one.Flow.EffectiveSources)} effective sources");
                foreach (var (origin, estimate) in one.Flow.Without)
                {
                    terminal.Output.WriteLine($"    without {origin}: {With(estimate)}");
                }
            }

            foreach (var change in stock.ReconciledChanges)
            {
                terminal.Output.WriteLine($"  By the reconciled, change when {Percent(change.Share)} of the wounded return: {Signed(change.Value)} ({Signed(change.Drawn.Low)} to {Signed(change.Drawn.High)} for 95 % of draws)");
            }

            if (stock.Conflict is { } conflict)
            {
                terminal.Output.WriteLine($"  Of one scope the greatest is {F(conflict)} times the least: the change rests on which of them is right.");
            }
        }
    }

    private static string Pace(ProjectionTermPlan plan) => plan switch
    {
        { Rate: { } rate } => $" ({rate})",
        { Window: { } window } => $" (the last {window} days)",
        { Months: { } months } => $" in the middle (its start by {months.ToString(CultureInfo.InvariantCulture)} months)",
        _ => "",
    };

    private static string Days(ThresholdCrossing crossing, double probability) => $"{Day(crossing.Within(probability).Low)} to {Day(crossing.Within(probability).High)}";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "never";

    private static string FromTo(double? low, double? high) => (low, high) switch
    {
        ({ } from, { } to) => $"{F(from)} to {F(to)}",
        ({ } from, null) => $"at least {F(from)}",
        (null, { } to) => $"at most {F(to)}",
        _ => "no limits",
    };

    private static string N(double number) => double.IsFinite(number) ? number.ToString("#,0", CultureInfo.InvariantCulture) : "unknown";

    private static string Thousands(double? number) => number is { } known ? N(known) : "unknown";

    private static string Signed(double number) => number.ToString("+#,0;-#,0;0", CultureInfo.InvariantCulture);

    private static string F(double number) => number.ToString(Math.Abs(number) >= 100 ? "0" : Math.Abs(number) >= 10 ? "0.0" : "0.00", CultureInfo.InvariantCulture);

    private static string P(double number) => number.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Percent(double? share) => share is { } known ? (known * 100).ToString("0.##", CultureInfo.InvariantCulture) + " %" : "unknown";
}
