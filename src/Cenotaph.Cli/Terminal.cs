using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Spectre.Console;

namespace Cenotaph.Cli;

/// <summary>Where a command writes: results to one stream, everything else to the other.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error, bool interactive, TextReader? input = null, Func<int>? width = null, Func<string, string?>? secret = null)
{
    // Wide enough that no cell is ever broken: a row of a table is a line, for people and for grep.
    private const int WidestTable = 1000;
    private const int WidestCell = 120;

    // Below this a table side by side cannot be read, however it is broken.
    private const int NarrowestTable = 40;

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Results.</summary>
    public TextWriter Output => output;

    /// <summary>Progress, problems and everything that is not the result.</summary>
    public TextWriter Error => error;

    /// <summary>What a person types.</summary>
    public TextReader Input => input ?? Console.In;

    /// <summary>Whether somebody watches.</summary>
    public bool IsInteractive => interactive;

    /// <summary>The streams of this process.</summary>
    public static Terminal OfThisProcess() => new(
        new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" },
        new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" },
        interactive: !Console.IsErrorRedirected,
        width: Console.IsOutputRedirected ? null : () => Console.WindowWidth,
        secret: CanAsk ? Ask : null);

    /// <summary>How many columns the terminal has now; null where there is none.</summary>
    public int? Width => width?.Invoke() is > 0 and var columns ? columns : null;

    /// <summary>Asks for a line that is not shown as it is typed, and gives null when it was given up; null where nobody sits at a keyboard and sees the question.</summary>
    public Func<string, string?>? Secret => secret;

    // Pipes and continuous integration never wait for a person.
    private static bool CanAsk => !Console.IsInputRedirected && !Console.IsErrorRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));

    private static string? Ask(string question)
    {
        // Looking for a key turns the echo off, and it stays off; what is typed before the first is waited for would else be shown.
        _ = Console.KeyAvailable;
        Console.Error.Write(question);
        var words = new StringBuilder();
        while (true)
        {
            var key = Console.ReadKey(intercept: true);
            switch (key)
            {
                case { Key: ConsoleKey.Enter } or { KeyChar: '\n' or '\r' }:
                    Console.Error.WriteLine();
                    return words.ToString();
                case { Key: ConsoleKey.Escape } or { Key: ConsoleKey.D, Modifiers: ConsoleModifiers.Control }:
                    Console.Error.WriteLine();
                    return null;
                case { Key: ConsoleKey.Backspace }:
                    words.Length -= Math.Min(1, words.Length);
                    break;
                case { KeyChar: not '\0' }:
                    words.Append(key.KeyChar);
                    break;
            }
        }
    }

    /// <summary>Prints a table; its columns are aligned and each row is one line.</summary>
    /// <param name="table">The table.</param>
    /// <param name="toWidth">Whether cells are broken to fit the width of the terminal, where there is one: for tables that people work with and nobody greps.</param>
    public void Print(Table table, bool toWidth = false)
    {
        var console = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(output),
        });
        console.Profile.Width = toWidth && Width is { } wide ? Math.Clamp(wide, NarrowestTable, WidestTable) : WidestTable;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
    }

    /// <summary>A table with these columns; those named with a leading <c>#</c> hold numbers.</summary>
    public static Table TableOf(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            table.AddColumn(column.StartsWith('#')
                ? new TableColumn(Markup.Escape(column[1..])).RightAligned()
                : new TableColumn(Markup.Escape(column)));
        }

        return table;
    }

    /// <summary>
    /// Adds a row of plain texts. It stays one line: longer texts are cut, and what would break a line, turn its
    /// direction or steer the terminal becomes a space.
    /// </summary>
    public static void AddRow(Table table, params string[] cells) =>
        table.AddRow([.. cells.Select(cell => Markup.Escape(OneLine(cell)))]);

    private static string OneLine(string text)
    {
        var cut = text.Length <= WidestCell ? text : text[..(char.IsHighSurrogate(text[WidestCell - 2]) ? WidestCell - 2 : WidestCell - 1)] + "…";
        return string.Create(cut.Length, cut, (line, from) =>
        {
            for (var i = 0; i < line.Length; i++)
            {
                line[i] = char.IsControl(from[i]) || from[i] is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
                    ? ' '
                    : from[i];
            }
        });
    }

    /// <summary>Writes one JSON value, indented, and a line end.</summary>
    public void PrintJson(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Indented))
        {
            write(json);
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    /// <summary>Lists the first problems and counts the rest.</summary>
    public void Print(ProblemCollection problems, int most = 20)
    {
        foreach (var problem in problems.Kept.Take(most))
        {
            error.WriteLine((problem.Severity == Severity.Error ? "Problem: " : "Doubt: ") + problem);
        }

        if (problems.Count > most)
        {
            error.WriteLine($"… and {problems.Count - most} more; --json lists the first {ProblemCollection.UsualLimit}.");
        }
    }

    /// <summary>Lists findings.</summary>
    public void Print(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings)
        {
            error.WriteLine($"Finding ({finding.Type}): {finding.Message} {finding.Arithmetic}. {finding.Remedy}");
            error.WriteLine("  " + string.Join(", ", finding.Records.Take(20)) + (finding.Records.Count > 20 ? ", …" : ""));
        }
    }

    /// <summary>Shows how far long work has come, where somebody watches.</summary>
    public IProgress<(string Input, long Rows)>? Progress() => interactive ? new Line(error) : null;

    private sealed class Line(TextWriter error) : IProgress<(string Input, long Rows)>
    {
        public void Report((string Input, long Rows) value) => error.Write($"\r{value.Input}: {value.Rows:N0} rows\u001b[K\r");
    }
}
