using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Ingest;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>A table of counts read from a file that no study describes.</summary>
/// <param name="Deaths">The counts.</param>
/// <param name="Population">The inhabitants of the same cells; null when the file has none.</param>
/// <param name="HasSexes">Whether it tells the sexes apart.</param>
public sealed record CountFile(CountTable Deaths, CountTable? Population, bool HasSexes)
{
    private static readonly HashSet<string> NotKnown = new(["", "NA", "N/A", "NULL", "-", "–", "—", "…", "...", "..", ":", "н/д", "н.д.", "нд", "x", "х"], StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Reads a file by its headings and labels; null, with problems, when it cannot be used. Rows that cannot be read are problems and left out; a cell
    /// that says that it is not known is not zero.
    /// </summary>
    /// <param name="path">The file: CSV, TSV, JSON, JSON Lines, Parquet or Excel by its ending; <c>.gz</c> after it for a compressed one.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static CountFile? Read(string path, ICollection<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(problems);
        var name = Path.GetFileName(path);
        return UnpackedFile.Read(path, name, problems, plain => Plain(plain, name, problems));
    }

    private static CountFile? Plain(string path, string name, ICollection<Problem> problems)
    {
        if (FormatGuess.Of(path, name, new ProblemCollection()) is not { } guess)
        {
            // Read again for the reasons: doubts about the separator are no faults of the data.
            _ = FormatGuess.Of(path, name, problems);
            return null;
        }

        using var reader = RowReader.Open(path, name, guess.Format, problems);
        if (reader is null || reader.Failed || CountColumns.Of(reader.Columns, name, problems) is not { } columns)
        {
            return null;
        }

        List<RawRow> rows = [];
        while (reader.Read())
        {
            string Cell(int column) => column < 0 ? "" : reader[column].Trim().ToString();
            var count = Cell(columns.Count);
            if (NotKnown.Contains(count))
            {
                continue;
            }

            if (DateOf(columns, Cell) is not { } date)
            {
                var column = columns.Date >= 0 ? columns.Date : columns.Year;
                problems.Add(new(name, reader.Row, reader.Columns[column], $"\"{Cell(column)}\"", "a year, month, week or day"));
            }
            else if (Number(count) is not { } number)
            {
                problems.Add(new(name, reader.Row, reader.Columns[columns.Count], $"\"{count}\"", "a number that is not negative"));
            }
            else if (!Sex(Cell(columns.Sex), columns.Sex < 0, out var sex))
            {
                problems.Add(new(name, reader.Row, reader.Columns[columns.Sex], $"\"{Cell(columns.Sex)}\"", "a sex, such as male, female, м, ж, мужчины, женщины, оба пола"));
            }
            else
            {
                rows.Add(new(
                    Area(Cell(columns.Area)), date, sex, columns.Age < 0 ? "total" : Cell(columns.Age), number, Number(Cell(columns.Population)), Vintage(Cell(columns.Vintage))));
            }
        }

        if (reader.Failed)
        {
            return null;
        }

        if (rows.Count == 0)
        {
            problems.Add(new(name, null, null, "a header without rows that can be used", "at least one count"));
            return null;
        }

        return Of(name, rows, columns, problems);
    }

    private static CountFile Of(string name, List<RawRow> rows, CountColumns columns, ICollection<Problem> problems)
    {
        var ages = AgeLabels.Read(rows.Select(row => row.Age), name, problems);
        var dated = Cadence.Of(rows.Where(row => ages.ContainsKey(row.Age)), row => row.Area, row => row.Date, (row, date) => row with { Date = date });
        ImmutableArray<CountRow> Rows(Func<RawRow, decimal?> number) =>
        [
            .. from row in dated
               where number(row) is not null
               select new CountRow(new(row.Area, row.Date, row.Sex, ages[row.Age]), number(row)!.Value, row.Vintage),
        ];

        var deaths = CountTable.Of(name, Rows(row => row.Count), problems);
        CountChecks.Totals(deaths, problems);
        return new(
            deaths,
            columns.Population < 0 ? null : CountTable.Of(name, Rows(row => row.Population), new ProblemCollection()),
            columns.Sex >= 0);
    }

    private static string Area(string text) => text.Normalize();

    private static bool Sex(string text, bool absent, out SexGroup sex)
    {
        sex = SexGroup.Both;
        return absent || CountLabel.TryReadSex(text, out sex);
    }

    private static decimal? Number(string text) =>
        text.Length > 0 && CellReader.Number(text) is { } digits && decimal.Parse(digits, CultureInfo.InvariantCulture) is var number and >= 0 ? number : null;

    private static DateSpan? Vintage(string text) => DateSpan.TryParse(text, out var vintage) ? vintage : null;

    private static DateSpan? DateOf(CountColumns columns, Func<int, string> cell)
    {
        if (columns.Date >= 0 && cell(columns.Date) is { Length: > 0 } written)
        {
            return Written(written);
        }

        if (Year(cell(columns.Year)) is not { } year)
        {
            return null;
        }

        if (cell(columns.Week) is { Length: > 0 } week)
        {
            return Digits(week) is { } number && number >= 1 && number <= ISOWeek.GetWeeksInYear(year) ? DateSpan.Week(year, number) : null;
        }

        return cell(columns.Month) is not { Length: > 0 } month ? DateSpan.Year(year)
            : Digits(month) is { } named ? named is >= 1 and <= 12 ? DateSpan.Month(year, named) : null
            : Written($"{month} {year.ToString(CultureInfo.InvariantCulture)}");
    }

    private static DateSpan? Written(string text) =>
        DateSpan.TryParse(text, out var date) || PrintedDate.TryRead(text, [], out date, out _) ? date : null;

    // A year as people write it: 2022, 2022.0 from a spreadsheet, 2022 г., 2022 год.
    private static int? Year(string text)
    {
        var digits = string.Concat(text.TakeWhile(char.IsAsciiDigit));
        var rest = text[digits.Length..].Trim(' ', '.', '\u00A0');
        return digits.Length == 4 && rest is "" or "0" or "г" or "год" or "рік" or "р" && Digits(digits) is { } year and > 0 and < 9999 ? year : null;
    }

    private static int? Digits(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed record RawRow(string Area, DateSpan Date, SexGroup Sex, string Age, decimal Count, decimal? Population, DateSpan? Vintage);
}
