using System.Globalization;
using Cenotaph.Ingest;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>Files of pairs to judge: both records side by side, and a column <c>judgement</c>.</summary>
public static class LabelFile
{
    /// <summary>The words of the column <c>judgement</c>; an empty cell is a pair still to be judged.</summary>
    public static IReadOnlyList<string> Words { get; } = ["same", "different", "unsure"];

    /// <summary>The rows of a file with drawn pairs, the header first. What is not compared, refused columns and the truth are not in it.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(LinkRun run, IEnumerable<PairToJudge> pairs)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(pairs);
        var shown = run.Result.Model.Columns
            .SelectMany(table => table)
            .Where(column => column.Role is not (FieldRole.Refused or FieldRole.Truth or FieldRole.Id or FieldRole.Ignored))
            .Select(column => column.Column)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return
        [
            ["left_row", "left", "right_row", "right", "weight", "inclusion", .. shown.SelectMany(name => new[] { name + "_left", name + "_right" }), "judgement"],
            .. pairs.Select(pair => (IReadOnlyList<string>)
            [
                Number(run.Place(pair.Left).Row + 1), run.IdOf(pair.Left), Number(run.Place(pair.Right).Row + 1), run.IdOf(pair.Right),
                pair.Weight.ToString("0.####", CultureInfo.InvariantCulture), pair.Inclusion.ToString("R", CultureInfo.InvariantCulture),
                .. shown.SelectMany(name => new[] { Cell(run, pair.Left, name), Cell(run, pair.Right, name) }), "",
            ]),
        ];
    }

    /// <summary>
    /// The judged pairs in a file, by the columns left, right and judgement, with the row numbers left_row and right_row where ids are
    /// not unique. Rows without a judgement, and those judged "unsure", are passed over.
    /// </summary>
    /// <returns>Null, with problems, when the file cannot be used as it stands.</returns>
    public static IReadOnlyList<JudgedPair>? Read(string path, IReadOnlyList<LinkageTable> tables, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(problems);
        var name = Path.GetFileName(path);
        var before = problems.Count;
        using var reader = RowReader.Open(path, name, new(), problems);
        if (reader is null)
        {
            return null;
        }

        var columns = reader.Columns.ToList();
        var (left, right, judgement) = (columns.IndexOf("left"), columns.IndexOf("right"), columns.IndexOf("judgement"));
        if (left < 0 || right < 0 || judgement < 0)
        {
            problems.Add(new(name, 1, null, string.Join(", ", columns), "the columns left, right and judgement"));
            return null;
        }

        var ids = new RecordIds(tables);
        var (leftRow, rightRow) = (columns.IndexOf("left_row"), columns.IndexOf("right_row"));
        var judged = new List<JudgedPair>();
        var words = new Dictionary<(int, int), bool>();
        while (reader.Read())
        {
            var word = reader[judgement].Trim().ToString();
            if (word.Length == 0 || word == "unsure")
            {
                continue;
            }

            if (!Words.Contains(word))
            {
                problems.Add(new(name, reader.Row, "judgement", $"\"{word}\"", string.Join(", ", Words) + " or nothing"));
                continue;
            }

            var one = ids.Find(0, reader[left], leftRow < 0 ? default : reader[leftRow]);
            var other = ids.Find(tables.Count - 1, reader[right], rightRow < 0 ? default : reader[rightRow]);
            if (one is not { } first || other is not { } second || first == second)
            {
                var column = one is null ? "left" : "right";
                problems.Add(new(name, reader.Row, column, "an id that names no record, or several, or the other record of the pair", "the id of one record, with its row number in " + column + "_row where ids repeat"));
                continue;
            }

            var pair = (Math.Min(first, second), Math.Max(first, second));
            if (!words.TryAdd(pair, word == "same"))
            {
                if (words[pair] != (word == "same"))
                {
                    problems.Add(new(name, reader.Row, "judgement", $"\"{word}\" of a pair that an earlier row judges otherwise", "one judgement for each pair"));
                }

                continue;
            }

            judged.Add(new(Math.Min(first, second), Math.Max(first, second), word == "same", string.Create(CultureInfo.InvariantCulture, $"{name}, row {reader.Row}")));
        }

        return reader.Failed || problems.Skip(before).Any(problem => problem.Severity == Severity.Error) ? null : judged;
    }

    /// <summary>The true pairs in a file: its first two columns hold ids of the left and the right table.</summary>
    /// <returns>Null, with problems, when the file cannot be used as it stands.</returns>
    public static IReadOnlyList<(int Left, int Right)>? ReadTrue(string path, IReadOnlyList<LinkageTable> tables, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(tables);
        ArgumentNullException.ThrowIfNull(problems);
        var name = Path.GetFileName(path);
        using var reader = RowReader.Open(path, name, new(), problems);
        if (reader is null || reader.Columns.Count < 2)
        {
            if (reader is not null)
            {
                problems.Add(new(name, 1, null, string.Join(", ", reader.Columns), "two columns: the left and the right record's id"));
            }

            return null;
        }

        var ids = new RecordIds(tables);
        var (pairs, missed) = (new List<(int Left, int Right)>(), 0);
        while (reader.Read())
        {
            if (ids.Find(0, reader[0], default) is { } left && ids.Find(tables.Count - 1, reader[1], default) is { } right && left != right)
            {
                pairs.Add((left, right));
            }
            else
            {
                missed++;
            }
        }

        if (missed > 0)
        {
            problems.Add(new(name, null, null, $"{missed} pairs whose ids name no record or several", "ids of the tables", Severity.Doubt));
        }

        return reader.Failed ? null : pairs;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Cell(LinkRun run, int record, string column)
    {
        var (table, row) = run.Place(record);
        return table.Column(column)?[row] is not { } text ? "" : RefusedContent.IsIn(text) ? "(not shown)" : text;
    }
}
