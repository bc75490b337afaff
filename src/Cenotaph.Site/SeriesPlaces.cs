using System.Collections.Immutable;
using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Site;

/// <summary>The places of a series' rows, and which of them its page shows.</summary>
internal sealed class SeriesPlaces
{
    /// <summary>A table longer than this is cut.</summary>
    private const int Most = 400;

    private readonly Dictionary<SeriesRow, string> places = new(ReferenceEqualityComparer.Instance);

    /// <summary>The places of the rows, with those that <paramref name="named"/> tells kept in a long table.</summary>
    public SeriesPlaces(Series series, IEnumerable<int> named)
    {
        Places = RowAddress.Places(series);
        for (var index = 0; index < series.Rows.Length; index++)
        {
            places[series.Rows[index]] = Places[index];
        }

        var kept = named.ToHashSet();
        Runs = [.. RunsOf(series.Rows.Length, index => series.Rows.Length <= Most || index < End || index >= series.Rows.Length - End || kept.Contains(index))];
    }

    /// <summary>How many rows stand before and after the cut of a long table.</summary>
    public const int End = 60;

    /// <summary>The place of each row, in the series' order.</summary>
    public ImmutableArray<string> Places { get; }

    /// <summary>Rows that follow one another and are all shown, or all left out of the page.</summary>
    public ImmutableArray<(int First, int Count, bool Shown)> Runs { get; }

    /// <summary>Whether rows are left out.</summary>
    public bool IsCut => Runs.Any(run => !run.Shown);

    /// <summary>The place of a row.</summary>
    public string Of(SeriesRow row) => places[row];

    private static IEnumerable<(int First, int Count, bool Shown)> RunsOf(int rows, Func<int, bool> shown)
    {
        for (var first = 0; first < rows;)
        {
            var after = first + 1;
            while (after < rows && shown(after) == shown(first))
            {
                after++;
            }

            yield return (first, after - first, shown(first));
            first = after;
        }
    }
}
