using System.Buffers;

namespace Cenotaph.Linkage;

/// <summary>Recognises by its content a column that may not be used, whatever its header says.</summary>
internal static class RefusedContent
{
    // How much of a column must look alike, and about how many values are looked at.
    private const double Share = 0.5;

    // E-mails, accounts and telephones are taken for nothing else, so fewer of them are enough.
    private const double ShareOfPlain = 0.1;
    private const int Looked = 2000;

    private static readonly string[] StreetWords =
    [
        "street", "st", "road", "rd", "avenue", "ave", "lane", "court", "crescent", "circuit", "drive", "close", "place", "terrace", "apt",
        "ul", "ulitsa", "prospekt", "pereulok", "kv", "mkr", "мкр", "микрорайон", "наб", "набережная", "площадь",
        "ул", "улица", "пр", "проспект", "пер", "переулок", "д", "дом", "кв", "вул", "вулиця", "буд", "шоссе", "бульвар",
        "просп", "пр-т", "пр-кт", "пр-д", "проезд", "проїзд", "б-р", "бульв", "пров", "провулок", "площа", "майдан", "узвіз", "шосе", "мікрорайон", "м-н", "квартал",
        "квартира", "будинок", "boulevard", "blvd", "square", "highway", "hwy", "parkway", "suite", "flat", "apartment", "strasse", "straße", "vul", "vulytsia", "bulvar",
        "shosse", "prosp",
    ];

    private static readonly string[] Sites =
    [
        "vk.com", "vk.ru", "t.me/", "ok.ru/", "facebook.com", "fb.com/", "instagram.com", "wa.me/", "viber.", "max.ru/", "twitter.com", "tiktok.com",
        "odnoklassniki.", "whatsapp.", "youtube.com/@", "linkedin.com",
    ];

    // Without one of these a text is neither e-mail nor account nor telephone.
    private static readonly SearchValues<char> Signs = SearchValues.Create("@/.0123456789");

    private static readonly string[] Documents = ["паспорт", "серия", "серія", "passport", "снилс", "инн", "snils"];

    private static readonly string[] Names = ["e-mail", "social-media account", "home address", "document or tax number", "telephone or personal number"];

    /// <summary>What the column seems to hold, in words; null when it may be used.</summary>
    public static string? Of(TextColumn column)
    {
        Span<long> votes = stackalloc long[5];
        var counts = new int[column.Values.Count];
        long looked = 0;
        foreach (var id in column.Ids)
        {
            if (id >= 0)
            {
                counts[id]++;
            }
        }

        // Of values beyond so many, frequent ones are all looked at; of the others a sample by their content stands for all.
        var step = Math.Max(1, counts.Length / Looked);
        for (var value = 0; value < counts.Length; value++)
        {
            var isFrequent = (long)counts[value] * Looked >= column.Ids.Length;
            if (counts[value] > 0 && (isFrequent || ContentHash.IsSampled(column.Values[value], step)))
            {
                var cells = (long)counts[value] * (isFrequent ? 1 : step);
                looked += cells;
                if (Kind(column.Values[value]) is { } kind)
                {
                    votes[kind] += cells;
                }
            }
        }

        for (var kind = 0; kind < votes.Length; kind++)
        {
            if (looked >= 1 && votes[kind] > (kind is 0 or 1 or 4 ? ShareOfPlain : Share) * looked)
            {
                return Names[kind];
            }
        }

        return null;
    }

    /// <summary>Whether a single cell holds what may not be given out.</summary>
    public static bool IsIn(string text) => Kind(text) is not null;

    /// <summary>The column without the few cells that hold e-mails, accounts or telephones, and how many these were; a column that is refused
    /// as a whole stays as it is.</summary>
    public static (TextColumn Column, int Hidden) Without(TextColumn column)
    {
        var located = new bool[column.Values.Count];
        var any = false;
        for (var value = 0; value < located.Length; value++)
        {
            var text = column.Values[value];
            located[value] = text.AsSpan().ContainsAny(Signs) && Kind(text) is 0 or 1 or 4;
            any |= located[value];
        }

        if (!any || Of(column) is not null)
        {
            return (column, 0);
        }

        int[] ids = [.. column.IdArray.Select(id => id >= 0 && located[id] ? -1 : id)];
        return (new(column.Name, [.. column.Values.Select((text, value) => located[value] ? "" : text)], ids), column.Filled() - ids.Count(id => id >= 0));
    }

