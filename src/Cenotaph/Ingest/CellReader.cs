using System.Globalization;
using System.Text;
using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>Reads one cell as the type of its field and writes it into a record's canonical body.</summary>
internal sealed class CellReader(InputPlan plan, IReadOnlyDictionary<string, WordLimits> words)
{
    private static readonly IReadOnlyDictionary<string, WordLimits> NoWords = new Dictionary<string, WordLimits>();

    /// <summary>Writes the member; false, with what was expected, when the text is not of the field's type.</summary>
    public bool TryWrite(CanonicalJson json, Field field, ReadOnlySpan<char> text, out string expected)
    {
        if (IsBroken(text))
        {
            expected = "text without broken characters";
            return false;
        }

        expected = "";
        switch (field.Type)
        {
            case FieldType.Text:
                return TryWriteText(json, field, text, out expected);
            case FieldType.List:
                return TryWriteList(json, field, text, out expected);
            case FieldType.Date or FieldType.Day:
                if (!DateSpan.TryParse(text, out var date) && !PrintedDate.TryRead(text, plan.DateFormats, out date, out expected))
                {
                    return false;
                }

                if (field.Type == FieldType.Day && !date.IsDay)
                {
                    expected = "a date known to the day, such as 2024-05-14";
                    return false;
                }

                if (date.IsDay)
                {
                    Span<char> day = stackalloc char[10];
                    date.First.TryFormat(day, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                    json.Member(field.Name, day);
                }
                else
                {
                    json.Member(field.Name, date.ToString());
                }

                return true;
            case FieldType.Figure:
                if (!PrintedNumber.TryRead(text, words, out var figure, out expected))
                {
                    return false;
                }

                Write(json, field.Name, figure, text);
                return true;
            default:
                if (Number(text) is { } number && (field.Type == FieldType.Number || IsCount(number)))
                {
                    json.Member(field.Name, number);
                    return true;
                }

                expected = field.Type == FieldType.Count ? "a whole number of at least zero" : "a number in plain digits";
                return false;
        }
    }

    /// <summary>The number in its shortest exact digits, or null when the text is not one number.</summary>
    public static string? Number(ReadOnlySpan<char> text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? Plain(number)
            : PrintedNumber.TryRead(text, NoWords, out var figure, out _) && figure is { Bound: Bound.Point, Value: { } value }
                ? Plain(value)
                : null;

    /// <summary>Whether the text holds half a surrogate pair, which no Unicode encoding can write.</summary>
    public static bool IsBroken(ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAnyInRange('\uD800', '\uDFFF'); at >= 0 && at < text.Length; at++)
        {
            if (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
            {
                at++;
            }
            else if (char.IsSurrogate(text[at]))
            {
                return true;
            }
        }

        return false;
    }

    // Letters that are in normal form C wherever they stand: Latin up to U+02FF, and Cyrillic without combining marks.
    private static bool IsPlain(ReadOnlySpan<char> text)
    {
        foreach (var letter in text)
        {
            if (letter is >= '\u0300' and not ((>= '\u0400' and <= '\u0482') or (>= '\u048A' and <= '\u052F')))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsCount(string number) => !number.Contains('.', StringComparison.Ordinal) && number[0] != '-';

    private static string Plain(decimal number) =>
        number.ToString("0.############################", CultureInfo.InvariantCulture);

    private static void Write(CanonicalJson json, string name, Figure figure, ReadOnlySpan<char> printed)
    {
        json.BeginObject(name);
        json.Member("bound", figure.Bound.Word());
        if (figure.High is { } high)
        {
            json.Member("high", Plain(high));
        }

        if (figure.InWords)
        {
            json.Member("in_words", true);
        }

        if (figure.Low is { } low)
        {
            json.Member("low", Plain(low));
        }

        json.Member("printed", printed);
        if (figure.Rounding != 0)
        {
            json.Member("rounding", Plain(figure.Rounding));
        }

        if (figure.Value is { } value)
        {
            json.Member("value", Plain(value));
        }

        json.EndObject();
    }

    private static bool IsWord(Field field, ReadOnlySpan<char> text)
    {
        if (field.Words.IsDefaultOrEmpty)
        {
            return true;
        }

        foreach (var word in field.Words)
        {
            if (text.SequenceEqual(word))
            {
                return true;
            }
        }

        return false;
    }

    private static string OneOf(Field field) =>
        field.Words.Length <= 40
            ? "one of " + string.Join(", ", field.Words)
            : $"one of the {field.Words.Length} words declared for {field.Name}";

    private static bool TryWriteText(CanonicalJson json, Field field, ReadOnlySpan<char> text, out string expected)
    {
        expected = "";
        if (!IsWord(field, text))
        {
            expected = OneOf(field);
            return false;
        }

        if (IsPlain(text) || text.IsNormalized(NormalizationForm.FormC))
        {
            json.Member(field.Name, text);
        }
        else
        {
            json.Member(field.Name, text.ToString().Normalize(NormalizationForm.FormC));
        }

        return true;
    }

    private bool TryWriteList(CanonicalJson json, Field field, ReadOnlySpan<char> text, out string expected)
    {
        expected = "";
        List<string> items = [];
        foreach (var range in text.Split(plan.ListSeparator))
        {
            var item = text[range].Trim();
            if (item.IsEmpty)
            {
                continue;
            }

            if (!IsWord(field, item))
            {
                expected = OneOf(field);
                return false;
            }

            items.Add(item.ToString().Normalize(NormalizationForm.FormC));
        }

        json.Member(field.Name, items);
        return true;
    }
}
