using System.Text.Json;
using Cenotaph.Relabelling;

namespace Cenotaph.Publication;

/// <summary>What is known of court claims as JSON.</summary>
public static class CourtJson
{
    /// <summary>Writes one side, or one table, as an object.</summary>
    public static void Write(Utf8JsonWriter json, CourtSummary court)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(court);
        json.WriteStartObject();
        json.WriteString("side", court.Side.Id);
        json.WritePropertyName("baseline");
        if (court.Baseline is { } baseline)
        {
            json.WriteStartObject();
            json.WriteNumber("per_year", baseline.PerYear);
            json.Number("variation", baseline.Variation);
            json.WriteString("interval", baseline.Meaning);
            json.Texts("claims", baseline.Years.Select(year => year.Source));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNullValue();
        }

        json.Objects("excess", court.Excess, one =>
        {
            json.WriteString("claim", one.Claim);
            json.WriteString("period", one.Period.ToString());
            json.WriteString("as_of", one.Seen?.ToString());
            json.WriteString("observed", one.Observed.ToString());
            json.WriteString("bound", one.Bound.Word());
            Expected(json, one.Expected);
            json.WriteNumber("excess", one.Value);
            json.WriteNumber("excess_low", one.Low);
            json.WriteNumber("excess_high", one.High);
            json.WriteBoolean("limits_are_of_the_bound", one.IsBound);
            json.WriteBoolean("censored", one.Censored);
        });
        json.Objects("revisions", court.Revisions, one =>
        {
            json.WriteString("period", one.Period.ToString());
            json.WriteString("from", one.From);
            json.WriteString("to", one.To);
            json.WriteNumber("earlier", one.Earlier);
            json.WriteNumber("later", one.Later);
            json.Number("change", one.Change);
        });
        json.Objects("published_excess", court.Checks, one =>
        {
            json.WriteString("claim", one.Claim);
            json.WriteString("published", one.Published.ToString());
            json.Texts("of", one.Of);
            json.WriteNumber("value", one.Value);
            json.Number("low", one.Low);
            json.Number("high", one.High);
            json.WriteBoolean("fits", one.Fits);
            json.Texts("not_covered", one.Uncovered.Select(days => days.ToString()));
        });
        json.Objects("military", court.Military, one =>
        {
            json.WriteString("source", one.Source);
            json.WriteNumber("military", one.Military);
            json.WriteNumber("of", one.Of);
            json.WriteNumber("share", one.Value);
            json.WriteNumber("low", one.Interval.Low);
            json.WriteNumber("high", one.Interval.High);
            json.WriteString("interval", one.Interval.Meaning);
            json.WriteBoolean("at_least", one.IsLeast);
            json.Number("hidden", one.Hidden);
            json.Number("least_if_hidden", one.IfHidden?.Low);
            json.Number("most_if_hidden", one.IfHidden?.High);
            json.Texts("notes", one.Notes.Select(note => note.ToString()));
        });
        json.Objects("deletions", court.Deletions, one =>
        {
            json.WriteString("on", one.On.ToString());
            json.WriteString("censored_from", one.CensoredFrom.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.Number("before", (double?)one.Before);
            json.Number("after", (double?)one.After);
            json.Number("share_gone", one.Share);
        });
        json.Objects("registers", court.Registers, one => Register(json, one));
        json.Objects("may_be_the_same_persons", court.Beside, one =>
        {
            json.WriteString("id", one.Id);
            json.WriteString("name", one.Name.ToString());
            json.WriteString("period", one.Period?.ToString());
            json.WriteNumber("persons", one.Persons);
            json.WriteString("claims", one.Claims);
            json.WriteNumber("excess_claims", one.Excess);
            json.WriteNumber("least_share_of_claims", 0);
            json.WriteNumber("most_share_of_claims", one.MostShare);
            json.WriteString("never_added", one.Refusal);
        });
        json.Objects("proceedings", court.Proceedings, one =>
        {
            json.WriteString("id", one.Id);
            json.WriteString("name", one.Name.ToString());
            json.WriteString("figure", one.Figure.ToString());
            json.WriteString("unit", one.Unit);
            json.WriteString("period", one.Period?.ToString());
            json.WriteString("publisher", one.Publisher.ToString());
        });
        json.Objects("comparisons", court.Comparisons, one =>
        {
            json.WriteString("id", one.Id);
            json.WriteString("claim", one.Claim);
            json.WriteNumber("ratio", (double)one.Comparison.Ratio.Value);
            json.WriteNumber("ratio_low", (double)one.Comparison.Ratio.Low);
            json.WriteNumber("ratio_high", (double)one.Comparison.Ratio.High);
            json.WriteString("reading", one.Reading.ToString());
        });
        json.Objects("findings", court.Findings, one =>
        {
            json.WriteString("type", one.Type);
            json.WriteString("severity", one.Weight.ToString().ToLowerInvariant());
            json.Texts("records", one.Records);
            json.WriteString("arithmetic", one.Arithmetic);
            json.WriteString("message", one.Message);
            json.WriteString("remedy", one.Remedy);
        });
        json.Texts("notes", court.Notes.Select(note => note.ToString()));
        json.WriteEndObject();
    }

