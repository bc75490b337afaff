using System.Buffers;
using System.Collections.Frozen;

namespace Cenotaph.Names;

/// <summary>The words of a full name, with call sign and titles taken off.</summary>
/// <param name="Words">Words in their order; initials each for itself with their dot; <c>Гасан оглы</c> and <c>van der Berg</c> are one.</param>
/// <param name="Comma">How many words stand before a comma; 0 where there is none.</param>
/// <param name="CallSign">What stood in quotation marks or brackets.</param>
/// <param name="Title">Ranks and titles taken off the front.</param>
/// <param name="Notes">What was taken off, as sentences.</param>
internal sealed record NameTokens(IReadOnlyList<string> Words, int Comma, string? CallSign, string? Title, IReadOnlyList<string> Notes)
{
    private const int LongestInitial = 3;

    private static readonly SearchValues<char> Opening = SearchValues.Create("«\"“„([‹");

    private static readonly Lazy<FrozenSet<string>> Titles = new(() => TitleWords("title"));
    private static readonly Lazy<FrozenSet<string>> Particles = new(() => TitleWords("particle"));
    private static readonly Lazy<FrozenSet<string>> SignWords = new(() => TitleWords("callsign"));

    /// <summary>No words.</summary>
    public static NameTokens None { get; } = new([], 0, null, null, []);

    /// <summary>Takes a text apart.</summary>
    public static NameTokens Of(string? text)
    {
        var notes = new List<string>();
        var plain = TakeOffCallSigns(text ?? "", out var sign);
        var words = Split(plain, out var comma);
        var marker = words.FindIndex(word => SignWords.Value.Contains(Fold.Of(word)));
        if (marker >= 0)
        {
            // позывной Барс: where no quotation marks show the sign, it is the next word, if enough words are left for a name.
            if (sign is null && marker + 1 < words.Count && (marker == words.Count - 2 || words.Count > 3))
            {
                sign = words[marker + 1];
                words.RemoveAt(marker + 1);
            }

            words.RemoveAt(marker);
        }

        comma = comma < words.Count ? comma : 0;
        if (sign is not null)
        {
            notes.Add($"The call sign \"{sign}\" is no part of the name.");
        }

        var titles = 0;
        while (titles < words.Count - 1 && Titles.Value.Contains(Fold.Of(words[titles])))
        {
            titles++;
        }

        // Солдат Иван Петрович: a word that leaves no surname behind is the surname.
        if (titles > 0 && LeavesNoSurname(words, titles))
        {
            titles--;
        }

        var title = titles > 0 ? string.Join(' ', words.Take(titles)) : null;
        if (title is not null)
        {
            notes.Add($"\"{title}\" is no part of the name.");
            words.RemoveRange(0, titles);
            comma = Math.Max(0, comma - titles);
        }

        return new(Joined(words, ref comma), comma, sign, title, notes);
    }

    private static bool LeavesNoSurname(List<string> words, int titles)
    {
        var rest = words.Count - titles;
        return rest is 1 or 2
            && GivenForm.Of(words[titles]).IsKnown && !SurnameEndings.IsLike(words[titles])
            && (rest == 1 || PatronymicForm.Of(words[titles + 1]).IsSure);
    }

    private static string TakeOffCallSigns(string text, out string? sign)
    {
        sign = null;
        var from = 0;
        while (from < text.Length)
        {
            var open = text.AsSpan(from).IndexOfAny(Opening) + from;
            if (open < from)
            {
                break;
            }

            // A quotation mark inside a word is a hard sign or an apostrophe.
            var close = open > 0 && char.IsLetter(text[open - 1]) && text[open] is '"' or '“'
                ? -1
                : text.AsSpan(open + 1).IndexOfAny(Closing(text[open])) + open + 1;
            if (close <= open)
            {
                from = open + 1;
                continue;
            }

            // (позывной "Барс"): words that announce the sign are no part of it.
            var inside = string.Join(' ', text[(open + 1)..close].Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.Trim('"', '«', '»', '“', '”', '„'))
                .Where(word => word.Length > 0 && !SignWords.Value.Contains(Fold.Of(word))));
            sign ??= inside.Length > 0 ? inside : null;
            text = string.Concat(text.AsSpan(0, open), " ", text.AsSpan(close + 1));
            from = open + 1;
        }

        return text;
    }

    private static string Closing(char opening) => opening switch
    {
        '«' => "»",
        '(' => ")",
        '[' => "]",
        '‹' => "›",
        _ => "\"”“",
    };

    private static List<string> Split(string text, out int comma)
    {
        var words = new List<string>();
        comma = 0;
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            var ends = char.IsWhiteSpace(c) || c is ',' or ';' or '/';
            if (!ends && c != '.')
            {
                continue;
            }

            // A dot ends an initial or an abbreviated rank and belongs to it.
            var word = text[start..(c == '.' ? i + 1 : i)];
            start = i + 1;
            if (word.Any(char.IsLetter))
            {
                var isLong = word.EndsWith('.') && word.Length > LongestInitial + 1 && !Titles.Value.Contains(Fold.Of(word));
                words.Add((isLong ? word.TrimEnd('.') : word).Trim('-', '–', '—'));
            }

            if (c == ',' && comma == 0)
            {
                comma = words.Count;
            }
        }

        comma = comma == words.Count ? 0 : comma;
        return words;
    }

    // A father's name and оглы are one; so are particles and the surname after them.
    private static List<string> Joined(List<string> words, ref int comma)
    {
        var joined = new List<string>();
        var before = comma;
        var open = false;
        for (var i = 0; i < words.Count; i++)
        {
            var isSuffix = joined.Count > 1 && PatronymicSuffix.OfWord(Skeleton.Of(words[i])) != NameSex.Unknown;
            if (open || isSuffix)
            {
                joined[^1] += " " + words[i];
                comma -= i < before ? 1 : 0;
            }
            else
            {
                joined.Add(words[i]);
            }

            open = i + 1 < words.Count && IsParticle(words[i], i == 0 || (i == before && i > 0));
        }

        return joined;
    }

    // Al and Van are given names when they stand first with a capital.
    private static bool IsParticle(string word, bool isFirst) =>
        Particles.Value.Contains(Fold.Of(word)) && !(isFirst && char.IsUpper(word[0]) && GivenForm.Of(word).IsKnown);

    private static FrozenSet<string> TitleWords(string kind) => Tables.Lines("titles.txt")
        .Where(line => line.StartsWith(kind + " ", StringComparison.Ordinal))
        .SelectMany(line => line[(kind.Length + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(Fold.Of)
        .ToFrozenSet(StringComparer.Ordinal);
}
