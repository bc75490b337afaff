using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>Reads dates with words in them: months, quarters, half-years, weeks, "early May 2024".</summary>
internal static class PrintedDateWords
{
    /// <summary>Reads a date in words; null without a reason when it is none.</summary>
    public static PrintedDateParts? Read(List<PrintedToken> tokens, out string? refusal)
    {
        refusal = null;
        var parts = new PrintedDateParts();
        var numbers = new List<(int Value, int Length)>();
        var nth = 0;
        var unit = "";
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Digits)
            {
                if (token.Text.Length > 4)
                {
                    return null;
                }

                numbers.Add((int.Parse(token.Text, CultureInfo.InvariantCulture), token.Text.Length));
            }
            else if (token.Kind == TokenKind.Word)
            {
                if (PrintedMonths.TryMonth(token.Text, out var month) && parts.Month is null)
                {
                    parts = parts with { Month = month };
                }
                else if (Unit(token.Text) is { Length: > 0 } named && unit.Length == 0)
                {
                    unit = named;
                }
                else if (nth == 0 && PrintedMonths.TryNth(token.Text, out var ordinal))
                {
                    nth = ordinal;
                }
                else if (parts.Third == 0 && PrintedMonths.Third(token.Text) is > 0 and var third)
                {
                    parts = parts with { Third = third };
                }
                else if (!SaysNothing(token.Text))
                {
                    return null;
                }
            }
            else if (token.Text is not ("," or "-" or "." or "/" or "'" or "(" or ")"))
            {
                return null;
            }
        }

        if (parts.Month is null && unit.Length == 0 && parts.Third == 0)
        {
            return null;
        }

        if (Years(numbers, parts, unit, out refusal) is not { } year)
        {
            return refusal is not null || numbers.Count > 1 || (numbers.Count == 0 && parts.Month is null)
                ? null
                : unit.Length > 0 || nth > 0 ? null : WithoutYear(parts, numbers);
        }

        parts = parts with { Year = year };
        var rest = numbers.Where(number => number.Length <= 2).Select(number => number.Value).ToList();
        if (parts.Month is not null)
        {
            return unit.Length > 0 || nth > 0 || rest.Count > 1 || (rest.Count == 1 && parts.Third > 0)
                ? null
                : parts with { Day = rest.Count == 1 ? rest[0] : null };
        }

        return Unit(parts, unit, nth, rest);
    }

    private static PrintedDateParts? WithoutYear(PrintedDateParts parts, List<(int Value,
        int Length)> numbers) =>
        (parts.Third > 0 && numbers.Count > 0) || numbers.Exists(number => number.Length > 2) ? null
            : parts with { Day = numbers.Count == 1 ? numbers[0].Value : null };

    private static PrintedDateParts? Unit(PrintedDateParts parts, string unit, int nth, List<int> rest)
    {
        if (unit == "week")
        {
            return rest.Count is 0 or > 2 || nth > 0 || parts.Third > 0
                ? null
                : parts with { Week = rest[0], Day = rest.Count == 2 ? rest[1] : null };
        }

        if (unit.Length == 0)
        {
            return rest.Count > 0 || nth > 0 ? null : parts;
        }

        var number = nth > 0 && rest.Count == 0 ? nth : nth == 0 && rest.Count == 1 ? rest[0] : 0;
        return number == 0 || parts.Third > 0 ? null
            : unit == "quarter" ? parts with { Quarter = number }
            : parts with { Half = number };
    }

    // The one number of four digits.
    private static int? Years(
        List<(int Value, int Length)> numbers, PrintedDateParts parts, string unit, out string? refusal)
    {
        refusal = null;
        var years = numbers.Where(number => number.Length == 4).ToList();
        if (years.Count == 1 && numbers.TrueForAll(number => number.Length is 4 or <= 2))
        {
            return years[0].Value;
        }

        if (years.Count == 0 && parts.Month is not null && unit.Length == 0)
        {
            refusal = numbers.Count == 2 && numbers.TrueForAll(number => number.Length <= 2)
                ? PrintedRefusal.ShortYear
                : null;
        }
        else if (years.Count == 0 && (unit.Length > 0 || parts.Third > 0))
        {
            refusal = PrintedRefusal.NoYear;
        }

        return null;
    }

    private static string Unit(string word) => word switch
    {
        "q" or "кв" or "quarter" or "квартал" or "квартале" or "квартала" or "кварталі"
            or "кварталу" => "quarter",
        "h" or "half" or "полугодие" or "полугодии" or "полугодия" or "півріччя" or "півріччі" => "half",
        "w" or "wk" or "week" or "неделя" or "неделе" or "неделю" or "нед" or "тиждень" or "тижні" or "тижня"
            or "тиж" => "week",
        _ => "",
    };

    private static bool SaysNothing(string word) =>
        PrintedMonths.IsYearWord(word)
        || word is "of" or "the" or "in" or "at" or "st" or "nd" or "rd" or "th" or "й" or "я" or "е" or "го"
        or "ого" or "в" or "у"
            or "на" or "iso" or "й" or "ий" or "ша" or "числа" or "day";
}
