using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph review</c></summary>
internal static class ReviewCommand
{
    private const int Usual = 50;
    private const string Name = "review";

    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var reveal = RevealOption.Make();
        var by = By("The pseudonym of who reviews: letters, digits, points, hyphens, underscores.");
        var kind = new Option<ReviewKind?>("--kind") { Description = "Only cases of this kind: pairs, clusters, contradictions, pending or documents.", HelpName = "kind", CustomParser = Kind };
        var limit = new Option<int?>("--limit") { Description = $"How many cases at most; {Usual} unless said.", HelpName = "n", CustomParser = LinkArguments.Whole };
        var list = new Option<bool>("--list") { Description = "Print the queue by handles and ids alone and write nothing; needs no --reveal." };
        var share = new Option<double?>("--second-check") { Description = "Draw this share of what others judged or gathered, to be judged a second time: 0.05 is a twentieth.", HelpName = "share", CustomParser = Share };
        var json = new Option<bool>("--json") { Description = "With --list: print the queue as JSON." };
        var command = new ExplainedCommand(
            Name,
            "Works the review queue: first what a decision is expected to change most.",
            """
            Each case shows both reports side by side and why they weigh as they do. Type a key and Enter: s same, d different, u unsure (of a document: stands, does
            not, unsure), k skip, z undo (of this
            session; "review undo" of earlier ones), n then a line: a note for the next answer, w withdraw or r restore the case (w 2, r 2: of the right report's person),
            q quit. Answers may come from a file: one key a line. Each is an entry of the ledger at once; "cenotaph link" and "cenotaph persons" then hold to it.
            With [review] four_eyes = true in study.toml, same, different and withdrawn count when two reviewers agree; nobody sees what another answered.
            """,
            "cenotaph review studies/mine --reveal \"weekly review\" --by reader-2 --limit 20\n  cenotaph review studies/mine --list --kind contradictions\n  cenotaph review studies/mine --reveal \"second check\" --by reader-3 --second-check 0.05") { study, reveal, by, kind, limit, list, share, json };
        command.Add(Rates(terminal));
        command.Add(ReviewUndoCommand.Make(terminal, time));
        command.SetAction(parsed =>
        {
            var order = new ReviewOrder(parsed.GetValue(kind) is { } only ? [only] : [], parsed.GetValue(limit) ?? Usual, parsed.GetValue(by), parsed.GetValue(share));
            if (Wrong(order, parsed.GetValue(list), parsed.GetValue(json)) is { } wrong)
            {
                terminal.Error.WriteLine(wrong);
                return ExitCode.Usage;
            }

            if (!parsed.GetValue(list) && RevealOption.IsMissing(parsed.GetValue(reveal), terminal))
            {
                return ExitCode.Usage;
            }

            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded)
            {
                return ExitCode.Problems;
            }

            if (!StudyArgument.LedgerStands(loaded, terminal))
            {
                return ExitCode.Ledger;
            }

            return parsed.GetValue(list)
                ? List(loaded, order, parsed.GetValue(json), terminal, time)
                : Work(loaded, order, parsed.GetValue(reveal), terminal, time);
        });
        return command;
    }

    /// <summary>The option --by.</summary>
    public static Option<string?> By(string description) => new("--by") { Description = description, HelpName = "name" };

    /// <summary>What is wrong with a pseudonym, or null.</summary>
    public static string? WrongName(string? by) => by is null ? "Give --by, the pseudonym of who reviews."
        : Judgement.IsPseudonym(by) ? null : $"\"{by}\" is no pseudonym: up to 40 letters, digits, points, hyphens and underscores.";

    private static string? Wrong(ReviewOrder order, bool list, bool json) =>
        !list || order.By is not null || order.Share is not null ? WrongName(order.By) ?? (json && !list ? "--json is for --list and for rates." : null) : null;

    private static int Work(Study study, ReviewOrder order, string? why, Terminal terminal, TimeProvider time)
    {
        if (!File.Exists(study.LedgerFile))
        {
            terminal.Error.WriteLine($"{study.LedgerFile} is not there yet. \"cenotaph ingest {study.Folder}\" makes it.");
            return ExitCode.Problems;
        }

        // The entry comes first: what is shown has been recorded.
        if (!RevealOption.Note(study, Name, why, terminal, time, order.By))
        {
            return ExitCode.Usage;
        }

        using var ledger = Ledger.OpenToWrite(study.LedgerFile, "cenotaph review", time);
        return Queue(study, ledger, order, terminal, time, out var problems) is { } review
            ? Math.Max(new ReviewSession(review, ledger, order.By!, terminal).Work(), problems > 0 ? ExitCode.Problems : ExitCode.Done)
            : ExitCode.Problems;
    }

    private static StudyReview? Queue(Study study, Ledger ledger, ReviewOrder order, Terminal terminal, TimeProvider time, out long errors)
    {
        var problems = new ProblemCollection();
        var review = StudyReview.Of(study, ledger, order, LinkArguments.UsualOptions(terminal, time), problems);
        if (terminal.IsInteractive)
        {
            terminal.Error.Write("\r\u001b[K");
        }

        terminal.Print(problems);
        errors = problems.Errors;
        return review;
    }

    private static int List(Study study, ReviewOrder order, bool json, Terminal terminal, TimeProvider time)
    {
        using var ledger = StudyArgument.OpenToRead(study, terminal);
        if (ledger is null || Queue(study, ledger, order, terminal, time, out var errors) is not { } review)
        {
            return ExitCode.Problems;
        }

        if (json)
        {
            terminal.PrintJson(writer =>
            {
                writer.WriteStartArray();
                foreach (var one in review.Cases)
                {
                    writer.WriteStartObject();
                    writer.WriteString("kind", Word(one.Kind));
                    writer.WriteString("reason", one.Reason);
                    writer.WriteNumber("gain", one.Gain);
                    writer.WriteNumber("chance", one.Chance);
                    writer.WriteNumber("confirmed", one.Effect.Confirmed);
                    writer.WriteNumber("standings", one.Effect.Standings);
                    writer.WriteString("left", one.Left.ToString());
                    writer.WriteString("right", one.Right?.ToString());
                    writer.WriteStartArray("persons");
                    one.Persons.ToList().ForEach(writer.WriteStringValue);
                    writer.WriteEndArray();
                    writer.WriteEndObject();
                }

                writer.WriteEndArray();
            });
        }
        else
        {
            var table = Terminal.TableOf("#", "kind", "reason", "#gain", "#chance", "#confirmed", "#standings", "persons", "left", "right");
            foreach (var (number, one) in review.Cases.Index())
            {
                Terminal.AddRow(
                    table, (number + 1).ToString(CultureInfo.InvariantCulture), Word(one.Kind), one.Reason, Number(one.Gain), Number(one.Chance),
                    one.Effect.Confirmed.ToString("+0;-0;0", CultureInfo.InvariantCulture), one.Effect.Standings.ToString(CultureInfo.InvariantCulture),
                    string.Join(", ", one.Persons), one.Left.ToString(), one.Right?.ToString() ?? "");
            }

            terminal.Print(table);
        }

        return errors > 0 ? ExitCode.Problems : ExitCode.Done;
    }

    private static ExplainedCommand Rates(Terminal terminal)
    {
        var study = StudyArgument.Make();
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "rates",
            "Prints error rates of reviewers and collectors, from second checks, with 95 % limits (Wilson).",
            "Second checks are drawn at random by \"cenotaph review STUDY --second-check SHARE\"; docs/review.md says what counts as an error.",
            "cenotaph review rates studies/mine") { study, json };
        command.SetAction(parsed =>
        {
            if (StudyArgument.Load(parsed.GetRequiredValue(study), terminal) is not { } loaded || StudyArgument.OpenToRead(loaded, terminal) is not { } opened)
            {
                return ExitCode.Problems;
            }

            using var ledger = opened;
            var rates = ReviewRates.Of(ledger);
            if (parsed.GetValue(json))
            {
                terminal.PrintJson(writer =>
                {
                    writer.WriteStartArray();
                    foreach (var rate in rates)
                    {
                        writer.WriteStartObject();
                        writer.WriteString("who", rate.Who);
                        writer.WriteString("as", rate.IsCollector ? "collector" : "reviewer");
                        writer.WriteNumber("checked", rate.Checked);
                        writer.WriteNumber("errors", rate.Errors);
                        writer.WriteNumber("low", rate.Limits.Low);
                        writer.WriteNumber("high", rate.Limits.High);
                        writer.WriteEndObject();
                    }

                    writer.WriteEndArray();
                });
                return ExitCode.Done;
            }

            var table = Terminal.TableOf("who", "as", "#checked", "#errors", "#rate", "#95 % limits");
            foreach (var rate in rates)
            {
                Terminal.AddRow(
                    table, rate.Who, rate.IsCollector ? "collector" : "reviewer", rate.Checked.ToString(CultureInfo.InvariantCulture), rate.Errors.ToString(CultureInfo.InvariantCulture),
                    Number((double)rate.Errors / rate.Checked), $"{Number(rate.Limits.Low)}–{Number(rate.Limits.High)}");
            }

            terminal.Print(table);
            return ExitCode.Done;
        });
        return command;
    }

    private static ReviewKind? Kind(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        foreach (var kind in Enum.GetValues<ReviewKind>())
        {
            if (text == Word(kind))
            {
                return kind;
            }
        }

        argument.AddError($"\"{text}\" is no kind of case: pairs, clusters, contradictions, pending, documents.");
        return null;
    }

    private static double? Share(ArgumentResult argument)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 1)
        {
            return share;
        }

        argument.AddError($"\"{text}\" is no share above 0 and up to 1, such as 0.05.");
        return null;
    }

    private static string Word(ReviewKind kind) => kind.ToString().ToLowerInvariant();

    private static string Number(double number) => number.ToString("0.000", CultureInfo.InvariantCulture);
}
