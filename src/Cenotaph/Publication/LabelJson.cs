using System.Text.Json;
using Cenotaph.Relabelling;

namespace Cenotaph.Publication;

/// <summary>What is known of a label as JSON.</summary>
public static class LabelJson
{
    /// <summary>Writes one side and label as an object.</summary>
    public static void Write(Utf8JsonWriter json, LabelSummary label)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(label);
        json.WriteStartObject();
        json.WriteString("side", label.Side.Id);
        json.WriteString("label", label.Label);
        json.WritePropertyName("linkage");
        Linkage(json, label.Linkage);
        json.Objects("audits", label.Audits, audit => Audit(json, audit));
        json.Objects("registers", label.Registers, register =>
        {
            json.WriteString("id", register.Id);
            json.WriteString("name", register.Name.ToString());
            json.WriteString("figure", register.Figure.ToString());
            json.WriteString("unit", register.Unit);
            json.WriteString("period", register.Period?.ToString());
            json.WriteString("publisher", register.Publisher.ToString());
        });
        json.Objects("if_like_the_sample", label.Products, product =>
        {
            json.WriteString("audit", product.Audit.Id);
            json.WriteString("register", product.Register.Id);
            json.WriteNumber("entries_that_would_be_wrong_if_the_register_were_like_this_sample", product.WouldBeWrong);
            json.WriteBoolean("periods_meet", product.PeriodsMeet);
        });
        json.WritePropertyName("outcomes");
        Outcomes(json, label.Outcomes);
        json.Objects("comparisons", label.Comparisons, one => Comparison(json, one));
        json.Objects("compensation", label.Compensation, row =>
        {
            json.WriteNumber("kappa", row.Kappa);
            json.WriteString("currency", row.Range.Currency);
            json.WriteNumber("due_low", row.Range.DueLow);
            json.WriteNumber("due_high", row.Range.DueHigh);
            json.WriteNumber("withheld_low", row.Range.WithheldLow);
            json.WriteNumber("withheld_high", row.Range.WithheldHigh);
        });
        json.WriteStartArray("notes");
        foreach (var note in label.Notes)
        {
            json.WriteStringValue(note.ToString());
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Linkage(Utf8JsonWriter json, LinkageAnswer answer)
    {
        json.WriteStartObject();
        if (answer is LinkageAnswer.Refused refused)
        {
            json.WriteString("not_estimable", refused.Assumption.ToString());
            json.WriteString("evidence", refused.Evidence.ToString());
        }
        else if (answer is LinkageAnswer.Estimated { Reading: var reading })
        {
            json.WriteNumber("entries", reading.Entries);
            json.WriteNumber("pairs_before", reading.Before);
            json.WriteNumber("pairs_after", reading.After);
            json.WriteNumber("pairs_date_unknown", reading.Unknown);
            json.WriteNumber("precision", reading.Precision);
            json.Number("sensitivity", reading.Sensitivity);
            json.WriteNumber("least_kappa", reading.LeastKappa);
            json.WriteNumber("seed", reading.Seed);
            json.WriteNumber("draws", reading.Draws);
            json.Objects("coverage", reading.Coverage, stratum =>
            {
                json.WriteNumber("from_days", stratum.FromDays);
                json.WriteNumber("listed", stratum.Listed.Count);
                json.WriteNumber("of", stratum.Listed.Of);
            });
            json.Objects("rows", reading.Rows, row => Row(json, row));
            json.Objects("rows_date_unknown", reading.UnknownRows, row => Row(json, row));
        }

        json.WriteEndObject();
    }

    private static void Row(Utf8JsonWriter json, KappaRow row)
    {
        json.WriteNumber("kappa", row.Kappa);
        json.WriteNumber("value", row.Value);
        json.WriteNumber("low", row.Interval.Low);
        json.WriteNumber("high", row.Interval.High);
        json.WriteString("interval", row.Interval.Meaning);
        json.WriteBoolean("above_register", row.IsAboveRegister);
    }

    private static void Audit(Utf8JsonWriter json, Audit audit)
    {
        json.WriteString("id", audit.Id);
        json.WriteString("finding", LabelTables.Word(audit.Finding));
        json.WriteNumber("share", audit.Share);
        json.Number("count", audit.Counts?.Count);
        json.Number("of", audit.Counts?.Of);
        json.Number("of_at_least", audit.AtLeast);
        json.WriteString("frame", audit.Frame.ToString());
        json.WriteString("drawn", audit.Drawn.ToString());
        json.WriteString("period", audit.Period.ToString());
        json.WriteString("publisher", audit.Origin.Publisher);
        json.WriteString("address", audit.Origin.Address);
        json.WriteString("claim", audit.Claim);
    }

    private static void Outcomes(Utf8JsonWriter json, OutcomeTable? table)
    {
        if (table is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteNumber("cases", table.Cases);
        json.Objects("rows", table.Rows, row =>
        {
            json.WriteNumber("days", row.Days);
            json.WriteNumber("at_risk", row.AtRisk);
            json.Objects("shares", row.Shares, share =>
            {
                json.WriteString("outcome", Word(share.Outcome));
                json.WriteNumber("value", share.Value);
                json.WriteNumber("low", share.Interval.Low);
                json.WriteNumber("high", share.Interval.High);
                json.WriteString("interval", share.Interval.Meaning);
            });
        });
        json.WriteEndObject();
    }

    /// <summary>The word of an outcome in files.</summary>
    public static string Word(MissingOutcome outcome) => outcome switch
    {
        MissingOutcome.NamedDead => "named-dead",
        MissingOutcome.DeclaredDead => "declared-dead",
        MissingOutcome.Returned => "returned",
        MissingOutcome.Captured => "captured",
        _ => "still-missing",
    };

    private static void Comparison(Utf8JsonWriter json, LabelComparison one)
    {
        var (value, low, high) = one.Comparison.Ratio;
        json.WriteString("id", one.Id);
        json.WriteString("claim", one.Claim);
        json.WriteString("earlier", string.Join("; ", one.Earlier));
        json.WriteString("later", one.Later);
        json.WriteNumber("earlier_count", one.Comparison.Earlier.Value);
        json.WriteNumber("later_count", one.Comparison.Later.Value);
        json.WriteString("window", one.Comparison.Window.ToString());
        json.WriteNumber("ratio", (double)value);
        json.WriteNumber("ratio_low", (double)low);
        json.WriteNumber("ratio_high", (double)high);
        json.WriteNumber("share_of_days", (double)one.Comparison.ShareOfDays);
        json.WriteNumber("share_needed", (double)one.Comparison.ShareNeeded);
        json.WriteNumber("even_ratio", (double)one.Comparison.EvenRatio);
        json.WriteString("reading", one.Reading.ToString());
    }
}
