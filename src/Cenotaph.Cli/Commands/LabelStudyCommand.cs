using Cenotaph.Evidence;
using Cenotaph.Linkage;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>What <c>cenotaph label STUDY</c> was asked.</summary>
/// <param name="Draw">How many pairs to draw.</param>
/// <param name="Seed">The seed of the draw.</param>
/// <param name="Output">The file to write the pairs to.</param>
/// <param name="Take">The file whose judgements the ledger takes.</param>
/// <param name="By">The reader's pseudonym.</param>
/// <param name="Why">The reason kept with the judgements.</param>
/// <param name="Force">Whether the file of pairs may replace one that is there.</param>
internal sealed record StudyLabelOrder(int Draw, ulong Seed, string? Output, string? Take, string? By, string Why, bool Force);

/// <summary><c>cenotaph label STUDY</c></summary>
internal sealed class LabelStudyCommand(Terminal terminal, TimeProvider time)
{
    private const string Writer = "cenotaph label";

    /// <summary>Draws pairs of a study's reports into a file or asks for them here, or takes the judgements of a file.</summary>
    public int Run(string folder, StudyLabelOrder order, LinkageOptions options)
    {
        if (Wrong(order) is { } wrong)
        {
            terminal.Error.WriteLine(wrong);
            return ExitCode.Usage;
        }

        if (!LinkArguments.MayWrite([order.Output], [order.Take], order.Force, terminal))
        {
            return ExitCode.Usage;
        }

        if (StudyArgument.Load(folder, terminal) is not { } study)
        {
            return ExitCode.Problems;
        }

        if (!StudyArgument.LedgerStands(study, terminal))
        {
            return ExitCode.Ledger;
        }

        if (!File.Exists(study.LedgerFile))
        {
            terminal.Error.WriteLine($"{study.LedgerFile} is not there yet. \"cenotaph ingest {study.Folder}\" makes it.");
            return ExitCode.Problems;
        }

        return order.Take is not null ? Take(study, order) : order.Output is not null ? Draw(study, order, options) : Ask(study, order, options);
    }

    private static string? Wrong(StudyLabelOrder order) =>
        order is { Output: not null, Take: not null } ? "--out writes pairs to judge, --take reads them judged; give one."
        : order is { By: null, Output: null } ? "Give --by, the pseudonym of who judges, or --out to write the pairs to a file."
        : order.By is { } by && !Judgement.IsPseudonym(by) ? $"\"{by}\" is no pseudonym: up to 40 letters, digits, points, hyphens and underscores."
        : null;

    private int Take(Study study, StudyLabelOrder order)
    {
        var problems = new ProblemCollection();
        using var ledger = Ledger.OpenToWrite(study.LedgerFile, Writer, time);
        var taken = StudyLabels.Take(ledger, order.Take!, order.By!, order.Why, problems);
        terminal.Print(problems);
        if (taken is not { } counts)
        {
            terminal.Error.WriteLine("No judgement was added.");
            return ExitCode.Problems;
        }

        terminal.Output.WriteLine(
            $"{counts.Judged:N0} pairs are judged in {order.Take}; {counts.Added:N0} judgements by {order.By} were added to the ledger. \"cenotaph link {study.Folder}\" holds to them.");
        return ExitCode.Done;
    }

    private int Draw(Study study, StudyLabelOrder order, LinkageOptions options)
    {
        using var ledger = Ledger.OpenToRead(study.LedgerFile);
        if (Drawn(study, ledger, order, options) is not { } drawn)
        {
            return ExitCode.Problems;
        }

        CsvText.Write(order.Output!, drawn.Rows);
        terminal.Output.WriteLine(
            $"Wrote {order.Output}: {drawn.Count:N0} pairs to judge, seed {order.Seed}. It holds personal data: keep it as safe as the ledger itself. --take adds what is judged to the ledger.");
        return ExitCode.Done;
    }

    private int Ask(Study study, StudyLabelOrder order, LinkageOptions options)
    {
        using var ledger = Ledger.OpenToWrite(study.LedgerFile, Writer, time);
        return Drawn(study, ledger, order, options) is { } drawn
            ? LabelQueue.Judge(
                drawn.Rows, terminal, (pair, word) => drawn.Take(ledger, pair, word.Length == 0 ? "withdrawn" : word, order.By!, order.Why), "the ledger")
            : ExitCode.Problems;
    }

    private StudyLabels? Drawn(Study study, Ledger ledger, StudyLabelOrder order, LinkageOptions options)
    {
        var problems = new ProblemCollection();
        var drawn = StudyLabels.Draw(study, ledger, order.Draw, order.Seed, order.By, options, problems);
        if (terminal.IsInteractive)
        {
            terminal.Error.Write("\r\u001b[K");
        }

        terminal.Print(problems);
        if (drawn is null)
        {
            terminal.Error.WriteLine("No pair was drawn.");
        }

        return drawn;
    }
}
