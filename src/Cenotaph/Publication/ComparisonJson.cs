using System.Globalization;
using System.Text.Json;
using Cenotaph.Claims;

namespace Cenotaph.Publication;

/// <summary>Projections, ratios, burden and flows as JSON; what is not known is null.</summary>
public static class ComparisonJson
{
    /// <summary>Writes the projections as an array.</summary>
    public static void Projections(Utf8JsonWriter json, IEnumerable<ProjectionSummary> projections)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(projections);
        json.WriteStartArray();
        foreach (var one in projections)
        {
            json.WriteStartObject();
            Projection(json, one);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes ratios, paces, ranks, wounded for each killed and relative losses as an object.</summary>
    public static void Comparisons(Utf8JsonWriter json, ComparisonSummary summary)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(summary);
        json.WriteStartObject();
        json.Objects("ratios", summary.Ratios, one =>
        {
            json.WriteString("comparison", one.Comparison);
            json.WriteString("title", one.Title.In("en"));
            json.WriteString("of", one.Of);
            json.Texts("by", one.By);
            json.Number("low", one.Ratio?.Low);
            json.Number("high", one.Ratio?.High);
            json.Number("drawn_low", one.Ratio?.Drawn?.Low);
            json.Number("drawn_median", one.Ratio?.Middle);
            json.Number("drawn_high", one.Ratio?.Drawn?.High);
            json.Number("low_with_rounding", one.Widened?.Low);
            json.Number("high_with_rounding", one.Widened?.High);
            json.WriteString("refused", one.Refusal?.ToString());
            json.WriteString("printed", one.Printed);
            json.WriteString("printed_figure", one.PrintedFigure?.ToString());
            json.WriteString("printed_holds", Word(one.Fits));
            json.Number("implied_most", one.Implied);
        });
        json.Objects("paces", summary.Paces, one =>
        {
            json.WriteString("record", one.Record);
            json.WriteString("title", one.Title.In("en"));
            json.WriteString("period", one.Period?.ToString());
            json.Number("per_day_low", one.PerDay?.Low);
            json.Number("per_day_high", one.PerDay?.High);
            json.Number("per_month_low", one.PerMonth?.Low);
            json.Number("per_month_high", one.PerMonth?.High);
        });
        json.Objects("ranks", summary.Ranks, one =>
        {
            json.WriteString("claim", one.Claim);
            json.WriteNumber("low", one.Low);
            json.WriteNumber("figures", one.Figures);
            json.Texts("sides", one.Sides);
            json.Texts("reach", one.Reach);
            json.WriteString("greatest", one.Greatest);
            json.WriteNumber("greatest_high", one.GreatestHigh);
        });
        json.Objects("wounded_per_killed", summary.Wounded, one =>
        {
            json.WriteString("side", one.Side);
            json.WriteString("publisher", one.Publisher.Id);
            json.WriteString("as_of", one.AsOf.ToString());
            json.WriteString("killed", one.Killed);
            json.WriteString("other", one.Other);
            json.WriteBoolean("from_casualties", one.IsCasualties);
            json.Number("low", one.Low);
            json.Number("middle", one.Middle);
            json.Number("high", one.High);
        });
        json.Objects("wounded_drift", summary.Drifts, one =>
        {
            json.WriteString("side", one.Side);
            json.WriteNumber("pairs", one.Pairs);
            json.Number("factor_a_year", one.Factor);
            json.Number("low", one.Low);
            json.Number("high", one.High);
        });
        json.Objects("relative_losses", summary.Relative, one =>
        {
            json.WriteString("side", one.Side);
            json.WriteString("loss", one.Loss);
            json.WriteString("measure", one.Measure);
            json.WriteString("denominator", one.Denominator);
            json.Number("low", one.Share?.Low);
            json.Number("high", one.Share?.High);
        });
        json.WriteEndObject();
    }

