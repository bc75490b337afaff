using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Cenotaph.Site.Words;

/// <summary>
/// The fixed texts of the pages in one language, from its resource file and the library's <see cref="Wording"/>, and its
/// way of writing numbers.
/// </summary>
internal sealed class Texts
{
    /// <summary>The language of the pages at the bulletin's root.</summary>
    public const string Main = Wording.Main;

    private static readonly ConcurrentDictionary<string, Texts> Loaded = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> texts;
    private readonly Wording wording;
    private readonly NumberFormatInfo numbers;

    private Texts(string language)
    {
        Language = language;
        wording = Wording.For(language);
        texts = JsonSerializer.Deserialize<Dictionary<string, string>>(Assets.Read($"words/{language}.json"))!;
        numbers = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        numbers.NumberGroupSeparator = this["number.group"];
        numbers.NumberDecimalSeparator = this["number.decimal"];
        numbers.NegativeSign = "−";
    }

    /// <summary>The language, two letters.</summary>
    public string Language { get; }

    /// <summary>The languages that have a resource file.</summary>
    public static IReadOnlyList<string> Languages { get; } = Assets.WordFiles;

    /// <summary>All keys of the pages' own texts, in ordinal order.</summary>
    public IEnumerable<string> Keys => texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>The text of that key.</summary>
    /// <exception cref="KeyNotFoundException">The language has no such text.</exception>
    public string this[string key] =>
        Find(key) ?? throw new KeyNotFoundException($"words/{Language}.json has no text \"{key}\".");

    /// <summary>The texts of a language.</summary>
    public static Texts For(string language) => Loaded.GetOrAdd(language, one => new(one));

    /// <summary>The text of that key with its places filled in.</summary>
    public string With(string key, params object[] parts) => string.Format(CultureInfo.InvariantCulture, this[key], parts);

    /// <summary>A word of the study's records as a reader sees it; the word itself where the language has no text for it.</summary>
    public string Word(string family, string word) => Find(family + "." + word) ?? word;

    /// <summary>The text of that key if there is one.</summary>
    public string? Find(string key) => texts.GetValueOrDefault(key) ?? wording.Find(key);

    /// <summary>A unit as it stands behind a number: in the plural form of that number, where the language has one.</summary>
    /// <param name="unit">The unit's word in records.</param>
    /// <param name="number">The number before it.</param>
    /// <param name="bounded">Whether words such as "at least" stand before the number.</param>
    public string Unit(string unit, decimal number, bool bounded = false) =>
        Find($"unit.{unit}.{PluralForm.Of(Language, number, bounded)}") ?? Word("unit", unit);

    /// <summary>A count with its noun, in the plural form that the language asks for.</summary>
    public string Count(string key, long number) => string.Format(
        CultureInfo.InvariantCulture, this[key + "." + PluralForm.Of(Language, number)], Number(number));

    /// <summary>A number with its thousands grouped and every digit that it has.</summary>
    public string Number(decimal number) => number.ToString("#,##0.############", numbers);
}
