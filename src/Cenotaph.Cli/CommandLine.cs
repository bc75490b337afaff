using System.CommandLine;
using Cenotaph.Cli.Commands;
using Cenotaph.Evidence;

namespace Cenotaph.Cli;

/// <summary>The <c>cenotaph</c> command: parses the arguments and runs what they name.</summary>
internal static class CommandLine
{
    /// <summary>Runs one command and gives its exit code.</summary>
    public static int Run(IReadOnlyList<string> arguments, Terminal terminal, TimeProvider time)
    {
        if (arguments.Any(string.IsNullOrWhiteSpace))
        {
            terminal.Error.WriteLine("An argument is empty; a shell's variable may not be set.");
            return ExitCode.Usage;
        }

        var parsed = Root(terminal, time).Parse(arguments, new() { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            foreach (var message in parsed.Errors.Select(error => error.Message).Distinct(StringComparer.Ordinal))
            {
                terminal.Error.WriteLine(message);
            }

            terminal.Error.WriteLine("\"cenotaph --help\" lists the commands, \"cenotaph COMMAND --help\" explains one.");
            return ExitCode.Usage;
        }

        try
        {
            return parsed.Invoke(new() { Output = terminal.Output, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (LedgerBusyException exception)
        {
            terminal.Error.WriteLine(exception.Message);
            return ExitCode.Problems;
        }
        catch (LedgerDamagedException exception)
        {
            terminal.Error.WriteLine(exception.Message);
            return ExitCode.Ledger;
        }
        catch (LedgerVersionException exception)
        {
            terminal.Error.WriteLine(exception.Message);
            return ExitCode.Problems;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            terminal.Error.WriteLine(exception.Message);
            return ExitCode.Problems;
        }
        catch (Exception exception)
        {
            // The message may hold a person's record; the type and the place do not.
            var place = new System.Diagnostics.StackTrace(exception).GetFrame(0)?.GetMethod();
            terminal.Error.WriteLine(
                $"A fault of cenotaph itself: {exception.GetType().Name} in {place?.DeclaringType?.FullName}.{place?.Name}. "
                + "What was acknowledged is in the ledger. Please report this line, without data.");
            return ExitCode.Problems;
        }
    }

    private static RootCommand Root(Terminal terminal, TimeProvider time)
    {
        var root = new RootCommand(
            """
            Cenotaph counts war dead and other military casualties that are not fully made public, and shows for
            every number where it comes from. It does not count civilians' deaths, causes of wars or intentions.

            Example: cenotaph run studies/russia-ukraine

            Exit codes: 0 done, 1 the data or the study has problems, 2 wrong usage, 3 the ledger fails verification.
            """);
        root.Add(RunCommand.Make(terminal, time));
        root.Add(NewCommand.Make(terminal));
        root.Add(IngestCommand.Make(terminal, time));
        root.Add(ClaimsCommand.Make(terminal, time));
        root.Add(FindingsCommand.Make(terminal, time));
        root.Add(ExcessCommand.Make(terminal, time));
        root.Add(NowcastCommand.Make(terminal, time));
        root.Add(ProbateCommand.Make(terminal, time));
        root.Add(SystemsCommand.Make(terminal, time));
        root.Add(EstimateCommand.Make(terminal, time));
        root.Add(RelabelCommand.Make(terminal, time));
        root.Add(CourtsCommand.Make(terminal, time));
        root.Add(VintagesCommand.Make(terminal, time));
        root.Add(FrontCommand.Make(terminal, time));
        root.Add(PublishCommand.Make(terminal, time));
        root.Add(FindCommand.Make(terminal));
        root.Add(DocumentsCommand.Make(terminal, time));
        root.Add(VerifyCommand.Make(terminal));
        root.Add(LedgerCommand.Make(terminal, time));
        root.Add(SimulateCommand.Make(terminal, time));
        root.Add(NamesCommand.Make(terminal));
        root.Add(LinkCommand.Make(terminal, time));
        root.Add(LabelCommand.Make(terminal, time));
        root.Add(PersonsCommand.Make(terminal, time));
        root.Add(ReviewCommand.Make(terminal, time));
        root.Add(ReportCommand.Make(terminal, time));
        ExplainedCommand.Explain(root);
        return root;
    }
}
