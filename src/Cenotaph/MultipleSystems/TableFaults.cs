using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>What makes a table useless to methods.</summary>
/// <param name="Assumption">What does not hold.</param>
/// <param name="Evidence">What speaks against it, with the numbers.</param>
/// <param name="ToAll">Whether to every method; else to those alone that do not take nested lists.</param>
public sealed record TableFault(string Assumption, string Evidence, bool ToAll = true);

/// <summary>The checks that come before any estimate.</summary>
public static class TableFaults
{
    // A list that lies within another by chance this seldom, over all pairs of lists, is taken for a part of it.
    private const double ChanceOfNesting = 0.05;

    // Lists apart that hold more of the persons than this are no stray ones.
    private const double StrayShare = 0.05;
    private const int FewestLists = 3;

    /// <summary>The first thing that makes the table useless; null when there is none.</summary>
    public static TableFault? Of(CaptureTable table, SystemsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(settings);
        if (table.Lists.Length == 1)
        {
            return new("An estimate needs lists that overlap.", $"There is one list with records, {table.Lists[0]}.");
        }

        if (table.Cells.Length == 1)
        {
            return new(
                "Histories must differ: how often persons on one list are on another tells how many are on none.",
                $"All {table.Observed} persons have the same history, {table.Names(table.Cells[0].History)}.");
        }

        if (table.Cells.All(cell => BitOperations.IsPow2(cell.History)))
        {
            return new("Somebody must be on two lists.", $"None of the {table.Observed} persons is on more than one of the {table.Lists.Length} lists.");
        }

        if (Islands(table) is { Length: > 1 } islands && Apart(table, islands) is { } apart)
        {
            return apart;
        }

        var nested = Nested(table).Where(pair => pair.IsFault).ToList();
        if (nested.Count > 0)
        {
            var worst = nested.MinBy(pair => pair.Chance);
            var left = table.Lists.Length - nested.Select(pair => pair.Inner).Distinct().Count();
            return new(
                "No list may lie within another: the inner one says nothing of persons whom the outer one missed.",
                $"All {table.OnAll(worst.Inner)} persons on {table.Names(worst.Inner)} are also on {table.Names(worst.Outer)}, "
                + string.Create(CultureInfo.InvariantCulture, $"which would happen by chance with a probability of {worst.Chance:0.###e+0} at most. ")
                + "Take both as one list, or leave the inner one out.",
                left < FewestLists);
        }

        return table.Lists.Length == 2 && !settings.AssumeIndependence
            ? new(
                "Two lists cannot tell chance from dependence: any number of unlisted persons agrees with them.",
                $"There are two lists with records, {string.Join(" and ", table.Lists)}. --assume-independence gives the number under independence, beside a table of others.")
            : null;
    }

    /// <summary>The groups of lists that overlaps join, as bits; one group when all are joined.</summary>
    public static ImmutableArray<int> Islands(CaptureTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        List<int> groups = [.. Enumerable.Range(0, table.Lists.Length).Select(list => 1 << list)];
        foreach (var cell in table.Cells)
        {
            var joined = groups.Where(group => (group & cell.History) != 0).Aggregate(0, (all, group) => all | group);
            groups.RemoveAll(group => (group & joined) != 0);
            groups.Add(joined);
        }

        return [.. groups.OrderBy(BitOperations.TrailingZeroCount)];
    }

    // A list of a person or two may share nobody by chance; the rest then stands, and the diagnostics say so.
    private static TableFault? Apart(CaptureTable table, ImmutableArray<int> islands)
    {
        long On(int lists) => table.Cells.Where(cell => (cell.History & lists) != 0).Sum(cell => cell.Count);
        var main = islands.MaxBy(On);
        var stray = table.Observed - On(main);
        return BitOperations.PopCount((uint)main) >= FewestLists && stray <= StrayShare * table.Observed ? null : new(
            "Overlaps must join all lists: between lists that share nobody there is nothing that tells how many both missed.",
            $"The lists fall into {islands.Length} groups without a common person: {string.Join("; ", islands.Select(group => $"{table.Names(group)} ({On(group)} persons)"))}. Leave out the smaller group, or estimate each apart.");
    }

    /// <summary>Lists all of whose persons are on another list.</summary>
    internal static ImmutableArray<NestedList> Nested(CaptureTable table)
    {
        var lists = table.Lists.Length;
        var nested = ImmutableArray.CreateBuilder<NestedList>();
        for (var inner = 0; inner < lists; inner++)
        {
            for (var outer = 0; outer < lists; outer++)
            {
                var size = table.OnAll(1 << inner);
                if (inner == outer || size == 0 || table.OnAll(1 << inner | 1 << outer) < size)
                {
                    continue;
                }

                // Of n persons at least; were there more, nesting by chance would be rarer still.
                var (chance, others, all) = (1.0, table.OnAll(1 << outer), table.Observed);
                for (var person = 0L; person < size && chance > 1e-300; person++)
                {
                    chance *= (double)(others - person) / (all - person);
                }

                nested.Add(new(1 << inner, 1 << outer, chance, lists <= 3 || chance < ChanceOfNesting / (lists * (lists - 1))));
            }
        }

        return nested.ToImmutable();
    }
}

/// <summary>A list all of whose persons are on another one.</summary>
/// <param name="Inner">The list, as a bit.</param>
/// <param name="Outer">The one that holds it.</param>
/// <param name="Chance">How probable that is for independent lists, at most.</param>
/// <param name="IsFault">Whether it is too improbable to be chance, or too few lists are left.</param>
internal readonly record struct NestedList(int Inner, int Outer, double Chance, bool IsFault);
