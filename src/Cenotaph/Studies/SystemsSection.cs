using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.MultipleSystems;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>The sections [[systems]] of study.toml.</summary>
internal static class SystemsSection
{
    private const int MostDraws = 1000;
    private const int MostBootstraps = 100_000;

    /// <summary>The plans, in file order.</summary>
    public static ImmutableArray<SystemsPlan> Read(TomlTable study, Declarations declared)
    {
        List<SystemsPlan> plans = [];
        foreach (var table in study.Tables("systems"))
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

    /// <summary>Says which tables, lists and publishers that plans name are not there.</summary>
    public static void Check(TomlTable study, ImmutableArray<SystemsPlan> plans, ImmutableArray<HistoryTable> tables, PublisherList publishers)
    {
        foreach (var plan in plans)
        {
            foreach (var unknown in plan.Publishers.Where(name => publishers.Find(name) is null))
            {
                study.Fault("systems", $"publisher \"{unknown}\" in \"{plan.Id}\"", "a publisher of sources.toml");
            }

            if (plan.Table is null || tables.FirstOrDefault(one => one.Input == plan.Table) is not { } table)
            {
                if (plan.Table is { Length: > 0 })
                {
                    study.Fault("systems", $"table \"{plan.Table}\" in \"{plan.Id}\"", "an input of kind histories");
                }

                continue;
            }

            var named = plan.Lists.Concat(plan.StructuralZeros.SelectMany(lists => lists)).Concat(plan.Censored).Distinct(StringComparer.Ordinal);
            foreach (var unknown in named.Where(name => !table.Lists.Contains(name)))
            {
                study.Fault("systems", $"list \"{unknown}\" in \"{plan.Id}\"", $"one of the lists of inputs/{table.Input}.toml: {string.Join(", ", table.Lists)}");
            }
        }
    }

    private static SystemsPlan Plan(TomlTable table, Declarations declared)
    {
        var id = table.Identifier("id");
        if (id.Length > 0 && !StudyLoader.Slug().IsMatch(id))
        {
            table.Fault("id", $"\"{id}\"", "lower-case letters, digits and hyphens");
        }

        var (histories, persons, publishers) = (table.Text("table"), table.Text("persons"), table.Texts("publishers"));
        if (new[] { histories is not null, persons is not null, !publishers.IsEmpty }.Count(one => one) != 1)
        {
            table.Fault(
                null, "none or several of table, persons and publishers",
                "table, an input of capture histories; persons, a side whose reports are linked; or publishers, whose lists of names are public: one of the three");
        }

        if (persons is not null && !declared.Rules.Sides.Knows(persons))
        {
            table.Fault("persons", $"\"{persons}\"", "a declared side");
        }

        var standing = table.Text("standing");
        if (standing is not (null or "confirmed" or "all"))
        {
            table.Fault("standing", $"\"{standing}\"", "confirmed or all");
        }

        string[] known = [.. SystemsComparison.Methods.Select(one => one.Name)];
        var methods = table.Texts("methods");
        foreach (var unknown in methods.Where(method => !known.Contains(method)))
        {
            table.Fault("methods", $"\"{unknown}\"", string.Join(", ", known));
        }

        var bootstraps = Whole(table, "bootstraps", MostBootstraps);
        var plan = new SystemsPlan
        {
            Id = id,
            Title = table.Local("title") ?? new(id.Length > 0 ? id : "?"),
            Note = table.Local("note"),
            Quantity = Quantity(table, declared, persons),
            Table = histories,
            Persons = persons,
            AllPersons = standing == "all",
            LinkageDraws = Whole(table, "linkage_draws", MostDraws) ?? 0,
            Publishers = publishers,
            Lists = table.Texts("lists"),
            StructuralZeros = [.. table.Texts("structural_zeros").Select(lists => Zero(table, lists))],
            Censored = table.Texts("censored"),
            Methods = methods,
            Bootstraps = bootstraps,
            Settings = new() { Seed = (ulong)(Whole(table, "seed", int.MaxValue) ?? 1), AssumeIndependence = table.Flag("assume_independence") },
            Beside = [.. table.Tables("compare").Select(Beside)],
        };
        if (persons is null && (standing is not null || plan.LinkageDraws > 0))
        {
            table.Fault(standing is null ? "linkage_draws" : "standing", "beside a section that takes no persons", "persons, a side whose reports are linked");
        }

        table.Done("id, title, note, table, persons, standing, linkage_draws, publishers, side, category, scope, period, as_of, lists, structural_zeros, censored, methods, seed, bootstraps, assume_independence, compare");
        return plan;
    }

    private static Quantity Quantity(TomlTable table, Declarations declared, string? persons)
    {
        var side = persons is null ? Known(table, "side", declared.Rules.Sides, "a declared side") : table.Text("side") ?? persons;
        if (persons is not null && side != persons)
        {
            table.Fault("side", $"\"{side}\"", $"nothing, or \"{persons}\" as in persons");
        }

        var category = table.Has("category") ? Known(table, "category", declared.Rules.Categories, "a built-in or declared category") : "killed";
        var scope = table.Texts("scope");
        foreach (var term in scope.Where(term => !declared.Rules.Scopes.Knows(term)))
        {
            table.Fault("scope", $"\"{term}\"", "scopes declared in study.toml");
        }

        var (period, asOf) = (table.Date("period"), table.Date("as_of"));
        return new()
        {
            Side = side,
            Category = category,
            Scope = scope.IsEmpty || scope.Any(string.IsNullOrWhiteSpace) ? Scope.All : new(scope),
            Kind = QuantityKind.Cumulative,
            Period = period,
            AsOf = asOf,
            Basis = "persons who had some chance of being listed",
        };
    }

    private static SystemsBeside Beside(TomlTable table)
    {
        var label = table.Local("label");
        var scope = table.Local("scope");
        var origin = table.Table("origin");
        if (label is null && !table.Has("label"))
        {
            table.Fault("label", "nothing", "what the number is, for readers");
        }

        if (scope is null && !table.Has("scope"))
        {
            table.Fault("scope", "nothing", "who is counted, in words: without it the number cannot be held against another");
        }

        var (value, low, high) = (table.Number("value"), table.Number("low"), table.Number("high"));
        if ((value is null && low is null && high is null) || low > high || value < low || value > high || value < 0)
        {
            table.Fault("value", "no number, one below 0, or limits that do not hold it", "value, low and high, at least one of them");
        }

        if (origin is null && !table.Has("origin"))
        {
            table.Fault("origin", "nothing", "at least the publisher or title");
        }

        table.Done("label, value, low, high, scope, origin");
        return new(label ?? new("?"), value, low, high, scope ?? new("?"), origin is null ? new(null) : InputFiles.OriginOf(origin));
    }

    private static ImmutableArray<string> Zero(TomlTable table, string lists)
    {
        ImmutableArray<string> names = [.. lists.Split('+', StringSplitOptions.TrimEntries)];
        if (names.Length < 2 || names.Any(name => name.Length == 0) || names.Distinct(StringComparer.Ordinal).Count() != names.Length)
        {
            table.Fault("structural_zeros", $"\"{lists}\"", "at least two lists, joined by a plus sign: police+archive");
        }

        return names;
    }

    private static int? Whole(TomlTable table, string key, int most)
    {
        if (table.Whole(key) is not { } number)
        {
            return null;
        }

        if (number >= 0 && number <= most)
        {
            return number;
        }

        table.Fault(key, $"{number}", $"a number from 0 to {most}");
        return null;
    }

    private static string Known(TomlTable table, string key, Nesting nesting, string expected)
    {
        var text = table.RequiredText(key);
        if (text.Length > 0 && !nesting.Knows(text))
        {
            table.Fault(key, $"\"{text}\"", expected);
        }

        return text;
    }
}
