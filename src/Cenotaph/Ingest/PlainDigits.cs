using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>Writes stored binary numbers and times the way a person would have typed them.</summary>
internal static class PlainDigits
{
    /// <summary>
    /// A number of a spreadsheet: whole ones in full, others to the 15 digits that a spreadsheet itself shows, so that a stored
    /// 0.30000000000000004 reads 0.3; never with an exponent.
    /// </summary>
    public static string Of(double number) => Expand(
        number == Math.Truncate(number)
            ? number.ToString("R", CultureInfo.InvariantCulture)
            : number.ToString("G15", CultureInfo.InvariantCulture));

    /// <summary>The same number without exponent and without a fraction of zeros; other text as it is.</summary>
    public static string Expand(string number)
    {
        var mark = number.IndexOfAny(['e', 'E']);
        if (mark < 0)
        {
            return number.EndsWith(".0", StringComparison.Ordinal) ? number[..^2] : number;
        }

        if (!int.TryParse(number.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var exponent)
            || Math.Abs(exponent) > 400)
        {
            return number;
        }

        var sign = number[0] == '-' ? "-" : "";
        var mantissa = number[sign.Length..mark];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var digits = mantissa.Replace(".", "", StringComparison.Ordinal);
        var whole = (point < 0 ? mantissa.Length : point) + exponent;
        if (whole <= 0)
        {
            return sign + "0." + new string('0', -whole) + digits.TrimEnd('0');
        }

        if (digits.Length <= whole)
        {
            return sign + digits.PadRight(whole, '0');
        }

        var fraction = digits[whole..].TrimEnd('0');
        return sign + digits[..whole] + (fraction.Length == 0 ? "" : "." + fraction);
    }

    /// <summary>An ISO 8601 day, with the time when it has one.</summary>
    public static string Of(DateTime moment) => moment.ToString(
        moment.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd"
        : moment.Year < 1900 ? "HH:mm:ss.FFFFFFF"
        : "yyyy-MM-ddTHH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);
}
