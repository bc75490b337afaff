using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cenotaph.Claims;

/// <summary>The publishers of a study, found by id, name or alias in any language.</summary>
public sealed class PublisherList
{
    private readonly Dictionary<string, Publisher> byName = new(StringComparer.Ordinal);

    /// <summary>The list of these publishers.</summary>
    /// <exception cref="ArgumentException">Two publishers answer to one name.</exception>
    public PublisherList(IEnumerable<Publisher> publishers)
    {
        ArgumentNullException.ThrowIfNull(publishers);
        All = [.. publishers.OrderBy(publisher => publisher.Id, StringComparer.Ordinal)];
        foreach (var publisher in All)
        {
            foreach (var name in Names(publisher).Select(Fold).Distinct(StringComparer.Ordinal))
            {
                // What folds to nothing names nobody: else a record without a publisher would find one.
                if (name.Length > 0 && !byName.TryAdd(name, publisher))
                {
                    throw new ArgumentException(
                        byName[name].Id == publisher.Id
                            ? $"\"{publisher.Id}\" is declared twice."
                            : $"\"{name}\" names both {byName[name].Id} and {publisher.Id}.",
                        nameof(publishers));
                }
            }
        }
    }

    /// <summary>All publishers, in order of id.</summary>
    public ImmutableArray<Publisher> All { get; }

    /// <summary>
    /// The publisher of that id, name or alias, whatever its case, spaces, quotation marks, apostrophes and dashes; or null.
    /// </summary>
    public Publisher? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return byName.GetValueOrDefault(Fold(name));
    }

    /// <summary>
    /// How a publisher stands to a side: as stated, or else, for a side made of others, the relation that all of them
    /// share, where a relation stated to a part that is itself made of others speaks for those.
    /// </summary>
    public static Relation RelationTo(Publisher publisher, string side, Nesting sides)
    {
        ArgumentNullException.ThrowIfNull(publisher);
        ArgumentNullException.ThrowIfNull(sides);
        if (publisher.Relations.TryGetValue(side, out var stated))
        {
            return stated;
        }

        var within = sides.Ids.Where(other => sides.Compare(other, side) == Containment.Within).ToList();
        var parts = within
            .Where(part => publisher.Relations.ContainsKey(part)
                || !within.Exists(other => sides.Compare(other, part) == Containment.Within
                    || (publisher.Relations.ContainsKey(other) && sides.Compare(part, other) == Containment.Within)))
            .Select(other => publisher.Relations.GetValueOrDefault(other, Relation.Third))
            .Distinct()
            .ToList();
        return parts.Count switch
        {
            0 => Relation.Third,
            1 => parts[0],
            _ => Relation.Mixed,
        };
    }

    /// <summary>Whether anything is left of a text by which a publisher could be found.</summary>
    public static bool IsName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Fold(text).Length > 0;
    }

    private static IEnumerable<string> Names(Publisher publisher) =>
        [publisher.Id, .. publisher.Name.Languages.Select(publisher.Name.In), .. publisher.Aliases];

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        var space = false;
        foreach (var letter in Composed(name))
        {
            if (char.IsWhiteSpace(letter))
            {
                space = folded.Length > 0;
            }
            else if (!IsMark(letter))
            {
                if (space)
                {
                    folded.Append(' ');
                    space = false;
                }

                folded.Append(char.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation ? '-' : char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString();
    }

    // Quotation marks and apostrophes of every shape, and characters without width: two spellings of one name.
    private static bool IsMark(char letter) =>
        letter is '"' or '\'' or '`' or '\u02BC' or '\u2032' or '\u2033'
        || char.GetUnicodeCategory(letter) is UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.Format or UnicodeCategory.Control
        || letter is '\u201A' or '\u201E';

    private static string Composed(string name)
    {
        try
        {
            return name.Normalize(NormalizationForm.FormKC);
        }
        catch (ArgumentException)
        {
            // half of a surrogate pair: no name has one, so it is left to find nothing
            return name;
        }
    }
}
