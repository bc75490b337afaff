using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>The sections [[nowcast]] of study.toml.</summary>
internal static class NowcastSection
{
    private const int MostDraws = 100_000;
    private const int LongestSum = 10_000;

    /// <summary>The plans, in file order.</summary>
    public static ImmutableArray<NowcastPlan> Read(TomlTable study, Declarations declared)
    {
        List<NowcastPlan> plans = [];
        foreach (var table in study.Tables("nowcast"))
        {
            var plan = Plan(table, declared);
            if (plans.Exists(other => other.Id == plan.Id))
            {
                table.Fault("id", $"\"{plan.Id}\" again", "an id of its own");
            }

            plans.Add(plan);
        }

        return [.. plans];
    }

    /// <summary>Says which series that plans name are not there.</summary>
    public static void Check(TomlTable study, ImmutableArray<NowcastPlan> plans, ImmutableArray<SeriesDefinition> series)
    {
        foreach (var plan in plans)
        {
            var named = plan.Flash.SelectMany(flash => new[] { flash.Named, flash.Listed, flash.Estimate }.Concat(flash.Flash).Concat(flash.Targets.SelectMany(one => one.Series)));
            foreach (var id in named.Prepend(plan.Register).OfType<string>().Where(id => id.Length > 0 && !series.Any(one => one.Id == id)).Distinct())
            {
                study.Fault("nowcast", $"series \"{id}\" in \"{plan.Id}\"", "a series that an input defines");
            }
        }
    }

    private static NowcastPlan Plan(TomlTable table, Declarations declared)
    {
        var id = Id(table);
        var (register, persons) = (table.Text("register"), table.Text("persons"));
        if (register is null == (persons is null))
        {
            table.Fault(
                register is null ? "register" : "persons", register is null ? "nothing" : "beside register",
                "register, a series with vintages, or persons, a side whose persons are counted: one of the two");
        }

        if (persons is not null && !declared.Rules.Sides.Knows(persons))
        {
            table.Fault("persons", $"\"{persons}\"", "a declared side");
        }

        var plan = new NowcastPlan
        {
            Id = id,
            Title = table.Local("title") ?? new(id.Length > 0 ? id : "?"),
            Register = register,
            Persons = persons,
            Grid = OneOf(table, "grid", NowcastPlan.Grids),
            MaximumDelay = Whole(table, "greatest_delay", 1, LongestSum),
            From = table.Date("from")?.First,
            Strata = OneOf(table, "strata", NowcastPlan.Parts),
            VintageDates = Dates(table),
            LeftOut = table.Texts("left_out"),
            Breaks = [.. table.Tables("breaks").Select(Break).OfType<NowcastBreak>()],
            Recent = Whole(table, "recent", 1, LongestSum),
            Sums = Sums(table),
            Seed = (ulong)(Whole(table, "seed", 0, int.MaxValue) ?? 1),
            Draws = Whole(table, "draws", 1, MostDraws) ?? 1000,
            Flash = [.. table.Tables("flash").Select(Flash).OfType<FlashPlan>()],
        };
        table.Done("id, title, register, persons, grid, greatest_delay, from, strata, vintage_dates, left_out, breaks, recent, sums, seed, draws, flash");
        return plan;
    }

    private static string Id(TomlTable table)
    {
        var id = table.Identifier("id");
        if (id.Length > 0 && !StudyLoader.Slug().IsMatch(id))
        {
            table.Fault("id", $"\"{id}\"", "lower-case letters, digits and hyphens");
        }

        return id;
    }

    private static string? OneOf(TomlTable table, string key, ImmutableArray<string> words)
    {
        if (table.Text(key) is not { } word || words.Contains(word))
        {
            return table.Text(key);
        }

        table.Fault(key, $"\"{word}\"", string.Join(" or ", words));
        return null;
    }

    private static int? Whole(TomlTable table, string key, int least, int most)
    {
        if (table.Whole(key) is not { } number)
        {
            return null;
        }

        if (number >= least && number <= most)
        {
            return number;
        }

        table.Fault(key, $"{number}", $"a number from {least} to {most}");
        return null;
    }

    private static ImmutableArray<int> Sums(TomlTable table)
    {
        var numbers = table.Reals("sums");
        if (numbers.All(number => number is >= 1 and <= LongestSum && number == Math.Floor(number)))
        {
            return [.. numbers.Select(number => (int)number).Distinct().Order()];
        }

        table.Fault("sums", "a number that is no number of periods", $"how many newest periods are added up, from 1 to {LongestSum}");
        return [];
    }

    private static ImmutableSortedDictionary<string, DateOnly> Dates(TomlTable table)
    {
        var dates = ImmutableSortedDictionary.CreateBuilder<string, DateOnly>(StringComparer.Ordinal);
        if (table.Table("vintage_dates") is { } section)
        {
            foreach (var vintage in section.Keys)
            {
                if (section.Date(vintage) is { } date)
                {
                    dates[vintage] = date.Last;
                }
            }
        }

        return dates.ToImmutable();
    }

    private static NowcastBreak? Break(TomlTable table)
    {
        var (date, declared, why) = (Required(table, "date"), Required(table, "declared"), table.Local("why"));
        if (date?.First > declared?.Last)
        {
            table.Fault("declared", $"{declared}", $"a day from {date} on: nobody can declare a break before it");
        }

        table.Done("date, declared, why");
        return date is { } when && declared is { } known ? new(when, known.Last, why) : null;
    }

    private static FlashPlan? Flash(TomlTable table)
    {
        var (id, date, named, listed) = (Id(table), Required(table, "date"), table.Text("named"), table.Text("listed"));
        if (named is null == (listed is null))
        {
            table.Fault(
                named is null ? "named" : "listed", named is null ? "nothing" : "beside named",
                "named, the list by period of death, or listed, its running total by day of listing: one of the two");
        }

        var plan = new FlashPlan
        {
            Id = id,
            Title = table.Local("title") ?? new(id.Length > 0 ? id : "?"),
            Date = date?.Last ?? DateOnly.MinValue,
            Named = named,
            Listed = listed,
            Estimate = table.RequiredText("estimate"),
            Flash = table.Texts("flash"),
            Periods = Whole(table, "periods", 1, LongestSum) ?? 26,
            Learned = Whole(table, "learned", 1, LongestSum) ?? 52,
            Targets = [.. table.Tables("targets").Select(Target)],
        };
        if (plan.Flash.IsEmpty)
        {
            table.Fault("flash", "nothing", "the series of the flash estimate");
        }

        table.Done("id, title, date, named, listed, estimate, flash, periods, learned, targets");
        return date is null ? null : plan;
    }

    private static FlashTarget Target(TomlTable table)
    {
        var (id, series) = (Id(table), table.Texts("series"));
        var target = new FlashTarget(id, table.Local("title") ?? new(id.Length > 0 ? id : "?"), series);
        if (series.IsEmpty)
        {
            table.Fault("series", "nothing", "the series that estimates are scored on");
        }

        table.Done("id, title, series");
        return target;
    }

    private static DateSpan? Required(TomlTable table, string key)
    {
        var date = table.Date(key);
        if (date is null && !table.Has(key))
        {
            table.Fault(key, "nothing", "a date such as 2024-05-14");
        }

        return date;
    }
}
