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
    private readonly ILookup<string, string> wholes;
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

        wholes = this.terms.Values.SelectMany(term => term.Parts.Select(part => (part, whole: term.Id)))
            .ToLookup(edge => edge.part, edge => edge.whole, StringComparer.Ordinal);
        foreach (var id in this.terms.Keys)
        {
            Climb(id, []);
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
        var within = Closure(second.Terms).IsSupersetOf(first.Terms);
        var holds = Closure(first.Terms).IsSupersetOf(second.Terms);
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
    /// The union of both without a term that the others make needless: a whole stands for its parts where they are
    /// all of it, and a part goes where its whole is there. Unions that hold the same by declaration come out alike.
    /// </summary>
    /// <exception cref="ArgumentException">A term is not declared.</exception>
    public Scope Union(Scope first, Scope second)
    {
        RefuseUnknown(first);
        RefuseUnknown(second);
        var covered = Closure([.. first.Terms, .. second.Terms]);

        // What is covered decides the answer, not the words it was given in: so the union is associative.
        var left = covered.Where(id => holders[id].Count(covered.Contains) == 1).ToList();
        foreach (var id in left.OrderByDescending(id => holders[id].Count).ThenByDescending(id => id, StringComparer.Ordinal).ToList())
        {
            var others = left.Where(other => other != id).ToList();
            if (Closure(others).Contains(id))
            {
                left = others;
            }
        }

        return new(left);
    }

    private HashSet<string> Climb(string id, HashSet<string> path)
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
                all.UnionWith(Climb(whole, path));
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

    // Every term that lies within the union of these: with a term its parts, and with all parts of a complete term
    // that term. It is the least set closed under both, so containment is reflexive and transitive.
    private HashSet<string> Closure(IEnumerable<string> union)
    {
        var closed = new HashSet<string>(StringComparer.Ordinal);
        var added = new Queue<string>(union);
        while (added.TryDequeue(out var id))
        {
            if (closed.Add(id))
            {
                foreach (var part in terms[id].Parts)
                {
                    added.Enqueue(part);
                }

                foreach (var whole in wholes[id].Where(whole => terms[whole].Complete && terms[whole].Parts.All(closed.Contains)))
                {
                    added.Enqueue(whole);
                }
            }
        }

        return closed;
    }

    private bool AreDisjoint(string first, string second) =>
        terms.Values.Any(term => term.Disjoint && HoldDifferentParts(term.Parts, holders[first], holders[second]));

    private static bool HoldDifferentParts(ImmutableArray<string> parts, HashSet<string> first, HashSet<string> second)
    {
        var ofFirst = parts.Where(first.Contains).Distinct(StringComparer.Ordinal).Take(2).ToList();
        var ofSecond = parts.Where(second.Contains).Distinct(StringComparer.Ordinal).Take(2).ToList();
        return ofFirst.Count > 0 && ofSecond.Count > 0
            && (ofFirst.Count > 1 || ofSecond.Count > 1 || ofFirst[0] != ofSecond[0]);
    }
}
