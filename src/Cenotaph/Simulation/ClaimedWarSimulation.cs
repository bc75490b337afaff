using System.Globalization;
using Cenotaph.Claims;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>
/// Makes wars of which much is claimed and little known (docs/reconciliation.md). A flow by day with offensives and lulls; three origins that are off by a
/// share of their own, each differently for killed and for casualties; eight publishers whose own errors drift, jump or turn back; copies; rounding
/// to two or three digits; ranges, limits and sums of months; a list of names that grows late. Nothing here walks as the estimator assumes.
/// </summary>
public static class ClaimedWarSimulation
{
    private const int Origins = 3;
    private const int Publishers = 8;
    private const int UndeclaredEchoes = 5;

    /// <summary>The war of a seed.</summary>
    public static ClaimedWar Of(ulong seed)
    {
        var random = new RandomStream(seed);
        var start = new DateOnly(2010, 1, 1).AddDays(random.Below(3000));
        var days = 400 + random.Below(1200);
        var (killed, casualties) = Truth(random.Substream(1), days);
        var war = new ClaimedWar(start, start.AddDays(days - 1), [.. killed], [.. casualties], [], []);

        var offices = random.Substream(2);
        var origins = Enumerable.Range(0, Origins).Select(number => Origin(offices, number)).ToList();
        List<Reading> readings = [], echoes = [];
        List<Office> publishers = [];
        for (var number = 0; number < Publishers; number++)
        {
            // The first of each origin counts itself; of the others two copy, the rest work on the origin's material.
            var own = random.Substream((ulong)(10 + number));
            var origin = origins[number % Origins];
            var office = Publisher(own, number, origin, days);
            if (number is 3 or 7)
            {
                readings.AddRange(Copies(own, war, publishers[number % Origins], office.Name, declared: true));
            }
            else
            {
                readings.AddRange(Claimed(own, war, office));
            }

            publishers.Add(office);
        }

        readings.AddRange(Names(random.Substream(3), war));
        var copied = publishers[random.Below(Origins)];
        for (var number = 0; number < UndeclaredEchoes; number++)
        {
            echoes.AddRange(Copies(random.Substream((ulong)(30 + number)), war, copied, string.Create(CultureInfo.InvariantCulture, $"echo {number + 1}"), declared: false));
        }

        return war with { Readings = [.. readings], Echoes = [.. echoes] };
    }

    private static (List<double> Killed, List<double> Casualties) Truth(RandomStream random, int days)
    {
        var level = Math.Exp(3 + (2 * random.Uniform()));
        var offensives = Enumerable.Range(0, 2 + random.Below(4))
            .Select(_ => (Day: random.Uniform() * days, Length: 20 + (100 * random.Uniform()), Height: 0.3 + (1.5 * random.Uniform()))).ToList();
        var trend = (random.Uniform() - 0.3) * 1.2 / days;
        var (wounded, woundedTrend) = (2 + (2.5 * random.Uniform()), (random.Uniform() - 0.5) * 0.5 / days);
        var weather = 0.0;
        List<double> killed = [], casualties = [];
        var (dead, hurt) = (0.0, 0.0);
        for (var day = 0; day < days; day++)
        {
            weather = (0.97 * weather) + (0.07 * random.Normal());
            var push = offensives.Sum(one => one.Height * Math.Exp(-0.5 * Math.Pow((day - one.Day) / one.Length, 2)));
            var flow = level * Math.Exp((trend * day) + weather) * (0.5 + push);
            dead += flow;
            hurt += flow * wounded * Math.Exp(woundedTrend * day);
            killed.Add(dead);
            casualties.Add(dead + hurt);
        }

        return (killed, casualties);
    }

    private static OriginOffice Origin(RandomStream random, int number)
    {
        // Off by up to a third either way, and a little differently for the wounded.
        var off = Math.Log(0.72 + (0.62 * random.Uniform()));
        return new(string.Create(CultureInfo.InvariantCulture, $"origin {number + 1}"), off, off + (0.1 * random.Normal()));
    }

    private static Office Publisher(RandomStream random, int number, OriginOffice origin, int days)
    {
        var name = number < Origins ? origin.Name : string.Create(CultureInfo.InvariantCulture, $"publisher {number + 1}");
        var (level, kind) = (0.06 * random.Normal(), random.Below(3));
        var (pace, jumpDay, jump) = (0.15 * random.Normal() / 365, random.Uniform() * days, 0.12 * random.Normal());
        var wave = 0.1 * random.Uniform();
        return new(name, origin, day => level + (kind switch
        {
            0 => pace * day,
            1 => day > jumpDay ? jump : 0,
            _ => wave * Math.Sin(day / 120.0),
        }));
    }

