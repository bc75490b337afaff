namespace Cenotaph.Linkage;

/// <summary>Recognises by its content a column that may not be used, whatever its header says.</summary>
internal static class RefusedContent
{
    // How much of a column must look alike, and how many records are looked at.
    private const double Share = 0.5;
    private const int Looked = 2000;

    private static readonly string[] StreetWords =
    [
        "street", "st", "road", "rd", "avenue", "ave", "lane", "court", "crescent", "circuit", "drive", "close", "place", "terrace", "apt",
        "ул", "улица", "пр", "проспект", "пер", "переулок", "д", "дом", "кв", "вул", "вулиця", "буд", "шоссе", "бульвар",
    ];

    /// <summary>What the column seems to hold, in words; null when it may be used.</summary>
    public static string? Of(TextColumn column)
    {
        Span<int> votes = stackalloc int[5];
        var step = Math.Max(1, column.Ids.Length / Looked);
        var looked = 0;
        for (var record = 0; record < column.Ids.Length; record += step)
        {
            if (column[record] is { } text)
            {
                looked++;
                if (Kind(text) is { } kind)
                {
                    votes[kind]++;
                }
            }
        }

        ReadOnlySpan<string> names = ["e-mail", "social-media account", "home address", "document or tax number", "telephone or personal number"];
        for (var kind = 0; kind < votes.Length; kind++)
        {
            if (looked >= 1 && votes[kind] > Share * looked)
            {
                return names[kind];
            }
        }

        return null;
    }

    private static int? Kind(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at > 0 && text.LastIndexOf('.') > at)
        {
            return 0;
        }

        if (at == 0 || text.Contains("vk.com", StringComparison.OrdinalIgnoreCase) || text.Contains("t.me/", StringComparison.OrdinalIgnoreCase)
            || text.Contains("ok.ru/", StringComparison.OrdinalIgnoreCase) || text.Contains("facebook.com", StringComparison.OrdinalIgnoreCase))
        {
            return 1;
        }

        var digits = 0;
        var letters = 0;
        foreach (var letter in text)
        {
            digits += char.IsAsciiDigit(letter) ? 1 : 0;
            letters += char.IsLetter(letter) ? 1 : 0;
        }

        if (letters > 3 && digits is > 0 and < 6 && IsStreet(text))
        {
            return 2;
        }

        return letters <= 2 && digits >= 7 && DateValue.Read(text, DayOrder.DayFirst) is null ? text.AsSpan().IndexOfAny("+()") >= 0 ? 4 : 3 : null;
    }

    private static bool IsStreet(string text)
    {
        foreach (var range in text.AsSpan().SplitAny(" .,/"))
        {
            foreach (var word in StreetWords)
            {
                if (text.AsSpan()[range].Equals(word, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
