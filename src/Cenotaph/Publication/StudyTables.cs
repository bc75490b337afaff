using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Publication;

/// <summary>Publishers, lineage, words and series as tables to download.</summary>
public static class StudyTables
{
    private static readonly string[] PartNames = ["age", "area", "cause", "group", "sex"];

    /// <summary>The publishers, with how they stand to each side.</summary>
    public static DataTable Publishers(Vocabulary vocabulary, string citation)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return new(
            "publishers",
            "Publishers",
            [
                Text("id", "The publisher's word in records."),
                Text("name", "Its name in English."),
                new("aliases", ColumnType.List, "Other names under which inputs know it."),
                Text("kind", "What it is."),
                Text("side", "The side it belongs to."),
                .. vocabulary.Sides.Select(side => Text("relation_to_" + side.Id, $"How it stands to {side.Name}.")),
                Text("address", "Its home page."),
                Text("note", "What a reader must know of it."),
            ],
            [
                .. vocabulary.Publishers.All.Select(publisher => (ImmutableArray<string?>)
                [
                    publisher.Id,
                    publisher.Name.ToString(),
                    string.Join("; ", publisher.Aliases),
                    publisher.Kind,
                    publisher.Side,
                    .. vocabulary.Sides.Select(side =>
                        PublisherList.RelationTo(publisher, side.Id, vocabulary.Rules.Sides).Word()),
                    publisher.Address,
                    publisher.Note,
                ]),
            ],
            citation);
    }

    /// <summary>Who takes figures from whom.</summary>
    public static DataTable Lineage(IEnumerable<LineageEdge> edges, string citation) => new(
        "lineage",
        "Lineage: who takes figures from whom",
        [
            Text("from", "The publisher or claim that took the figure."),
            Text("of", "The publisher or claim that it was taken from."),
            Text("relation", "What was done with it."),
            Text("status", "How it is known: stated, inferred or accepted."),
            new("strength", ColumnType.Number, "From 0, independent, to 1, a copy."),
            Text("evidence", "What shows it."),
        ],
        [
            .. edges.Select(edge => (ImmutableArray<string?>)
            [
                (edge.FromClaim ? "claim:" : "") + edge.From,
                (edge.OfClaim ? "claim:" : "") + edge.Of,
                edge.Relation,
                ClaimTable.Word(edge.Status),
                ClaimTable.Digits(edge.Strength),
                edge.Evidence,
            ]),
        ],
        citation);

    /// <summary>The sides, categories and scopes, and what they mean.</summary>
    public static DataTable Words(Vocabulary vocabulary, string citation)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        return new(
            "words",
            "Sides, categories and scopes",
            [
                Text("type", "side, category or scope."),
                Text("id", "The word in records."),
                Text("name", "Its name in English."),
                Text("meaning", "What it holds and leaves out."),
                Text("unit", "What one of them is."),
            ],
            [
                .. vocabulary.Sides.Select(one => Row("side", one)),
                .. vocabulary.Categories.Select(one => Row("category", one)),
                .. vocabulary.Scopes.Select(one => Row("scope", one)),
            ],
            citation);

        static ImmutableArray<string?> Row(string type, Definition one) =>
            [type, one.Id, one.Name.ToString(), one.Meaning?.ToString(), one.Unit];
    }

    /// <summary>What the rules found.</summary>
    public static DataTable Findings(IEnumerable<Finding> findings, string citation) => new(
        "findings",
        "Findings: contradictions and weaknesses in published figures",
        [
            Text("id", "The finding's permanent id."),
            Text("type", "The rule that found it."),
            Text("severity", "note, warning or contradiction."),
            new("records", ColumnType.List, "The ids of the claims, series and sources that it rests on."),
            new("count", ColumnType.Number, "How many times it was met along a series; the arithmetic shows the worst."),
            Text("arithmetic", "The calculation, written out."),
            Text("message", "One sentence for a reader."),
            Text("remedy", "What a person could do about it."),
            new("explanations", ColumnType.List, "What the publishers themselves say of it, as far as is on record."),
        ],
        [
            .. FindingAddress.Ids(findings).Select(one => (ImmutableArray<string?>)
            [
                one.Id,
                one.Finding.Type,
                Word(one.Finding.Weight),
                string.Join("; ", one.Finding.Records),
                ClaimTable.Digits(one.Finding.Count),
                one.Finding.Arithmetic,
                one.Finding.Message,
                one.Finding.Remedy,
                string.Join("; ", one.Finding.Explanations ?? []),
            ]),
        ],
        citation);

    /// <summary>The word for a weight in files and pages.</summary>
    public static string Word(Weight weight) => weight switch
    {
        Weight.Note => "note",
        Weight.Warning => "warning",
        _ => "contradiction",
    };

    /// <summary>What each series counts.</summary>
    public static DataTable SeriesIndex(IEnumerable<Series> series, string citation) => new(
        "series",
        "Series: what each counts",
        [
            Text("id", "The series' word in files."),
            Text("title", "Its title."),
            Text("publisher", "Who publishes it."),
            Text("side", "The side counted."),
            Text("category", "What happened to those counted."),
            new("scope", ColumnType.List, "Who is counted."),
            Text("kind", "What its numbers say about time."),
            Text("confirmation", "How the cases are known."),
            Text("unit", "What one of them is."),
            Text("interval", "What its limits mean."),
            Text("correlation", "How the errors of its rows go together: full, none or unknown."),
            new("rows", ColumnType.Number, "How many rows it has, in all vintages."),
            Text("note", "What a reader must know of it."),
            Text("citation", "The citation its source asks for."),
        ],
        [
            .. series.Select(one => (ImmutableArray<string?>)
            [
                one.Definition.Id,
                one.Definition.Title.ToString(),
                one.Definition.Publisher,
                one.Definition.Quantity.Side,
                one.Definition.Quantity.Category,
                string.Join("; ", one.Definition.Quantity.Scope.Terms),
                one.Definition.Quantity.Kind.Word(),
                one.Definition.Quantity.Confirmation.Word(),
                one.Definition.Quantity.Unit,
                one.Definition.Interval,
                one.Definition.Correlation,
                ClaimTable.Digits(one.Rows.Length),
                one.Definition.Note?.ToString(),
                one.Definition.Origin.Citation,
            ]),
        ],
        citation);

    /// <summary>The rows of one series, in all its vintages.</summary>
    public static DataTable Rows(Series series)
    {
        ArgumentNullException.ThrowIfNull(series);
        var parts = PartNames.Where(part => series.Rows.Any(row => row.Part.ContainsKey(part))).ToList();
        return new(
            "series-" + series.Definition.Id,
            series.Definition.Title.ToString(),
            [
                new("vintage", ColumnType.Date, "When this edition was made; empty where there is one."),
                new("date", ColumnType.Date, "The day, week, month or year of the row."),
                .. parts.Select(part => Text(part, $"The {part} that the row is about.")),
                new("value", ColumnType.Number, "The number."),
                new("low", ColumnType.Number, "The low limit."),
                new("high", ColumnType.Number, "The high limit."),
                Text("address", "The web address of the row."),
                Text("note", "What a reader must know of the row."),
            ],
            [
                .. series.Rows.Select(row => (ImmutableArray<string?>)
                [
                    row.Vintage?.ToString(),
                    row.Date?.ToString(),
                    .. parts.Select(part => row.Part.GetValueOrDefault(part)),
                    ClaimTable.Digits(row.Value),
                    ClaimTable.Digits(row.Low),
                    ClaimTable.Digits(row.High),
                    row.Address,
                    row.Note,
                ]),
            ],
            series.Definition.Origin.Citation ?? series.Definition.Origin.Publisher ?? "");
    }

    private static DataColumn Text(string name, string meaning) => new(name, ColumnType.Text, meaning);
}
