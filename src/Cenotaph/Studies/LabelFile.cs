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
        return Rows(run, pairs, record => (Number(run.Place(record).Row + 1), run.IdOf(record)));
    }

    /// <summary>The same with other names for the records: a row number, which may be empty, and an id.</summary>
    internal static IEnumerable<IReadOnlyList<string>> Rows(LinkRun run, IEnumerable<PairToJudge> pairs, Func<int, (string Row, string Id)> name)
    {
        var shown = Shown(run);
        return
        [
            ["left_row", "left", "right_row", "right", "weight", "inclusion", .. shown.SelectMany(column => new[] { column + "_left", column + "_right" }), "judgement"],
            .. pairs.Select(pair => (IReadOnlyList<string>)
            [
                name(pair.Left).Row, name(pair.Left).Id, name(pair.Right).Row, name(pair.Right).Id,
                pair.Weight.ToString("0.####", CultureInfo.InvariantCulture), pair.Inclusion.ToString("R", CultureInfo.InvariantCulture),
                .. shown.SelectMany(column => new[] { Cell(run, pair.Left, column), Cell(run, pair.Right, column) }), "",
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
        var ids = new Lazy<RecordIds>(() => new(tables));
        return ReadAnswers(path, (side, id, row) => ids.Value.Find(side == 0 ? 0 : tables.Count - 1, id, row), problems) is { } answers
            ? [.. answers.Where(answer => answer.Word != "unsure").Select(answer => new JudgedPair(answer.Left, answer.Right, answer.Word == "same", answer.Label))]
            : null;
    }

    /// <summary>The answers in such a file, "unsure" among them, with the probability with which each pair was drawn where the file has it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="find">The number of a record, given the side it stands on (0 or 1), its id and its row number, which may be empty; null where it is none.</param>
    /// <param name="problems">Receives what cannot be used.</param>
    internal static IReadOnlyList<(int Left, int Right, string Word, double? Inclusion, string Label)>? ReadAnswers(
        string path, Func<int, string, string, int?> find, ICollection<Problem> problems)
    {
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

        var (leftRow, rightRow, inclusion) = (columns.IndexOf("left_row"), columns.IndexOf("right_row"), columns.IndexOf("inclusion"));
        var judged = new List<(int, int, string, double?, string)>();
        var words = new Dictionary<(int, int), string>();
        while (reader.Read())
        {
            var word = reader[judgement].Trim().ToString();
            if (word.Length == 0)
            {
                continue;
            }

            if (!Words.Contains(word))
            {
                problems.Add(new(name, reader.Row, "judgement", $"\"{word}\"", string.Join(", ", Words) + " or nothing"));
                continue;
            }

            var one = find(0, reader[left].ToString(), leftRow < 0 ? "" : reader[leftRow].ToString());
            var other = find(1, reader[right].ToString(), rightRow < 0 ? "" : reader[rightRow].ToString());
            if (one is not { } first || other is not { } second || first == second)
            {
                var column = one is null ? "left" : "right";
                problems.Add(new(name, reader.Row, column, "an id that names no record, or several, or the other record of the pair", "the id of one record, with its row number in " + column + "_row where ids repeat"));
                continue;
            }

            var pair = (Math.Min(first, second), Math.Max(first, second));
            if (words.TryGetValue(pair, out var earlier) && (earlier == word || (earlier != "unsure" && word != "unsure")))
            {
                if (earlier != word)
                {
                    problems.Add(new(name, reader.Row, "judgement", $"\"{word}\" of a pair that an earlier row judges otherwise", "one judgement for each pair"));
                }

                continue;
            }

            words[pair] = word == "unsure" && earlier is not null ? earlier : word;
            var drawn = inclusion >= 0 && double.TryParse(reader[inclusion], NumberStyles.Float, CultureInfo.InvariantCulture, out var p) && p is > 0 and <= 1 ? p : (double?)null;
            judged.Add((pair.Item1, pair.Item2, word, drawn, string.Create(CultureInfo.InvariantCulture, $"{name}, row {reader.Row}")));
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

    /// <summary>The columns that a reader may see.</summary>
    internal static IReadOnlyList<string> Shown(LinkRun run) =>
    [
        .. run.Result.Model.Columns
            .SelectMany(table => table)
            .Where(column => column.Role is not (FieldRole.Refused or FieldRole.Truth or FieldRole.Id or FieldRole.Ignored))
            .Select(column => column.Column)
            .Distinct(StringComparer.Ordinal),
    ];

    /// <summary>What a reader may see of a cell.</summary>
    internal static string Cell(LinkRun run, int record, string column)
    {
        var (table, row) = run.Place(record);
        return table.Column(column)?[row] is not { } text ? "" : RefusedContent.IsIn(text) ? "(not shown)" : text;
    }
}
