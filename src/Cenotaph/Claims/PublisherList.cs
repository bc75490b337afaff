using System.Collections.Immutable;
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
                if (!byName.TryAdd(name, publisher) && byName[name] != publisher)
                {
                    throw new ArgumentException(
                        $"\"{name}\" names both {byName[name].Id} and {publisher.Id}.", nameof(publishers));
                }
            }
        }
    }

    /// <summary>All publishers, in order of id.</summary>
    public ImmutableArray<Publisher> All { get; }

    /// <summary>The publisher of that id, name or alias, whatever its case, quotation marks and spaces; or null.</summary>
    public Publisher? Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return byName.GetValueOrDefault(Fold(name));
    }

    /// <summary>How a publisher stands to a side; for a side made of others, the relation that all of them share.</summary>
    public static Relation RelationTo(Publisher publisher, string side, Nesting sides)
    {
        ArgumentNullException.ThrowIfNull(publisher);
        ArgumentNullException.ThrowIfNull(sides);
        if (publisher.Relations.TryGetValue(side, out var stated))
        {
            return stated;
        }

        var parts = sides.Ids
            .Where(other => other != side && sides.Compare(other, side) == Containment.Within)
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

    private static IEnumerable<string> Names(Publisher publisher) =>
        [publisher.Id, .. publisher.Name.Languages.Select(publisher.Name.In), .. publisher.Aliases];

    private static string Fold(string name)
    {
        var folded = new StringBuilder(name.Length);
        var space = false;
        foreach (var letter in name.Normalize(NormalizationForm.FormKC))
        {
            if (char.IsWhiteSpace(letter))
            {
                space = folded.Length > 0;
            }
            else if (letter is not ('"' or '«' or '»' or '“' or '”' or '„'))
            {
                if (space)
                {
                    folded.Append(' ');
                    space = false;
                }

                folded.Append(char.ToLowerInvariant(letter));
            }
        }

        return folded.ToString();
    }
}
