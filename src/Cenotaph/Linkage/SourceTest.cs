using System.Globalization;

namespace Cenotaph.Linkage;

/// <summary>Whether sources that are declared to hold no person twice look like it.</summary>
internal static class SourceTest
{
    /// <summary>A pair this likely counts as sure.</summary>
    public const double SureFrom = 0.95;

    /// <summary>A source fails when more than this share of its records has a sure pair inside it. Namesakes born on one day and false certainty give
    /// some in any long list.</summary>
    public const double MostDoubled = 0.01;

    /// <param name="sourceOf">For each record the number of its source; −1 where it is not known.</param>
    /// <param name="declared">For each source whether it is declared to hold no person twice.</param>
    /// <param name="names">For each source its name.</param>
    /// <param name="edges">The scored pairs, those within a source too: without them the test finds nothing.</param>
    /// <param name="probability">The probability of a weight.</param>
    /// <returns>The sources that are held to it, and a line for each that failed.</returns>
    public static (UniqueSources Sources, IReadOnlyList<string> Notices) Of(
        int[] sourceOf, IReadOnlyList<bool> declared, IReadOnlyList<string> names, Edge[] edges, Func<double, double> probability)
    {
        var (records, doubled, seen) = (new int[declared.Count], new int[declared.Count], new bool[sourceOf.Length]);
        foreach (var source in sourceOf.Where(source => source >= 0))
        {
            records[source]++;
        }

        foreach (var edge in edges)
        {
            if (sourceOf[edge.Left] is >= 0 and var source && source == sourceOf[edge.Right] && declared[source] && probability(edge.Weight) >= SureFrom)
            {
                // The second record is the one too many.
                doubled[source] += seen[edge.Right] ? 0 : 1;
                seen[edge.Right] = true;
            }
        }

        var notices = new List<string>();
        var unique = new bool[declared.Count];
        for (var source = 0; source < unique.Length; source++)
        {
            unique[source] = declared[source] && doubled[source] <= MostDoubled * records[source];
            if (declared[source] && !unique[source])
            {
                notices.Add(string.Create(
                    CultureInfo.InvariantCulture,
                    $"Source \"{names[source]}\" is declared to hold no person twice, but {doubled[source]:N0} of its {records[source]:N0} records are sure matches of an earlier one (p of {SureFrom} or more; {MostDoubled:P0} are allowed): one-to-one is not held to it."));
            }
        }

        return (new(sourceOf, unique), notices);
    }
}
