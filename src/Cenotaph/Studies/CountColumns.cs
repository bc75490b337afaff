using Cenotaph.Ingest;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>Which columns of a table of counts that nobody described hold what, by their headings in English, Russian and Ukrainian.</summary>
/// <param name="Area">The area, or −1.</param>
/// <param name="Date">The date, or −1.</param>
/// <param name="Year">The year, or −1.</param>
/// <param name="Month">The month, or −1.</param>
/// <param name="Week">The ISO week, or −1.</param>
/// <param name="Vintage">The edition, or −1.</param>
/// <param name="Age">The group of ages, or −1.</param>
/// <param name="Sex">The sex, or −1.</param>
/// <param name="Count">The counts.</param>
/// <param name="Population">The population, or −1.</param>
internal sealed record CountColumns(
    int Area, int Date, int Year, int Month, int Week, int Vintage, int Age, int Sex, int Count, int Population)
{
    // The first that a table has is taken.
    private static readonly string[] Counts =
    [
        "deaths", "total_deaths", "all_deaths", "outcome", "умершие", "умерло", "число умерших", "количество умерших", "смерти", "смертей", "число смертей", "померлі", "померло",
        "кількість померлих", "кількість смертей", "count", "number", "число", "количество", "кількість", "value", "значение", "значення",
    ];

    private static readonly string[] CountParts = ["deaths", "умерш", "смерт", "помер", "dead"];

    /// <summary>The columns; null with a problem when the counts or their time are nowhere.</summary>
    public static CountColumns? Of(IReadOnlyList<string> headings, string name, ICollection<Problem> problems)
    {
        var folded = headings.Select(MappingGuess.Fold).ToList();
        var taken = new HashSet<int>();
        int Column(IEnumerable<string> names, IEnumerable<string> parts)
        {
            var found = names.Select(MappingGuess.Fold).Select(one => folded.FindIndex(heading => heading == one)).FirstOrDefault(column => column >= 0, -1);
            if (found < 0)
            {
                found = parts.Select(MappingGuess.Fold)
                    .Select(part => folded.FindIndex(heading => heading.Contains(part, StringComparison.Ordinal) && !taken.Contains(folded.IndexOf(heading))))
                    .FirstOrDefault(column => column >= 0, -1);
            }

            return found >= 0 && taken.Add(found) ? found : -1;
        }

        IEnumerable<string> Names(string field) => RegisterFields.Kind.Find(field)!.Aliases.Prepend(field);
        var columns = new CountColumns(
            Column([.. Names("area"), "субъект рф", "субъект федерации", "oblast", "state", "province", "location", "geo"], ["регион", "субъект", "территор", "region"]),
            Column(["date", "дата", "period", "период", "period_start"], []),
            Column([.. Names("year"), "год смерти", "year_of_death"], []),
            Column([.. Names("month")], []),
            Column([.. Names("week"), "week_number"], []),
            Column(Names("vintage"), []),
            Column([.. Names("age"), "age_label_ru", "возрастные группы", "вікові групи", "age_low", "age_start"], ["возраст", "вікова", "agegroup", "agelabel"]),
            Column(Names("sex"), []),
            Column(Counts, CountParts),
            Column(["population", "население", "численность населения", "численность", "населення"], []));
        if (columns.Count < 0 || (columns.Date < 0 && columns.Year < 0))
        {
            problems.Add(new(
                name, null, null, "the columns " + string.Join(", ", headings.Select(heading => $"\"{heading}\"")),
                columns.Count < 0 ? "a column of counts, such as deaths or умерло" : "a column year, год or date"));
            return null;
        }

        return columns;
    }
}
