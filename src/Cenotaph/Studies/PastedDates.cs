using System.Text.RegularExpressions;
using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>Dates of birth and death in a text, by the words beside them.</summary>
internal static partial class PastedDates
{
    // A soldier is at least about so old: two bare dates further apart are taken for birth and death.
    private const int LeastAge = 15;
    private const int Beside = 40;

    public static void Read(string text, PastedField? status, ICollection<PastedField> fields, ICollection<string> notes)
    {
        List<(DateSpan Date, string Seen, bool Birth, bool Event)> dates = [];
        foreach (Match match in Printed().Matches(text))
        {
            if (!PrintedDate.TryRead(match.Value, [], out var date, out _))
            {
                notes.Add("A date reads two ways or none; it was not taken.");
                continue;
            }

            var before = text[Math.Max(0, match.Index - Beside)..match.Index];
            var after = text[(match.Index + match.Length)..Math.Min(text.Length, match.Index + match.Length + Beside)];
            dates.Add((date, match.Value, BornBefore().IsMatch(before) || BornAfter().IsMatch(after), DiedBefore().IsMatch(before) || DiedAfter().IsMatch(after)));
        }

        var birth = dates.FindIndex(one => one is { Birth: true, Event: false });
        var death = dates.FindIndex(one => one is { Event: true, Birth: false });
        int[] bare = [.. Enumerable.Range(0, dates.Count).Where(i => !dates[i].Birth && !dates[i].Event)];
        if (birth < 0 && death < 0 && bare.Length == 2 && dates[bare[1]].Date.First.Year - dates[bare[0]].Date.Last.Year >= LeastAge)
        {
            (birth, death) = (bare[0], bare[1]);
        }
        else if (death < 0 && bare.Length == 1 && status is { Value: "killed" or "died-of-wounds" or "missing" } && (birth < 0 || dates[bare[0]].Date.First > dates[birth].Date.Last))
        {
            death = bare[0];
        }

        if (birth >= 0)
        {
            fields.Add(new("birth_date", Text(dates[birth].Date), dates[birth].Seen));
        }

        if (death >= 0)
        {
            fields.Add(new("event_date", Text(dates[death].Date), dates[death].Seen));
        }

        if (dates.Count > (birth >= 0 ? 1 : 0) + (death >= 0 ? 1 : 0))
        {
            notes.Add("Not every date was taken: nothing beside it says what it is of.");
        }
    }

    private static string Text(DateSpan date) => date.IsDay ? date.First.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : date.ToString();

    [GeneratedRegex(@"(?<![\d\p{L}/])(?:\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}[./]\d{4}|(?:\d{1,2}\s+)?(?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр|січ|лют|берез|квіт|трав|черв|лип|серп|верес|жовт|листопад|груд|january|february|march|april|may|june|july|august|september|october|november|december)\p{L}*\s+(?:\d{1,2},\s*)?\d{4}|(?:19|20)\d{2}(?=\s*(?:г\.?\s?р|р\.?\s?н|года рождения|року народження)))(?![\d/])", RegexOptions.IgnoreCase)]
    private static partial Regex Printed();

    [GeneratedRegex(@"(?:род(?:\.|ил\p{L}*|ивш\p{L}*)|д\.\s?р\.?|рожд\p{L}*|народ(?:ився|илася|жен\p{L}*)|born(?: on| in)?)[\s:,–—-]*(?:в|у|on|in)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex BornBefore();

    [GeneratedRegex(@"^\s*(?:г(?:ода|\.)?\s?р(?:ождения|\.|$)|р(?:оку|\.)?\s?н(?:ародження|\.|$)|года рождения)", RegexOptions.IgnoreCase)]
    private static partial Regex BornAfter();

    [GeneratedRegex(@"(?:погиб\p{L}*|гибел\p{L}+|умер\p{L}*|скончал\p{L}*|пропал\p{L}*|вести|загину\p{L}+|загибел\p{L}+|помер\p{L}*|зник\p{L}*|безвісти|ран|died|killed|fallen|missing)(?:\s+(?:в|у|под|під|на|on|in|near)?\s*(?:бою|боях|бойових|action)?)?[\s:,–—-]*(?:on|in)?\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex DiedBefore();

    [GeneratedRegex(@"^\s*(?:г(?:ода|\.)?|р(?:оку|\.)?)?,?\s*(?:он\s|героически\s|героїчно\s)?(?:погиб|умер|скончал|пропал|загину|помер|зник|he died|he was killed)", RegexOptions.IgnoreCase)]
    private static partial Regex DiedAfter();
}
