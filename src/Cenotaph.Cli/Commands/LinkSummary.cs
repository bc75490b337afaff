using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>What a linkage run chose and found, for people and for machines.</summary>
internal sealed class LinkSummary(LinkRun run, LinkTruth? truth, double reading, double seconds)
{
    /// <summary>What a review of sampled persons says of the run; null without one.</summary>
    public (int Persons, IReadOnlyList<SampledMeasure> Measures)? Sampled { get; init; }

    // The largest amount of memory that this process held, in millions of bytes.
    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / 1e6;
    }

    /// <summary>As one JSON object. With a truth it has the members that measure the run, and no other but the table of probabilities and the split of time.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("records", run.Records);
        json.WriteNumber("candidate_pairs", run.Result.CandidatePairs);
        if (truth is not null)
        {
            Known(json, "blocking_recall", truth.Measures.BlockingRecall);
            Known(json, "pair_precision", truth.Measures.PairPrecision);
            Known(json, "pair_recall", truth.Measures.PairRecall);
            Known(json, "pair_f1", truth.Measures.PairF1);
            Known(json, "best_pair_f1", truth.Measures.BestPairF1);
            Known(json, "cluster_f1", truth.Measures.ClusterF1);
            Known(json, "bcubed_f1", truth.Measures.BCubedF1);
        }
        else
        {
            json.WriteNumber("persons", run.Persons);
        }

        if (Sampled is { } sampled)
        {
            json.WriteStartObject("sampled");
            json.WriteNumber("persons", sampled.Persons);
            foreach (var measure in sampled.Measures)
            {
                json.WriteStartObject(measure.Name);
                Known(json, "value", measure.Value);
                Known(json, "standard_error", measure.StandardError);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        if (run.IdCounts() is { } ids)
        {
            json.WriteStartObject("previous");
            json.WriteNumber("rows_recognised", run.Order.Previous!.Recognised);
            json.WriteNumber("rows_new", run.Records - run.Order.Previous.Recognised);
            json.WriteNumber("rows_gone", run.Order.Previous.RowsGone);
            json.WriteNumber("ids_kept", ids.Kept);
            json.WriteNumber("ids_new", ids.Drawn);
            json.WriteNumber("ids_merged", ids.Merged);
            json.WriteNumber("ids_split", ids.Split);
            json.WriteNumber("ids_gone", ids.Gone);
            json.WriteEndObject();
        }

        json.WriteNumber("threshold", run.Result.Threshold);
        json.WriteNumber("seconds", Math.Round(seconds, 3));
        json.WriteNumber("peak_mb", Math.Round(PeakMegabytes(), 1));
        Calibration(json);
        json.WriteStartObject("stages");
        foreach (var (stage, took) in Stages())
        {
            json.WriteNumber(stage, Math.Round(took, 3));
        }

        json.WriteEndObject();
        if (truth is null)
        {
            Chosen(json);
        }

        json.WriteEndObject();
    }

    /// <summary>As text.</summary>
    public void Print(Terminal terminal)
    {
        var columns = Terminal.TableOf("table", "column", "taken for", "because");
        for (var table = 0; table < run.Result.Model.Columns.Count; table++)
        {
            foreach (var role in run.Result.Model.Columns[table])
            {
                Terminal.AddRow(columns, run.Order.Tables[table].Name, role.Column, ModelFile.RoleWord(role.Role), role.Reason);
            }
        }

        terminal.Print(columns);
        var comparisons = Terminal.TableOf("comparison", "level", "#m", "#u", "#weight");
        foreach (var comparison in run.Result.Model.Comparisons)
        {
            foreach (var level in comparison.Levels)
            {
                Terminal.AddRow(comparisons, comparison.Name, level.Label, Text(level.M, "0.0000"), Text(level.U, "0.000000"), Text(level.Weight, "0.00"));
            }
        }

        terminal.Print(comparisons);
        var rules = Terminal.TableOf("blocking rule", "#candidate pairs", "#values left out");
        foreach (var rule in run.Rules)
        {
            Terminal.AddRow(rules, rule.Name, $"{rule.Pairs:N0}", $"{rule.LeftOut:N0}");
        }

        terminal.Print(rules);
        foreach (var note in run.Result.Notes)
        {
            terminal.Output.WriteLine(note);
        }

        if (truth is not null)
        {
            Measures(terminal);
        }

        if (Sampled is { } sampled)
        {
            var table = Terminal.TableOf($"of the persons, by {sampled.Persons:N0} sampled", "#estimate", "#standard error", "#95 % interval");
            foreach (var measure in sampled.Measures)
            {
                Terminal.AddRow(
                    table, measure.Name.Replace("bcubed", "B³", StringComparison.Ordinal).Replace('_', ' '), Text(measure.Value, "0.0000"), Text(measure.StandardError, "0.0000"),
                    measure.Interval is { } interval ? Line($"{interval.Low:0.000}–{interval.High:0.000}") : "–");
            }

            terminal.Print(table);
        }

        terminal.Output.WriteLine(Line(
            $"{run.Records:N0} records are {run.Persons:N0} persons: {run.Result.CandidatePairs:N0} candidate pairs, threshold {run.Result.Threshold:0.000} ({ThresholdFrom()}), probabilities {(run.Result.CalibrationLabels == 0 ? "uncalibrated" : $"calibrated by {run.Result.CalibrationLabels} judged pairs")}."));
        if (run.IdCounts() is { } ids)
        {
            terminal.Output.WriteLine(Line(
                $"Of the earlier run {run.Order.Previous!.Recognised:N0} rows are here, {run.Order.Previous.RowsGone:N0} are gone; {run.Records - run.Order.Previous.Recognised:N0} are new. Ids: {ids.Kept:N0} kept, {ids.Drawn:N0} new, {ids.Merged:N0} merged into another, {ids.Split:N0} split, {ids.Gone:N0} gone."));
        }

        terminal.Output.WriteLine(Line($"{seconds:0.0} s ({string.Join(", ", Stages().Select(stage => Line($"{stage.Step} {stage.Seconds:0.0}")))}), at most {PeakMegabytes():N0} MB."));
    }

    private string ThresholdFrom() => run.Order.IsUpdate ? "that of the earlier run"
        : run.Order.Options.Model?.Threshold is null ? "chosen for the largest expected F1" : "as given";

    private void Measures(Terminal terminal)
    {
        var table = Terminal.TableOf("measure", "#value");
        foreach (var (name, value) in new[]
        {
            ("blocking recall", truth!.Measures.BlockingRecall), ("pair precision", truth.Measures.PairPrecision), ("pair recall", truth.Measures.PairRecall),
            ("pair F1", truth.Measures.PairF1), ("best pair F1, chosen with the truth", truth.Measures.BestPairF1), ("cluster F1", truth.Measures.ClusterF1), ("B³ F1", truth.Measures.BCubedF1),
        })
        {
            Terminal.AddRow(table, name, Text(value, "0.0000"));
        }

        terminal.Print(table);
        var bins = Terminal.TableOf(run.Result.CalibrationLabels == 0 ? "p (uncalibrated)" : "p (calibrated)", "#pairs", "#mean p", "#observed");
        foreach (var bin in truth.Bins)
        {
            Terminal.AddRow(bins, bin.Range, $"{bin.Pairs:N0}", Text(bin.Mean, "0.000"), Text(bin.Observed, "0.000"));
        }

        terminal.Print(bins);
    }

    private void Calibration(Utf8JsonWriter json)
    {
        var bins = truth?.Bins ?? run.Reliability();
        if (bins.Count == 0)
        {
            return;
        }

        json.WriteStartObject("calibration");
        json.WriteString("heading", run.Result.CalibrationLabels == 0 ? "uncalibrated" : "calibrated");
        json.WriteNumber("labels", run.Result.CalibrationLabels);
        json.WriteStartArray("bins");
        foreach (var bin in bins)
        {
            json.WriteStartObject();
            json.WriteNumber("from", bin.From);
            json.WriteNumber("to", bin.To);
            json.WriteNumber("pairs", bin.Pairs);
            Known(json, "mean_p", bin.Mean);
            Known(json, "observed", bin.Observed);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Chosen(Utf8JsonWriter json)
    {
        json.WriteStartArray("columns");
        for (var table = 0; table < run.Result.Model.Columns.Count; table++)
        {
            foreach (var role in run.Result.Model.Columns[table])
            {
                json.WriteStartObject();
                json.WriteString("table", run.Order.Tables[table].Name);
                json.WriteString("column", role.Column);
                json.WriteString("role", ModelFile.RoleWord(role.Role));
                json.WriteString("reason", role.Reason);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("rules");
        foreach (var rule in run.Rules)
        {
            json.WriteStartObject();
            json.WriteString("name", rule.Name);
            json.WriteNumber("pairs", rule.Pairs);
            json.WriteNumber("values_left_out", rule.LeftOut);
            json.WriteNumber("pairs_lost", rule.PairsLost);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in run.Result.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
    }

    private IEnumerable<(string Step, double Seconds)> Stages() => run.Result.Times.Prepend(("reading", reading));

    private static void Known(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static string Text(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? "–";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
