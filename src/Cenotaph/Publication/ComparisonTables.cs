using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Claims;

namespace Cenotaph.Publication;

/// <summary>Projections, ratios, burden and flows as tables to download.</summary>
public static class ComparisonTables
{
    /// <summary>The tables; none of what the study does not ask.</summary>
    public static IEnumerable<DataTable> Of(ComparisonSummary summary, string citation)
    {
        ArgumentNullException.ThrowIfNull(summary);
        if (!summary.Projections.IsEmpty)
        {
            yield return Projections(summary, citation);
        }

        if (!summary.Ratios.IsEmpty)
        {
            yield return Ratios(summary, citation);
            yield return Wounded(summary, citation);
        }

        if (!summary.Burdens.IsEmpty)
        {
            yield return Burdens(summary, citation);
        }

        if (!summary.StockFlows.IsEmpty)
        {
            yield return Flows(summary, citation);
        }
    }

    private static DataTable Projections(ComparisonSummary summary, string citation) => new(
        "projections",
        "When a sum reaches a threshold, and what it is on a day, under each assumption",
        [
            Text("id", "The section [[projections]]."), Text("assumption", "What it assumes."), Date("from", "The day from which it is projected."),
            Number("threshold", "The number to be reached."), Date("median", "The day by which it is reached with probability one half."),
            Date("low_95", "The day by which it is reached with probability 0.025."), Date("high_95", "The day by which it is reached with probability 0.975; empty where that is never."),
            Number("never", "The probability that it is never reached."), Date("day", "A day that was asked for."), Number("probability", "The probability that it is reached by then."),
            Number("level", "The sum on that day, median."), Number("level_low", "Its low 95 % limit."), Number("level_high", "Its high 95 % limit."),
            Number("brier", "The score of the probability, where later claims decide."), Number("crps", "The score of the sum, where a later claim is of that day."),
            Number("interval_score", "The score of its 95 % interval."),
        ],
        [
            .. from one in summary.Projections
               from day in one.Days.DefaultIfEmpty()
               let score = day is null ? null : one.Scores.LastOrDefault(score => score.Day == day.Day)
               select (ImmutableArray<string?>)
               [
                   one.Plan.Id, one.Plan.Assumption.In("en"), ComparisonJson.Iso(one.Start), Digits(one.Plan.Threshold), ComparisonJson.Iso(one.Crossing?.At(0.5)),
                   ComparisonJson.Iso(one.Crossing?.Within(0.95).Low), ComparisonJson.Iso(one.Crossing?.Within(0.95).High), Digits(one.Crossing?.Never, 4), ComparisonJson.Iso(day?.Day),
                   Digits(day?.Reached, 4), Digits(day?.Level.Middle, 0), Digits(day?.Level.Low, 0), Digits(day?.Level.High, 0), Digits(score?.Brier, 4), Digits(score?.Crps, 0),
                   Digits(score?.Interval, 0),
               ],
        ],
        citation);

    private static DataTable Ratios(ComparisonSummary summary, string citation) => new(
        "comparisons",
        "One number by another, by intervals and by distributions",
        [
            Text("comparison", "The section [[comparisons]]."), Text("title", "What it is divided by."), Text("of", "The claim that is divided."),
            new("by", ColumnType.List, "What it is divided by; several are added up."), Number("low", "The smallest ratio that the ranges allow."), Number("high", "The greatest."),
            Number("drawn_low", "95 % of the ratios, numbers uniform in their ranges: low."), Number("drawn_high", "High."),
            Number("low_with_rounding", "The smallest ratio when what printed digits hide is counted."), Number("high_with_rounding", "The greatest."),
            Text("refused", "Why there is no ratio."), Text("printed", "The claim that prints a ratio."), Text("printed_figure", "What it prints."),
            Text("printed_holds", "always, possible or never, for the numbers in the ranges."), Number("implied_most", "The most that the divisor can be if the printed ratio holds for the low limit."),
        ],
        [
            .. summary.Ratios.Select(one => (ImmutableArray<string?>)
            [
                one.Comparison, one.Title.In("en"), one.Of, string.Join("; ", one.By), Digits(one.Ratio?.Low, 4), Digits(one.Ratio?.High, 4), Digits(one.Ratio?.Drawn?.Low, 4),
                Digits(one.Ratio?.Drawn?.High, 4), Digits(one.Widened?.Low, 4), Digits(one.Widened?.High, 4), one.Refusal?.ToString(), one.Printed, one.PrintedFigure?.ToString(),
                ComparisonJson.Word(one.Fits), Digits(one.Implied, 0),
            ]),
        ],
        citation);

