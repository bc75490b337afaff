using System.CommandLine;

namespace Cenotaph.Cli.Commands;

/// <summary><c>cenotaph new</c></summary>
internal static class NewCommand
{
    public static Command Make(Terminal terminal)
    {
        _ = terminal;
        return new("new", "Makes a study.");
    }
}
