using System.Collections.Immutable;
using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>Which columns of a table of court cases hold what, by their headings in English, Russian and Ukrainian, or as somebody says.</summary>
public sealed class CourtColumns
{
    private static readonly ImmutableSortedDictionary<string, string[]> Headings = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        ["id"] = ["id", "card_id", "case_id", "card", "case", "uid", "case_number", "номер дела", "номер справи", "карточка", "картка"],
        ["filed"] = ["filed", "filed_at", "date_filed", "filing_date", "received", "submitted", "дата поступления", "поступило", "дата подачи", "дата надходження", "надійшло"],
        ["event"] = ["event", "event_date", "disappeared", "disappeared_at", "missing_since", "дата исчезновения", "исчез", "дата зникнення", "дата события", "дата події"],
        ["court"] = ["court", "суд"],
        ["applicant"] = ["applicant", "applicant_type", "claimant", "plaintiff", "applicant_is_unit", "is_unit", "заявитель", "истец", "заявник", "позивач"],
        ["seen"] = ["seen", "seen_at", "snapshot", "snapshot_date", "vintage", "captured", "captured_at", "extracted", "снимок", "знімок", "выгрузка"],
        ["first_seen"] = ["first_seen", "впервые"],
        ["last_seen"] = ["last_seen", "последний раз"],
        ["date"] = ["date", "period", "дата", "период", "період"],
        ["year"] = ["year", "год", "рік"],
        ["month"] = ["month", "месяц", "місяць"],
        ["week"] = ["week", "неделя", "тиждень"],
        ["count"] = ["count", "cases", "claims", "cards", "proceedings", "число", "количество", "кількість", "дел", "дела", "справ", "иски", "иск", "позови", "value", "n"],
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, int> places;

    private CourtColumns(Dictionary<string, int> places) => this.places = places;

    /// <summary>What a column may hold.</summary>
    public static ImmutableArray<string> Fields { get; } = [.. Headings.Keys];

    /// <summary>Whether each row is a card: it has a day of filing, and no count.</summary>
    public bool IsList => this["filed"] >= 0 && this["count"] < 0;

    /// <summary>The place of a column, or −1.</summary>
    public int this[string field] => places.GetValueOrDefault(field, -1);

    /// <summary>The columns; null with a problem where the table is neither a list of cards nor a table of counts.</summary>
    public static CourtColumns? Of(IReadOnlyList<string> headings, IReadOnlyDictionary<string, string> named, string name, ICollection<Problem> problems)
    {
        var folded = headings.Select(MappingGuess.Fold).ToList();
        Dictionary<string, int> places = new(StringComparer.Ordinal);
        var sound = true;
        foreach (var (field, heading) in named.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            places[field] = headings.ToList().IndexOf(heading);
            if (places[field] < 0)
            {
                problems.Add(new(name, null, heading, "no such column", "one of " + string.Join(", ", headings)));
                sound = false;
            }
        }

        foreach (var (field, words) in Headings)
        {
            if (!places.ContainsKey(field) && words.Select(MappingGuess.Fold).Select(word => folded.IndexOf(word)).FirstOrDefault(place => place >= 0, -1) is >= 0 and var found
                && !places.ContainsValue(found))
            {
                places[field] = found;
            }
        }

        var columns = new CourtColumns(places);
        if (sound && !columns.IsList && (columns["count"] < 0 || (columns["date"] < 0 && columns["year"] < 0 && columns["filed"] < 0)))
        {
            problems.Add(new(
                name, null, null, "the columns " + string.Join(", ", headings.Select(heading => $"\"{heading}\"")),
                "a list of cards with a column filed, or a table of counts with date (or year and month) and count; --column names others"));
            return null;
        }

        return sound ? columns : null;
    }
}
