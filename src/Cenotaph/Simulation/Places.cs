using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>The invented regions, their peoples, settlements and units.</summary>
internal static class Places
{
    private const int SettlementsPerRegion = 1_500;
    private const int UnitsPerRegion = 20;
    private const int UnitsOfAll = 500;
    private const double LocalUnitShare = 0.45;

    private static readonly WeightedDraw SettlementRanks = new(WeightedDraw.ByRank(SettlementsPerRegion, 2, 1));
    private static readonly WeightedDraw LocalUnits = new(WeightedDraw.ByRank(UnitsPerRegion, 1, 1));
    private static readonly WeightedDraw Units = new(WeightedDraw.ByRank(UnitsOfAll, 10, 1));
    private static readonly ImmutableArray<string> SettlementNames = [.. MakeSettlements()];

    /// <summary>The regions, the one with most dead first.</summary>
    public static ImmutableArray<Region> Regions { get; } = [.. NameTables.Lines("regions.txt").Select(Region.Read)];

    private static readonly WeightedDraw RegionRanks = new(WeightedDraw.ByRank(Regions.Length, 6, 0.8));

    /// <summary>The number of a region.</summary>
    public static int DrawRegion(RandomStream random) => RegionRanks.Draw(random);

    /// <summary>A settlement of a region; names recur between regions, as they do on maps.</summary>
    public static string DrawSettlement(RandomStream random, int region)
    {
        var place = SplitMix.Mix(unchecked(((ulong)region << 32) + (ulong)SettlementRanks.Draw(random)));
        return SettlementNames[(int)(place % (ulong)SettlementNames.Length)];
    }

    /// <summary>A unit: one of the region's own or one that recruits everywhere.</summary>
    public static string DrawUnit(RandomStream random, int region)
    {
        var unit = random.Chance(LocalUnitShare)
            ? ((ulong)(region + 1) << 32) + (ulong)LocalUnits.Draw(random)
            : (ulong)Units.Draw(random);
        return (10_000 + (SplitMix.Mix(unit + 1) % 90_000)).ToString(CultureInfo.InvariantCulture);
    }

    private static IEnumerable<string> MakeSettlements()
    {
        var words = NameTables.Lines("settlements.txt").Select(NameTables.Words)
            .ToLookup(line => line[0], line => line.Skip(1).ToArray(), StringComparer.Ordinal);
        var firsts = words["first"].SelectMany(line => line).ToArray();
        return words["root"].SelectMany(line => line).SelectMany(root => words["ending"].SelectMany(line => line).SelectMany(ending =>
        {
            // Feminine names alone agree with the first words as they stand.
            var name = SurnameMaking.Join(root, ending);
            return name.EndsWith('а') ? firsts.Select(first => first + " " + name).Prepend(name) : [name];
        })).Distinct(StringComparer.Ordinal);
    }

    /// <summary>A region.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Shares">Peoples other than Russians with their shares.</param>
    public sealed record Region(string Name, ImmutableArray<(People People, double Share)> Shares)
    {
        public static Region Read(string line)
        {
            var words = NameTables.Words(line);
            var named = words.TakeWhile(word => !char.IsAsciiLetter(word[0])).ToArray();
            return new(
                string.Join(' ', named),
                [.. words.Skip(named.Length).Chunk(2).Select(pair => (NameTables.PeopleOf(pair[0]), double.Parse(pair[1], CultureInfo.InvariantCulture) / 100))]);
        }

        /// <summary>The people of one of its soldiers.</summary>
        public People DrawPeople(RandomStream random)
        {
            var rest = random.Uniform();
            foreach (var (people, share) in Shares)
            {
                if ((rest -= share) < 0)
                {
                    return people;
                }
            }

            return People.Russian;
        }
    }
}
