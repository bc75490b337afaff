using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// A hierarchical log-linear model of capture histories: log μ of history w is the sum of a coefficient for each term within w. A term is a set of lists
/// as bits; the empty one, the intercept, comes first, and with a term all its parts are in the model.
/// </summary>
internal sealed class HistoryModel
{
    private HistoryModel(int lists, int[] terms) => (Lists, Terms) = (lists, terms);

    /// <summary>How many lists.</summary>
    public int Lists { get; }

    /// <summary>The terms by size and then by bits, the intercept first.</summary>
    public int[] Terms { get; }

    /// <summary>The greatest terms, each a row of list numbers: <c>[123,14,34]</c>. From ten lists on the numbers are joined by dots.</summary>
    public string Text => $"[{string.Join(',', Greatest().Select(Written).Order(StringComparer.Ordinal))}]";

    /// <summary>The model of the main effects and all parts of these terms.</summary>
    public static HistoryModel Of(int lists, params IEnumerable<int> greatest)
    {
        var all = new HashSet<int> { 0 };
        foreach (var term in greatest.Concat(Enumerable.Range(0, lists).Select(list => 1 << list)))
        {
            for (var part = term; part != 0; part = (part - 1) & term)
            {
                all.Add(part);
            }
        }

        return OfTerms(lists, all);
    }

    /// <summary>The model of these terms, which hold their parts and every single list.</summary>
    public static HistoryModel OfTerms(int lists, IEnumerable<int> terms) =>
        new(lists, [.. terms.OrderBy(term => BitOperations.PopCount((uint)term)).ThenBy(term => term)]);

    /// <summary>The model with a pair of lists more.</summary>
    public HistoryModel With(int pair) => OfTerms(Lists, Terms.Append(pair));

    private IEnumerable<int> Greatest() => Terms.Where(term => term != 0 && !Terms.Any(other => other != term && (other & term) == term));

    private string Written(int term) => string.Join(
        Lists > 9 ? "." : "",
        Enumerable.Range(0, Lists).Where(list => (term >> list & 1) != 0).Select(list => (list + 1).ToString(CultureInfo.InvariantCulture)));
}

/// <summary>All hierarchical models with main effects.</summary>
internal static class HierarchicalModels
{
    /// <summary>From so many lists on only pairs are enumerated.</summary>
    public const int MostListsOfAll = 5;

    /// <summary>From so many lists on not even those: seven have two million models of pairs.</summary>
    public const int MostListsOfPairs = 6;

    /// <summary>Every model but the saturated one: 1, 8, 113 and 6,893 for two to five lists; a model stands behind those it holds.</summary>
    public static ImmutableArray<HistoryModel> All(int lists)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lists, MostListsOfAll);
        int[] higher = [.. Enumerable.Range(0, 1 << lists).Where(term => BitOperations.PopCount((uint)term) > 1).OrderBy(term => BitOperations.PopCount((uint)term)).ThenBy(term => term)];
        var models = ImmutableArray.CreateBuilder<HistoryModel>();
        var within = new bool[1 << lists];
        Choose(0);
        return models.ToImmutable();

        void Choose(int place)
        {
            if (place == higher.Length)
            {
                int[] chosen = [.. higher.Where(term => within[term])];
                if (chosen.Length < higher.Length)
                {
                    models.Add(HistoryModel.OfTerms(lists, chosen.Concat(Basic(lists))));
                }

                return;
            }

            Choose(place + 1);
            if (PartsAreWithin(higher[place]))
            {
                within[higher[place]] = true;
                Choose(place + 1);
                within[higher[place]] = false;
            }
        }

        bool PartsAreWithin(int term) => Enumerable.Range(0, lists).Where(list => (term >> list & 1) != 0).Select(list => term & ~(1 << list))
            .All(part => BitOperations.IsPow2(part) || within[part]);
    }

    /// <summary>Every model of main effects and pairs: 2 for each pair more.</summary>
    public static ImmutableArray<HistoryModel> Pairwise(int lists)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lists, MostListsOfPairs);
        var pairs = Pairs(lists);
        return
        [
            .. Enumerable.Range(0, 1 << pairs.Length)
                .Select(chosen => HistoryModel.OfTerms(lists, pairs.Where((_, place) => (chosen >> place & 1) != 0).Concat(Basic(lists)))),
        ];
    }

    /// <summary>The pairs of lists, by the first and then the second.</summary>
    public static ImmutableArray<int> Pairs(int lists) =>
        [.. from first in Enumerable.Range(0, lists) from second in Enumerable.Range(first + 1, lists - first - 1) select 1 << first | 1 << second];

    private static IEnumerable<int> Basic(int lists) => Enumerable.Range(0, lists).Select(list => 1 << list).Prepend(0);
}
