namespace Cenotaph.MultipleSystems;

/// <summary>The probability of any impossible history as a sum of probabilities of being on all of some lists, by inclusion and exclusion.</summary>
internal static class ImpossibleHistories
{
    /// <summary>More sets than this make too many terms.</summary>
    public const int MostSets = 10;

    /// <summary>The terms: lists as bits, and how often each counts, below 0 where it is taken away.</summary>
    public static IEnumerable<(int Lists, int Sign)> Of(IReadOnlyList<int> sets)
    {
        var terms = new SortedDictionary<int, int>();
        for (var chosen = 1; chosen < 1 << sets.Count; chosen++)
        {
            var (lists, sign) = (0, -1);
            for (var set = 0; set < sets.Count; set++)
            {
                (lists, sign) = (chosen >> set & 1) != 0 ? (lists | sets[set], -sign) : (lists, sign);
            }

            terms[lists] = terms.GetValueOrDefault(lists) + sign;
        }

        return terms.Where(term => term.Value != 0).Select(term => (term.Key, term.Value));
    }
}
