using System.Globalization;
using System.Text.Json;
using Cenotaph.Probate;

namespace Cenotaph.Publication;

/// <summary>Estimates from inheritance cases as JSON.</summary>
public static class ProbateJson
{
    /// <summary>Writes the summary as one object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="summary">The summary.</param>
    /// <param name="least">The least number of persons behind a count.</param>
    public static void Write(Utf8JsonWriter json, ProbateVintages summary, int least)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(summary);
        json.WriteStartObject();
        json.WriteString("title", summary.Title.ToString());
        json.WriteString("side", summary.Side);
        json.WriteStartArray("vintages");
        for (var i = 0; i < summary.Results.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("extracted", Day(summary.Results[i].Extracted));
            Register(json, summary.Registers[i]);
            switch (summary.Results[i])
            {
                case ProbateRefusal refusal:
                    json.WriteString("assumption", refusal.Assumption);
                    json.WriteString("evidence", refusal.Evidence);
                    break;
                case ProbateEstimate estimate:
                    Estimate(json, estimate, least);
                    break;
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("deletions");
        foreach (var one in summary.Deletions)
        {
            json.WriteStartObject();
            json.WriteString("earlier", Day(one.Earlier));
            json.WriteString("later", Day(one.Later));
            json.WriteNumber("held", one.Held);
            json.WriteNumber("vanished", one.Vanished);
            json.WriteNumber("added", one.Added);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.Texts("notes", summary.Notes);
        json.WriteEndObject();
    }

    private static void Register(Utf8JsonWriter json, ProbateRegister register)
    {
        json.WriteStartObject("register");
        json.WriteString("digest", register.Digest);
        json.WriteNumber("cases", register.Cases);
        json.WriteStartObject("left_out");
        foreach (var (reason, cases) in register.LeftOut)
        {
            json.WriteNumber(reason, cases);
        }

        json.WriteEndObject();
        json.WriteNumber("named", register.Named);
        json.WriteNumber("searched", register.Searched);
        json.WriteNumber("found", register.Found);
        json.WriteEndObject();
    }

    private static void Estimate(Utf8JsonWriter json, ProbateEstimate estimate, int least)
    {
        json.WriteStartObject("total");
        Value(json, "dead", estimate.Total.Dead);
        Value(json, "ordinary", estimate.Total.Ordinary);
        Value(json, "court", estimate.Total.Court);
        Value(json, "flash", estimate.Total.Flash);
        Value(json, "cases", estimate.Total.Cases);
        Value(json, "court_cases", estimate.Total.CourtCases);
        json.WriteEndObject();
        json.WriteStartArray("kappas");
        foreach (var one in estimate.ByKappa)
        {
            json.WriteStartObject();
            json.WriteNumber("kappa", one.Kappa);
            Value(json, "dead", one.Dead);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("anchors");
        json.WriteNumber("named", estimate.Anchors.Named);
        Number(json, "low", estimate.Anchors.Low);
        Number(json, "high", estimate.Anchors.High);
        json.WriteEndObject();
        json.WriteStartArray("weeks");
        foreach (var week in estimate.Weeks)
        {
            json.WriteStartObject();
            json.WriteString("week", Day(week.Monday));
            Number(json, "share_known", week.ShareKnown);
            json.WriteBoolean("flash", week.IsFlash);
            Value(json, "cases", week.Cases);
            Value(json, "court_cases", week.CourtCases);
            Number(json, "coverage", week.Coverage);
            Value(json, "dead", week.Dead);
            Value(json, "court", week.Court);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("ages");
        foreach (var age in estimate.Ages)
        {
            json.WriteStartObject();
            json.WriteString("age", age.Age);
            Value(json, "coverage", age.Coverage);
            Value(json, "dead", age.Dead);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("coverage");
        foreach (var (row, isHidden) in ProbateTables.Guarded(estimate.Coverage, least))
        {
            json.WriteStartObject();
            json.WriteString("age", row.Age);
            json.WriteString("recruitment", row.Recruitment);
            Number(json, "found", isHidden ? double.NaN : row.Found);
            Number(json, "searched", isHidden ? double.NaN : row.Searched);
            Value(json, "coverage", row.Coverage);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("baselines");
        foreach (var one in estimate.Baseline)
        {
            json.WriteStartObject();
            json.WriteString("name", one.Name);
            Number(json, "cases", one.Cases);
            Number(json, "dead", one.Dead);
            json.WriteString("why_not", one.WhyNot);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("placebo");
        Number(json, "drift", estimate.Placebo.Drift);
        json.WriteStartArray("runs");
        foreach (var run in estimate.Placebo.Runs)
        {
            json.WriteStartObject();
            json.WriteNumber("baseline_to", run.BaselineTo);
            json.WriteNumber("from", run.From);
            json.WriteNumber("to", run.To);
            Number(json, "error", run.Error);
            Number(json, "standard_error", run.StandardError);
            Number(json, "with_drift", run.WithDrift);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartObject("data");
        json.WriteNumber("cases", estimate.Data.Cases);
        json.WriteNumber("unknown_age", estimate.Data.UnknownAge);
        json.WriteNumber("other_age", estimate.Data.OtherAge);
        json.WriteNumber("undated_names", estimate.Data.Undated);
        json.WriteNumber("names_of_other_age", estimate.Data.ListedOtherAge);
        Number(json, "early_before", estimate.Data.EarlyBefore);
        Number(json, "early_since", estimate.Data.EarlySince);
        json.WriteEndObject();
    }

    private static void Value(Utf8JsonWriter json, string name, ProbateValue value)
    {
        json.WriteStartObject(name);
        Number(json, "value", value.Value);
        Number(json, "low", value.Low);
        Number(json, "high", value.High);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, double number)
    {
        if (double.IsFinite(number))
        {
            json.WriteNumber(name, Math.Round(number, 4));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