    private static void Register(Utf8JsonWriter json, CourtRegister register)
    {
        json.WriteString("id", register.Id);
        json.WriteString("sha256", register.Hash);
        json.WriteNumber("snapshots", register.Snapshots.Snapshots);
        json.WriteString("seen", register.Snapshots.Seen?.ToString());
        json.WriteString("censored_from", register.Snapshots.CensoredFrom?.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        json.Objects("falls", register.Snapshots.Falls, fall =>
        {
            json.WriteString("before", fall.Before.ToString());
            json.WriteString("after", fall.After.ToString());
            json.WriteNumber("from", fall.From);
            json.WriteNumber("to", fall.To);
            json.WriteNumber("share", fall.Share);
        });
        json.Objects("years_by_snapshot", register.Snapshots.ByYear, count =>
        {
            json.WriteString("year", count.Period.ToString());
            json.WriteString("seen", count.Seen?.ToString());
            json.WriteNumber("count", count.Count);
        });
        json.Objects("at_least", register.Snapshots.AtLeast, count =>
        {
            json.WriteString("period", count.Period.ToString());
            json.WriteNumber("count", count.Count);
        });
        Model(json, "model", register.Model);
        Model(json, register.Model?.Growth == 1 ? "with_trend" : "without_trend", register.Other);
        json.WriteString("not_estimable", register.Refusal?.ToString());
        json.Objects("courts_that_lost_cards", register.Gone, gone =>
        {
            json.WriteString("court", gone.Court);
            json.WriteString("after", gone.After.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
            json.WriteNumber("from", gone.From);
            json.WriteNumber("gone", gone.Gone);
        });
        json.Objects<CourtDelays>("delays", register.Delays is { } delays ? [delays] : [], one =>
        {
            json.WriteNumber("cards", one.Cases);
            json.WriteNumber("left_out", one.Before);
            json.WriteNumber("longest_days", one.Longest);
            json.WriteNumber("median_days", one.Median);
            json.Objects("shares", one.Shares, share =>
            {
                json.WriteNumber("days", share.Days);
                json.WriteNumber("share", share.Share);
                json.WriteNumber("low", share.Interval.Low);
                json.WriteNumber("high", share.Interval.High);
            });
            json.Objects("months", one.Months, month =>
            {
                json.WriteString("month", month.Month.ToString());
                json.WriteNumber("filed", month.Known);
                json.WriteNumber("share_filed", month.ShareKnown);
                json.WriteNumber("expected", month.Expected);
                json.Number("low", month.Interval?.Low);
                json.Number("high", month.Interval?.High);
            });
        });
    }

    private static void Model(Utf8JsonWriter json, string name, CourtModel? model)
    {
        json.WritePropertyName(name);
        if (model is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("baseline_periods", model.Baseline);
        json.WriteNumber("dispersion", model.Dispersion);
        json.WriteNumber("year_variation", model.YearVariation);
        json.WriteNumber("growth", model.Growth);
        json.WriteNumber("waves", model.Waves);
        json.Objects("periods", model.Rows, row => Row(json, row));
        json.Objects("years", model.Years, row => Row(json, row));
        json.Objects<CourtRow>("total", model.Total is { } total ? [total] : [], row => Row(json, row));
        json.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter json, CourtRow row)
    {
        json.WriteString("period", row.Period.ToString());
        json.WriteNumber("observed", row.Observed);
        Expected(json, row.Expected);
        json.WriteNumber("excess", row.Excess);
        json.WriteNumber("excess_low", row.Low);
        json.WriteNumber("excess_high", row.High);
    }

    private static void Expected(Utf8JsonWriter json, CourtExpected expected)
    {
        json.WriteNumber("expected", expected.Value);
        json.WriteNumber("expected_low", expected.Interval.Low);
        json.WriteNumber("expected_high", expected.Interval.High);
        json.WriteString("expected_interval", expected.Interval.Meaning);
    }
}
