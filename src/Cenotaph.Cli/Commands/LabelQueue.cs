using Cenotaph.Ingest;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>Takes judgements on pairs, one after another, and keeps each as soon as it is given.</summary>
internal sealed class LabelQueue
{
    private readonly Terminal terminal;
    private readonly List<string> columns;
    private readonly List<string[]> rows;
    private readonly int judgement;
    private readonly Action<int, string> keep;
    private readonly string keeper;

    private LabelQueue(Terminal terminal, List<string> columns, List<string[]> rows, Action<int, string> keep, string keeper)
    {
        (this.terminal, this.columns, this.rows, this.keep, this.keeper) = (terminal, columns, rows, keep, keeper);
        judgement = columns.IndexOf("judgement");
    }

    /// <summary>Works pairs until they end or the person quits.</summary>
    /// <param name="pairs">The rows as in a file of pairs, the header first.</param>
    /// <param name="terminal">Where they are shown and answered.</param>
    /// <param name="keep">Told the number of a pair, from 0, and its judgement; an empty one when it is taken back.</param>
    /// <param name="keeper">What the last line calls that which holds the judgements.</param>
    public static int Judge(IReadOnlyList<IReadOnlyList<string>> pairs, Terminal terminal, Action<int, string> keep, string keeper) =>
        new LabelQueue(terminal, [.. pairs[0]], [.. pairs.Skip(1).Select(row => row.ToArray())], keep, keeper).Work();

    /// <summary>Works the file until it ends or the person quits.</summary>
    public static int Judge(string path, Terminal terminal)
    {
        var problems = new ProblemCollection();
        var name = Path.GetFileName(path);
        using var reader = RowReader.Open(path, name, new(), problems);
        var rows = new List<string[]>();
        while (reader?.Read() == true)
        {
            rows.Add([.. Enumerable.Range(0, reader.Columns.Count).Select(column => reader[column].ToString())]);
        }

        List<string> columns = [.. reader?.Columns ?? []];

        // Saving writes every row anew: a row that could not be read would be lost.
        if (reader is not null && !reader.Columns.Contains("judgement"))
        {
            problems.Add(new(name, 1, null, string.Join(", ", reader.Columns), "a column judgement"));
        }

        terminal.Print(problems);
        return reader is null || problems.Errors > 0
            ? ExitCode.Problems
            : new LabelQueue(terminal, columns, rows, (_, _) => CsvText.Write(path, rows.Prepend([.. columns])), path).Work();
    }

    private int Work()
    {
        var (at, done) = (Next(0), new Stack<int>());
        while (at < rows.Count)
        {
            Show(at);
            switch (terminal.Input.ReadLine()?.Trim().ToLowerInvariant())
            {
                case "s" or "same":
                    at = Answer(at, "same", done);
                    break;
                case "d" or "different":
                    at = Answer(at, "different", done);
                    break;
                case "u" or "unsure":
                    at = Answer(at, "unsure", done);
                    break;
                case "k" or "skip":
                    at = Next(at + 1);
                    break;
                case "z" or "undo" when done.TryPop(out var last):
                    rows[last][judgement] = "";
                    keep(last, "");
                    at = last;
                    break;
                case "z" or "undo":
                    terminal.Output.WriteLine("There is nothing to undo.");
                    break;
                case null or "q" or "quit":
                    return End();
                default:
                    terminal.Output.WriteLine("s same, d different, u unsure, k skip, z undo, q quit.");
                    break;
            }
        }

        return End();
    }

    private int Answer(int at, string word, Stack<int> done)
    {
        rows[at][judgement] = word;
        keep(at, word);
        done.Push(at);
        return Next(at + 1);
    }

    private int Next(int from)
    {
        while (from < rows.Count && !string.IsNullOrWhiteSpace(rows[from][judgement]))
        {
            from++;
        }

        return from;
    }

    private void Show(int at)
    {
        terminal.Output.WriteLine($"Pair {at + 1} of {rows.Count}");
        var table = Terminal.TableOf("field", "left", "right");
        for (var column = 0; column < columns.Count; column++)
        {
            var right = columns[column].EndsWith("_left", StringComparison.Ordinal) ? columns.IndexOf(columns[column][..^5] + "_right") : -1;
            if (right >= 0)
            {
                Terminal.AddRow(table, columns[column][..^5], rows[at][column], rows[at][right]);
            }
        }

        terminal.Print(table);
        terminal.Output.Write("Same person? [s/d/u, k skip, z undo, q quit] ");
        terminal.Output.Flush();
    }

    private int End()
    {
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(
            $"{rows.Count(row => LabelFile.Words.Contains(row[judgement].Trim())):N0} of {rows.Count:N0} pairs are judged; {keeper} holds them.");
        return ExitCode.Done;
    }
}
