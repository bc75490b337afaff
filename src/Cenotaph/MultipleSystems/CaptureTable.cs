using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>How many persons have one capture history.</summary>
/// <param name="History">The lists a person is on, and no other: bit i for list i, counted from 0. Never 0.</param>
/// <param name="Count">How many persons, at least 1.</param>
public readonly record struct CaptureCell(int History, long Count);

/// <summary>
/// How many persons are on which lists together: one stratum, complete. Histories that are not there were seen on nobody. Valid from birth;
/// <see cref="CaptureRows"/> makes one from rows that may be faulty.
/// </summary>
public sealed record CaptureTable
{
    /// <summary>The most lists that a table may have.</summary>
    public const int MostLists = 25;

    private CaptureTable(ImmutableArray<string> lists, ImmutableArray<CaptureCell> cells) => (Lists, Cells) = (lists, cells);

    /// <summary>The lists by name, in order: list i has bit i in a history.</summary>
    public ImmutableArray<string> Lists { get; }

    /// <summary>The histories seen on anybody, rising; each once, none of them empty.</summary>
    public ImmutableArray<CaptureCell> Cells { get; }

    /// <summary>Which part of the population it counts; empty when it counts all.</summary>
    public string Stratum { get; init; } = "";

    /// <summary>Which imputation of missing fields it is of; empty where there is one.</summary>
    public string Imputation { get; init; } = "";

    /// <summary>Which draw of the linkage it is of; empty where there is one.</summary>
    public string LinkageDraw { get; init; } = "";

    /// <summary>Stratum, linkage draw and imputation, as problems and tables call it; empty for a table that is the only one.</summary>
    public string Place => string.Join(
        ", ", new[] { Stratum, LinkageDraw.Length > 0 ? "linkage draw " + LinkageDraw : "", Imputation.Length > 0 ? "imputation " + Imputation : "" }.Where(part => part.Length > 0));

    /// <summary>
    /// Structural zeros: sets of lists that nobody can be on together, as when one list ended before another began. Each has at least two lists. A list
    /// that cannot see a stratum at all is left out of that stratum's table instead.
    /// </summary>
    public ImmutableArray<int> Impossible { get; init; } = [];

    /// <summary>
    /// Censored lists, as bits: those that also hold persons who are not of the population, so that the count on that list alone is only an upper bound
    /// (Overstall, King, Bird, Hutchinson and Hay 2014).
    /// </summary>
    public int Censored { get; init; }

    /// <summary>Persons on any list: n.</summary>
    public long Observed => Cells.Sum(cell => cell.Count);

    /// <summary>A table of valid cells, in any order; those of the same history are added up and those of nobody left out.</summary>
    /// <param name="lists">1 to 25 names, each once.</param>
    /// <param name="cells">Histories of these lists, with counts of 0 or more.</param>
    /// <exception cref="ArgumentException">A name, a history or a count is not valid.</exception>
    public static CaptureTable Of(IEnumerable<string> lists, IEnumerable<CaptureCell> cells)
    {
        ImmutableArray<string> names = [.. lists];
        if (names.Length is < 1 or > MostLists || names.Distinct(StringComparer.Ordinal).Count() != names.Length)
        {
            throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{names.Length} lists; 1 to {MostLists} are needed, each with a name of its own."), nameof(lists));
        }

        var counts = new SortedDictionary<int, long>();
        foreach (var (history, count) in cells)
        {
            if (history < 1 || history >> names.Length != 0 || count < 0)
            {
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"History {history} with a count of {count} among {names.Length} lists."), nameof(cells));
            }

            counts[history] = counts.GetValueOrDefault(history) + count;
        }

        return new(names, [.. counts.Where(pair => pair.Value > 0).Select(pair => new CaptureCell(pair.Key, pair.Value))]);
    }

    /// <summary>How many persons are on all of these lists, whatever else they are on; n for no list.</summary>
    public long OnAll(int lists) => Cells.Where(cell => (cell.History & lists) == lists).Sum(cell => cell.Count);

    /// <summary>How many persons have exactly this history.</summary>
    public long Exactly(int history) => Cells.FirstOrDefault(cell => cell.History == history).Count;

    /// <summary>How many persons are on exactly so many lists.</summary>
    public long OnExactly(int number) => Cells.Where(cell => BitOperations.PopCount((uint)cell.History) == number).Sum(cell => cell.Count);

    /// <summary>The same persons on these lists alone; who is on none of them is not there any more.</summary>
    /// <param name="lists">At least one list, as bits.</param>
    public CaptureTable Keeping(int lists)
    {
        int[] kept = [.. Enumerable.Range(0, Lists.Length).Where(list => (lists >> list & 1) != 0)];
        int Moved(int history) => kept.Select((list, place) => (history >> list & 1) << place).Sum();
        return Of(kept.Select(list => Lists[list]), Cells.Select(cell => new CaptureCell(Moved(cell.History), cell.Count)).Where(cell => cell.History != 0)) with
        {
            Stratum = Stratum,
            Imputation = Imputation,
            LinkageDraw = LinkageDraw,
            Impossible = [.. Impossible.Where(together => (together & lists) == together).Select(Moved)],
            Censored = Moved(Censored),
        };
    }

    /// <summary>Those on one list, by the other lists: a population of known size, of which some are on no other list.</summary>
    public CaptureTable Within(int list)
    {
        var others = (1 << Lists.Length) - 1 & ~(1 << list);
        return (Of(Lists, Cells.Where(cell => (cell.History >> list & 1) != 0)) with { Stratum = Stratum, Imputation = Imputation, LinkageDraw = LinkageDraw, Impossible = Impossible, Censored = Censored & ~(1 << list) }).Keeping(others);
    }

    /// <summary>The names of lists given as bits, joined by plus signs.</summary>
    public string Names(int lists) => string.Join(" + ", Lists.Where((_, list) => (lists >> list & 1) != 0));
}
