namespace Cenotaph.Persons;

/// <summary>What two texts have in common that are the same but for case and spaces.</summary>
internal static class TextKey
{
    /// <summary>In capitals, without outer and doubled spaces.</summary>
    public static string Of(string text) => (IsPlain(text)
        ? text : string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))).ToUpperInvariant();

    // Most texts are: single spaces between words and no other white space.
    private static bool IsPlain(string text)
    {
        var space = true;
        foreach (var letter in text)
        {
            if (char.IsWhiteSpace(letter) && (space || letter != ' '))
            {
                return false;
            }

            space = letter == ' ';
        }

        return !space;
    }
}
