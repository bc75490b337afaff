using System.Collections.Immutable;
using Cenotaph.Frontline;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>The section [front] of study.toml.</summary>
internal static class FrontSection
{
    private const int MostDays = 3650;

    private const int MostResamples = 100_000;

    /// <summary>The plan, or null where there is no such section.</summary>
    public static FrontPlan? Read(TomlTable study, Declarations declared)
    {
        if (study.Table("front") is not { } table)
        {
            return null;
        }

        var side = table.RequiredText("side");
        if (side.Length > 0 && !declared.Rules.Sides.Knows(side))
        {
            table.Fault("side", $"\"{side}\"", "a declared side");
        }

        var usual = new FrontSettings();
        var plan = new FrontPlan
        {
            Side = side,
            Settings = new()
            {
                DelayDays = Whole(table, "delay_days", usual.DelayDays, 0, MostDays),
                GapDays = Whole(table, "gap_days", usual.GapDays, 0, 60),
                Resamples = Whole(table, "resamples", usual.Resamples, 200, MostResamples),
                Seed = (ulong)Whole(table, "seed", (int)usual.Seed, 0, int.MaxValue),
            },
            Positions = Positions(table),
            Boxes = table.Text("boxes"),
            Polygons = table.Text("polygons"),
            Ground = Ground(table),
            Axes = Axes(table, declared),
            Areas = table.Texts("areas"),
            Deaths = table.Texts("deaths"),
            Offensives = table.Texts("offensives"),
            Windows = [.. table.Tables("windows").Select(Window).OfType<(DateOnly, DateOnly?)>()],
        };
        if (plan.Polygons is not null && plan.Boxes is null)
        {
            table.Fault("boxes", "nothing", "a table of boxes: polygons are measured inside them");
        }

        if (plan.Polygons is not null && !plan.Positions.IsEmpty)
        {
            table.Fault("polygons", "polygons and series of positions", "one of them");
        }

        if (plan.Positions.IsEmpty && plan.Polygons is null && plan.Areas.IsEmpty)
        {
            table.Fault(null, "nothing to measure", "positions, polygons or areas");
        }

        table.Done("side, delay_days, gap_days, resamples, seed, positions, boxes, polygons, where, day_property, axes, areas, deaths, offensives, windows");
        return side.Length == 0 ? null : plan;
    }

    /// <summary>Says which series the plan names are not there, or are of something else.</summary>
    public static void Check(TomlTable study, FrontPlan? plan, ImmutableArray<SeriesDefinition> series)
    {
        if (plan is null || study.Table("front") is not { } table)
        {
            return;
        }

        SeriesDefinition? Named(string key, string id, string expected, params string[] units)
        {
            var found = series.FirstOrDefault(one => one.Id == id);
            if (found is null || (units.Length > 0 && !units.Contains(found.Quantity.Unit)))
            {
                table.Fault(key, found is null ? $"series \"{id}\"" : $"series \"{id}\" in {found.Quantity.Unit}", expected);
            }

            return found;
        }

        foreach (var (measure, id) in plan.Positions)
        {
            _ = measure == FrontMeasure.HeldArea
                ? Named("positions", id, "a series in km2 or m2 that an input defines", "km2", "m2")
                : Named("positions", id, "a series in m or km that an input defines", "m", "km");
        }

        foreach (var id in plan.Areas)
        {
            if (Named("areas", id, "a series in km2 or m2 that an input defines", "km2", "m2") is { } area && area.Quantity.Side != plan.Side)
            {
                table.Fault("areas", $"series \"{id}\" of {area.Quantity.Side}", $"an area that {plan.Side} holds");
            }
        }

        foreach (var id in plan.Offensives)
        {
            Named("offensives", id, "a series in m/day that an input defines", "m/day");
        }
    }

    private static int Whole(TomlTable table, string key, int otherwise, int least, int most)
    {
        if (table.Whole(key) is not { } number)
        {
            return otherwise;
        }

        if (number >= least && number <= most)
        {
            return number;
        }

        table.Fault(key, $"{number}", $"a whole number from {least} to {most}");
        return otherwise;
    }

    private static ImmutableSortedDictionary<FrontMeasure, string> Positions(TomlTable table)
    {
        var positions = ImmutableSortedDictionary.CreateBuilder<FrontMeasure, string>();
        if (table.Table("positions") is { } named)
        {
            foreach (var measure in FrontMeasureWords.All.Where(measure => named.Has(measure.Word())))
            {
                positions[measure] = named.RequiredText(measure.Word());
            }

            named.Done(string.Join(", ", FrontMeasureWords.All.Select(measure => measure.Word())));
        }

        return positions.ToImmutable();
    }

    private static GroundOptions Ground(TomlTable table)
    {
        (string, string)? where = null;
        if (table.Table("where") is { } choice)
        {
            where = (choice.RequiredText("property"), choice.RequiredText("value"));
            choice.Done("property, value");
        }

        return new() { Where = where, DayProperty = table.Text("day_property") };
    }

    private static ImmutableArray<FrontAxisPlan> Axes(TomlTable table, Declarations declared)
    {
        List<FrontAxisPlan> axes = [];
        foreach (var one in table.Tables("axes"))
        {
            var axis = new FrontAxisPlan(one.Identifier("id"), one.Local("name"), one.Text("scope"));
            if (axis.Scope is { } scope && !declared.Rules.Scopes.Knows(scope))
            {
                one.Fault("scope", $"\"{scope}\"", "a declared scope");
            }

            if (axes.Exists(other => other.Id == axis.Id))
            {
                one.Fault("id", $"\"{axis.Id}\" again", "each axis once");
            }

            one.Done("id, name, scope");
            axes.Add(axis);
        }

        return [.. axes];
    }

    private static (DateOnly, DateOnly?)? Window(TomlTable table)
    {
        var (from, to) = (table.Date("from"), table.Date("to"));
        table.Done("from, to");
        if (from is null)
        {
            table.Fault("from", "nothing", "the first day of the window");
            return null;
        }

        if (to is { } end && end.Last <= from.Value.First)
        {
            table.Fault("to", $"{end}, not after {from}", "a day after the window's first");
            return null;
        }

        return (from.Value.First, to?.Last);
    }
}
