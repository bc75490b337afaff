using System.Globalization;
using System.Text.Json;
using Cenotaph.Claims;

namespace Cenotaph.Publication;

/// <summary>Claims as JSON for machines.</summary>
public static class ClaimJson
{
    /// <summary>Writes one claim as an object; what is not known is null.</summary>
    public static void Write(Utf8JsonWriter json, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(claim);
        json.WriteStartObject();
        json.WriteString("id", claim.Id);
        json.WriteString("side", claim.Quantity.Side);
        json.WriteString("category", claim.Quantity.Category);
        json.WriteString("category_as_published", claim.CategoryAsPublished);
        json.WriteStartArray("scope");
        foreach (var term in claim.Quantity.Scope.Terms)
        {
            json.WriteStringValue(term);
        }

        json.WriteEndArray();
        json.WriteString("scope_as_published", claim.ScopeAsPublished);
        json.WriteString("kind", claim.Quantity.Kind.Word());
        Number(json, "value", claim.Figure.Value);
        Number(json, "low", claim.Figure.Low);
        Number(json, "high", claim.Figure.High);
        json.WriteString("bound", claim.Figure.Bound.Word());
        Number(json, "rounding", claim.Figure.Rounding == 0 ? null : claim.Figure.Rounding);
        json.WriteBoolean("in_words", claim.Figure.InWords);
        json.WriteString("unit", claim.Quantity.Unit);
        json.WriteString("confirmation", claim.Quantity.Confirmation.Word());
        if (claim.Quantity.Period is { } period)
        {
            json.WriteStartObject("period");
            json.WriteString("start", period.First.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("end", period.Last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("period");
        }

        json.WriteString("as_of", claim.Quantity.AsOf?.ToString());
        json.WriteString("published_at", claim.PublishedAt?.ToString());
        json.WriteString("recorded_at", claim.RecordedAt?.ToString());
        json.WriteString("publisher", claim.Publisher.Id);
        json.WriteString("publisher_name", claim.Publisher.Name.ToString());
        json.WriteString("relation", claim.Relation.Word());
        json.WriteString("method", claim.Method);
        json.WriteString("basis", claim.Quantity.Basis);
        json.WriteString("reported_by", claim.ReportedBy?.Id);
        json.WriteString("reported_at", claim.ReportedAt?.ToString());
        json.WriteString("original", claim.Original);
        json.WriteStartArray("lineage");
        foreach (var edge in claim.Lineage)
        {
            json.WriteStartObject();
            json.WriteString("of", edge.Of);
            json.WriteString("type", edge.OfClaim ? "claim" : "publisher");
            json.WriteString("relation", edge.Relation);
            json.WriteString("status", ClaimTable.Word(edge.Status));
            Number(json, "strength", edge.Strength);
            json.WriteString("evidence", edge.Evidence);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("modality", claim.Modality);
        json.WriteString("explanation", claim.Explanation);
        json.WriteString("quote", claim.Quote);
        json.WriteString("supersedes", claim.Supersedes);
        json.WriteString("responds_to", claim.RespondsTo);
        json.WriteString("response", claim.Response);
        json.WriteString("note", claim.Note);
        json.WriteBoolean("vanished", claim.Vanished);
        json.WriteString("input", claim.Input);
        Origin(json, claim.Origin);
        json.WriteEndObject();
    }

    private static void Origin(Utf8JsonWriter json, Origin origin)
    {
        json.WriteStartObject("origin");
        json.WriteString("publisher", origin.Publisher);
        json.WriteString("title", origin.Title);
        json.WriteString("address", origin.Address);
        json.WriteString("published", origin.Published?.ToString());
        json.WriteString("accessed", origin.Accessed?.ToString());
        json.WriteString("archived", origin.Archived);
        json.WriteString("licence", origin.Licence);
        json.WriteString("citation", origin.Citation);
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? number)
    {
        if (number is { } known)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(ClaimTable.Digits(known)!);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
