using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cenotaph;

/// <summary>The texts of findings in one language, from its resource file, and its way of writing numbers and dates.</summary>
public sealed class Wording
{
    /// <summary>The language of the command and of the files, and of a text that has no other.</summary>
    public const string Main = "en";

    private const string Folder = "wording/";

    private static readonly JsonSerializerOptions Strict = new() { AllowDuplicateProperties = false };
    private static readonly string[] Formats =
        [.. Enumerable.Range(0, 13).Select(digits => digits == 0 ? "#,0" : "#,0." + new string('#', digits))];

    private static readonly ConcurrentDictionary<string, Wording> Loaded = new(StringComparer.Ordinal);

    private readonly Dictionary<string, string> texts;
    private readonly NumberFormatInfo numbers;

    private Wording(string language)
    {
        Language = language;
        using var stream = typeof(Wording).Assembly.GetManifestResourceStream($"{Folder}{language}.json")!;
        texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream, Strict)!;
        numbers = (NumberFormatInfo)NumberFormatInfo.InvariantInfo.Clone();
        numbers.NumberGroupSeparator = this["number.group"];
        numbers.NumberDecimalSeparator = this["number.decimal"];
        numbers.NegativeSign = this["number.minus"];
    }

    /// <summary>The language, two letters.</summary>
    public string Language { get; }

    /// <summary>The languages that have a resource file, in ordinal order.</summary>
    public static IReadOnlyList<string> Languages { get; } =
    [
        .. typeof(Wording).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
            .Select(name => Path.GetFileNameWithoutExtension(name)).Order(StringComparer.Ordinal),
    ];

    /// <summary>All keys, in ordinal order.</summary>
    public IEnumerable<string> Keys => texts.Keys.Order(StringComparer.Ordinal);

    /// <summary>The wording of a language; the English one where it has no file.</summary>
    public static Wording For(string language) =>
        Loaded.GetOrAdd(Languages.Contains(language) ? language : Main, one => new(one));

    /// <summary>The text of that key if there is one.</summary>
    public string? Find(string key) => texts.GetValueOrDefault(key);

    internal string this[string key] =>
        texts.TryGetValue(key, out var text) ? text
        : throw new KeyNotFoundException($"The wording of \"{Language}\" has no text \"{key}\".");

    /// <summary>The text of that key with its places, which stand in braces, filled in.</summary>
    internal string With(string key, Func<string, string?> place)
    {
        var text = this[key];
        var written = new StringBuilder();
        var at = 0;
        while (text.IndexOf('{', at) is var open and >= 0)
        {
            var close = text.IndexOf('}', open);
            var name = text[(open + 1)..close];
            written.Append(text, at, open - at).Append(
                place(name) ?? throw new KeyNotFoundException($"Nothing fills the place {{{name}}} of \"{key}\" in \"{Language}\"."));
            at = close + 1;
        }

        return written.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>A number with its thousands grouped and at most so many digits behind the point.</summary>
    internal string Number(decimal number, int digits) => number.ToString(Formats[digits], numbers);

    /// <summary>A result of the arithmetic of rates and ratios with at most so many digits behind the point.</summary>
    internal string Number(double number, int digits) => number.ToString(Formats[digits], numbers);

    /// <summary>A share as a percentage, to one decimal; a change has its sign.</summary>
    internal string Percent(double share, bool signed) => With("number.percent", _ =>
        (100 * share).ToString(signed ? $"+0.#;{numbers.NegativeSign}0.#;0" : "0.#", numbers));

    /// <summary>A date, no finer than it is known.</summary>
    internal string Date(DateSpan date)
    {
        var text = date.ToString();
        var form = date.IsDay ? "day"
            : text.Length == 4 ? "year"
            : text.Contains("-Q", StringComparison.Ordinal) ? "quarter"
            : text.Contains("-W", StringComparison.Ordinal) ? "week"
            : text.Length == 7 ? "month"
            : "span";
        return With("when." + form, name => name switch
        {
            "year" => text[..4],
            "month" => date.First.ToString("MM", CultureInfo.InvariantCulture),
            "day" => date.First.ToString("dd", CultureInfo.InvariantCulture),
            "name" => this["month.alone." + date.First.Month.ToString(CultureInfo.InvariantCulture)],
            "number" => form == "week" ? text[^2..] : text[^1..],
            "week" => text[^2..].TrimStart('0'),
            "first" => Date(DateSpan.Day(date.First)),
            "last" => Date(DateSpan.Day(date.Last)),
            _ => null,
        });
    }
}
