using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>A late register read from a file that no study describes: counts by period and vintage, or a line list with two dates.</summary>
public sealed class NowcastTable
{
    private static readonly HashSet<string> NotKnown = new(["", "NA", "N/A", "NULL", "-", "–", "—", "…", "...", "..", "н/д"], StringComparer.OrdinalIgnoreCase);

    private NowcastTable(string name, bool isLineList, bool hasStrata, IReadOnlyList<VintageCell> cells) =>
        (Name, IsLineList, HasStrata, Cells) = (name, isLineList, hasStrata, cells);

    /// <summary>The file's name.</summary>
    public string Name { get; }

    /// <summary>Whether each row is a case with the day of the event and the day on which it became known.</summary>
    public bool IsLineList { get; }

    /// <summary>Whether a column of strata was named.</summary>
    public bool HasStrata { get; }

    /// <summary>Its numbers or cases.</summary>
    internal IReadOnlyList<VintageCell> Cells { get; }

    /// <summary>Reads a file; null, with problems, when it cannot be used. Rows that cannot be read are problems and left out.</summary>
    /// <param name="path">CSV, TSV, JSON, JSON Lines, Parquet or Excel by its ending; <c>.gz</c> after it for a compressed one.</param>
    /// <param name="headings">Columns that the caller names.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static NowcastTable? Read(string path, NowcastHeadings headings, ICollection<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(headings);
        ArgumentNullException.ThrowIfNull(problems);
        var name = Path.GetFileName(path);
        return UnpackedFile.Read(path, name, problems, plain => Plain(plain, name, headings, problems));
    }

    private static NowcastTable? Plain(string path, string name, NowcastHeadings headings, ICollection<Problem> problems)
    {
        if (FormatGuess.Of(path, name, new ProblemCollection()) is not { } guess)
        {
            _ = FormatGuess.Of(path, name, problems);
            return null;
        }

        using var reader = RowReader.Open(path, name, guess.Format, problems);
        if (reader is null || reader.Failed || NowcastColumns.Of(reader.Columns, name, headings, problems) is not { } columns)
        {
            return null;
        }

        List<VintageCell> cells = [];
        while (reader.Read())
        {
            string Cell(int column) => column < 0 ? "" : reader[column].Trim().ToString();
            void Fault(int column, string expected) => problems.Add(new(name, reader.Row, reader.Columns[column], $"\"{Cell(column)}\"", expected));
            var count = columns.IsLineList ? "1" : Cell(columns.Count);
            if (!columns.IsLineList && NotKnown.Contains(count))
            {
                continue;
            }

            if (Date(columns, Cell, out var period) is { } faulty)
            {
                Fault(faulty, "a day, week, month or year");
            }
            else if (!Written(Cell(columns.Vintage), out var vintage))
            {
                Fault(columns.Vintage, columns.IsLineList ? "the day on which the case became known" : "the day or year of the vintage");
            }
            else if (CellReader.Number(count) is not { } digits || decimal.Parse(digits, CultureInfo.InvariantCulture) is not (>= 0 and < 1_000_000_000_000m and var number))
            {
                Fault(columns.Count, "a count that is not negative");
            }
            else
            {
                cells.Add(new(period, vintage, Cell(columns.Stratum).Normalize(), number));
            }
        }

        if (reader.Failed)
        {
            return null;
        }

        if (cells.Count == 0)
        {
            problems.Add(new(name, null, null, "a header without rows that can be used", columns.IsLineList ? "at least one case" : "at least one count"));
            return null;
        }

        return new(name, columns.IsLineList, columns.Stratum >= 0, cells);
    }

    // The column that is at fault, or null. A row without any date is a case whose period is not known.
    private static int? Date(NowcastColumns columns, Func<int, string> cell, out DateSpan? period)
    {
        period = null;
        if (columns.Period >= 0)
        {
            var text = cell(columns.Period);
            if (NotKnown.Contains(text))
            {
                return null;
            }

            if (!Written(text, out var written))
            {
                return columns.Period;
            }

            period = written;
            return null;
        }

        if (NotKnown.Contains(cell(columns.Year)))
        {
            return null;
        }

        if (!Whole(cell(columns.Year), 1, 9998, out var year))
        {
            return columns.Year;
        }

        if (columns.Week >= 0)
        {
            if (!Whole(cell(columns.Week), 1, ISOWeek.GetWeeksInYear(year), out var week))
            {
                return columns.Week;
            }

            period = DateSpan.Week(year, week);
            return null;
        }

        if (columns.Month >= 0)
        {
            if (!Whole(cell(columns.Month), 1, 12, out var month))
            {
                return columns.Month;
            }

            period = DateSpan.Month(year, month);
            return null;
        }

        period = DateSpan.Year(year);
        return null;
    }

    private static bool Written(string text, out DateSpan date) => DateSpan.TryParse(text, out date) || PrintedDate.TryRead(text, [], out date, out _);

    private static bool Whole(string text, int least, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= most;
}

