using System.CommandLine;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph claims</c></summary>
internal static class ClaimsCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var command = new ExplainedCommand("claims", "Works with published claims.", null, "cenotaph claims list studies/russia-ukraine --json");
        command.Add(List(terminal, time));
        command.Add(ClaimsReconcileCommand.Make(terminal, time));
        command.Add(ClaimsScoreCommand.Make(terminal, time));
        foreach (var one in ClaimsComparisonCommands.Make(terminal, time))
        {
            command.Add(one);
        }

        return command;
    }

    private static ExplainedCommand List(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var side = new Option<string?>("--side") { Description = "Only claims that count this side." };
        var category = new Option<string?>("--category") { Description = "Only claims of this category." };
        var publisher = new Option<string?>("--publisher") { Description = "Only claims of this publisher, by id, name or alias." };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "list",
            "Lists the claims that stand, by side, category, date, publisher and id.",
            null,
            "cenotaph claims list studies/russia-ukraine --side Russia --category killed") { study, side, category, publisher, json };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            Publisher? who = null;
            if (parsed.GetValue(publisher) is { } name && (who = loaded.Vocabulary.Publishers.Find(name)) is null)
            {
                terminal.Error.WriteLine($"\"{name}\" is no publisher of this study, by id, name or alias.");
                return ExitCode.Usage;
            }

            if (Unknown(parsed.GetValue(side), loaded.Vocabulary.Sides, "side") is { } noSide)
            {
                terminal.Error.WriteLine(noSide);
                return ExitCode.Usage;
            }

            if (Unknown(parsed.GetValue(category), loaded.Vocabulary.Categories, "category") is { } noCategory)
            {
                terminal.Error.WriteLine(noCategory);
                return ExitCode.Usage;
            }

            var problems = new ProblemCollection();
            var claims = StudyArgument.Look(loaded, problems, time, ledger => StudyRecords.Read(loaded, ledger, problems)).Claims
                .Where(claim => parsed.GetValue(side) is not { } only || claim.Quantity.Side == only)
                .Where(claim => parsed.GetValue(category) is not { } only || claim.Quantity.Category == only)
                .Where(claim => who is null || claim.Publisher == who)
                .ToList();
            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer =>
                {
                    writer.WriteStartArray();
                    claims.ForEach(claim => ClaimJson.Write(writer, claim));
                    writer.WriteEndArray();
                });
            }
            else
            {
                Print(claims, terminal);
            }

            terminal.Print(problems);
            return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    private static string? Unknown(string? id, IEnumerable<Definition> known, string what) =>
        id is null || known.Any(one => one.Id == id)
            ? null
            : $"\"{id}\" is no {what} of this study: {string.Join(", ", known.Select(one => one.Id))}.";

    private static string Grouped(Figure figure)
    {
        static string Digits(decimal? number) => number?.ToString("#,0.############", System.Globalization.CultureInfo.InvariantCulture) ?? "";
        return figure.Bound switch
        {
            Bound.None => "no number",
            Bound.Point => Digits(figure.Value),
            Bound.Approximate => "about " + Digits(figure.Value),
            Bound.Lower => "at least " + Digits(figure.Low),
            Bound.Upper => "at most " + Digits(figure.High),
            _ => $"{(figure.Value is null ? "" : Digits(figure.Value) + ", ")}{Digits(figure.Low)}–{Digits(figure.High)}{(figure.Bound == Bound.Interval95 ? " (95 %)" : "")}",
        } + (figure.InWords ? " (in words)" : "");
    }

    private static void Print(List<Claim> claims, Terminal terminal)
    {
        var table = Terminal.TableOf("id", "side", "category", "scope", "figure", "unit", "as of", "publisher", "relation");
        foreach (var claim in claims)
        {
            Terminal.AddRow(
                table,
                claim.Id,
                claim.Quantity.Side,
                claim.Quantity.Category + (claim.Quantity.Confirmation == Confirmation.Total ? "" : $" ({claim.Quantity.Confirmation.Word()})"),
                claim.Quantity.Scope.ToString(),
                claim.Response ?? Grouped(claim.Figure),
                claim.Quantity.Kind is QuantityKind.Cumulative ? claim.Quantity.Unit : $"{claim.Quantity.Unit}, {claim.Quantity.Kind.Word()}",
                claim.Quantity.AsOf?.ToString() ?? "",
                claim.Publisher.Id,
                claim.Relation.Word());
        }

        terminal.Print(table);
        terminal.Output.WriteLine($"{claims.Count} claims");
    }
}
