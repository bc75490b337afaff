using System.Text.RegularExpressions;

namespace Cenotaph.Studies;

/// <summary>Region and settlement in a text. A region in an oblique case of Russian or Ukrainian is written in its nominative.</summary>
internal static partial class PastedPlaces
{
    public static void Read(string text, ICollection<PastedField> fields)
    {
        var region = Region().Match(text);
        if (region.Success)
        {
            fields.Add(new("region", Nominative(region.Value), region.Value));

            // Its words are no part of a settlement's name before it.
            text = string.Concat(text.AsSpan(0, region.Index), ";", text.AsSpan(region.Index + region.Length));
        }

        if (Settlement().Match(text) is { Success: true } settlement)
        {
            fields.Add(new("settlement", settlement.Groups["place"].Value, settlement.Value));
        }
    }

    private static string Nominative(string region)
    {
        if (Oblique().Match(region) is not { Success: true } match)
        {
            return region;
        }

        var (stem, ending, noun) = (match.Groups["stem"].Value, match.Groups["ending"].Value.ToLowerInvariant(), match.Groups["noun"].Value.ToLowerInvariant());
        return (noun[0], ending) switch
        {
            ('о', "ой" or "ую" or "ая") => stem + "ая область",
            ('о', "ої" or "ій" or "а") => stem + "а область",
            ('к', "ого" or "ому" or "ом" or "ий") => stem + "ий край",
            _ => region,
        };
    }

    [GeneratedRegex(@"(?<!\p{L})(?:\p{Lu}[\p{L}-]+(?:ск|цк|зьк|ськ|цьк)\p{L}{1,3}\s+(?:област\p{L}+|обл\.?|кра[йяею]\p{L}*)|Республик\p{L}\s+\p{Lu}[\p{L}-]+|\p{Lu}[\p{L}-]+\s+(?:Oblast|Region|Krai))(?!\p{L})")]
    private static partial Regex Region();

    [GeneratedRegex(@"^(?<stem>\p{L}[\p{L}-]*к)(?<ending>ой|ую|ая|ої|ій|у|ого|ому|ом|ий|а)\s+(?<noun>област\p{L}+|обл\.?|кра\p{L}+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Oblique();

    [GeneratedRegex(@"(?<!\p{L})(?:(?:из|из-под|з|із|from)\s+)?(?:(?:город|сел|посёлк|поселк|деревн|станиц|хутор|міст|селищ)\p{L}{0,2}|г\.|с\.|пос\.|пгт\.?|д\.|ст\.|м\.|смт\.?|(?:the )?(?:village|town|city) of|урожен(?:ец|ка)|уродженець|уродженка|(?<=from\s)|native of)\s*(?:(?:город\p{L}*|сел\p{L}|г\.|с\.|міст\p{L}|м\.)\s*)?(?<place>\p{Lu}[\p{L}'’ʼ-]+(?:\s\p{Lu}[\p{L}'’ʼ-]+)?)")]
    private static partial Regex Settlement();
}
