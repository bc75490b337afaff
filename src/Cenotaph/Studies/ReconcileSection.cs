using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>The section [reconcile] of study.toml: what a reconciliation assumes, each with its reason.</summary>
internal static class ReconcileSection
{
    /// <summary>The plan of the section; the usual one where it says nothing.</summary>
    public static ReconcilePlan Read(TomlTable study, Declarations declared, PublisherList publishers)
    {
        if (study.Table("reconcile") is not { } section)
        {
            return new();
        }

        var priors = Priors(section);
        Dictionary<string, LocalText> titles = new(StringComparer.Ordinal);
        List<ReadAs> readAs = [];
        List<ShareOfWhole> shares = [];
        foreach (var table in section.Tables("shares"))
        {
            var id = table.Identifier("id");
            var quotient = Prior(table);
            var category = table.RequiredText("category");
            var scope = table.Texts("scope");
            var counted = Category(table, "as");
            if (category.Length > 0 && !declared.Rules.Categories.Knows(category))
            {
                table.Fault("category", $"\"{category}\"", "a built-in or declared category");
            }

            foreach (var unknown in scope.Where(one => one != "all" && !declared.Rules.Scopes.Knows(one)))
            {
                table.Fault("scope", $"\"{unknown}\"", "a declared scope");
            }

            if (shares.Exists(share => share.Id == id))
            {
                table.Fault("id", $"\"{id}\" again", "each id once");
            }
            else if (quotient is not null && counted is { } category_)
            {
                shares.Add(new(id, quotient));
                readAs.Add(new(category, scope.IsEmpty ? Scope.All : new(scope), category_, id, table.Text("unit") ?? "persons"));
            }

            table.Done("id, category, scope, unit, as, value, factor, why");
        }

        List<Anchor> anchors = [];
        List<AnchorPlace> places = [];
        foreach (var table in section.Tables("anchors"))
        {
            var bias = table.Real("bias");
            if (bias is <= 1)
            {
                table.Fault("bias", table.Text("bias")!, "a factor above 1");
                bias = null;
            }

            var anchor = new Anchor(table.Identifier("id"), bias, table.RequiredText("why"));
            if (anchors.Exists(other => other.Id == anchor.Id))
            {
                table.Fault("id", $"\"{anchor.Id}\" again", "each id once");
            }
            else
            {
                anchors.Add(anchor);
            }

            places.Add(new(anchor.Id, Publishers(table, publishers), Categories(table, declared), table.Flag("counted")));
            Title(table, anchor.Id, titles);
            table.Done("id, title, bias, publishers, categories, counted, why");
        }

        var seed = section.Whole("seed") ?? 1;
        var plan = new ReconcilePlan
        {
            Priors = priors with { Shares = [.. shares], Anchors = [.. anchors] },
            Origins = [.. Origins(section, declared, publishers, titles)],
            ReadAs = [.. readAs],
            Anchors = [.. places],
            SetAside = [.. section.Tables("set_aside").Select(SetAside)],
            LeavesOut = [.. section.Tables("leaves_out").Select(table => LeftOut(table, declared))],
            Components = section.Texts("components"),
            Titles = titles.ToImmutableSortedDictionary(StringComparer.Ordinal),
            Scores = ScoreSection.Read(section, declared),
            Seed = (ulong)Math.Max(0, seed),
        };
        if (seed < 0)
        {
            section.Fault("seed", section.Text("seed")!, "a whole number of nought or more");
        }

        foreach (var unknown in plan.Components.Where(one => !declared.Rules.Scopes.Knows(one)))
        {
            section.Fault("components", $"\"{unknown}\"", "a declared scope");
        }

        foreach (var twice in Twice(plan.Components))
        {
            section.Fault("components", $"\"{twice}\" again", "each scope once");
        }

        section.Done("seed, priors, origins, shares, anchors, set_aside, components, leaves_out, score");
        return plan;
    }

    private static ReconcilePriors Priors(TomlTable section)
    {
        var priors = new ReconcilePriors();
        if (section.Table("priors") is not { } tables)
        {
            return priors;
        }

        foreach (var name in tables.Keys)
        {
            if (tables.Table(name) is { } table)
            {
                if (name == "allowance")
                {
                    var allowance = table.Real("value");
                    if (allowance is null or < 0 or >= 1)
                    {
                        table.Fault("value", table.Text("value") ?? "nothing", "a share from 0 and below 1");
                    }

                    priors = priors with { Allowance = Math.Clamp(allowance ?? priors.Allowance, 0, 0.99) };
                    table.RequiredText("why");
                    table.Done("value, why");
                    continue;
                }

                var prior = Prior(table);
                table.Done("value, factor, why");
                if (prior is null)
                {
                    continue;
                }

                if (name is "within-origin" or "between-origins" or "range-mass" && !(prior.Value < 1))
                {
                    table.Fault("value", table.Text("value")!, "a number above 0 and below 1");
                }
                else if (prior.Factor > 1 && ReconcilePriors.Fixed.Contains(name))
                {
                    table.Fault("factor", table.Text("factor")!, "no factor: this number is taken as it is");
                }
                else if (priors.With(name, prior) is { } changed)
                {
                    priors = changed;
                }
                else
                {
                    tables.Fault(name, "a name that means nothing here", string.Join(", ", priors.All.Select(one => one.Name).Append("allowance")));
                }
            }
        }

        return priors;
    }

