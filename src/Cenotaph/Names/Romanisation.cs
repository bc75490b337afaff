using System.Text;

namespace Cenotaph.Names;

/// <summary>A scheme by which Cyrillic is written in Latin letters, from the table <c>romanisation.txt</c>.</summary>
public sealed class Romanisation
{
    private const string Vowels = "аеёиоуыэюяіїє";
    private const char Edge = '^';
    private const char End = '$';

    private static readonly Lazy<IReadOnlyList<Romanisation>> Schemes = new(() => Read(Tables.Lines("romanisation.txt")));

    private readonly Dictionary<char, Rule[]> rules;

    private Romanisation(string id, string title, IEnumerable<Rule> rules)
    {
        (Id, Title) = (id, title);
        this.rules = rules.GroupBy(rule => rule.Letters[0]).ToDictionary(
            group => group.Key,
            group => group
                .OrderByDescending(rule => rule.Letters.Length)
                .ThenByDescending(rule => (rule.Before is null ? 0 : 1) + (rule.After is null ? 0 : 1))
                .ToArray());
    }

    /// <summary>Every scheme, in the order of the table.</summary>
    public static IReadOnlyList<Romanisation> All => Schemes.Value;

    /// <summary>The short name, for example <c>icao</c>.</summary>
    public string Id { get; }

    /// <summary>Who uses the scheme, and since when.</summary>
    public string Title { get; }

    /// <summary>The scheme of that short name; null where there is none.</summary>
    public static Romanisation? Find(string id) => All.FirstOrDefault(scheme => scheme.Id == id);

    /// <summary>The text in Latin letters; what is not Cyrillic stays as it is. A capital becomes capitals where its neighbours are.</summary>
    public string Of(string? text)
    {
        text = WordReader.Composed(text ?? "");
        var latin = new StringBuilder(text.Length + 8);
        for (var at = 0; at < text.Length;)
        {
            if (Find(text, at) is not { } rule)
            {
                latin.Append(IsApostrophe(text, at) ? "" : text[at].ToString());
                at++;
                continue;
            }

            var first = text[at];
            var after = at + rule.Letters.Length;
            if (!char.IsUpper(first))
            {
                latin.Append(rule.Latin);
            }
            else if ((after < text.Length && char.IsUpper(text[after])) || (after >= text.Length && at > 0 && char.IsUpper(text[at - 1])))
            {
                latin.Append(rule.Latin.ToUpperInvariant());
            }
            else if (rule.Latin.Length > 0)
            {
                latin.Append(char.ToUpperInvariant(rule.Latin[0])).Append(rule.Latin, 1, rule.Latin.Length - 1);
            }

            at = after;
        }

        return latin.ToString();
    }

    /// <inheritdoc/>
    public override string ToString() => Id;

    private Rule? Find(string text, int at)
    {
        if (!rules.TryGetValue(char.ToLowerInvariant(text[at]), out var candidates))
        {
            return null;
        }

        foreach (var rule in candidates)
        {
            if (rule.Fits(text, at))
            {
                return rule;
            }
        }

        return null;
    }

    // The apostrophe of Ukrainian and Belarusian words is not written in Latin letters.
    private static bool IsApostrophe(string text, int at) =>
        text[at] is '\'' or '’' or 'ʼ' && at > 0 && at + 1 < text.Length
        && WordReader.IsCyrillic(text[at - 1]) && WordReader.IsCyrillic(text[at + 1]);

    private static List<Romanisation> Read(IEnumerable<string> lines)
    {
        var read = new Dictionary<string, Dictionary<string, Rule>>();
        var titles = new List<(string Id, string Title)>();
        foreach (var line in lines)
        {
            if (line.StartsWith('['))
            {
                var close = line.IndexOf(']', StringComparison.Ordinal);
                var names = line[1..close].Split(" : ");
                read[names[0]] = names.Length > 1 ? new(read[names[1]]) : [];
                titles.Add((names[0], line[(close + 1)..].Trim()));
                continue;
            }

            foreach (var text in line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                var rule = Rule.Read(text);
                var scheme = read[titles[^1].Id];

                // A scheme's own word on a letter replaces all that it took over for it.
                scheme[$"{rule.Before}|{rule.Letters}|{rule.After}"] = rule;
            }
        }

        return [.. titles.Where(title => title.Id != "common").Select(title => new Romanisation(title.Id, title.Title, read[title.Id].Values))];
    }

    private sealed record Rule(string? Before, string Letters, string? After, string Latin)
    {
        public static Rule Read(string text)
        {
            var equals = text.IndexOf('=', StringComparison.Ordinal);
            var left = text[..equals];
            string? before = null, after = null;
            if (left.StartsWith('{'))
            {
                var close = left.IndexOf('}', StringComparison.Ordinal);
                before = left[1..close].Replace("V", Vowels, StringComparison.Ordinal);
                left = left[(close + 1)..];
            }

            if (left.EndsWith('}'))
            {
                var open = left.IndexOf('{', StringComparison.Ordinal);
                after = left[(open + 1)..^1].Replace("V", Vowels, StringComparison.Ordinal);
                left = left[..open];
            }

            return new(before, left, after, text[(equals + 1)..]);
        }

        public bool Fits(string text, int at)
        {
            if (at + Letters.Length > text.Length)
            {
                return false;
            }

            for (var i = 0; i < Letters.Length; i++)
            {
                if (char.ToLowerInvariant(text[at + i]) != Letters[i])
                {
                    return false;
                }
            }

            var next = at + Letters.Length;
            return Holds(Before, at > 0 ? text[at - 1] : Edge, Edge) && Holds(After, next < text.Length ? text[next] : End, End);
        }

        private static bool Holds(string? letters, char neighbour, char edge) =>
            letters is null
            || letters.Contains(char.IsLetter(neighbour) ? char.ToLowerInvariant(neighbour) : neighbour is '\'' or '’' ? neighbour : edge, StringComparison.Ordinal);
    }
}
