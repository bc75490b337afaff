using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Claims;

/// <summary>Reads claims back from the bodies of ledger entries.</summary>
public static class ClaimReader
{
    /// <summary>The fault that keeps a body from being a claim, or null.</summary>
    public static Fault? Check(JsonElement body, Vocabulary vocabulary) =>
        TryRead(body, vocabulary, new Origin(null), [], out _, out var fault) ? null : fault;

    /// <summary>Reads one claim.</summary>
    /// <param name="body">The body of a ledger entry of kind claim.</param>
    /// <param name="vocabulary">The study's words.</param>
    /// <param name="origin">The origin of the input; the record's own address, title and dates win.</param>
    /// <param name="edges">All lineage edges of the study.</param>
    /// <param name="claim">The claim.</param>
    /// <param name="fault">What is wrong, when there is no claim.</param>
    public static bool TryRead(
        JsonElement body,
        Vocabulary vocabulary,
        Origin origin,
        IReadOnlyCollection<LineageEdge> edges,
        out Claim claim,
        out Fault fault)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(origin);
        ArgumentNullException.ThrowIfNull(edges);
        claim = null!;
        if (ClaimForm.FaultOf(body) is { } form)
        {
            fault = form;
            return false;
        }

        var written = Text(body, "publisher") ?? "";
        if (vocabulary.Publishers.Find(written) is not { } publisher)
        {
            fault = new("publisher", written, "a publisher of sources.toml, by id, name or alias");
            return false;
        }

        var reporter = Text(body, "reported_by");
        if (reporter is not null && vocabulary.Publishers.Find(reporter) is null)
        {
            fault = new("reported_by", reporter, "a publisher of sources.toml, by id, name or alias");
            return false;
        }

        if (FigureOf(body, out var figure) is { } wrong)
        {
            fault = wrong;
            return false;
        }

        if (QuantityOf(body, vocabulary, figure, out var quantity) is { } off)
        {
            fault = off;
            return false;
        }

        var id = Text(body, "id") ?? "";
        if (DerivedFrom(body, id, vocabulary.Publishers, out var derived) is { } lost)
        {
            fault = lost;
            return false;
        }

