using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.MultipleSystems;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>
/// A world of overlapping lists whose sizes and whose number of persons on any list are on average those given; N follows from them and differs from
/// world to world. A table's size and its lists' sizes therefore do not tell which world it is of. Threads may share it.
/// </summary>
public sealed class MatchedLists
{
    // N is looked for up to so many times the persons listed.
    private const double Greatest = 1e5;

    // The trapezoid rule on a normal density: with these the error is far below rounding for the spreads used.
    private const double Reach = 8;
    private const double Step = 0.25;
    private const int Halvings = 200;

    private readonly ImmutableArray<string> names;
    private readonly ListWorld world;
    private readonly double[] logOdds;
    private readonly int first;
    private readonly int second;

    private MatchedLists(ImmutableArray<string> names, ListWorld world, long persons, double[] logOdds, int first, int second) =>
        (this.names, this.world, Persons, this.logOdds, this.first, this.second) = (names, world, persons, logOdds, first, second);

    /// <summary>All persons, listed or not: the truth that an estimate is held against.</summary>
    public long Persons { get; }

    /// <summary>The world in which lists of these sizes hold so many persons together.</summary>
    /// <param name="world">How persons come on lists.</param>
    /// <param name="names">At least two lists, by name.</param>
    /// <param name="sizes">Persons on each, at least 1.</param>
    /// <param name="observed">Persons on any list: more than the greatest list has, fewer than all sizes together.</param>
    /// <exception cref="ArgumentException">No such world has these lists.</exception>
    public static MatchedLists Of(ListWorld world, ImmutableArray<string> names, ImmutableArray<long> sizes, long observed)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (names.Length < 2 || names.Length != sizes.Length || sizes.Any(size => size < 1) || observed <= sizes.Max() || observed >= sizes.Sum())
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"{names.Length} lists of {string.Join(", ", sizes)} persons, {observed} together: lists must overlap, and none may hold all of the others."),
                nameof(sizes));
        }

        int[] bySize = [.. Enumerable.Range(0, sizes.Length).OrderByDescending(list => sizes[list]).ThenBy(list => list)];
        var (first, second) = (Math.Min(bySize[0], bySize[1]), Math.Max(bySize[0], bySize[1]));
        MatchedLists With(double persons) => new(names, world, (long)Math.Round(persons), Fitted(sizes, persons, world.Spread), first, second);

        // Listed persons rise with N towards the sum of the sizes; N is found on the logarithm of the unlisted.
        var (low, high) = (Math.Log(1e-3), Math.Log(observed * Greatest));
        double Excess(double logUnlisted)
        {
            var persons = observed + Math.Exp(logUnlisted);
            return (persons * (1 - With(persons).Unlisted())) - observed;
        }

        if (Excess(low) > 0 || Excess(high) < 0)
        {
            throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"No world of {world.Name} has lists of {string.Join(", ", sizes)} persons, {observed} together, within {Greatest:#,0} times as many."),
                nameof(observed));
        }

        return With(observed + Math.Exp(Root(low, high, Excess)));
    }

    /// <summary>One table: all persons drawn anew.</summary>
    /// <param name="seed">Where chance begins.</param>
    /// <param name="number">Which table; the same seed and number give the same table.</param>
    public CaptureTable Draw(ulong seed, int number)
    {
        var random = new RandomStream(seed).Substream((ulong)ListWorld.All.IndexOf(world)).Substream((ulong)number);
        var counts = new Dictionary<int, long>();
        var chances = new double[logOdds.Length];
        Chances(0, chances);
        for (var person = 0L; person < Persons; person++)
        {
            if (world.Spread > 0)
            {
                Chances(world.Spread * random.Normal(), chances);
            }

            var history = 0;
            for (var list = 0; list < chances.Length; list++)
            {
                history |= random.Chance(list == second ? Given((history >> first & 1) != 0, chances) : chances[list]) ? 1 << list : 0;
            }

            if (history != 0)
            {
                counts[history] = counts.GetValueOrDefault(history) + 1;
            }
        }

        return CaptureTable.Of(names, counts.OrderBy(pair => pair.Key).Select(pair => new CaptureCell(pair.Key, pair.Value)));
    }

    private void Chances(double shift, double[] chances)
    {
        for (var list = 0; list < chances.Length; list++)
        {
            chances[list] = Logistic(logOdds[list] + shift);
        }
    }

    // The chance of the second list, by whether a person is on the first one.
    private double Given(bool on, double[] chances)
    {
        var (one, other) = (chances[first], chances[second]);
        if (world.OddsRatio == 1)
        {
            return other;
        }

        var both = Both(one, other, world.OddsRatio);
        return Math.Clamp(on ? both / one : (other - both) / (1 - one), 0, 1);
    }

    // The chance of being on no list.
    private double Unlisted()
    {
        var chances = new double[logOdds.Length];
        return Mean(world.Spread, shift =>
        {
            Chances(shift, chances);
            var none = 1 - Given(false, chances);
            for (var list = 0; list < chances.Length; list++)
            {
                none *= list == second ? 1 : 1 - chances[list];
            }

            return none;
        });
    }

    // Each list's log odds for the middle person, so that its mean chance is its size over N.
    private static double[] Fitted(ImmutableArray<long> sizes, double persons, double spread) =>
    [
        .. sizes.Select(size => Root(-60, 60, logOdds => Mean(spread, shift => Logistic(logOdds + shift)) - (size / persons))),
    ];

    // The chance of both of two lists with these chances and this odds ratio (Plackett 1965).
    private static double Both(double one, double other, double ratio)
    {
        var sum = 1 + ((one + other) * (ratio - 1));
        return (sum - Math.Sqrt((sum * sum) - (4 * ratio * (ratio - 1) * one * other))) / (2 * (ratio - 1));
    }

    private static double Mean(double spread, Func<double, double> value)
    {
        if (spread == 0)
        {
            return value(0);
        }

        var (sum, weights) = (0.0, 0.0);
        for (var place = -Reach; place <= Reach; place += Step)
        {
            var weight = NormalDistribution.Density(place);
            sum += weight * value(spread * place);
            weights += weight;
        }

        return sum / weights;
    }

    // Where a rising function is 0.
    private static double Root(double low, double high, Func<double, double> value)
    {
        for (var halving = 0; halving < Halvings; halving++)
        {
            var middle = (low + high) / 2;
            if (middle == low || middle == high)
            {
                break;
            }

            (low, high) = value(middle) < 0 ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    private static double Logistic(double logOdds) => 1 / (1 + Math.Exp(-logOdds));
}