    private static DataTable Wounded(ComparisonSummary summary, string citation) => new(
        "wounded-per-killed",
        "Wounded for each killed, by publisher and day",
        [
            Text("side", "The side."), Text("publisher", "Who says both numbers."), Date("as_of", "The day of both."), Text("killed", "The claim of the killed."),
            Text("other", "The claim of the wounded, or of the casualties."), Text("from_casualties", "yes where the killed were taken off casualties."),
            Number("low", "The fewest wounded for each killed that the limits allow."), Number("middle", "By the centres."), Number("high", "The most."),
        ],
        [
            .. summary.Wounded.Select(one => (ImmutableArray<string?>)
            [
                one.Side, one.Publisher.Id, one.AsOf.ToString(), one.Killed, one.Other, one.IsCasualties ? "yes" : "no", Digits(one.Low, 4), Digits(one.Middle, 4), Digits(one.High, 4),
            ]),
        ],
        citation);

    private static DataTable Burdens(ComparisonSummary summary, string citation) => new(
        "regional-burden",
        "Identified cases by area, with exact Poisson limits",
        [
            Text("id", "The section [[regional_burden]]."), Text("area", "The area; empty for those shown together because their counts are small."), Number("areas", "How many areas the row holds."),
            Text("confirmation", "How the cases are known."), Number("cases", "The cases."), Number("among", "Among how many."), Number("per", "The rate is for so many."), Number("rate", "The rate."),
            Number("low", "Its low 95 % limit."), Number("high", "Its high 95 % limit."),
        ],
        [
            .. from burden in summary.Burdens
               from row in burden.Table.Rows
               select (ImmutableArray<string?>)
               [
                   burden.Plan.Id, row.Area, Digits(row.Areas, 0), burden.Confirmation.Word(), Digits(row.Rate.Cases, 0), Digits(row.Rate.Among, 0), Digits(burden.Plan.Scale, 0), Digits(row.Rate.Rate, 4),
                   Digits(row.Rate.Low, 4), Digits(row.Rate.High, 4),
               ],
        ],
        citation);

    private static DataTable Flows(ComparisonSummary summary, string citation) => new(
        "stock-flow",
        "What a force gains and loses in a period, and its change",
        [
            Text("id", "The section [[stock_flow]]."), Text("side", "The side."), Date("period", "The period."), Text("what", "A flow, the change, recruits a month by one claim; -reconciled: by all claims of the flow together."),
            Number("returned", "Of a change: the share of the wounded that returns to duty."), new("records", ColumnType.List, "The records."), Number("value", "The number; empty where it is not known."),
            Number("low", "Its low limit; where reconciled, 95 % of draws."), Number("high", "Its high limit, likewise."), Text("bound", "lower where a lower bound counts as the number."),
        ],
        [
            .. summary.StockFlows.SelectMany(stock => stock.Flows
                .Select(flow => Row(stock, ComparisonJson.Word(flow.Kind), null, string.Join("; ", flow.Records), flow.Value, flow.Low, flow.High, flow.IsLeast))
                .Concat(stock.Unknown.Select(kind => Row(stock, ComparisonJson.Word(kind), null, null, null, null, null, false)))
                .Concat(stock.Changes.Select(change => Row(stock, "change", change.Share, null, change.Value, change.Low, change.High, false)))
                .Concat(stock.Reconciled.Select(one => Row(stock, ComparisonJson.Word(one.Plan.Kind) + "-reconciled", null, string.Join("; ", one.Plan.Claims.Concat(one.Plan.Added)), one.Total?.Value, one.Total?.Low, one.Total?.High, false)))
                .Concat(stock.ReconciledChanges.Select(change => Row(stock, "change-reconciled", change.Share, null, change.Value, change.Drawn.Low, change.Drawn.High, false)))
                .Concat(stock.Recruits.Select(one => Row(stock, "recruits-a-month", null, one.Claim, one.PerMonth, null, null, one.IsLeast)))),
        ],
        citation);

    private static ImmutableArray<string?> Row(StockFlowSummary stock, string what, double? share, string? records, double? value, double? low, double? high, bool isLeast) =>
        [stock.Plan.Id, stock.Plan.Side, stock.Plan.Period.ToString(), what, Digits(share, 4), records, Digits(value, 0), Digits(low, 0), Digits(high, 0), isLeast ? "lower" : null];

    private static string? Digits(double? number, int places = 12) =>
        number is { } known && double.IsFinite(known) ? Math.Round((decimal)Math.Clamp(known, -1e15, 1e15), places).ToString("0.############", CultureInfo.InvariantCulture) : null;

    private static DataColumn Text(string name, string meaning) => new(name, ColumnType.Text, meaning);

    private static DataColumn Number(string name, string meaning) => new(name, ColumnType.Number, meaning);

    private static DataColumn Date(string name, string meaning) => new(name, ColumnType.Date, meaning);
}
