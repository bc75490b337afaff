using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;

namespace Cenotaph.Cli;

/// <summary>A command whose help ends with more words and an example; lists show its first sentence alone.</summary>
/// <param name="name">The command's name.</param>
/// <param name="description">One sentence.</param>
/// <param name="more">What else a user must know, or null.</param>
/// <param name="example">A line that can be typed as it stands.</param>
internal sealed class ExplainedCommand(string name, string description, string? more, string example)
    : Command(name, description)
{
    /// <summary>Makes every help of this command and those below it end with its words and example.</summary>
    public static void Explain(RootCommand root)
    {
        foreach (var option in root.Options.OfType<HelpOption>())
        {
            option.Action = new Help((SynchronousCommandLineAction)option.Action!);
        }
    }

    private sealed class Help(SynchronousCommandLineAction usual) : SynchronousCommandLineAction
    {
        // Whoever asks for help need not know yet what a command requires.
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            var output = parseResult.InvocationConfiguration.Output;
            using var text = new StringWriter { NewLine = output.NewLine };
            parseResult.InvocationConfiguration.Output = text;
            var code = usual.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output = output;
            output.Write(Own(text.ToString(), parseResult.CommandResult.Command));
            if (parseResult.CommandResult.Command is ExplainedCommand command)
            {
                command.Write(parseResult.InvocationConfiguration.Output);
            }

            return code;
        }
    }

    // A command below another shows that one's arguments as its own, though it takes none of them.
    private static string Own(string help, Command command)
    {
        foreach (var argument in command.Parents.OfType<Command>().SelectMany(parent => parent.Arguments))
        {
            help = Regex.Replace(help, $@"(?m)^  <{Regex.Escape(argument.Name)}>  .*\r?\n", "");
            help = Regex.Replace(help, $@"(?<=Usage:\r?\n[^\r\n]*)\[?<{Regex.Escape(argument.Name)}>(\.\.\.)?\]? ", "");
        }

        return help;
    }

    private void Write(TextWriter output)
    {
        if (more is not null)
        {
            output.WriteLine(more);
            output.WriteLine();
        }

        output.WriteLine("Example:");
        output.WriteLine("  " + example);
    }
}