    /// <summary>Writes cases by area as an array.</summary>
    public static void Burdens(Utf8JsonWriter json, IEnumerable<RegionalBurden> burdens)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(burdens);
        json.WriteStartArray();
        foreach (var burden in burdens)
        {
            json.WriteStartObject();
            json.WriteString("id", burden.Plan.Id);
            json.WriteString("confirmation", burden.Confirmation.Word());
            json.Number("per", burden.Plan.Scale);
            json.WriteNumber("least_count_shown", burden.Table.Least);
            json.Objects("areas", burden.Table.Rows, row =>
            {
                json.WriteString("area", row.Area.Length > 0 ? row.Area : null);
                json.WriteNumber("areas", row.Areas);
                json.WriteNumber("cases", row.Rate.Cases);
                json.Number("among", row.Rate.Among);
                json.Number("rate", row.Rate.Rate);
                json.Number("low", row.Rate.Low);
                json.Number("high", row.Rate.High);
            });
            json.Texts("left_out", burden.Table.LeftOut);
            json.WritePropertyName("first_by_last");
            if (burden.Table.Ratio is { } ratio)
            {
                json.WriteStartObject();
                json.WriteString("first", ratio.First);
                json.WriteString("last", ratio.Last);
                json.Number("value", ratio.Value);
                json.Number("low", ratio.Low);
                json.Number("high", ratio.High);
                json.WriteEndObject();
            }
            else
            {
                json.WriteNullValue();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes changes of forces as an array.</summary>
    public static void StockFlows(Utf8JsonWriter json, IEnumerable<StockFlowSummary> stocks)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(stocks);
        json.WriteStartArray();
        foreach (var stock in stocks)
        {
            json.WriteStartObject();
            json.WriteString("id", stock.Plan.Id);
            json.WriteString("side", stock.Plan.Side);
            json.WriteString("period", stock.Plan.Period.ToString());
            json.Objects("flows", stock.Flows, flow =>
            {
                json.WriteString("kind", Word(flow.Kind));
                json.Texts("records", flow.Records);
                json.Number("value", flow.Value);
                json.Number("low", flow.Low);
                json.Number("high", flow.High);
                json.WriteBoolean("at_least", flow.IsLeast);
            });
            json.Texts("unknown", stock.Unknown.Select(Word));
            json.Texts("not_added", stock.Plan.NotAdded);
            json.Objects("changes", stock.Changes, Change);
            json.Objects("reconciled", stock.Reconciled, one =>
            {
                json.WriteString("kind", Word(one.Plan.Kind));
                json.Texts("claims", one.Plan.Claims);
                json.Texts("added", one.Plan.Added);
                json.Number("value", one.Total?.Value);
                json.Number("low", one.Total?.Low);
                json.Number("high", one.Total?.High);
                json.Number("of_which_added", one.Added);
                json.Number("effective_sources", one.Flow.EffectiveSources);
                json.Objects("groups", one.Flow.Groups, group =>
                {
                    json.WriteString("origin", group.Origin);
                    json.WriteNumber("claims", group.Claims);
                });
                json.Objects("without", one.Flow.Without, without =>
                {
                    json.WriteString("origin", without.Origin);
                    json.Number("value", without.Estimate?.Value + one.Added);
                    json.Number("low", without.Estimate?.Low + one.Added);
                    json.Number("high", without.Estimate?.High + one.Added);
                });
                json.Number("prior_low", one.Flow.Prior?.Low);
                json.Number("prior_high", one.Flow.Prior?.High);
                json.Number("scale_reduction", one.Flow.ScaleReduction);
                json.WriteString("why", one.Plan.Flow.Why);
            });
            json.Objects("reconciled_changes", stock.ReconciledChanges, Change);
            json.Objects("recruits_a_month", stock.Recruits, one =>
            {
                json.WriteString("claim", one.Claim);
                json.WriteString("publisher", one.Publisher.Id);
                json.WriteString("scope", one.Scope.ToString());
                json.WriteString("period", one.Period.ToString());
                json.Number("per_month", one.PerMonth);
                json.WriteBoolean("at_least", one.IsLeast);
            });
            json.Number("recruits_greatest_by_least", stock.Conflict);
            json.WriteEndObject();
        }

        json.WriteEndArray();

        void Change(StockFlowChange change)
        {
            json.Number("returned", change.Share);
            json.Number("value", change.Value);
            json.Number("low", change.Low);
            json.Number("high", change.High);
            json.Number("drawn_low", change.Drawn.Low);
            json.Number("drawn_high", change.Drawn.High);
        }
    }

    /// <summary>The word of a flow in files.</summary>
    public static string Word(StockFlowKind kind) => kind switch
    {
        StockFlowKind.Recruits => "recruits",
        StockFlowKind.Foreign => "foreign",
        StockFlowKind.Convicts => "convicts",
        StockFlowKind.Casualties => "casualties",
        StockFlowKind.KilledAndMissing => "killed-and-missing",
        StockFlowKind.Captured => "captured",
        StockFlowKind.Deserted => "deserted",
        _ => "discharged",
    };

    /// <summary>Whether a printed ratio holds, in files: always, possible, never; null where it cannot be told.</summary>
    public static string? Word(ComparisonFit? fit) => fit switch
    {
        ComparisonFit.Always => "always",
        ComparisonFit.Possible => "possible",
        ComparisonFit.Never => "never",
        _ => null,
    };

    internal static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Projection(Utf8JsonWriter json, ProjectionSummary one)
    {
        json.WriteString("id", one.Plan.Id);
        json.WriteString("title", one.Plan.Title.In("en"));
        json.WriteString("assumption", one.Plan.Assumption.In("en"));
        json.WriteString("replays", one.Plan.Replays);
        json.WriteString("from", Iso(one.Start));
        json.WriteNumber("draws", one.Plan.Draws);
        json.WriteNumber("seed", one.Plan.Seed);
        json.Objects("terms", one.Terms, term =>
        {
            json.WriteString("start", term.Plan.Start);
            json.WriteString("side", term.Quantity.Side);
            json.WriteString("distribution", term.Plan.Spread.ToString().ToLowerInvariant());
            json.WriteNumber("low", term.Term.Start.Low);
            json.WriteNumber("high", term.Term.Start.High);
            json.WriteString("as_of", Iso(term.Term.Day));
            json.WriteString("rate", term.Plan.Rate);
            json.Number("months", term.Plan.Months);
            json.WriteString("relative_to", term.Plan.RelativeTo);
            json.Number("rate_a_month", term.Rate);
        });
        Quantiles(json, "start", one.StartLevel);
        Quantiles(json, "rate_a_month", one.Rate);
        json.Number("threshold", one.Plan.Threshold);
        if (one.Crossing is { } crossing)
        {
            json.WriteStartObject("reached");
            json.WriteString("median", Iso(crossing.At(0.5)));
            foreach (var (name, probability) in new[] { ("50", 0.5), ("80", 0.8), ("95", 0.95) })
            {
                var (low, high) = crossing.Within(probability);
                json.WriteString($"low_{name}", Iso(low));
                json.WriteString($"high_{name}", Iso(high));
            }

            json.WriteNumber("never", crossing.Never);
            json.WriteNumber("already", crossing.Passed);
            json.WriteEndObject();
        }

        json.Objects("by", one.Days, day =>
        {
            json.WriteString("day", Iso(day.Day));
            json.Number("probability", day.Reached);
            Quantiles(json, "level", day.Level);
        });
        json.Objects("scores", one.Scores, score =>
        {
            json.WriteString("day", Iso(score.Day));
            json.WriteString("made_from", Iso(score.Made));
            json.Texts("claims", score.Claims);
            json.Number("low", score.Low);
            json.Number("high", score.High);
            json.WritePropertyName("reached");
            if (score.Reached is { } reached)
            {
                json.WriteBooleanValue(reached);
            }
            else
            {
                json.WriteNullValue();
            }

            json.Number("brier", score.Brier);
            json.Number("crps", score.Crps);
            json.Number("interval_score", score.Interval);
        });
    }

    private static void Quantiles(Utf8JsonWriter json, string name, ProjectionQuantiles quantiles)
    {
        json.WriteStartObject(name);
        json.WriteNumber("low", quantiles.Low);
        json.WriteNumber("median", quantiles.Middle);
        json.WriteNumber("high", quantiles.High);
        json.WriteEndObject();
    }
}