    /// <summary>A prior with its reason; null with a problem.</summary>
    internal static Prior? Prior(TomlTable table)
    {
        var (value, factor, why) = (table.Real("value"), table.Real("factor") ?? 1, table.RequiredText("why"));
        if (value is not > 0 || factor < 1)
        {
            table.Fault(value is not > 0 ? "value" : "factor", value is null ? "nothing" : table.Text(value is > 0 ? "factor" : "value")!, value is not > 0 ? "a number above 0, the median" : "a factor of 1 or more: 95 % lie within the median divided and multiplied by it");
            return null;
        }

        return new(value.Value, factor, why);
    }

    // A publisher belongs to one origin of each category; an origin may be declared in several tables.
    private static IEnumerable<DeclaredOrigin> Origins(TomlTable section, Declarations declared, PublisherList publishers, Dictionary<string, LocalText> titles)
    {
        HashSet<(string, string)> placed = [];
        foreach (var table in section.Tables("origins"))
        {
            var origin = new DeclaredOrigin(table.Identifier("id"), Publishers(table, publishers), Categories(table, declared), table.RequiredText("why"));
            foreach (var publisher in origin.Publishers.Where(publisher => !(origin.Categories.IsEmpty ? [""] : origin.Categories).All(category => placed.Add((publisher, category)))))
            {
                table.Fault("publishers", $"\"{publisher}\" again", "each publisher in one origin of a category");
            }

            Title(table, origin.Id, titles);
            table.Done("id, title, publishers, categories, why");
            yield return origin;
        }
    }

    private static ImmutableArray<string> Publishers(TomlTable table, PublisherList publishers)
    {
        var named = table.Texts("publishers");
        if (named.IsEmpty)
        {
            table.Fault("publishers", "nothing", "at least one publisher");
        }

        foreach (var unknown in named.Where(one => publishers.Find(one) is null))
        {
            table.Fault("publishers", $"\"{unknown}\"", "a publisher of sources.toml");
        }

        return [.. named.Select(one => publishers.Find(one)?.Id ?? one)];
    }

    private static ImmutableArray<string> Categories(TomlTable table, Declarations declared)
    {
        var named = table.Texts("categories");
        foreach (var unknown in named.Where(one => !declared.Rules.Categories.Knows(one)))
        {
            table.Fault("categories", $"\"{unknown}\"", "a built-in or declared category");
        }

        return named;
    }

    private static IEnumerable<string> Twice(IEnumerable<string> words) => words.GroupBy(word => word, StringComparer.Ordinal).Where(group => group.Skip(1).Any()).Select(group => group.Key);

    private static SeriesSetAside SetAside(TomlTable table)
    {
        var series = table.Texts("series");
        if (series.IsEmpty)
        {
            table.Fault("series", "nothing", "at least one series");
        }

        var why = table.RequiredText("why");
        table.Done("series, why");
        return new(series, why);
    }

    private static LeftOut LeftOut(TomlTable table, Declarations declared)
    {
        var side = table.RequiredText("side");
        if (side.Length > 0 && !declared.Rules.Sides.Knows(side))
        {
            table.Fault("side", $"\"{side}\"", "a declared side");
        }

        _ = Category(table, "category");
        var left = new LeftOut(side, table.Text("category") ?? "", Said(table, "what"), table.Local("size"), Said(table, "why"));
        table.Done("side, category, what, size, why");
        return left;
    }

    // An origin may be declared twice, for other categories: the first title stands.
    private static void Title(TomlTable table, string id, Dictionary<string, LocalText> titles)
    {
        if (table.Local("title") is { } title)
        {
            titles.TryAdd(id, title);
        }
    }

    // A text in one language or in several.
    private static LocalText Said(TomlTable table, string key) => table.Has(key) && table.Local(key) is { } text ? text : new(table.RequiredText(key));

    internal static LossCategory? Category(TomlTable table, string key)
    {
        LossCategory? category = table.RequiredText(key) switch
        {
            "killed" => LossCategory.Killed,
            "wounded" => LossCategory.Wounded,
            "casualties" => LossCategory.Casualties,
            "missing" => LossCategory.Missing,
            _ => null,
        };
        if (category is null && table.Has(key))
        {
            table.Fault(key, $"\"{table.Text(key)}\"", "killed, wounded, casualties or missing");
        }

        return category;
    }
}
