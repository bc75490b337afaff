using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>Makes surnames of roots and endings: thousands for each people, over a hundred thousand for the Russians.</summary>
internal static class SurnameMaking
{
    // Syllables of which roots without a meaning are made, as in many rare surnames: Шалтаев, Кургин.
    private static readonly string[] Onsets =
        "б в г д ж з к л м н п р с т х ч ш бр гр кр др тр сл ст пл кл гл хл шл см ск".Split(' ');

    private static readonly string[] Codas =
        "б в г д ж з к л м н п р с т х ч ш рт лд нк рг лг мб ст зг".Split(' ');

    private static readonly string[] Nuclei = ["а", "о", "у", "е", "и"];
    private static readonly string[] Endings =
    [
        "ов", "ин", "аев", "анов", "ышев", "унов", "аков", "ухин", "ыгин", "ушкин", "енков", "евский",
        "уев", "ыхин", "ашов", "ычев", "агин", "авин", "елев", "арев", "астов", "ыкин", "еев", "онов",
    ];

    private const string Hushing = "жшчщц";
    private const string Back = "гкх";

    /// <summary>The distinct surnames of a people, the commonest first: those of the table in its order, then those of the table's
    /// roots, then those of syllables.</summary>
    public static List<string> Of(People people)
    {
        var word = people.ToString().ToLowerInvariant();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var names = new List<string>();
        foreach (var name in NameTables.Lines("surname-heads.txt").Select(NameTables.Words).Where(line => line[0] == word).SelectMany(line => line.Skip(1)))
        {
            Add(name);
        }

        var parts = NameTables.Lines("surname-roots.txt").Select(NameTables.Words).Where(line => line[0] == word)
            .ToLookup(line => line[1], line => line.Skip(2).ToArray(), StringComparer.Ordinal);
        foreach (var name in Rooted(parts))
        {
            Add(name);
        }

        if (people == People.Russian)
        {
            foreach (var name in Mixed(Onsets.SelectMany(onset => Nuclei.SelectMany(nucleus => Codas.SelectMany(coda =>
                Endings.Select(ending => (Join(onset + nucleus + coda, ending), 0)))))))
            {
                Add(name);
            }
        }

        return names;

        void Add(string name)
        {
            if (seen.Add(name))
            {
                names.Add(name);
            }
        }
    }

    /// <summary>Root and ending by the rules of spelling, with a capital: no о, ы, ю, я after the letters that do not bear them.</summary>
    public static string Join(string root, string ending)
    {
        var last = root[^1];
        var first = ending[0];
        var letter = first switch
        {
            'о' when Hushing.Contains(last, StringComparison.Ordinal) => 'е',
            'ы' when last != 'ц' && (Hushing.Contains(last, StringComparison.Ordinal) || Back.Contains(last, StringComparison.Ordinal)) => 'и',
            'ю' when Hushing.Contains(last, StringComparison.Ordinal) || Back.Contains(last, StringComparison.Ordinal) => 'у',
            'я' when Hushing.Contains(last, StringComparison.Ordinal) || Back.Contains(last, StringComparison.Ordinal) => 'а',
            _ => first,
        };

        // A root in a vowel or soft sign loses it before a vowel: Бай + аев, Сирень + ов.
        var stem = IsVowel(letter) && (IsVowel(last) || last == 'ь') ? root[..^1] : root;
        return char.ToUpperInvariant(stem[0]) + stem[1..] + letter + ending[1..];
    }

    private static IEnumerable<string> Rooted(ILookup<string, string[]> parts)
    {
        var endings = parts["ending"].SelectMany(line => line).ToArray();
        var roots = parts["noun"].Concat(parts["name"]).SelectMany(line => line).Distinct(StringComparer.Ordinal);
        var whole = roots.SelectMany(root => endings.Select((ending, rank) => (Join(root, ending), rank)));
        var lasts = parts["last"].SelectMany(line => line).ToArray();
        var compound = parts["first"].SelectMany(line => line).SelectMany(first => parts["second"].SelectMany(line => line).SelectMany(second =>
            lasts.Length == 0
                ? [(Join(first, second), endings.Length)]
                : lasts.Select((last, rank) => (Join(first + second, last), endings.Length + rank)).ToArray()));
        return Mixed(whole.Concat(compound));
    }

    // A fixed, meaningless order in which names with the commoner endings tend to come first.
    private static IEnumerable<string> Mixed(IEnumerable<(string Name, int Rank)> names) =>
        names.Select(name => (name.Name, Place: Fraction(name.Name) * (4 + name.Rank)))
            .OrderBy(name => name.Place).ThenBy(name => name.Name, StringComparer.Ordinal)
            .Select(name => name.Name);

    private static double Fraction(string name)
    {
        var hash = 0UL;
        foreach (var letter in name)
        {
            hash = SplitMix.Mix(unchecked((hash * 31) + letter));
        }

        return (hash >> 11) * (1.0 / (1UL << 53));
    }

    private static bool IsVowel(char letter) => "аеёиоуыэюя".Contains(letter, StringComparison.Ordinal);
}
