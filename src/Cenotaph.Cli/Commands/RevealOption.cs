using System.CommandLine;
using Cenotaph.Evidence;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>The option --reveal, without which no command shows personal fields; each use is one entry of the ledger.</summary>
internal static class RevealOption
{
    /// <summary>The option.</summary>
    public static Option<string?> Make() => new("--reveal")
    {
        Description = "Why personal fields are looked at; the ledger keeps the reason, which should name nobody.",
        HelpName = "reason",
    };

    /// <summary>Whether no reason was given; it says so.</summary>
    public static bool IsMissing(string? why, Terminal terminal)
    {
        if (!string.IsNullOrWhiteSpace(why))
        {
            return false;
        }

        terminal.Error.WriteLine("This shows personal fields. Say why with --reveal \"…\"; the ledger keeps the reason.");
        return true;
    }

    /// <summary>Notes the session in the ledger; false, after saying so, without a reason.</summary>
    public static bool Note(Study study, string command, string? why, Terminal terminal, TimeProvider time, string? by = null)
    {
        if (IsMissing(why, terminal))
        {
            return false;
        }

        using var ledger = Ledger.OpenToWrite(study.LedgerFile, "cenotaph " + command, time);
        ledger.Append([Reveal.Of(command, why!.Trim(), by)]);
        return true;
    }
}
