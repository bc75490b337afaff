using System.Collections.Immutable;
using Cenotaph.MultipleSystems;
using Cenotaph.Simulation;

namespace Cenotaph.Studies;

/// <summary>The worlds in which methods for overlapping lists are tried, matched to a table.</summary>
public static class ListWorlds
{
    /// <summary>Tables a world where nothing else is asked.</summary>
    public const int UsualReplicates = 400;

    // Lists as records of war dead are: a large one, a small one, and about a third of all persons on none when lists are independent.
    private static readonly ImmutableArray<string> usualNames = ["A", "B", "C", "D"];
    private static readonly ImmutableArray<long> usualSizes = [700, 500, 400, 240];
    private const long UsualObserved = 1314;

    /// <summary>The worlds of the calibration that comes with the program.</summary>
    public static ImmutableArray<CalibrationWorld> Usual(ulong seed, ImmutableArray<ListWorld> worlds) => Matched(usualNames, usualSizes, UsualObserved, seed, worlds);

    /// <summary>Worlds whose lists have on average the sizes of a table, and together as many persons.</summary>
    /// <exception cref="ArgumentException">No such world has these lists.</exception>
    public static ImmutableArray<CalibrationWorld> Of(CaptureTable table, ulong seed, ImmutableArray<ListWorld> worlds)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Matched(table.Lists, [.. Enumerable.Range(0, table.Lists.Length).Select(list => table.OnAll(1 << list))], table.Observed, seed, worlds);
    }

    private static ImmutableArray<CalibrationWorld> Matched(ImmutableArray<string> names, ImmutableArray<long> sizes, long observed, ulong seed, ImmutableArray<ListWorld> worlds) =>
    [
        .. worlds.Select(world =>
        {
            var lists = MatchedLists.Of(world, names, sizes, observed);
            return new CalibrationWorld(world.Name, world.Means, lists.Persons, number => lists.Draw(seed, number));
        }),
    ];
}
