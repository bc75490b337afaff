using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph vintages</c></summary>
internal static class VintagesCommand
{
    // Chains of more pairs than this are printed by their sums alone unless all is asked for.
    private const int Many = 10;

    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var id = new Option<string?>("--id") { Description = "Only this chain of editions: the id of a section [[vintages]], of a series, or of a chain's first claim." };
        var all = new Option<bool>("--all") { Description = "Every pair of editions, also of chains with many." };
        var dates = new Option<bool>("--dates") { Description = "Every date, beside the pairs." };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "vintages",
            "Holds published estimates of past dates, edition by edition, against their own stated limits.",
            "Compared is only what counts the same; docs/vintage-audit.md defines every number.",
            "cenotaph vintages studies/russia-ukraine --id meduza-killed") { study, id, all, dates, json };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            var problems = new ProblemCollection();
            var audits = StudyArgument.Look(loaded, problems, time, ledger => StudyVintages.Of(loaded, StudyRecords.Read(loaded, ledger, problems), problems));
            if (parsed.GetValue(id) is { } asked)
            {
                if (!audits.Any(audit => audit.Id == asked) && problems.Errors == 0)
                {
                    terminal.Error.WriteLine($"\"{asked}\" is no chain of editions in this study: {string.Join(", ", audits.Select(audit => audit.Id))}.");
                    return ExitCode.Usage;
                }

                audits = [.. audits.Where(audit => audit.Id == asked)];
            }

            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer => Write(writer, audits));
            }
            else
            {
                Print(audits, parsed.GetValue(all), parsed.GetValue(dates), terminal);
            }

            terminal.Print(problems);
            return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    private static void Print(ImmutableArray<VintageAudit> audits, bool all, bool dates, Terminal terminal)
    {
        if (audits.IsEmpty)
        {
            terminal.Output.WriteLine("No estimate of a past date stands in more than one edition.");
        }

        foreach (var audit in audits)
        {
            terminal.Output.WriteLine($"{audit.Id}: {audit.Title}, {audit.Publisher}, {audit.Editions} editions; {audit.Quantity.Side} · {audit.Quantity.Category} · {audit.Quantity.Scope}");
            if (audit.Pairs.Length > Many && !all)
            {
                Sums(audit, terminal);
            }
            else
            {
                Pairs(audit.Pairs, terminal);
            }

            if (dates)
            {
                Dates(audit, terminal);
            }

            foreach (var line in audit.Findings.Select(finding => finding.Arithmetic).Concat(audit.Notes.Select(note => note.ToString())))
            {
                terminal.Output.WriteLine(line);
            }

            terminal.Output.WriteLine();
        }
    }

    private static void Pairs(IEnumerable<VintagePair> pairs, Terminal terminal)
    {
        var table = Terminal.TableOf(
            "earlier", "later", "limits", "#then", "limits over all dates", "#later", "#moved", "#dates inside", "#quarters inside", "#if independent");
        foreach (var pair in pairs)
        {
            var whole = pair.Whole;
            var one = pair.Checks.Length == 1 ? pair.Checks[0] : null;
            Terminal.AddRow(
                table, pair.From, pair.To, pair.Interval ?? "none stated",
                N(whole?.Value ?? one?.Value), whole is null ? "" : $"{N(whole.Together.Low)} to {N(whole.Together.High)}", N(whole?.Later ?? one?.Later), Moved(whole, one),
                pair.Limited == 0 ? $"none of {pair.Checks.Length} has limits" : $"{pair.Hits} of {pair.Limited}",
                pair.Blocks.IsEmpty ? "" : $"{pair.BlockHits} of {pair.Blocks.Length}", pair.BlockHitsApart is { } apart && !pair.Blocks.IsEmpty ? $"{apart} of {pair.Blocks.Length}" : "");
        }

        terminal.Print(table);
    }

    private static string Moved(VintageBlock? whole, VintageCheck? one)
    {
        var (value, later) = whole is not null ? (whole.Value, whole.Later) : one is not null ? (one.Value, one.Later) : (0, 0);
        return value > 0 ? (100 * (later - value) / value).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " %" : "";
    }

    private static void Sums(VintageAudit audit, Terminal terminal)
    {
        var table = Terminal.TableOf("each edition against", "#pairs", "#dates inside", "#quarters inside", "furthest outside", "#then", "limits", "#later", "#moved");
        foreach (var target in audit.Pairs.GroupBy(pair => pair.Target == VintageTarget.Next ? "the next" : "the newest").OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var worst = target.SelectMany(pair => pair.Checks.Select(check => (pair, check))).Where(one => one.check.Moved is not null)
                .OrderByDescending(one => Math.Abs(one.check.Moved!.Value)).Select(one => ((VintagePair, VintageCheck)?)one).FirstOrDefault();
            Terminal.AddRow(
                table, target.Key, $"{target.Count()}", $"{target.Sum(pair => pair.Hits):N0} of {target.Sum(pair => pair.Limited):N0}",
                $"{target.Sum(pair => pair.BlockHits):N0} of {target.Sum(pair => pair.Blocks.Length):N0}",
                worst is var (pair, check) ? $"{check.Date} in {pair.From}" : "", N(worst?.Item2.Value), worst is var (_, limits) ? $"{N(limits.Low)} to {N(limits.High)}" : "",
                N(worst?.Item2.Later), worst?.Item2.Moved?.ToString("+0.00;-0.00", CultureInfo.InvariantCulture) ?? "");
        }

        terminal.Print(table);
        terminal.Output.WriteLine("Moved: in distances from value to limit on that side; beyond 1 or −1 it is outside. --all prints every pair.");
    }

    private static void Dates(VintageAudit audit, Terminal terminal)
    {
        var table = Terminal.TableOf("earlier", "later", "date", "#then", "limits", "#later", "inside", "#moved");
        foreach (var (pair, check) in audit.Pairs.SelectMany(pair => pair.Checks.Select(check => (pair, check))))
        {
            Terminal.AddRow(
                table, pair.From, pair.To, check.Date.ToString(), N(check.Value), check.Low is null ? "none stated" : $"{N(check.Low)} to {N(check.High)}", N(check.Later),
                check.Inside switch { true => "inside", false => "outside", _ => "" }, check.Moved?.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) ?? "");
        }

        terminal.Print(table);
    }

    private static void Write(Utf8JsonWriter json, ImmutableArray<VintageAudit> audits)
    {
        json.WriteStartArray();
        foreach (var audit in audits)
        {
            json.WriteStartObject();
            json.WriteString("id", audit.Id);
            json.WriteString("title", audit.Title.ToString());
            json.WriteString("publisher", audit.Publisher);
            json.WriteString("quantity", audit.Quantity.ToString());
            json.WriteNumber("editions", audit.Editions);
            json.WriteStartArray("pairs");
            foreach (var pair in audit.Pairs)
            {
                Write(json, pair);
            }

            json.WriteEndArray();
            json.WriteStartArray("findings");
            foreach (var finding in audit.Findings)
            {
                FindingsCommand.Write(json, finding);
            }

            json.WriteEndArray();
            json.WriteStartArray("notes");
            foreach (var note in audit.Notes)
            {
                json.WriteStringValue(note.ToString());
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, VintagePair pair)
    {
        json.WriteStartObject();
        json.WriteString("from", pair.From);
        json.WriteString("to", pair.To);
        json.WriteString("target", AuditTables.Word(pair.Target));
        json.WriteString("interval", pair.Interval);
        json.WriteNumber("dates", pair.Checks.Length);
        json.WriteNumber("with_limits", pair.Limited);
        json.WriteNumber("inside", pair.Hits);
        json.WriteNumber("blocks", pair.Blocks.Length);
        json.WriteNumber("blocks_inside", pair.BlockHits);
        json.Number("blocks_inside_independent", pair.BlockHitsApart);
        json.Number("chance_if_right", pair.ChanceIfRight);
        json.WriteBoolean("few", pair.IsFew);
        json.WriteStartArray("by_block");
        foreach (var block in pair.Blocks.Concat(pair.Whole is { } whole ? [whole] : []))
        {
            json.WriteStartObject();
            json.WriteString("dates", block.Dates.ToString());
            json.WriteNumber("rows", block.Rows);
            json.WriteNumber("value", block.Value);
            json.WriteNumber("low", block.Together.Low);
            json.WriteNumber("high", block.Together.High);
            json.Number("low_independent", (double?)block.Apart?.Low);
            json.Number("high_independent", (double?)block.Apart?.High);
            json.WriteNumber("later", block.Later);
            json.WriteBoolean("inside", block.Inside);
            json.WriteBoolean("all", block == pair.Whole);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("by_date");
        foreach (var check in pair.Checks)
        {
            json.WriteStartObject();
            json.WriteString("date", check.Date.ToString());
            json.WriteNumber("value", check.Value);
            json.Number("low", (double?)check.Low);
            json.Number("high", (double?)check.High);
            json.WriteNumber("later", check.Later);
            json.WritePropertyName("inside");
            if (check.Inside is { } inside)
            {
                json.WriteBooleanValue(inside);
            }
            else
            {
                json.WriteNullValue();
            }

            json.Number("moved", check.Moved);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string N(decimal? number) => number?.ToString("#,0", CultureInfo.InvariantCulture) ?? "";
}
