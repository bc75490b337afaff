using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>The sides, categories and scopes that study.toml declares, and how they nest.</summary>
internal sealed record Declarations(
    QuantityRules Rules,
    ImmutableArray<Definition> Sides,
    ImmutableArray<Definition> Categories,
    ImmutableArray<Definition> Scopes)
{
    public static Declarations Read(TomlTable table)
    {
        var (sides, sideTerms) = Terms(table, "sides", []);
        if (sides.IsEmpty)
        {
            table.Fault("sides", "nothing", "at least one section [[sides]] with id and name");
        }

        var (categories, categoryTerms) = Terms(table, "categories", [.. Vocabulary.BuiltInCategories.Select(one => one.Id)]);
        var (scopes, scopeTerms) = Terms(table, "scopes", [Scope.Everyone]);
        var everyone = new Definition(
            Scope.Everyone,
            new([new("en", "everyone on the side"), new("ru", "все на этой стороне"), new("uk", "усі на цьому боці")]));
        scopeTerms.Insert(0, new(Scope.Everyone, [.. scopes.Select(scope => scope.Id)]));
        return new(
            new(
                NestingOf(table, "sides", sideTerms),
                NestingOf(table, "categories", [.. Vocabulary.BuiltInCategoryTerms, .. categoryTerms]),
                NestingOf(table, "scopes", scopeTerms)),
            sides,
            [.. Vocabulary.BuiltInCategories, .. categories],
            [everyone, .. scopes]);
    }

    private static (ImmutableArray<Definition> Definitions, List<Term> Terms) Terms(
        TomlTable table, string key, ImmutableArray<string> reserved)
    {
        List<Definition> definitions = [];
        List<Term> terms = [];
        foreach (var section in table.Tables(key))
        {
            var id = section.Identifier("id");
            var name = section.Local("name");
            if (name is null && !section.Has("name"))
            {
                section.Fault("name", "nothing", "a name for readers");
            }

            if (reserved.Contains(id))
            {
                section.Fault("id", $"\"{id}\"", "another id: this one is built in");
            }

            definitions.Add(new(id, name ?? new(id), section.Local("meaning"), section.Text("unit") ?? "persons"));
            terms.Add(new(id, section.Texts("parts"), section.Flag("complete"), section.Flag("disjoint")));
            section.Done("id, name, meaning, unit, parts, complete, disjoint");
        }

        return ([.. definitions], terms);
    }

    private static Nesting NestingOf(TomlTable table, string key, IReadOnlyList<Term> terms)
    {
        try
        {
            return new(terms);
        }
        catch (ArgumentException exception)
        {
            table.Fault(key, exception.Message.Split(" (Parameter", 2)[0].TrimEnd('.'), "terms that are declared once and nest without a circle");
            return new(terms.DistinctBy(term => term.Id).Select(term => new Term(term.Id)));
        }
    }
}
