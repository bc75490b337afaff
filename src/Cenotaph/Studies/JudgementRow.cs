using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>One row of judgements/*.csv, with its cells trimmed.</summary>
/// <param name="File">The file, as the study names it.</param>
/// <param name="Row">The row, as an editor counts them.</param>
/// <param name="Kind">What is judged.</param>
/// <param name="From">On what.</param>
/// <param name="Of">And on what else; empty where there is nothing else.</param>
/// <param name="Decision">The decision.</param>
/// <param name="By">Who decided.</param>
/// <param name="At">When, as written.</param>
/// <param name="Why">The reason.</param>
internal sealed record JudgementRow(string File, long Row, string Kind, string From, string Of, string Decision, string By, string At, string Why)
{
    /// <summary>The folder in the study.</summary>
    public const string Folder = "judgements";

    /// <summary>The columns of every file.</summary>
    public static readonly string[] Columns = ["kind", "from", "of", "decision", "by", "at", "why"];

    /// <summary>The day of the decision; meant for a row that <see cref="IsSigned"/> let pass.</summary>
    public DateOnly Day => DateSpan.TryParse(At, out var day) ? day.First : default;

    /// <summary>The rows of all files, in the order of the files' names. A file that is none is told of and passed over.</summary>
    /// <param name="study">The study's folder.</param>
    /// <param name="problems">Receives what is wrong with files as such; null where loading the study has said so.</param>
    public static IEnumerable<JudgementRow> Read(string study, ICollection<Problem>? problems)
    {
        var folder = Path.Combine(study, Folder);
        string[] files = Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.csv").Order(StringComparer.Ordinal)] : [];
        foreach (var path in files)
        {
            var name = $"{Folder}/{Path.GetFileName(path)}";
            using var reader = RowReader.Open(path, name, new(), problems ?? []);
            if (reader is null)
            {
                continue;
            }

            var at = Array.ConvertAll(Columns, reader.Columns.ToList().IndexOf);
            if (Array.Exists(at, index => index < 0))
            {
                problems?.Add(new(name, 1, null, string.Join(", ", reader.Columns), "the columns " + string.Join(", ", Columns)));
                continue;
            }

            while (reader.Read())
            {
                string Cell(int column) => reader[at[column]].Trim().ToString();
                yield return new(name, reader.Row, Cell(0), Cell(1), Cell(2), Cell(3), Cell(4), Cell(5), Cell(6));
            }
        }
    }

    /// <summary>Says that a cell cannot be used.</summary>
    public void Fault(ICollection<Problem> problems, string column, string expected) =>
        problems.Add(new(File, Row, column, $"\"{Cell(column)}\"", expected));

    /// <summary>Whether the row says who decided and when, and why where that is asked; it says what is missing.</summary>
    public bool IsSigned(ICollection<Problem> problems, bool needsWhy)
    {
        var (column, expected) = By.Length == 0 ? ("by", "who decided, by a pseudonym")
            : !DateSpan.TryParse(At, out var day) || !day.IsDay ? ("at", "a day such as 2024-05-14")
            : needsWhy && Why.Length == 0 ? ("why", "the reason, in a sentence")
            : ("", "");
        if (column.Length > 0)
        {
            Fault(problems, column, expected);
        }

        return column.Length == 0;
    }

    private string Cell(string column) => column switch
    {
        "kind" => Kind,
        "from" => From,
        "of" => Of,
        "decision" => Decision,
        "by" => By,
        "at" => At,
        _ => Why,
    };
}
