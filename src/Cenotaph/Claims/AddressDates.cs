using System.Globalization;
using System.Text.RegularExpressions;

namespace Cenotaph.Claims;

/// <summary>The dates that a web address holds: yyyy/mm/dd, yyyy-mm-dd and yyyymmdd.</summary>
internal static partial class AddressDates
{
    /// <summary>The dates, in the order of the address.</summary>
    public static IEnumerable<DateOnly> In(string address)
    {
        foreach (Match match in Dates().Matches(address))
        {
            if (DateOnly.TryParseExact(
                $"{match.Groups["y"].Value}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}",
                "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                yield return day;
            }
        }
    }

    // The web is as old as 1991; the eight digits stand alone, so that a running number or part of a hash is none.
    [GeneratedRegex(
        @"(?<![0-9])(?<y>199[1-9]|20[0-9]{2})(?<s>[/-])(?<m>[0-9]{1,2})\k<s>(?<d>[0-9]{1,2})(?![0-9])|(?<![0-9A-Za-z])(?<y>199[1-9]|20[0-9]{2})(?<m>[0-9]{2})(?<d>[0-9]{2})(?![0-9A-Za-z])",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Dates();
}
