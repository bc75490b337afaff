using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Tests.Worlds;

/// <summary>A weakness that was put into a world, or one that fails a single condition of its type.</summary>
/// <param name="Type">The type of finding, as docs/findings.md names it.</param>
/// <param name="Planted">Whether the type is met; otherwise the case is a near miss.</param>
/// <param name="Variant">Which form of the type, or which condition fails.</param>
/// <param name="Core">The ids that a finding must rest on to count as found.</param>
/// <param name="Records">The ids of all records made for the case.</param>
/// <param name="Also">Other types that the page may mean for these records; they count neither way.</param>
internal sealed record Case(
    string Type,
    bool Planted,
    string Variant,
    ImmutableArray<string> Core,
    ImmutableArray<string> Records,
    ImmutableArray<string> Also);

/// <summary>An invented war as the press and the registers tell it, with what was planted in it.</summary>
/// <param name="Seed">The seed that it was made from.</param>
/// <param name="Book">All that the rules may look at.</param>
/// <param name="Cases">What was planted, and what nearly was.</param>
internal sealed record World(ulong Seed, ClaimBook Book, ImmutableArray<Case> Cases)
{
    /// <summary>How many worlds the full run takes: each has one planted case and one near miss of each type.</summary>
    public const int Full = 210;

    /// <summary>How many of them the normal suite takes: the first ones, so with the same seeds.</summary>
    public const int Tenth = Full / 10;

    /// <summary>The first worlds of the run.</summary>
    public static IEnumerable<World> First(int count) => Enumerable.Range(1, count).Select(number => Of((ulong)number * 1_000_003));

    /// <summary>The world of a seed.</summary>
    public static World Of(ulong seed)
    {
        var draft = new Draft(new Chance(seed));
        Background.Write(draft);
        var cases = new List<Case>();
        foreach (var (type, plant) in CaseTypes.All)
        {
            // Types that speak of a whole side at once have one side for each case.
            var sides = draft.Chance.Shuffled(type == "silence" ? Draft.QuietSides : Draft.Belligerents);
            cases.Add(plant(new Plot(draft, type, true, sides[0], sides[1])));
            cases.Add(plant(new Plot(draft, type, false, sides[1], sides[0])));
        }

        return new World(seed, draft.Book(), [.. cases]);
    }
}
