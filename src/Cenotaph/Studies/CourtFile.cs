using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Cenotaph.Ingest;
using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>A table of court cases: a list of cards, or counts by month.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Hash">SHA-256 of the file.</param>
/// <param name="Counts">The counts of a table; empty for a list.</param>
/// <param name="Cards">The cards of a list; empty for a table.</param>
public sealed record CourtFile(string Name, string Hash, ImmutableArray<CourtCount> Counts, ImmutableArray<CourtCard> Cards)
{
    private static readonly string[] Military =
    [
        "military", "unit", "commander", "prosecutor", "enlistment", "ministry of defence", "mod", "yes", "true", "1",
        "военн", "войсков", "командир", "прокур", "военком", "минобороны", "министерство обороны", "да",
        "військ", "військова частина", "тцк", "міноборони", "міністерство оборони", "так",
    ];

    private static readonly string[] Sightings = ["seen", "first_seen", "last_seen"];

    private static readonly string[] Times = ["date", "filed"];

    private static readonly string[] Hidden = ["", "hidden", "unknown", "not shown", "na", "n/a", "-", "–", "—", "скрыт", "информация скрыта", "не указан", "неизвестно", "приховано", "невідомо"];

    /// <summary>Reads a file; null, with problems, when it cannot be used. Rows that cannot be read are problems and left out.</summary>
    /// <param name="path">CSV, TSV, JSON, JSON Lines, Parquet or Excel by its ending; <c>.gz</c> after it for a compressed one.</param>
    /// <param name="columns">Columns by what they hold, where their headings do not say it.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static CourtFile? Read(string path, IReadOnlyDictionary<string, string> columns, ICollection<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(columns);
        ArgumentNullException.ThrowIfNull(problems);
        var name = Path.GetFileName(path);
        if (!File.Exists(path))
        {
            problems.Add(new(name, null, null, "no such file", "a table of court cases"));
            return null;
        }

        string hash;
        using (var stream = File.OpenRead(path))
        {
            hash = Convert.ToHexStringLower(SHA256.HashData(stream));
        }

