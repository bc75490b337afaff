namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph link STUDY</c></summary>
internal static class LinkStudyCommand
{
    public static int Run(string folder, bool json, Terminal terminal, TimeProvider time)
    {
        _ = (json, time);
        terminal.Error.WriteLine(folder);
        return ExitCode.Problems;
    }
}
