using System.Collections.Immutable;
using Cenotaph.Evidence;
using Cenotaph.Ingest;
using Cenotaph.Probate;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>The section [probate] of study.toml.</summary>
internal static class ProbateSection
{
    private const int MostReplicates = 20_000;
    private const int MostDays = 20_000;
    private const int MostWeeks = 2_000;

    /// <summary>The plan; null where the study has no such section.</summary>
    /// <param name="study">The table of study.toml.</param>
    /// <param name="declared">What it declares.</param>
    /// <param name="start">The study's first day.</param>
    public static ProbatePlan? Read(TomlTable study, Declarations declared, DateOnly? start)
    {
        if (study.Table("probate") is not { } table)
        {
            return null;
        }

        var usual = new ProbateSettings { WarFrom = default };
        var warFrom = table.Date("war_from")?.First ?? start;
        if (warFrom is null && !table.Has("war_from"))
        {
            table.Fault("war_from", "nothing", "the first day of the war, or a start of the study");
        }

        var side = table.Text("side");
        if (side is not null && !declared.Rules.Sides.Knows(side))
        {
            table.Fault("side", $"\"{side}\"", "a declared side");
        }

        var ages = Ages(table);
        var list = table.Texts("list");
        if (list.IsEmpty)
        {
            table.Fault("list", "nothing", "the inputs of reports that make up the named list");
        }

        var plan = new ProbatePlan
        {
            Register = table.RequiredText("register"),
            List = list,
            Title = table.Local("title") ?? new("Inheritance cases"),
            Side = side,
            Extracted = table.Date("extracted")?.Last,
            CourtDays = Whole(table, "court_days", 180, 0, MostDays),
            Ages = ages,
            Convicts = table.Has("convicts") ? table.Texts("convicts") : ["inmate"],
            Settings = usual with
            {
                WarFrom = warFrom ?? default,
                WarTo = table.Date("war_to")?.Last,
                BaselineFrom = Whole(table, "baseline_from", usual.BaselineFrom, 1900, 2200),
                BaselineTo = Whole(table, "baseline_to", usual.BaselineTo, 1900, 2200),
                MaximumDelay = Whole(table, "maximum_delay", usual.MaximumDelay, 1, MostWeeks),
                CourtMaximumDelay = Whole(table, "court_maximum_delay", usual.CourtMaximumDelay, 1, MostWeeks),
                ListingMaximumDelay = Whole(table, "listing_maximum_delay", usual.ListingMaximumDelay, 1, MostWeeks),
                LeastShare = Share(table, "least_share", usual.LeastShare),
                Kappas = Kappas(table, usual.Kappas),
                Replicates = Whole(table, "draws", usual.Replicates, 20, MostReplicates),
                Seed = (ulong)Whole(table, "seed", (int)usual.Seed, 0, int.MaxValue - 1),
            },
        };
        if (plan.Settings.BaselineTo < plan.Settings.BaselineFrom + 2)
        {
            table.Fault("baseline_to", $"{plan.Settings.BaselineTo}", $"a year from {plan.Settings.BaselineFrom + 2} on: three years or more");
        }
        else if (warFrom is { } first && plan.Settings.BaselineTo >= first.Year)
        {
            table.Fault("baseline_to", $"{plan.Settings.BaselineTo}", $"a year before the war, which begins in {first.Year}");
        }

        table.Done(
            "register, list, title, side, extracted, court_days, ages, convicts, war_from, war_to, baseline_from, baseline_to, maximum_delay, court_maximum_delay, "
            + "listing_maximum_delay, least_share, kappas, draws, seed");
        return plan;
    }

    /// <summary>Says which inputs that the plan names are not there or of another kind.</summary>
    public static void Check(TomlTable study, ProbatePlan? plan, ImmutableArray<InputPlan> inputs)
    {
        if (plan is null)
        {
            return;
        }

        void Look(string key, string name, string kind)
        {
            if (name.Length > 0 && inputs.FirstOrDefault(input => input.Name == name)?.Kind.Name != kind)
            {
                study.Table("probate")?.Fault(key, $"\"{name}\"", $"an input of kind {kind}");
            }
        }

        Look("register", plan.Register, CaseFields.Name);
        foreach (var name in plan.List)
        {
            Look("list", name, ReportFields.Name);
        }

        if (plan.Extracted is null && inputs.FirstOrDefault(input => input.Name == plan.Register) is { } register
            && !register.Columns.ContainsKey("extracted") && !register.Constants.ContainsKey("extracted"))
        {
            study.Table("probate")?.Fault("extracted", "nothing", $"the day to which the register was copied, or a field \"extracted\" in {register.File}");
        }
    }

    private static int Whole(TomlTable table, string key, int usual, int least, int most)
    {
        var number = table.Whole(key) ?? usual;
        if (number >= least && number <= most)
        {
            return number;
        }

        table.Fault(key, $"{number}", $"a number from {least} to {most}");
        return usual;
    }

    private static double Share(TomlTable table, string key, double usual)
    {
        var number = table.Real(key) ?? usual;
        if (number is > 0 and < 1)
        {
            return number;
        }

        table.Fault(key, "a number that is no share", "a share above 0 and below 1");
        return usual;
    }

    private static IReadOnlyList<double> Kappas(TomlTable table, IReadOnlyList<double> usual)
    {
        var numbers = table.Reals("kappas");
        if (numbers.All(number => number is > 0 and <= 2) && numbers.Distinct().Count() == numbers.Count)
        {
            return numbers.Count == 0 ? usual : numbers;
        }

        table.Fault("kappas", "a number that is no κ, or one twice", "different numbers above 0, such as [1, 0.85, 0.7]; the first is the one of the main estimate");
        return usual;
    }

    private static IReadOnlyList<AgeGroup> Ages(TomlTable table)
    {
        var ages = new List<AgeGroup>();
        foreach (var label in table.Texts("ages"))
        {
            if (CountLabel.TryReadAge(label, out var age) && age.IsYears && ages.TrueForAll(other => !other.Overlaps(age)))
            {
                ages.Add(age);
            }
            else
            {
                table.Fault("ages", $"\"{label}\"", "groups of ages such as 18-19 and 20-24 that do not overlap");
            }
        }

        return ages.Count == 0 ? ProbateSettings.UsualAges : [.. ages.OrderBy(age => age.Low)];
    }
}