    private static IEnumerable<Reading> Claimed(RandomStream random, ClaimedWar war, Office office)
    {
        var counts = random.Chance(0.5) ? LossCategory.Casualties : LossCategory.Killed;
        var every = 30 + random.Below(120);
        var number = 0;
        for (var day = 40 + random.Below(60); day < war.Killed.Length; day += every + random.Below(every))
        {
            var category = random.Chance(0.25) ? (counts == LossCategory.Killed ? LossCategory.Casualties : LossCategory.Killed) : counts;
            var said = Said(war, office, category, day) * Math.Exp(0.03 * random.Normal());
            var unit = Unit(said, random.Below(3) == 0 ? 2 : 3);
            var id = string.Create(CultureInfo.InvariantCulture, $"{office.Name}-{++number}");
            var reading = Of(id, office, category, war.Start.AddDays(day), Math.Round(said / unit) * unit, unit);
            yield return random.Below(10) switch
            {
                0 or 1 => Range(reading, said, unit, 0.08 + (0.2 * random.Uniform()), random),
                2 => reading with { Bound = Bound.Lower, Value = Math.Max(unit, Math.Floor(said * (0.9 + (0.1 * random.Uniform())) / unit) * unit) },
                3 when number > 1 => reading with { Bound = Bound.Upper, Value = Math.Ceiling(said * (1 + (0.2 * random.Uniform())) / unit) * unit },
                4 when day > 60 => Month(reading, war, office, category, day),
                5 => reading with { Bound = Bound.Approximate },
                _ => reading,
            };
        }
    }

    private static Reading Range(Reading reading, double said, double unit, double half, RandomStream random)
    {
        var middle = said * Math.Exp(half * 0.5 * random.Normal());
        var low = Math.Max(unit, Math.Floor(middle * Math.Exp(-half) / unit) * unit);
        var high = Math.Max(low + unit, Math.Ceiling(middle * Math.Exp(half) / unit) * unit);
        return reading with { Bound = Bound.Range, Low = low, High = high, Value = Math.Sqrt(low * high) };
    }

    private static Reading Month(Reading reading, ClaimedWar war, Office office, LossCategory category, int day)
    {
        var said = Said(war, office, category, day) - Said(war, office, category, day - 30);
        var unit = Unit(Math.Max(said, 10), 2);
        return said <= unit ? reading : reading with { Kind = ReadingKind.Period, From = war.Start.AddDays(day - 29), Value = Math.Round(said / unit) * unit, Rounding = unit };
    }

    private static IEnumerable<Reading> Copies(RandomStream random, ClaimedWar war, Office copied, string name, bool declared)
    {
        var number = 0;
        var category = random.Chance(0.5) ? LossCategory.Casualties : LossCategory.Killed;
        for (var day = 60 + random.Below(60); day < war.Killed.Length; day += 40 + random.Below(80))
        {
            var said = Said(war, copied, category, day);
            var unit = Unit(said, 3);
            var id = string.Create(CultureInfo.InvariantCulture, $"{name}-{++number}");
            var reading = Of(id, copied, category, war.Start.AddDays(day), Math.Round(said / unit) * unit, unit) with { Publisher = name };
            yield return declared ? reading with { IsCopy = true } : reading with { House = name, Origin = name };
        }
    }

    private static IEnumerable<Reading> Names(RandomStream random, ClaimedWar war)
    {
        var (share, delay) = (0.35 + (0.4 * random.Uniform()), 30 + random.Below(150));
        for (var day = 120; day < war.Killed.Length; day += 90)
        {
            var named = Math.Floor(share * war.Killed[Math.Max(0, day - delay)]);
            if (named >= 1)
            {
                yield return new()
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"names-{day}"),
                    Publisher = "names",
                    House = "names",
                    Origin = "names",
                    Category = LossCategory.Killed,
                    To = war.Start.AddDays(day),
                    Bound = Bound.Lower,
                    Value = named,
                    Counted = true,
                    Anchor = "named",
                };
            }
        }
    }

    private static Reading Of(string id, Office office, LossCategory category, DateOnly to, double value, double unit) => new()
    {
        Id = id,
        Publisher = office.Name,
        House = office.Name,
        Origin = office.Origin.Name,
        Category = category,
        To = to,
        Bound = Bound.Point,
        Value = Math.Max(value, unit),
        Rounding = unit,
    };

    // What a publisher holds for the number of that day, before rounding.
    private static double Said(ClaimedWar war, Office office, LossCategory category, int day) =>
        category == LossCategory.Killed
            ? war.Killed[day] * Math.Exp(office.Origin.Killed + office.Error(day))
            : war.Casualties[day] * Math.Exp(office.Origin.Casualties + office.Error(day));

    private static double Unit(double value, int digits) => Math.Max(1, Math.Pow(10, Math.Floor(Math.Log10(value)) + 1 - digits));

    private sealed record OriginOffice(string Name, double Killed, double Casualties);

    private sealed record Office(string Name, OriginOffice Origin, Func<double, double> Error);
}
