using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cenotaph.Studies;

/// <summary>One field as it was read out of a text.</summary>
/// <param name="Name">The report's field.</param>
/// <param name="Value">What would be saved.</param>
/// <param name="Seen">The words it was read from.</param>
public readonly record struct PastedField(string Name, string Value, string Seen);

/// <summary>What rules can read out of a pasted text, in Russian, Ukrainian and English. A person looks at it before anything is kept.</summary>
/// <param name="Fields">The fields, each at most once.</param>
/// <param name="Notes">What was seen and not taken, as sentences.</param>
public sealed partial record PastedText(ImmutableArray<PastedField> Fields, ImmutableArray<string> Notes)
{
    private const int Longest = 20_000;

    /// <summary>Reads a text; of a long one its first 20,000 characters.</summary>
    public static PastedText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var cut = text.Length > Longest ? text[..Longest] : text;

        // Half a surrogate pair has no normal form; it becomes a sign of its own.
        text = Spaces().Replace(Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(cut)), " ").Normalize();
        var fields = new List<PastedField>();
        var notes = new List<string>();
        if (PastedName.Find(text) is { } name)
        {
            fields.Add(new("name", name.Words, name.Words));
            if (name.Title is { } title)
            {
                fields.Add(new("rank", title, title));
            }

            if (!name.Reading.IsSure)
            {
                notes.Add("Which word of the name is the surname is a guess.");
            }

            if (name.Others > 0)
            {
                notes.Add(string.Create(CultureInfo.InvariantCulture, $"{name.Others} more could be names; the fullest was taken."));
            }
        }
        else
        {
            notes.Add("No name was found.");
        }

        var status = PastedStatus.Read(text, notes);
        if (status is { } said)
        {
            fields.Add(said);
        }

        PastedDates.Read(text, status, fields, notes);
        if (Age().Match(text) is { Success: true } age)
        {
            var years = int.Parse(age.Groups.Cast<Group>().Skip(1).First(group => group.Success).ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
            years -= age.Groups["year"].Success ? 1 : 0;
            if (years is > 0 and <= 110)
            {
                fields.Add(new("age", years.ToString(CultureInfo.InvariantCulture), age.Value));
            }
        }

        PastedPlaces.Read(text, fields);
        if (Unit().Match(text) is { Success: true } unit)
        {
            fields.Add(new("unit", unit.Value, unit.Value));
        }

        if (Link().Match(text) is { Success: true } link)
        {
            fields.Add(new("address", link.Value, link.Value));
        }

        return new([.. fields], [.. notes]);
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"(?<![\p{L}\d])(?:(\d{1,3})[\s-]*(?:лет|года?|років|роки|рік|літ|летний|летняя|летнего|річний|річна|річного|years?[\s-]old|year-old)(?!\p{L})|aged\s+(\d{1,3})|(?<year>\d{1,3})[-\s]?(?:м|му|ом|й)\s+(?:году|році)\s+(?:жизни|життя))(?!\d)", RegexOptions.IgnoreCase)]
    private static partial Regex Age();

    [GeneratedRegex(@"(?<!\p{L})(?:(?:в/ч|в\.\s?ч\.|войсков\p{L}+ част\p{L}+|військов\p{L}+ частин\p{L}+)\s*№?\s*[АA]?\d{3,6}|\d{1,4}\s?-?(?:й|я|ой|го|м|st|nd|rd|th|та|ша|га)?\s+(?:[\p{L}-]+\s+){0,4}?(?:бригад\p{L}*|полк\p{L}{0,3}|дивизи\p{L}+|дивізі\p{L}+|батальон\p{L}*|brigade|regiment|division|battalion))(?!\p{L})", RegexOptions.IgnoreCase)]
    private static partial Regex Unit();

    [GeneratedRegex(@"https?://[^\s<>""]+", RegexOptions.IgnoreCase)]
    private static partial Regex Link();
}
