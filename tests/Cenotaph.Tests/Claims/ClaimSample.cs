using System.Collections.Immutable;
using System.Text.Json;
using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

/// <summary>The words of an invented war, and bodies of claims about it.</summary>
internal static class ClaimSample
{
    public static Vocabulary Words { get; } = new(
        new(
            new([new("both", ["Red", "Coalition"], Complete: true, Disjoint: true), new("Coalition", ["Blue", "Green"]), new("Red"), new("Blue"), new("Green")]),
            new(Vocabulary.BuiltInCategoryTerms),
            new([new("all", ["army"]), new("army")])),
        [Word("Red"), Word("Blue"), Word("Green"), Word("Coalition"), Word("both")],
        Vocabulary.BuiltInCategories,
        [Word("all"), Word("army")],
        new(
        [
            Publisher("red-staff", "General Staff of Red", ["Штаб Красных", "O'Hara-Blake"], ("Red", Relation.Own), ("Blue", Relation.Adversary), ("Green", Relation.Adversary)),
            Publisher("story", "“Story Net”", ["Сеть «Истории»"]),
        ]),
        new DateOnly(2024, 1, 1));

    public static Publisher Publisher(string id, string name, ImmutableArray<string> aliases, params (string Side, Relation Relation)[] relations) => new(
        id, new(name), aliases, "media", null,
        relations.ToImmutableSortedDictionary(one => one.Side, one => one.Relation, StringComparer.Ordinal), null, null);

    /// <summary>A sound body with some members replaced, or taken out where the JSON is null.</summary>
    public static JsonElement Body(params (string Member, string? Json)[] changes)
    {
        var members = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            ["id"] = "\"C-1\"",
            ["side"] = "\"Red\"",
            ["category"] = "\"killed\"",
            ["kind"] = "\"cumulative\"",
            ["value"] = "\"1200\"",
            ["bound"] = "\"point\"",
            ["as_of"] = "\"2024-05-14\"",
            ["publisher"] = "\"story\"",
            ["input"] = "\"press\"",
        };
        foreach (var (member, json) in changes)
        {
            members.Remove(member);
            if (json is not null)
            {
                members[member] = json;
            }
        }

        return Json("{" + string.Join(',', members.Select(one => $"\"{one.Key}\":{one.Value}")) + "}");
    }

    public static JsonElement Json(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }

    public static Claim Read(JsonElement body, params LineageEdge[] edges)
    {
        Assert.True(ClaimReader.TryRead(body, Words, new Origin(null), edges, out var claim, out var fault), fault.ToString());
        return claim;
    }

    private static Definition Word(string id) => new(id, new(id));
}
