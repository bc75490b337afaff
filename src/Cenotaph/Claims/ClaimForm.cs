using System.Globalization;
using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Claims;

/// <summary>
/// Whether the members of a body have the form that ingesting gives them. Ledgers are read years later, by other
/// versions, and some were written by other hands: what has another form is a fault, not an exception and not empty.
/// </summary>
internal static class ClaimForm
{
    private static readonly string[] Dates =
        ["period_start", "period_end", "as_of", "published_at", "recorded_at", "reported_at", "accessed"];

    private static readonly string[] Numbers = ["value", "low", "high", "rounding"];
    private static readonly string[] Lists = ["scope", "derived_from"];

    private static readonly string[] Texts =
    [
        "id", "side", "category", "category_as_published", "scope_as_published", "kind", "bound", "unit", "confirmation", "publisher",
        "basis", "method", "modality", "explanation", "reported_by", "original", "quote", "address", "title", "citation", "supersedes",
        "responds_to", "response", "note", "input",
    ];

    /// <summary>The first member of another form, or null.</summary>
    public static Fault? FaultOf(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object)
        {
            return new("id", Seen(body), "a record");
        }

        foreach (var field in Texts)
        {
            if (body.TryGetProperty(field, out var member) && TextOf(member) is null)
            {
                return new(field, Seen(member), "a text");
            }
        }

        foreach (var field in Dates)
        {
            if (body.TryGetProperty(field, out var member) && !(TextOf(member) is { } text && DateSpan.TryParse(text, out _)))
            {
                return new(field, Seen(member), "a date");
            }
        }

        foreach (var field in Lists)
        {
            if (body.TryGetProperty(field, out var member)
                && !(member.ValueKind == JsonValueKind.Array && member.EnumerateArray().All(item => TextOf(item) is not null)))
            {
                return new(field, Seen(member), "a list of texts");
            }
        }

        return NumberFaultOf(body)
            ?? (body.TryGetProperty("figure", out var figure)
                ? figure.ValueKind == JsonValueKind.Object ? FigureFaultOf(figure) : new("figure", Seen(figure), "a number as printed")
                : null)
            ?? (body.TryGetProperty("confirmation", out var word) && QuantityWords.ParseConfirmation(word.GetString()!) is null
                ? new("confirmation", Seen(word), string.Join(", ", QuantityWords.ConfirmationWords))
                : null);
    }

    /// <summary>The number that a text is in the notation of the ledger, or null.</summary>
    public static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static Fault? FigureFaultOf(JsonElement figure) =>
        NumberFaultOf(figure)
        ?? (figure.TryGetProperty("bound", out var bound) && TextOf(bound) is null ? new("bound", Seen(bound), "a text") : null);

    private static Fault? NumberFaultOf(JsonElement body)
    {
        foreach (var field in Numbers)
        {
            if (body.TryGetProperty(field, out var member) && !(TextOf(member) is { } text && Number(text) is not null))
            {
                return new(field, Seen(member), "a number");
            }
        }

        return null;
    }

    private static string? TextOf(JsonElement member)
    {
        try
        {
            return member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // an escape of half a surrogate pair, which is no character
            return null;
        }
    }

    private static string Seen(JsonElement member) =>
        TextOf(member) ?? member.ValueKind switch
        {
            JsonValueKind.String => "broken characters",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.Null => "null",
            _ => member.GetRawText(),
        };
}
