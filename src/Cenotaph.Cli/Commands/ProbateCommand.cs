using System.CommandLine;
using Cenotaph.Evidence;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph probate</c></summary>
internal static class ProbateCommand
{
    public static Command Make(Terminal terminal, TimeProvider time)
    {
        var study = StudyArgument.Make();
        var newest = new Option<bool>("--newest") { Description = "Estimate from the newest extraction alone, not from every vintage." };
        var weeks = new Option<bool>("--weeks") { Description = "Print every week too. JSON always has them." };
        var draws = new Option<int?>("--draws") { Description = "How many draws, instead of the study's." };
        var seed = new Option<int?>("--seed") { Description = "The seed of the draws, instead of the study's." };
        var json = StudyArgument.Json();
        var command = new ExplainedCommand(
            "probate",
            "Estimates war dead from inheritance cases: excess cases of men, divided by the share of the named dead who have a case.",
            "The study's section [probate] names the register and the list. docs/probate-command.md explains it; docs/probate.md is the method.",
            "cenotaph probate studies/mine --newest") { study, newest, weeks, draws, seed, json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(draws) is < 20 or > 20_000 || parsed.GetValue(seed) < 0)
            {
                terminal.Error.WriteLine("--draws is from 20 to 20000 and --seed at least 0.");
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

            var options = new ProbateOptions
            {
                NewestOnly = parsed.GetValue(newest),
                Replicates = parsed.GetValue(draws),
                Seed = (ulong?)parsed.GetValue(seed),
            };
            var problems = new ProblemCollection();
            var work = Work(loaded, options, problems, terminal, time);
            if (work is not null)
            {
                ProbateOutput.Print(work, loaded.Disclosure.K, parsed.GetValue(json), parsed.GetValue(weeks), terminal);
            }

            terminal.Print(problems);
            return Code(work, problems);
        });
        return command;
    }

    /// <summary>The step of a run: prints the totals, and writes nothing.</summary>
    public static int Run(Study study, Terminal terminal, TimeProvider time)
    {
        var problems = new ProblemCollection();
        var work = Work(study, new(), problems, terminal, time);
        if (work is not null)
        {
            ProbateOutput.Short(work.Summary, terminal);
        }

        terminal.Print(problems);
        return Code(work, problems);
    }

    /// <summary>The estimates for a bulletin; null where the study asks nothing, or what it asks is not there, which the problems say.</summary>
    public static ProbateVintages? Summary(Study study, Ledger ledger, ICollection<Problem> problems, Terminal terminal, TimeProvider time) =>
        study.Probate is null ? null : StudyProbate.Of(study, ledger, problems, new() { Progress = new LinkProgressLine(terminal, time).Told, Clock = time })?.Summary;

    private static ProbateWork? Work(Study study, ProbateOptions options, ProblemCollection problems, Terminal terminal, TimeProvider time)
    {
        using var ledger = StudyArgument.OpenToRead(study, terminal);
        if (ledger is null)
        {
            problems.Add(new("ledger.sqlite", null, null, "no such file", "a ledger"));
            return null;
        }

        try
        {
            return StudyProbate.Of(study, ledger, problems, options with { Progress = new LinkProgressLine(terminal, time).Told, Clock = time });
        }
        catch (FormatException fault)
        {
            problems.Add(new(ArchivedTable.Folder, null, null, fault.Message, "the file as it was taken in"));
            return null;
        }
    }

    private static int Code(ProbateWork? work, ProblemCollection problems) =>
        work is null || problems.Errors > 0 || work.Summary.Newest is null ? ExitCode.Problems : ExitCode.Done;
}
