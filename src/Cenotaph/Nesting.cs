using System.Collections.Immutable;

namespace Cenotaph;

/// <summary>How one term or set of terms stands to another, as far as the study's declarations tell.</summary>
public enum Containment
{
    /// <summary>Both hold the same.</summary>
    Same,

    /// <summary>The first lies within the second.</summary>
    Within,

    /// <summary>The first holds the second.</summary>
    Holds,

    /// <summary>They have nothing in common.</summary>
    Disjoint,

    /// <summary>The declarations do not tell; they may overlap.</summary>
    Unknown,
}

/// <summary>A term that a study declares: a side, a category or a scope.</summary>
/// <param name="Id">Its word in records.</param>
/// <param name="Parts">The terms that lie within it.</param>
/// <param name="Complete">Whether the parts together are all of it.</param>
/// <param name="Disjoint">Whether no two of the parts have anything in common.</param>
public sealed record Term(string Id, ImmutableArray<string> Parts, bool Complete = false, bool Disjoint = false)
{
    /// <summary>A term that holds no other.</summary>
    public Term(string id)
        : this(id, [])
    {
    }
}

/// <summary>
/// Terms and how they nest. Containment is derived from the declarations alone: nothing lies within, holds or is
/// disjoint from another unless a chain of declarations says so; the rest is unknown.
/// </summary>
public sealed class Nesting
{
    private readonly SortedDictionary<string, Term> terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> holders = new(StringComparer.Ordinal);

    /// <summary>The nesting of these terms.</summary>
    /// <exception cref="ArgumentException">
    /// A term is declared twice, a part is not declared, a term lies within itself, or within two disjoint parts.
    /// </exception>
    public Nesting(IEnumerable<Term> terms)
    {
        ArgumentNullException.ThrowIfNull(terms);
        foreach (var term in terms)
        {
            if (!this.terms.TryAdd(term.Id, term))
            {
                throw new ArgumentException($"\"{term.Id}\" is declared twice.", nameof(terms));
            }
        }

        foreach (var term in this.terms.Values)
        {
            if (term.Parts.FirstOrDefault(part => !this.terms.ContainsKey(part)) is { } missing)
            {
                throw new ArgumentException($"\"{missing}\", a part of \"{term.Id}\", is not declared.", nameof(terms));
            }
        }

        var wholes = this.terms.Values.SelectMany(term => term.Parts.Select(part => (part, whole: term.Id)))
            .ToLookup(edge => edge.part, edge => edge.whole, StringComparer.Ordinal);
        foreach (var id in this.terms.Keys)
        {
            Climb(id, wholes, []);
        }

        if (this.terms.Keys.FirstOrDefault(id => AreDisjoint(id, id)) is { } torn)
        {
            throw new ArgumentException($"\"{torn}\" lies within two parts that are declared disjoint.", nameof(terms));
        }
    }

    /// <summary>The ids of all terms, in ordinal order.</summary>
    public IEnumerable<string> Ids => terms.Keys;

    /// <summary>Whether the term is declared.</summary>
    public bool Knows(string id) => terms.ContainsKey(id);

    /// <summary>How the union of some terms stands to the union of others.</summary>
    /// <exception cref="ArgumentException">A term is not declared.</exception>
    public Containment Compare(Scope first, Scope second)
    {
        RefuseUnknown(first);
        RefuseUnknown(second);
        var within = IsWithin(first.Terms, second.Terms);
        var holds = IsWithin(second.Terms, first.Terms);
        return within && holds ? Containment.Same
            : within ? Containment.Within
            : holds ? Containment.Holds
            : first.Terms.All(one => second.Terms.All(other => AreDisjoint(one, other))) ? Containment.Disjoint
            : Containment.Unknown;
    }

    /// <summary>How two terms stand to each other.</summary>
    /// <exception cref="ArgumentException">A term is not declared.</exception>
    public Containment Compare(string first, string second) => Compare(new Scope(first), new Scope(second));

    /// <summary>
    /// The union of both in the fewest terms: a whole stands for its parts where they are all of it, and a part
    /// goes where its whole is there.
    /// </summary>
    /// <exception cref="ArgumentException">A term is not declared.</exception>
    public Scope Union(Scope first, Scope second)
    {
        RefuseUnknown(first);
        RefuseUnknown(second);
        string[] given = [.. first.Terms, .. second.Terms];
        var covered = terms.Keys.Where(id => Covers(given, id)).ToList();
        return new(covered.Where(id => !covered.Any(other => other != id && holders[id].Contains(other))));
    }

    private HashSet<string> Climb(string id, ILookup<string, string> wholes, HashSet<string> path)
    {
        if (!path.Add(id))
        {
            throw new ArgumentException($"\"{id}\" lies within itself.", nameof(id));
        }

        if (!holders.TryGetValue(id, out var all))
        {
            all = new(StringComparer.Ordinal) { id };
            foreach (var whole in wholes[id])
            {
                all.UnionWith(Climb(whole, wholes, path));
            }

            holders[id] = all;
        }

        path.Remove(id);
        return all;
    }

    private void RefuseUnknown(Scope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);
        if (scope.Terms.FirstOrDefault(id => !terms.ContainsKey(id)) is { } unknown)
        {
            throw new ArgumentException($"\"{unknown}\" is not declared.", nameof(scope));
        }
    }

    private bool IsWithin(IEnumerable<string> inner, IReadOnlyList<string> outer) =>
        inner.All(id => holders[id].Any(holder => Covers(outer, holder)) || PartsAreAll(id, part => IsWithin([part], outer)));

    private bool Covers(IReadOnlyList<string> set, string id) =>
        set.Contains(id) || PartsAreAll(id, part => Covers(set, part));

    private bool PartsAreAll(string id, Predicate<string> holds) =>
        terms[id] is { Complete: true, Parts.Length: > 0 } term && term.Parts.All(part => holds(part));

    private bool AreDisjoint(string first, string second) =>
        terms.Values.Any(term => term.Disjoint && term.Parts.Any(one => holders[first].Contains(one)
            && term.Parts.Any(other => other != one && holders[second].Contains(other))));
}
