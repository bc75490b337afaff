namespace Cenotaph.Cli;

/// <summary>How a command ended, for scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>The data or the study has problems; they were listed.</summary>
    public const int Problems = 1;

    /// <summary>The command was used wrongly.</summary>
    public const int Usage = 2;

    /// <summary>The ledger fails verification.</summary>
    public const int Ledger = 3;
}
