using Cenotaph.Claims;
using Cenotaph.Ingest;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>Reads one section [series.NAME] of a register's input.</summary>
internal static class SeriesSection
{
    public static SeriesDefinition Read(
        TomlTable section, string id, string input, Origin origin, Vocabulary vocabulary, List<Measure> measures)
    {
        foreach (var (key, suffix) in new[] { ("value", ""), ("low", ".low"), ("high", ".high") })
        {
            if (section.Text(key) is { } column)
            {
                measures.Add(new(id + suffix, column));
            }
        }

        if (!section.Has("value") && !section.Has("low") && !section.Has("high"))
        {
            section.Fault("value", "nothing", "the column that holds the numbers");
        }

        var publisher = section.RequiredText("publisher");
        var found = vocabulary.Publishers.Find(publisher);
        if (publisher.Length > 0 && found is null)
        {
            section.Fault("publisher", $"\"{publisher}\"", "a publisher of sources.toml");
        }

        var side = Known(section, "side", vocabulary.Rules.Sides, "a side declared in study.toml");
        var category = Known(section, "category", vocabulary.Rules.Categories, "a built-in or declared category");
        var scope = section.Texts("scope");
        foreach (var term in scope.Where(term => !vocabulary.Rules.Scopes.Knows(term)))
        {
            section.Fault("scope", $"\"{term}\"", "scopes declared in study.toml");
        }

        var kind = QuantityWords.ParseKind(section.RequiredText("quantity"));
        if (section.Text("quantity") is { Length: > 0 } word && kind is null or > QuantityKind.Level)
        {
            section.Fault("quantity", $"\"{word}\"", "cumulative, period, rate, ratio or level");
        }

        var confirmation = section.Text("confirmation") ?? "total";
        if (QuantityWords.ParseConfirmation(confirmation) is null)
        {
            section.Fault("confirmation", $"\"{confirmation}\"", string.Join(", ", QuantityWords.ConfirmationWords));
        }

        var correlation = section.Text("weeks_correlated");
        if (correlation is not (null or "full" or "none" or "unknown"))
        {
            section.Fault("weeks_correlated", $"\"{correlation}\"", "full, none or unknown");
        }

        var definition = new SeriesDefinition(
            id,
            section.Local("title") ?? new(id),
            new()
            {
                Side = side,
                Category = category,
                Scope = scope.IsEmpty || scope.Any(string.IsNullOrWhiteSpace) ? Scope.All : new(scope),
                Kind = kind ?? QuantityKind.Level,
                Confirmation = QuantityWords.ParseConfirmation(confirmation) ?? Confirmation.Total,
                Unit = section.Text("unit") ?? UnitOf(vocabulary, category),
                Basis = id,
            },
            found?.Id ?? publisher,
            section.Text("interval"),
            correlation,
            section.Local("note"),
            input,
            origin);
        section.Done("title, value, low, high, publisher, side, category, scope, quantity, confirmation, unit, interval, weeks_correlated, note");
        return definition;
    }

    private static string UnitOf(Vocabulary vocabulary, string category) =>
        vocabulary.Categories.FirstOrDefault(one => one.Id == category)?.Unit ?? "persons";

    private static string Known(TomlTable section, string key, Nesting nesting, string expected)
    {
        var text = section.RequiredText(key);
        if (text.Length > 0 && !nesting.Knows(text))
        {
            section.Fault(key, $"\"{text}\"", expected);
        }

        return text;
    }
}
