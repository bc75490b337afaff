using System.Globalization;
using System.Text.RegularExpressions;

namespace Cenotaph.Frontline;

/// <summary>Which features of a file are held ground, and where its day is.</summary>
public sealed partial record GroundOptions
{
    /// <summary>Only features with this value of this property; null for all.</summary>
    public (string Property, string Value)? Where { get; init; }

    /// <summary>The property that names the day; null for the file's name, then the property <c>date</c>.</summary>
    public string? DayProperty { get; init; }

    /// <summary>The only day in a file's name, as 2024-05-14, 2024_05_14 or 20240514; null where there is none, or two.</summary>
    public static DateOnly? DayInName(string name)
    {
        var days = Days().Matches(Path.GetFileName(name)).Select(match =>
            DateOnly.TryParseExact(match.Groups["y"].Value + match.Groups["m"].Value + match.Groups["d"].Value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day : (DateOnly?)null).OfType<DateOnly>().Distinct().ToList();
        return days is [var one] ? one : null;
    }

    [GeneratedRegex("(?<![0-9])(?<y>[0-9]{4})(?<s>[-_.]?)(?<m>[0-9]{2})\\k<s>(?<d>[0-9]{2})(?![0-9])", RegexOptions.CultureInvariant)]
    private static partial Regex Days();
}
