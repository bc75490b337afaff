using System.CommandLine;
using System.Globalization;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph claims score</c></summary>
internal static class ClaimsScoreCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var id = new Option<string?>("--id") { Description = "Only the section [[reconcile.score]] of this id." };
        var method = new Option<string>("--method") { Description = "closed, or both: the state space where it answers, else the closed form.", DefaultValueFactory = _ => "both" };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "score",
            "Replays the reconciliation on the days of a peer's editions and scores both against a source that ours was not given.",
            "What is scored stands in the study's sections [[reconcile.score]]; docs/scoring.md says how to read the scores.",
            "cenotaph claims score studies/russia-ukraine --json") { study, id, method, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(method) is not ("closed" or "both"))
            {
                terminal.Error.WriteLine($"\"{parsed.GetValue(method)}\" is no method: closed or both.");
                return ExitCode.Usage;
            }

            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            var problems = new ProblemCollection();
            var line = new LinkProgressLine(terminal, time);
            var found = StudyArgument.Look(loaded, problems, time, ledger => StudyScore.Of(
                loaded, StudyFindings.Book(loaded, StudyRecords.Read(loaded, ledger, problems), ledger), parsed.GetValue(id), parsed.GetValue(method)!, problems, (done, all) => line.Told($"replays: {done} of {all}")));
            if (terminal.IsInteractive && found is not null)
            {
                terminal.Error.WriteLine();
            }

            if (found is not null && parsed.GetValue(json))
            {
                terminal.PrintJson(writer =>
                {
                    writer.WriteStartObject();
                    writer.WriteString("study", found.Study);
                    writer.WriteString("as_of", found.AsOf.ToString("O", CultureInfo.InvariantCulture));
                    writer.WriteNumber("seed", found.Seed);
                    writer.WriteNumber("probability", 0.95);
                    writer.Objects("scores", found.Scores, score => ScoreJson.Write(writer, score));
                    writer.WriteEndObject();
                });
            }
            else if (found is not null)
            {
                foreach (var score in found.Scores)
                {
                    Print(score, terminal);
                }
            }

            terminal.Print(problems);
            return problems.Errors > 0 || found is null ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    private static void Print(ClaimScore score, Terminal terminal)
    {
        var (output, plan) = (terminal.Output, score.Plan);
        output.WriteLine($"{plan.Id}: {ReconcileJson.Word(plan.Category)} of {plan.Side}");
        output.WriteLine($"Target: {string.Join(", ", plan.Target.Concat(plan.Publishers))}{(score.Share is { } share ? $" ({score.TargetScope}), divided by its share of everyone, {share.Id} {share.Quotient.Value.ToString(CultureInfo.InvariantCulture)}" : "")}. {plan.Why}");
        output.WriteLine($"Left out of ours: {string.Join(", ", score.LeftOut)}.");
        foreach (var use in score.Used)
        {
            output.WriteLine($"To the peer's advantage: {use.Peer} takes from {use.Publisher} ({use.Relation}{(use.Strength is { } strength ? $", strength {strength.ToString(CultureInfo.InvariantCulture)}" : "")}). {use.Evidence}");
        }

        var table = Terminal.TableOf(["edition", "up to", "method", "#ours", "95 %", "#score", "method", "#nothing left out", "95 %", "#score", .. score.Peers.SelectMany(peer => new[] { "#" + peer.Series, "limits", "#score" }), "#target"]);
        foreach (var date in score.Dates)
        {
            Terminal.AddRow(
                table,
                [
                    Day(date.Edition), Day(date.Day), date.Ours.Method ?? "none", N(date.Ours.Number?.Value), To(date.Ours.Number), S(date.Ours.Score),
                    date.Whole.Method ?? "none", N(date.Whole.Number?.Value), To(date.Whole.Number), S(date.Whole.Score),
                    .. date.Peers.SelectMany(peer => new[] { N(peer.Number?.Value), To(peer.Number), S(peer.Score) }), date.Target is { } target ? N(target) : $"none: {date.NoTarget}",
                ]);
        }

        terminal.Print(table);
        var sums = Terminal.TableOf("", "limits", "#mean score", "#target inside", "#upper by lower", "#revision, median", "#worst", "#ours less it", "95 %", "verdict");
        Terminal.AddRow(sums, ["ours", "95 %", .. Cells(score.Ours), "", "", ""]);
        Terminal.AddRow(sums, ["ours, nothing left out", "95 %", .. Cells(score.Whole), "", "", "not compared: it may know the target's source"]);
        foreach (var peer in score.Peers)
        {
            Terminal.AddRow(
                sums,
                [
                    peer.Series, peer.Interval ?? "not said", .. Cells(peer.Summary), S(peer.Difference?.Mean),
                    peer.Difference is { Low: { } low, High: { } high } ? $"{S(low)} to {S(high)}" : "", peer.Verdict,
                ]);
        }

        terminal.Print(sums);
        output.WriteLine($"{score.Compared} of {score.Dates.Length} dates compared, in {score.Blocks} {(score.Blocks == 1 ? "block" : "blocks")} of 13 weeks{(score.Blocks is > 0 and < ScoreBlocks.Fewest ? $": too few to rank ({ScoreBlocks.Fewest} wanted)" : "")}.");
        output.WriteLine("Scores are 95 % interval scores of logarithms (less is better); revisions are absolute log changes of the number for the same day, "
            + (score.Dates.IsEmpty ? "" : $"from its edition to that of {Day(score.Newest)}."));
        output.WriteLine($"Counts of cases recorded later, of a scope and date with an upper limit of ours: {score.Counts.Length}; above it: {score.Counts.Count(count => count.IsAbove)}.");
        foreach (var count in score.Counts.Where(count => count.IsAbove))
        {
            output.WriteLine($"  {Day(count.Edition)}: {count.Id} ({count.Scope}, to {Day(count.To)}) has {N(count.Count)}, our upper limit{(count.OfWhole ? ", nothing left out," : "")} was {N(count.Upper)}.");
        }

        foreach (var note in score.Notes)
        {
            output.WriteLine(note);
        }

        output.WriteLine();
    }

    private static string[] Cells(ScoreSummary one) => [S(one.MeanScore), P(one.Coverage), S(one.Ratio), P(one.MedianRevision), P(one.WorstRevision)];

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);

    private static string To(Pooled? estimate) => estimate is { } one ? $"{N(one.Low)} to {N(one.High)}" : "";

    private static string N(double? number) => number?.ToString("#,0", CultureInfo.InvariantCulture) ?? "";

    private static string S(double? number) => number?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";

    private static string P(double? share) => share is { } one ? (100 * one).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "";
}
