using System.Collections.Immutable;

namespace Cenotaph;

/// <summary>A text in one or more languages, by their two-letter codes (ISO 639-1).</summary>
public sealed class LocalText
{
    private readonly ImmutableSortedDictionary<string, string> texts;

    /// <summary>The text in these languages.</summary>
    /// <exception cref="ArgumentException">There is no language at all.</exception>
    public LocalText(IEnumerable<KeyValuePair<string, string>> texts)
    {
        this.texts = texts.ToImmutableSortedDictionary(StringComparer.Ordinal);
        if (this.texts.IsEmpty)
        {
            throw new ArgumentException("A text has at least one language.", nameof(texts));
        }
    }

    /// <summary>The same text, said to be English.</summary>
    public LocalText(string english)
        : this([new("en", english)])
    {
    }

    /// <summary>The languages it is in, in ordinal order.</summary>
    public IEnumerable<string> Languages => texts.Keys;

    /// <summary>The text in a language; in English, or else the first it has, when that one is missing.</summary>
    public string In(string language) =>
        texts.TryGetValue(language, out var text) ? text
        : texts.TryGetValue("en", out var english) ? english
        : texts.Values.First();

    /// <summary>The English text.</summary>
    public override string ToString() => In("en");
}
