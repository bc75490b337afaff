using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Cenotaph.Registers;

/// <summary>
/// Reads the labels that tables of deaths use for sex and age, in English, Russian and Ukrainian and in the codes of Eurostat and the
/// Human Mortality Database. What it does not know it refuses: the study's own map then has to say what is meant.
/// </summary>
public static partial class CountLabel
{
    private static readonly HashSet<string> Male = Words("m male males man men boys м муж мужчина мужчины мужской мужчин мужск ч чол чоловіки чоловік чоловіча чоловічої");
    private static readonly HashSet<string> Female = Words("f female females w woman women girls ж жен женщина женщины женский женщин женск жін жінки жінка жіноча жіночої");
    private static readonly HashSet<string> Unknown = Words(
        "unknown unk unkn ns notstated notknown notspecified unspecified missing неизвестно неизвестен неизвестный неизвестен неизв неуказан неуказано неуказанный "
        + "безуказания возрастнеизвестен неизвестныйвозраст возрастнеуказан неустановлен неустановлено полнеизвестен невідомо невідомий невказано невказаний вікневідомий ageunknown unknownage agenotstated sexunknown unknownsex");

    private static readonly HashSet<string> All = Words(
        "total totals tot all allages t both bothsexes b persons всего итого все всевозраста всевозрасты оба обапола население всенаселение мужчиныиженщины мж "
        + "усього всього разом усівіки обидвістаті обидві totalallages allsexes");

    // What a spreadsheet makes of "5-14" and "10-14": a day of May, of October.
    private static readonly string[] Months =
        ["jan янв", "feb фев", "mar мар", "apr апр", "may май мая", "jun июн", "jul июл", "aug авг", "sep сен", "oct окт", "nov ноя", "dec дек"];

    /// <summary>Reads the label of a sex; false when it is none.</summary>
    /// <param name="label">The label as written; case, full stops and spaces do not matter.</param>
    /// <param name="sex">The sex.</param>
    public static bool TryReadSex(string? label, out SexGroup sex)
    {
        var word = Letters(label);
        (var known, sex) = Male.Contains(word) ? (true, SexGroup.Male)
            : Female.Contains(word) ? (true, SexGroup.Female)
            : All.Contains(word) ? (true, SexGroup.Both)
            : Unknown.Contains(word) ? (true, SexGroup.Unknown)
            : (false, SexGroup.Both);
        return known;
    }

    /// <summary>Reads the label of a group of ages; false when it is none.</summary>
    /// <param name="label">The label as written, such as <c>15–19 лет</c>, <c>85 и более</c>, <c>Y_GE85</c>, <c>до 1 года</c>, <c>Всего</c>.</param>
    /// <param name="age">The group.</param>
    public static bool TryReadAge(string? label, out AgeGroup age)
    {
        age = AgeGroup.Total;
        var word = Letters(label);
        if (word.Length > 0 && !word.Any(char.IsAsciiDigit))
        {
            age = Unknown.Contains(word) ? AgeGroup.Unknown : AgeGroup.Total;
            return Unknown.Contains(word) || All.Contains(word);
        }

        var plain = Plain(label);
        if (Range().Match(plain) is { Success: true } range)
        {
            return Bounds(range.Groups[1].Value, range.Groups[2].Value, out age);
        }

        if (Day().Match(plain) is { Success: true } day
            && Array.FindIndex(Months, month => month.Split(' ').Any(day.Groups[1].Value.StartsWith)) is var month and >= 0)
        {
            return Bounds((month + 1).ToString(CultureInfo.InvariantCulture), day.Groups[2].Value, out age);
        }

        if (OpenEnd().Match(plain) is { Success: true } open)
        {
            var low = open.Groups.Cast<Group>().Skip(1).First(group => group.Success).Value;
            return Year(low) is { } from && Is(AgeGroup.From(from), out age);
        }

        if (Below().Match(plain) is { Success: true } below)
        {
            return Year(below.Groups[1].Value) is { } end and > 0 && Is(AgeGroup.Between(0, end - 1), out age);
        }

        return Single().Match(plain) is { Success: true } single && Year(single.Groups[1].Value) is { } year && Is(AgeGroup.Between(year, year), out age);
    }

    /// <summary>Whether a label stands for all parts together.</summary>
    public static bool IsTotal(string? label) => All.Contains(Letters(label));

    /// <summary>The word of a sex in files: male, female, both, unknown.</summary>
    public static string Word(SexGroup sex) => sex switch
    {
        SexGroup.Male => "male",
        SexGroup.Female => "female",
        SexGroup.Unknown => "unknown",
        _ => "both",
    };

    private static bool Is(AgeGroup group, out AgeGroup age)
    {
        age = group;
        return true;
    }

    private static bool Bounds(string first, string last, out AgeGroup age)
    {
        age = AgeGroup.Total;
        return Year(first) is { } low && Year(last) is { } high && low <= high && Is(AgeGroup.Between(low, high), out age);
    }

    private static int? Year(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year <= AgeGroup.Oldest ? year : null;

    // Small letters with one kind of dash and space.
    private static string Plain(string? label)
    {
        var plain = new StringBuilder();
        foreach (var c in (label ?? "").Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            plain.Append(char.GetUnicodeCategory(c) is UnicodeCategory.DashPunctuation || c == '−' ? '-' : char.IsWhiteSpace(c) || c == '_' ? ' ' : c == 'ё' ? 'е' : c);
        }

        return plain.ToString().Trim();
    }

    private static string Letters(string? label) => string.Concat(Plain(label).Where(char.IsLetterOrDigit));

    private static HashSet<string> Words(string words) => [.. words.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private const string Years = @"(?: ?(?:лет|года|год|годов|л\.?|г\.?|г\. ?г\.?|років|роки|рік|року|р\.?|years?|yrs?\.?|y|years? old|years? of age))?\.?";

    [GeneratedRegex(@"^(?:от |з |від |из |с |в возрасте |aged |ages |age |y ?)?([0-9]{1,3})(?: ?(?:-|to|до|по) ?|\.\.|…)y?([0-9]{1,3})" + Years + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Range();

    [GeneratedRegex(@"^([a-zа-я]{3,4})[-. ]([0-9]{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex Day();

    [GeneratedRegex(
        @"^(?:age |ages |aged |y)?([0-9]{1,3}) ?" + Years + @" ?(?:\+|и (?:старше|более|больше|выше|ст\.?)|(?:та|і|й) (?:старше|старші|більше)|(?:and|&|or) (?:over|older|more|above|up)|plus|-$|et plus)" + Years
        + @"$|^(?:y ?ge ?|>=? ?|≥ ?|over |старше |более |від |от |свыше )([0-9]{1,3})" + Years + @"(?: и старше)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex OpenEnd();

    [GeneratedRegex(@"^(?:y ?lt ?|< ?|under |below |less than |до |моложе |младше |менее |менше |молодше |меньше )([0-9]{1,3})" + Years + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Below();

    [GeneratedRegex("^(?:y|age |aged )?([0-9]{1,3})" + Years + "$", RegexOptions.CultureInvariant)]
    private static partial Regex Single();
}
