using System.Collections.Immutable;
using CsCheck;

namespace Cenotaph.Tests;

/// <summary>
/// Terms together with one world in which every declaration about them is true: a set of people, as bits, for each
/// term. What <see cref="Nesting"/> derives must hold in every such world.
/// </summary>
internal sealed record NestingModel(ImmutableArray<Term> Terms, ImmutableSortedDictionary<string, ulong> People)
{
    private const int Count = 7;

    public Nesting Nesting { get; } = new(Terms);

    public ulong Of(Scope scope) => scope.Terms.Aggregate(0UL, (all, term) => all | People[term]);

    public static string Name(int index) => ((char)('a' + index)).ToString();

    /// <summary>
    /// A graph of seven terms whose parts come later in the alphabet, with whatever is complete and disjoint in it
    /// declared or not. Sets are small, so that empty, equal and overlapping ones are common; in half of the models the
    /// terms have no one of their own in common, so that disjoint ones are common too.
    /// </summary>
    public static Gen<NestingModel> Any { get; } =
        Gen.Select(
                Gen.ULong[0, (1 << (2 * Count)) - 1].Array[Count],
                Gen.Bool,
                Gen.Int[0, 2].Select(edge => edge == 0).Array[Count * Count],
                Gen.Bool.Array[2 * Count],
                Gen.Bool.Array[Count])
            .Select((people, apart, edges, declared, whole) => Build(
                apart ? [.. people.Select((set, index) => set & (3UL << (2 * index)))] : people, edges, declared, whole));

    /// <summary>A model and three unions of its terms.</summary>
    public static Gen<(NestingModel Model, Scope A, Scope B, Scope C)> AndScopes { get; } =
        Gen.Select(Any, SomeTerms, SomeTerms, SomeTerms);

    private static Gen<Scope> SomeTerms => Gen.Int[0, Count - 1].Array[1, 3].Select(some => new Scope(some.Select(Name)));

    private static NestingModel Build(ulong[] people, bool[] edges, bool[] declared, bool[] whole)
    {
        var sets = people.ToArray();
        var terms = new Term[Count];
        for (var index = Count - 1; index >= 0; index--)
        {
            var parts = Enumerable.Range(index + 1, Count - index - 1).Where(part => edges[(index * Count) + part]).ToList();
            var inParts = parts.Aggregate(0UL, (all, part) => all | sets[part]);
            sets[index] = whole[index] && parts.Count > 0 ? inParts : sets[index] | inParts;
            terms[index] = new(
                Name(index),
                [.. parts.Select(Name)],
                Complete: declared[index] && parts.Count > 0 && sets[index] == inParts,
                Disjoint: declared[Count + index] && parts.All(one => parts.All(other => one == other || (sets[one] & sets[other]) == 0)));
        }

        return Torn(terms) ? Build(people, new bool[edges.Length], declared, whole) : new(
            [.. terms], Enumerable.Range(0, Count).ToImmutableSortedDictionary(Name, index => sets[index], StringComparer.Ordinal));
    }

    // An empty term may lie within two disjoint parts; the declarations may not say so.
    private static bool Torn(Term[] terms)
    {
        try
        {
            _ = new Nesting(terms);
            return false;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }
}
