using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Registers;

/// <summary>Reads series back from the rows of registers in the ledger.</summary>
public static class SeriesReader
{
    private static readonly string[] Parts = ["age", "area", "cause", "group", "sex"];

    /// <summary>The series that are defined, in the order of their definitions.</summary>
    public static ImmutableArray<Series> Read(Ledger ledger, IEnumerable<SeriesDefinition> definitions)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(definitions);
        var all = definitions.ToList();
        var rows = all.ToDictionary(one => one.Id, _ => new List<SeriesRow>(), StringComparer.Ordinal);
        var byInput = all.ToLookup(one => one.Input, StringComparer.Ordinal);
        var tables = ArchivedTable.Current(ledger);
        foreach (var record in CurrentRecords.Of(ledger, RegisterFields.Name, keepVanished: false))
        {
            using var document = JsonDocument.Parse(record.Entry.Body);
            if (RowDate.Text(document.RootElement, "input") is { } input && !tables.ContainsKey(input))
            {
                Add(document.RootElement, input);
            }
        }

        foreach (var table in tables.Values.Where(table => table.Kind == RegisterFields.Name && byInput.Contains(table.Input)))
        {
            using var opened = table.Open(ledger, Path.Combine(Path.GetDirectoryName(Path.GetFullPath(ledger.File))!, ArchivedTable.Folder));
            foreach (var body in ArchivedRows.Bodies(opened.Path))
            {
                Add(body, table.Input);
            }
        }

        return [.. all.Select(definition => new Series(definition, [.. Ordered(rows[definition.Id])]))];

        void Add(JsonElement body, string input)
        {
            if (!body.TryGetProperty("values", out var values))
            {
                return;
            }

            foreach (var definition in byInput[input])
            {
                var row = new SeriesRow(
                    RowDate.Of(body),
                    RowDate.Text(body, "vintage") is { } vintage && DateSpan.TryParse(vintage, out var made) ? made : null,
                    Parts.Where(part => RowDate.Text(body, part) is not null)
                        .ToImmutableSortedDictionary(part => part, part => RowDate.Text(body, part)!, StringComparer.Ordinal),
                    Number(values, definition.Id),
                    Number(values, definition.Id + ".low"),
                    Number(values, definition.Id + ".high"),
                    RowDate.Text(body, "address"),
                    RowDate.Text(body, "note"));
                if (row is not { Value: null, Low: null, High: null })
                {
                    rows[definition.Id].Add(row);
                }
            }
        }
    }

    private static IEnumerable<SeriesRow> Ordered(IEnumerable<SeriesRow> rows) =>
        rows.OrderBy(row => row.Vintage?.Last)
            .ThenBy(row => row.Date?.First)
            .ThenBy(row => row.Date?.Last)
            .ThenBy(row => string.Join('\u001f', row.Part.Select(part => part.Key + "=" + part.Value)), StringComparer.Ordinal);

    private static decimal? Number(JsonElement values, string name) =>
        RowDate.Text(values, name) is { } text
        && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
