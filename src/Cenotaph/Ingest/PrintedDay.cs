using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>The grammar of a printed date: one date, or two with what parts them.</summary>
internal static class PrintedDay
{
    /// <summary>Reads a whole cell; null with the reason, or without one when it is no date at all.</summary>
    public static DateSpan? Read(List<PrintedToken> tokens, out string? refusal)
    {
        refusal = null;
        PrintedClock.Strip(tokens);
        Trim(tokens);
        if (tokens.Count == 0)
        {
            return null;
        }

        if (IsSerial(tokens))
        {
            refusal = PrintedRefusal.Serial;
            return null;
        }

        var single = PrintedDateParts.Read(tokens, out refusal);
        if (single is { } parts && parts.Span(out var whole, out refusal))
        {
            return whole;
        }

        var first = refusal;
        if (Interval(tokens, out var why) is { } interval)
        {
            refusal = null;
            return interval;
        }

        refusal = first ?? why;
        return null;
    }

    // Words that say only that a date follows, and words that say only that a year went before.
    private static void Trim(List<PrintedToken> tokens)
    {
        string[][] leading =
        [
            ["as", "of"], ["по", "состоянию", "на"], ["за", "станом", "на"], ["станом", "на"], ["on"],
            ["in"], ["the"],
            ["на"], ["во"], ["в"], ["у"],
        ];
        for (var again = true; again;)
        {
            again = false;
            foreach (var phrase in leading)
            {
                var length = PrintedPhrases.Length(phrase, tokens, 0);
                if (length > 0)
                {
                    tokens.RemoveRange(0, length);
                    again = true;
                    break;
                }
            }
        }

        while (tokens.Count > 1 && (tokens[^1].Is(',') || tokens[^1].Is(';')
            || (tokens[^1].Kind == TokenKind.Word && PrintedMonths.IsYearWord(tokens[^1].Text))))
        {
            tokens.RemoveAt(tokens.Count - 1);
        }
    }

    private static bool IsSerial(List<PrintedToken> tokens) =>
        tokens[0] is { Kind: TokenKind.Digits, Text.Length: 5 }
        && (tokens.Count == 1 || (tokens.Count == 3 && tokens[1].Text is "." or ","
        && tokens[2].Kind == TokenKind.Digits));

    private static DateSpan? Interval(List<PrintedToken> tokens, out string? refusal)
    {
        refusal = null;
        var opened = tokens[0].Text is "from" or "between" or "с" or "со" or "з" or "із" or "від" or "от"
            or "между" or "між";
        var start = opened ? 1 : 0;
        DateSpan? found = null;
        for (var i = start + 1; i < tokens.Count - 1; i++)
        {
            var token = tokens[i];
            var parts = token.Kind == TokenKind.Mark ? token.Text is "-" or "…" or "/"
                : token.Text is "to" or "until" or "till" or "through" or "по" or "до"
                    || (opened && token.Text is "and" or "и" or "та" or "й" or "і");
            if (!parts)
            {
                continue;
            }

            var span = Two(tokens[start..i], tokens[(i + 1)..], out var why);
            if (found is not null && span is not null && found != span)
            {
                refusal = PrintedRefusal.AmbiguousDate;
                return null;
            }

            found ??= span;
            refusal ??= why;
        }

        refusal = found is null ? refusal : null;
        return found;
    }

    private static DateSpan? Two(List<PrintedToken> before, List<PrintedToken> after, out string? refusal)
    {
        PrintedClock.Strip(before);
        Trim(before);
        Trim(after);
        refusal = null;
        if (before.Count == 0 || after.Count == 0 || PrintedDateParts.Read(after,
            out refusal) is not { Year: not null } last)
        {
            return null;
        }

        var first = PrintedDateParts.Read(before, out _);
        if (first is null && before is [{ Kind: TokenKind.Digits, Text.Length: <= 2 } day]
            && last.Day is not null)
        {
            first = new PrintedDateParts { Day = int.Parse(day.Text, CultureInfo.InvariantCulture) };
        }

        if (first is not { } opening)
        {
            return null;
        }

        // "14–20 May 2024" and "1 May – 3 June 2024": the first takes what it lacks from the last
        opening = opening with
        {
            Year = opening.Year ?? last.Year,
            Month = opening.Month ?? (opening.Day is null || opening.Year is not null ? null : last.Month),
        };
        if (!opening.Span(out var start, out refusal) || !last.Span(out var end, out refusal))
        {
            return null;
        }

        if (start.First > end.Last)
        {
            refusal = PrintedRefusal.ReversedDates;
            return null;
        }

        return new DateSpan(start.First, end.Last);
    }
}
