using System.Globalization;

namespace Cenotaph.Linkage;

/// <summary>Reads ages in years.</summary>
internal static class AgeValue
{
    /// <summary>The age at the beginning of the text, 0 to 120; null when there is none.</summary>
    public static int? Read(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        var end = 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end is > 0 and <= 3 && int.Parse(text[..end], CultureInfo.InvariantCulture) is var age and <= 120
            && (end == text.Length || text[end..].IndexOfAnyInRange('0', '9') < 0)
            ? age
            : null;
    }
}
