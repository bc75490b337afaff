using System.Collections.Immutable;
using Cenotaph.ExcessMortality;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>The sections [[excess]] of study.toml.</summary>
internal static class ExcessSection
{
    private const int LongestWindow = 100;

    /// <summary>The plans, in file order.</summary>
    public static ImmutableArray<ExcessPlan> Read(TomlTable study, Declarations declared)
    {
        List<ExcessPlan> plans = [];
        foreach (var table in study.Tables("excess"))
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
    public static void Check(TomlTable study, ImmutableArray<ExcessPlan> plans, ImmutableArray<SeriesDefinition> series)
    {
        foreach (var plan in plans)
        {
            foreach (var id in new[] { plan.Register, plan.Cause, plan.Population, plan.Named, plan.LeeCarterLimits }.Concat(plan.Comparisons.SelectMany(one => one.Series)).OfType<string>())
            {
                if (id.Length > 0 && !series.Any(one => one.Id == id))
                {
                    study.Fault("excess", $"series \"{id}\" in \"{plan.Id}\"", "a series that an input defines");
                }
            }
        }
    }

    private static ExcessPlan Plan(TomlTable table, Declarations declared)
    {
        var id = table.Identifier("id");
        if (id.Length > 0 && !StudyLoader.Slug().IsMatch(id))
        {
            table.Fault("id", $"\"{id}\"", "lower-case letters, digits and hyphens");
        }

        var method = table.Text("method") ?? "ratio";
        if (!ExcessPlan.Methods.Contains(method))
        {
            table.Fault("method", $"\"{method}\"", string.Join(" or ", ExcessPlan.Methods));
        }

        var side = table.Text("side");
        if (side is not null && !declared.Rules.Sides.Knows(side))
        {
            table.Fault("side", $"\"{side}\"", "a declared side");
        }

        var scope = table.Texts("scope");
        foreach (var term in scope.Where(term => !declared.Rules.Scopes.Knows(term)))
        {
            table.Fault("scope", $"\"{term}\"", "scopes declared in study.toml");
        }

        var usual = new ExcessPlan
        {
            Id = id,
            Title = new(id.Length > 0 ? id : "?"),
            Method = method,
            Sexes = method switch { "ratio" => [SexGroup.Male], "envelope" => [SexGroup.Male, SexGroup.Female], _ => [SexGroup.Both] },
        };
        var (from, to) = (Year(table, "baseline_from"), Year(table, "baseline_to"));
        if (from > to)
        {
            table.Fault("baseline_from", $"{from}", $"a year up to baseline_to, {to}");
        }

        var plan = usual with
        {
            Title = table.Local("title") ?? usual.Title,
            Register = table.RequiredText("register"),
            Cause = table.Text("cause"),
            Population = table.Text("population"),
            Side = side,
            Scope = scope.IsEmpty ? Scope.All : new(scope),
            Areas = table.Texts("areas"),
            Total = table.Flag("total", otherwise: true),
            Ages = Ages(table, "ages"),
            Apart = Ages(table, "apart"),
            Sexes = Sexes(table, "sexes", usual.Sexes),
            ComparedWith = Sexes(table, "compared_with", [usual.ComparedWith])[0],
            Targets = Years(table, "target"),
            BaselineFrom = from,
            BaselineTo = to,
            Windows = Windows(table, usual.Windows),
            Forms = Forms(table, usual.Forms),
            Excluded = table.Has("excluded") ? Years(table, "excluded") : default,
            Preferred = Variant(table, usual.Preferred),
            PlaceboFrom = Year(table, "placebo_from"),
            LeeCarterLimits = table.Text("lee_carter_limits"),
            WithoutTrend = table.Texts("without_trend"),
            Period = table.Date("period"),
            KnownBy = table.Date("known_by")?.Last,
            Named = table.Text("named"),
            Comparisons = [.. table.Tables("comparisons").Select(Comparison).OfType<ExcessComparisonPlan>()],
        };
        if (to is { } last && plan.Targets.Any(year => year <= last))
        {
            table.Fault("target", string.Join(", ", plan.Targets.Where(year => year <= last)), $"years after the baseline, which ends in {last}");
        }

        table.Done(
            "id, title, method, register, cause, population, side, scope, areas, total, ages, apart, sexes, compared_with, target, baseline_from, baseline_to, windows, forms, "
            + "excluded, preferred, placebo_from, lee_carter_limits, without_trend, period, known_by, named, comparisons");
        return plan;
    }

    private static int? Year(TomlTable table, string key)
    {
        if (table.Whole(key) is not { } year)
        {
            return null;
        }

        if (year is >= 1 and < 9999)
        {
            return year;
        }

        table.Fault(key, $"{year}", "a year");
        return null;
    }

    private static ImmutableArray<int> Years(TomlTable table, string key)
    {
        var numbers = table.Reals(key);
        if (numbers.All(number => number is >= 1 and < 9999 && number == Math.Floor(number)))
        {
            return [.. numbers.Select(number => (int)number).Distinct().Order()];
        }

        table.Fault(key, "a number that is no year", "years");
        return [];
    }

    private static ImmutableArray<AgeGroup> Ages(TomlTable table, string key)
    {
        var ages = ImmutableArray.CreateBuilder<AgeGroup>();
        foreach (var label in table.Texts(key))
        {
            if (CountLabel.TryReadAge(label, out var age))
            {
                ages.Add(age);
            }
            else
            {
                table.Fault(key, $"\"{label}\"", "groups of ages such as 15-49 or 85+");
            }
        }

        return ages.ToImmutable();
    }

    private static ImmutableArray<SexGroup> Sexes(TomlTable table, string key, ImmutableArray<SexGroup> usual)
    {
        var sexes = ImmutableArray.CreateBuilder<SexGroup>();
        foreach (var label in table.Texts(key))
        {
            if (CountLabel.TryReadSex(label, out var sex) && sex != SexGroup.Unknown)
            {
                sexes.Add(sex);
            }
            else
            {
                table.Fault(key, $"\"{label}\"", "male, female or both");
            }
        }

        return sexes.Count == 0 ? usual : sexes.ToImmutable();
    }

    private static ImmutableArray<int> Windows(TomlTable table, ImmutableArray<int> usual)
    {
        var numbers = table.Reals("windows");
        if (numbers.All(number => number is >= 1 and <= LongestWindow && number == Math.Floor(number)))
        {
            return numbers.Count == 0 ? usual : [.. numbers.Select(number => (int)number).Distinct().Order()];
        }

        table.Fault("windows", "a number that is no length", $"lengths of the baseline in years, 1 to {LongestWindow}");
        return usual;
    }

    private static ImmutableArray<TrendForm> Forms(TomlTable table, ImmutableArray<TrendForm> usual)
    {
        var words = table.Texts("forms");
        foreach (var word in words.Where(word => word is not ("linear" or "exponential")))
        {
            table.Fault("forms", $"\"{word}\"", "linear or exponential");
        }

        return words.IsEmpty ? usual : [.. usual.Where(form => words.Contains(form == TrendForm.Linear ? "linear" : "exponential"))];
    }

    private static RatioVariant Variant(TomlTable table, RatioVariant usual)
    {
        if (table.Text("preferred") is not { } word)
        {
            return usual;
        }

        if (RatioVariant.Parse(word) is { } variant)
        {
            return variant;
        }

        table.Fault("preferred", $"\"{word}\"", "a variant such as subtracted-linear-5 or raw-exponential-10");
        return usual;
    }

    private static ExcessComparisonPlan? Comparison(TomlTable table)
    {
        var (id, name, period) = (table.Identifier("id"), table.Local("name"), table.Date("period"));
        if (period is null && !table.Has("period"))
        {
            table.Fault("period", "nothing", "the time that is counted, such as 2022-01-01/2022-12-31");
        }

        var (claims, series) = (table.Texts("claims"), table.Texts("series"));
        table.Done("id, name, period, claims, series");
        return period is { } days ? new(id, name ?? new(id), days, claims, series) : null;
    }
}