    /// <summary>Whether the name of a column is the cell of a record: a number, an e-mail or a day, as in a file without a header.</summary>
    public static bool IsNoHeader(string text) =>
        Kind(text) is 0 or 3 or 4 || (!text.Any(char.IsLetter) && DateValue.Read(text, DayOrder.DayFirst) is { Digits: > 0 });

    /// <summary>What ids seem to hold that may not be given out; null for usual ids, long numbers among them.</summary>
    public static string? OfIds(int records, Func<int, string> id)
    {
        var (step, looked, telling) = (Math.Max(1, records / Looked), 0, new int[Names.Length]);
        for (var record = 0; record < records; record++)
        {
            var text = id(record);
            if (!ContentHash.IsSampled(text, step))
            {
                continue;
            }

            looked++;
            if (Kind(text) is { } kind && (kind != 3 || IsMobile(text)))
            {
                telling[kind == 3 ? 4 : kind]++;
            }
        }

        var most = Array.FindIndex(telling, count => count > ShareOfPlain * looked);
        return most < 0 ? null : Names[most];
    }

    // Eleven digits as Russia's mobile telephones have, twelve as those of Ukraine and Belarus.
    private static bool IsMobile(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        return digits is { Length: 11 } and (['7' or '8', '9', ..]) or { Length: 12 } and (['3', '8', '0', ..] or ['3', '7', '5', ..]);
    }

    private static int? Kind(string text)
    {
        var at = text.IndexOf('@', StringComparison.Ordinal);
        if (at > 0 && text.LastIndexOf('.') > at)
        {
            return 0;
        }

        if (at == 0 || Sites.Any(site => text.Contains(site, StringComparison.OrdinalIgnoreCase)))
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

        var house = digits - PostalDigits(text);
        if (letters > 3 && house is > 0 and < 10 && HasWord(text, StreetWords))
        {
            return 2;
        }

        if (letters > 2 && digits >= 10 && HasTelephone(text))
        {
            return 4;
        }

        if (digits >= 6 && (IsLetteredNumber(text) || HasWord(text, Documents)))
        {
            return 3;
        }

        return letters <= 2 && digits >= 7 && DateValue.Read(text, DayOrder.DayFirst) is null ? text.AsSpan().IndexOfAny("+()") >= 0 ? 4 : 3 : null;
    }

    // The first five or six digits in a row, as postal codes have.
    private static int PostalDigits(string text)
    {
        var run = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                run++;
                continue;
            }

            if (run is 5 or 6)
            {
                return run;
            }

            run = 0;
        }

        return 0;
    }

    // Ten digits or more with nothing but the signs of telephone numbers between them, among words.
    private static bool HasTelephone(string text)
    {
        var digits = 0;
        for (var i = 0; i < text.Length; i++)
        {
            // a dash after a space stands between two days
            var joins = text[i] is ' ' or '+' or '(' or ')' or '\u00A0' or '\u2011' || (text[i] == '-' && i > 0 && text[i - 1] != ' ');
            digits = char.IsAsciiDigit(text[i]) ? digits + 1 : joins ? digits : 0;
            if (digits >= 10)
            {
                return true;
            }
        }

        return false;
    }

    // Two capitals and six or seven digits, as passports have: КА 123456.
    private static bool IsLetteredNumber(string text)
    {
        var signs = string.Concat(text.Where(sign => sign is not (' ' or '-' or '№')));
        return signs.Length is 8 or 9 && char.IsUpper(signs[0]) && char.IsUpper(signs[1]) && signs.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static bool HasWord(string text, string[] words)
    {
        foreach (var range in text.AsSpan().SplitAny(" .,:/"))
        {
            foreach (var word in words)
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