        claim = new()
        {
            Id = id,
            Quantity = quantity,
            Figure = figure,
            Publisher = publisher,
            PublisherAsWritten = written,
            Relation = PublisherList.RelationTo(publisher, quantity.Side, vocabulary.Rules.Sides),
            CategoryAsPublished = Text(body, "category_as_published"),
            ScopeAsPublished = Text(body, "scope_as_published"),
            PublishedAt = Date(body, "published_at"),
            RecordedAt = Date(body, "recorded_at"),
            Method = Text(body, "method"),
            ReportedBy = reporter is null ? null : vocabulary.Publishers.Find(reporter),
            ReportedAt = Date(body, "reported_at"),
            Original = Text(body, "original"),
            Modality = Text(body, "modality"),
            Explanation = Text(body, "explanation"),
            Quote = Text(body, "quote"),
            Supersedes = Text(body, "supersedes"),
            RespondsTo = Text(body, "responds_to"),
            Response = Text(body, "response"),
            Note = Text(body, "note"),
            Lineage = LineageOf(id, publisher, derived, edges),
            Origin = origin with
            {
                Publisher = origin.Publisher ?? publisher.Name.ToString(),
                Title = Text(body, "title") ?? origin.Title,
                Address = Text(body, "address") ?? origin.Address,
                Published = Date(body, "published_at") ?? Date(body, "reported_at") ?? origin.Published,
                Accessed = Date(body, "accessed") ?? origin.Accessed,
                Citation = Text(body, "citation") ?? origin.Citation,
            },
            Input = Text(body, "input") ?? "",
        };
        fault = default;
        return true;
    }

    private static ImmutableArray<LineageEdge> LineageOf(
        string id, Publisher publisher, IEnumerable<LineageEdge> derived, IReadOnlyCollection<LineageEdge> edges) =>
        [
            .. derived.Concat(edges.Where(edge => edge.FromClaim && edge.From == id))
                .Concat(edges.Where(edge => !edge.FromClaim && edge.From == publisher.Id))
                .DistinctBy(edge => (edge.Of, edge.OfClaim)),
        ];

    private static Fault? DerivedFrom(JsonElement body, string id, PublisherList publishers, out List<LineageEdge> edges)
    {
        const string PublisherMark = "publisher:";
        edges = [];
        foreach (var of in List(body, "derived_from"))
        {
            if (!of.StartsWith(PublisherMark, StringComparison.Ordinal))
            {
                edges.Add(new(id, of, true, true, "derived", LineageStatus.Stated, null, null));
            }
            else if (publishers.Find(of[PublisherMark.Length..]) is { } publisher)
            {
                edges.Add(new(id, publisher.Id, true, false, "derived", LineageStatus.Stated, null, null));
            }
            else
            {
                return new("derived_from", of, "the id of a claim, or publisher: and a publisher of sources.toml");
            }
        }

        return null;
    }

    private static Fault? QuantityOf(JsonElement body, Vocabulary vocabulary, Figure figure, out Quantity quantity)
    {
        quantity = null!;
        var side = Text(body, "side") ?? "";
        var category = Text(body, "category") ?? "";
        if (!vocabulary.Rules.Sides.Knows(side))
        {
            return new("side", side, "a side declared in study.toml");
        }

        if (!vocabulary.Rules.Categories.Knows(category))
        {
            return new("category", category, "a built-in category or one declared in study.toml");
        }

        var scope = List(body, "scope").DefaultIfEmpty(Scope.Everyone).ToImmutableArray();
        if (scope.FirstOrDefault(term => !vocabulary.Rules.Scopes.Knows(term)) is { } unknown)
        {
            return new("scope", unknown, "scopes declared in study.toml");
        }

        if (QuantityWords.ParseKind(Text(body, "kind") ?? "") is not { } kind)
        {
            return new("kind", Text(body, "kind") ?? "nothing", string.Join(", ", QuantityWords.KindWords));
        }

        if ((kind is QuantityKind.Response or QuantityKind.Scope) == (figure.Bound != Bound.None)
            && kind is not (QuantityKind.Scope or QuantityKind.Rank))
        {
            return kind == QuantityKind.Response
                ? new("figure", figure.ToString(), "no number in a response")
                : new("figure", "no number", "a number, for this kind of claim");
        }

        var start = Date(body, "period_start");
        var end = Date(body, "period_end");
        var asOf = Date(body, "as_of");
        var first = start?.First ?? (kind == QuantityKind.Cumulative ? vocabulary.Start : null);
        var last = end?.Last ?? (kind == QuantityKind.Cumulative ? asOf?.Last : null);
        if (first > last)
        {
            return new(end is null ? "as_of" : "period_end", $"{last:O}", $"a day not before {first:O}, the start of the period");
        }

        quantity = new()
        {
            Side = side,
            Category = category,
            Scope = new(scope),
            Kind = kind,
            Period = first is { } from && last is { } to ? new(from, to) : null,
            AsOf = asOf,
            Confirmation = QuantityWords.ParseConfirmation(Text(body, "confirmation") ?? "") ?? Confirmation.Total,
            Unit = Text(body, "unit") ?? vocabulary.Category(category).Unit,
            Basis = Text(body, "basis"),
        };
        return null;
    }

    private static Fault? FigureOf(JsonElement body, out Figure figure)
    {
        figure = Figure.None;
        var printed = body.TryGetProperty("figure", out var member) && member.ValueKind == JsonValueKind.Object;
        var from = printed ? member : body;
        var value = Number(from, "value");
        var low = Number(from, "low");
        var high = Number(from, "high");
        var rounding = Number(from, "rounding") ?? Number(body, "rounding") ?? 0;
        var inWords = from.TryGetProperty("in_words", out var words) && words.ValueKind == JsonValueKind.True;
        var word = Text(from, "bound") ?? (value is null && low is null && high is null ? "none" : null);
        if (word is null)
        {
            return new("bound", "nothing", "point, range, ci95, lower, upper or approx beside value, low or high");
        }

        try
        {
            figure = (BoundWords.Parse(word), value, low, high) switch
            {
                (Bound.None, null, null, null) => Figure.None,
                (Bound.Point or Bound.Approximate or Bound.Interval95, _, _, _) when inWords =>
                    throw new ArgumentException("for a quantity word, a low limit, a high limit or a range: it is not a point"),
                (Bound.Point, { } one, null, null) => Figure.Point(one, rounding),
                (Bound.Approximate, { } one, null, null) => Figure.Approximate(one, rounding),
                (Bound.Lower, null, { } one, null) => Figure.AtLeast(one, rounding, inWords),
                (Bound.Upper, null, null, { } one) => Figure.AtMost(one, rounding, inWords),
                (Bound.Range, _, { } from1, { } to) => Figure.Between(from1, to, value, rounding, inWords),
                (Bound.Interval95, _, { } from1, { } to) => Figure.Within95(from1, to, value, rounding),
                _ => throw new ArgumentException(Expected(word)),
            };
            return null;
        }
        catch (ArgumentException exception)
        {
            return new("bound", Seen(word, value, low, high), exception.Message.Split(" (Parameter", 2)[0]);
        }
    }

    private static string Expected(string word) => word switch
    {
        "point" or "approx" => $"for {word}, a value and neither low nor high",
        "lower" => "for lower, a low limit and nothing else: a bound is not a point",
        "upper" => "for upper, a high limit and nothing else: a bound is not a point",
        "range" or "ci95" => $"for {word}, low and high",
        _ => "point, range, ci95, lower, upper, approx or none",
    };

    private static string Seen(string word, decimal? value, decimal? low, decimal? high) =>
        string.Create(CultureInfo.InvariantCulture, $"{word} with value {value?.ToString(CultureInfo.InvariantCulture) ?? "empty"}, low {low?.ToString(CultureInfo.InvariantCulture) ?? "empty"}, high {high?.ToString(CultureInfo.InvariantCulture) ?? "empty"}");

    private static string? Text(JsonElement body, string field) =>
        body.TryGetProperty(field, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static decimal? Number(JsonElement body, string field) =>
        Text(body, field) is { } text && ClaimForm.Number(text) is { } number ? number : null;

    private static DateSpan? Date(JsonElement body, string field) =>
        Text(body, field) is { } text && DateSpan.TryParse(text, out var span) ? span : null;

    private static IEnumerable<string> List(JsonElement body, string field) =>
        body.TryGetProperty(field, out var member) ? member.EnumerateArray().Select(item => item.GetString()!) : [];
}