        return UnpackedFile.Read(path, name, problems, plain => Plain(plain, name, hash, columns, problems));
    }

    private static CourtFile? Plain(string path, string name, string hash, IReadOnlyDictionary<string, string> named, ICollection<Problem> problems)
    {
        if (FormatGuess.Of(path, name, new ProblemCollection()) is not { } guess)
        {
            _ = FormatGuess.Of(path, name, problems);
            return null;
        }

        using var reader = RowReader.Open(path, name, guess.Format, problems);
        if (reader is null || reader.Failed || CourtColumns.Of(reader.Columns, named, name, problems) is not { } columns)
        {
            return null;
        }

        var rows = new Rows(reader, columns, name, problems);
        while (reader.Read())
        {
            if (columns.IsList)
            {
                rows.Card();
            }
            else
            {
                rows.Count();
            }
        }

        if (reader.Failed)
        {
            return null;
        }

        var file = new CourtFile(name, hash, rows.Counts(), rows.Cards());
        if (file.Counts.IsEmpty && file.Cards.IsEmpty)
        {
            problems.Add(new(name, null, null, "a header without rows that can be used", "at least one case"));
            return null;
        }

        return file;
    }

    private sealed class Rows(RowReader reader, CourtColumns columns, string name, ICollection<Problem> problems)
    {
        private readonly Dictionary<(DateSpan Period, DateSpan? Seen), double> counts = [];
        private readonly Dictionary<string, CourtCard> cards = new(StringComparer.Ordinal);
        private readonly List<string> order = [];
        private ImmutableArray<DateOnly>? snapshots;
        private bool sawReversed;

        public ImmutableArray<CourtCount> Counts() =>
            [.. counts.Select(one => new CourtCount(one.Key.Period, one.Key.Seen, one.Value)).OrderBy(one => one.Seen?.Last).ThenBy(one => one.Period.First).ThenBy(one => one.Period.Last)];

        public ImmutableArray<CourtCard> Cards() => [.. order.Select(id => cards[id] with { Seen = Between(cards[id].Seen) })];

        // A row that gives only when a card was first and last seen was shown by every snapshot of the list between the two.
        private ImmutableArray<DateOnly> Between(ImmutableArray<DateOnly> seen)
        {
            if (columns["first_seen"] < 0 || seen.Length < 2)
            {
                return [.. seen.Distinct().Order()];
            }

            snapshots ??= [.. cards.Values.SelectMany(card => card.Seen).Distinct().Order()];
            return [.. snapshots.Value.Where(day => day >= seen.Min() && day <= seen.Max())];
        }

        public void Count()
        {
            var text = Cell("count");
            if (text.Length == 0)
            {
                return;
            }

            if (CellReader.Number(text) is not { } digits || decimal.Parse(digits, CultureInfo.InvariantCulture) is < 0 or > 1_000_000_000_000)
            {
                Fault("count", text, "a number that is not negative");
                return;
            }

            if (Period() is not { } period)
            {
                return;
            }

            DateSpan? seen = null;
            if (columns["seen"] >= 0 && (seen = Date("seen")) is null)
            {
                return;
            }

            if (seen is { } day && day.Last < period.First)
            {
                Fault("seen", day.ToString(), $"a snapshot not before what it counts, {period}");
                return;
            }

            var value = (double)decimal.Parse(digits, CultureInfo.InvariantCulture);
            counts[(period, seen)] = counts.GetValueOrDefault((period, seen)) + value;
        }

        public void Card()
        {
            if (Date("filed") is not { } filed)
            {
                return;
            }

            if (filed.First.Month != filed.Last.Month || filed.First.Year != filed.Last.Year)
            {
                Fault("filed", filed.ToString(), "a day or a month");
                return;
            }

            List<DateOnly> seen = [];
            foreach (var field in Sightings.Where(field => columns[field] >= 0))
            {
                foreach (var part in Cell(field).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).DefaultIfEmpty(""))
                {
                    if (Read(part) is not { IsDay: true } day)
                    {
                        Fault(field, part, "the day of a snapshot");
                        return;
                    }

                    if (day.First < filed.First)
                    {
                        Fault(field, part, $"a snapshot not before the filing, {filed}");
                        return;
                    }

                    seen.Add(day.First);
                }
            }

            // A delay needs both days; an event after its filing is a slip of the card.
            DateOnly? happened = columns["event"] >= 0 && filed.IsDay && Read(Cell("event")) is { IsDay: true } found ? found.First : null;
            if (happened > filed.First)
            {
                if (!sawReversed)
                {
                    problems.Add(new(name, reader.Row, reader.Columns[columns["event"]], $"{happened:yyyy-MM-dd}, after the filing", "a day not after the filing; such days are left out", Severity.Doubt));
                    sawReversed = true;
                }

                happened = null;
            }

            var id = Cell("id");
            if (id.Length == 0)
            {
                id = "row " + reader.Row.ToString(CultureInfo.InvariantCulture);
            }

            var card = new CourtCard(id, filed.First, happened, columns["court"] < 0 ? null : Cell("court"), Applicant(Cell("applicant")), [.. seen]);
            if (!cards.TryGetValue(id, out var known))
            {
                cards.Add(id, card);
                order.Add(id);
                return;
            }

            if (known.Filed != card.Filed || seen.Exists(known.Seen.Contains) || seen.Count == 0)
            {
                problems.Add(new(
                    name, reader.Row, columns["id"] < 0 ? null : reader.Columns[columns["id"]], known.Filed != card.Filed ? "a card again with another day of filing" : "a card again",
                    "each card once in a snapshot, with one day of filing; the first row counts", Severity.Doubt));
            }

            cards[id] = known with { Seen = [.. known.Seen, .. seen], Applicant = known.Applicant == CourtApplicant.Hidden ? card.Applicant : known.Applicant };
        }

        private DateSpan? Period()
        {
            foreach (var field in Times)
            {
                if (columns[field] >= 0)
                {
                    return Date(field);
                }
            }

            var (year, month, week) = (Whole("year"), Whole("month"), Whole("week"));
            if (year is not (>= 1 and <= 9998))
            {
                Fault("year", Cell("year"), "a year");
                return null;
            }

            if (columns["week"] >= 0 && Cell("week").Length > 0)
            {
                if (week >= 1 && week <= ISOWeek.GetWeeksInYear(year.Value))
                {
                    return DateSpan.Week(year.Value, week.Value);
                }

                Fault("week", Cell("week"), "a week of the year");
                return null;
            }

            if (columns["month"] < 0 || Cell("month").Length == 0)
            {
                return DateSpan.Year(year.Value);
            }

            if (month is >= 1 and <= 12)
            {
                return DateSpan.Month(year.Value, month.Value);
            }

            Fault("month", Cell("month"), "a month, 1 to 12");
            return null;
        }

        private DateSpan? Date(string field)
        {
            var text = Cell(field);
            if (Read(text) is { } date)
            {
                return date;
            }

            Fault(field, text, "a date");
            return null;
        }

        private static DateSpan? Read(string text) =>
            text.Length > 0 && (DateSpan.TryParse(text, out var date) || PrintedDate.TryRead(text, [], out date, out _)) ? date : null;

        private int? Whole(string field) => int.TryParse(Cell(field), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

        private string Cell(string field) => columns[field] < 0 ? "" : reader[columns[field]].Trim().ToString();

        private void Fault(string field, string seen, string expected) =>
            problems.Add(new(name, reader.Row, columns[field] < 0 ? null : reader.Columns[columns[field]], $"\"{seen}\"", expected));

        private static CourtApplicant Applicant(string text)
        {
            var folded = text.ToLowerInvariant();
            return Hidden.Contains(folded) ? CourtApplicant.Hidden
                : Military.Any(word => word.Length <= 4 ? folded == word || folded.StartsWith(word + " ", StringComparison.Ordinal) : folded.Contains(word, StringComparison.Ordinal)) ? CourtApplicant.Military
                : CourtApplicant.Other;
        }
    }
}
