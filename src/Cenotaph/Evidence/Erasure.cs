using System.Text.Json;

namespace Cenotaph.Evidence;

/// <summary>The entry that says that a personal body was erased, and why.</summary>
internal static class Erasure
{
    /// <summary>Its kind.</summary>
    public const string Kind = "erasure";

    /// <summary>Its body: the sequence of the entry whose body is gone, and the reason.</summary>
    public static ReadOnlyMemory<byte> Body(long sequence, string why)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("sequence", sequence);
        json.Member("why", why);
        return json.End();
    }

    /// <summary>The sequence that an erasure's body names, or null when it names none.</summary>
    public static long? SequenceIn(ReadOnlySpan<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body);
            var element = JsonElement.ParseValue(ref reader);
            return element.ValueKind == JsonValueKind.Object
                && element.TryGetProperty("sequence", out var named)
                && named.ValueKind == JsonValueKind.Number
                && named.TryGetInt64(out var sequence)
                ? sequence
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
