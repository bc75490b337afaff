using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Cenotaph.Linkage;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph find</c></summary>
internal static class FindCommand
{
    private const int UsualTop = 10;
    private const int MostTop = 1000;

    /// <summary>Makes ready, beside, what the command will need.</summary>
    public static void GetReady() => _ = Task.Run(PersonFind.GetReady);

    public static Command Make(Terminal terminal)
    {
        var list = new Argument<string>("list") { Description = "A file of persons (CSV, TSV, JSON, JSON Lines, Excel, Parquet), or the folder of a study." };
        var name = new Argument<string>("name") { Description = "The name in any order, script or romanisation; initials and short forms will do." };
        var born = new Option<string?>("--born") { Description = "Date of birth as far as known: 1991, 05.1991, 12.05.1991.", HelpName = "date" };
        var age = new Option<int?>("--age") { Description = "Age at death, where the birth is not known; needs --died.", HelpName = "years", CustomParser = argument => Number(argument, 0, 120) };
        var died = new Option<string?>("--died") { Description = "Date of death as far as known: 2023, 2023-05, 12.05.2023.", HelpName = "date" };
        var from = new Option<string?>("--from") { Description = "Settlement or region that the person came from.", HelpName = "place" };
        var unit = new Option<string?>("--unit") { Description = "Military unit.", HelpName = "unit" };
        var top = new Option<int>("--top") { Description = $"How many persons to show at most ({UsualTop}).", HelpName = "number", DefaultValueFactory = _ => UsualTop, CustomParser = argument => Number(argument, 1, MostTop) ?? UsualTop };
        var explain = new Option<bool>("--explain") { Description = "Show each person's waterfall as a table with the shares behind it." };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "find",
            "Answers whether a dead person is already on a list or in a study.",
            "It answers for the dead only. In a study it reads reports whose status is killed or died of wounds, and no other. Where a file has a\n"
            + "column for what became of each person, rows that do not say dead (living, missing, captured, deserter, unknown, empty) are left out;\n"
            + "a register of such people without that column is refused. Columns of telephones, e-mail, addresses, relatives, accounts and documents\n"
            + "are never read. Locating living persons is a use that this project refuses.\n\n"
            + "Each person has a match weight in bits, the sum of what the comparisons add, and a probability, not calibrated, that he is the one\n"
            + "sought. Nothing is written. Exit codes: 0 answered, be it \"nobody\"; 1 the data has problems; 2 wrong usage.",
            "cenotaph find people.csv \"Иванов Иван Иванович\" --born 1991 --from Омск") { list, name, born, age, died, from, unit, top, explain, json };
        command.SetAction(parsed =>
        {
            var sought = SoughtPerson.Of(
                parsed.GetRequiredValue(name), parsed.GetValue(born), parsed.GetValue(age), parsed.GetValue(died), parsed.GetValue(from), parsed.GetValue(unit), out var fault);
            if (sought is null)
            {
                terminal.Error.WriteLine(fault);
                return ExitCode.Usage;
            }

            var problems = new ProblemCollection();
            List<string> notes = [];
            var answer = Look(parsed.GetRequiredValue(list), sought, parsed.GetValue(top), problems, notes, terminal);
            notes.ForEach(terminal.Error.WriteLine);
            terminal.Print(problems);
            if (answer is null)
            {
                return ExitCode.Problems;
            }

            if (parsed.GetValue(json))
            {
                FindOutput.WriteJson(answer, sought, notes, terminal);
            }
            else
            {
                FindOutput.Print(answer, sought, parsed.GetValue(explain), terminal);
            }

            return problems.Errors > 0 ? ExitCode.Problems : ExitCode.Done;
        });
        return command;
    }

    private static FindAnswer? Look(string list, SoughtPerson sought, int top, ProblemCollection problems, List<string> notes, Terminal terminal)
    {
        if (!Directory.Exists(list))
        {
            return PersonFind.InFile(list, sought, top, problems, notes);
        }

        if (StudyArgument.Load(list, terminal) is not { } study || StudyArgument.OpenToRead(study, terminal) is not { } ledger)
        {
            return null;
        }

        using (ledger)
        {
            return PersonFind.InStudy(ledger, sought, top);
        }
    }

    private static int? Number(ArgumentResult argument, int least, int most)
    {
        var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }

        argument.AddError($"\"{text}\" is no whole number from {least} to {most}.");
        return null;
    }
}