/// <summary>Which columns hold what; −1 for none.</summary>
internal sealed record NowcastColumns(int Period, int Year, int Month, int Week, int Vintage, int Count, int Stratum, bool IsLineList)
{
    private static readonly string[] Periods =
    [
        "period", "date", "week_of_death", "death_week", "event_date", "death_date", "date_of_death", "onset", "onset_date", "дата", "период", "дата гибели", "дата смерти", "дата загибелі",
        "дата смерті", "період", "event",
    ];

    private static readonly string[] Vintages = ["vintage", "vintage_date", "edition", "snapshot", "snapshot_date", "as_of", "known_at", "редакция", "редакція"];

    private static readonly string[] Reports =
    [
        "reported", "report_date", "reported_at", "published", "published_at", "listed", "listed_at", "date_reported", "known", "first_seen", "дата публикации", "опубликовано",
        "дата публікації", "опубліковано",
    ];

    private static readonly string[] Counts = ["count", "cases", "deaths", "named", "known", "number", "value", "n", "число", "количество", "кількість", "умерло", "смертей"];

    /// <summary>The columns; null with a problem when something is nowhere.</summary>
    public static NowcastColumns? Of(IReadOnlyList<string> headings, string name, NowcastHeadings asked, ICollection<Problem> problems)
    {
        var folded = headings.Select(MappingGuess.Fold).ToList();
        foreach (var column in new[] { asked.Period, asked.Vintage, asked.Count, asked.Reported, asked.Stratum }.OfType<string>().Where(column => !headings.Contains(column)))
        {
            problems.Add(new(name, null, column, "no such column", "one of " + string.Join(", ", headings)));
            return null;
        }

        int Find(string? given, params string[] names) => given is not null ? headings.ToList().IndexOf(given)
            : names.Select(MappingGuess.Fold).Select(one => folded.IndexOf(one)).FirstOrDefault(column => column >= 0, -1);
        var (vintage, reported) = (Find(asked.Vintage, asked.Reported is null ? Vintages : []), Find(asked.Reported, Reports));
        var isList = vintage < 0 && reported >= 0;
        var (period, year) = (Find(asked.Period, Periods), Find(null, "year", "год", "рік"));
        var columns = new NowcastColumns(
            period, year, Find(null, "month", "месяц", "місяць"), Find(null, "week", "iso_week", "неделя", "тиждень"), isList ? reported : vintage, isList ? -1 : Find(asked.Count, Counts),
            Find(asked.Stratum), isList);
        string? lacking = columns.Vintage < 0 ? "a column vintage (with counts) or report_date (of a line list): when each number became known"
            : period < 0 && year < 0 ? isList ? "a column event_date, the day of the event" : "a column period or date, or year with week or month"
            : !isList && columns.Count < 0 ? "a column of counts, such as count, cases, deaths or named"
            : null;
        if (lacking is null)
        {
            return columns;
        }

        problems.Add(new(
            name, null, null, "the columns " + string.Join(", ", headings.Select(heading => $"\"{heading}\"")), lacking + "; --period, --vintage, --count and --reported name columns"));
        return null;
    }
}
