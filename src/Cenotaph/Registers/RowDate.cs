using System.Globalization;
using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Registers;

/// <summary>The date of a register's row: one field, or a year with a week or month beside it.</summary>
internal static class RowDate
{
    /// <summary>The date, or null when the row has none.</summary>
    public static DateSpan? Of(JsonElement body) => Read(body, out var date) is null ? date : null;

    /// <summary>What is wrong with the date of a row, or null.</summary>
    public static Fault? Check(JsonElement body) => Read(body, out _);

    /// <summary>A member that is a text, or null.</summary>
    public static string? Text(JsonElement body, string field)
    {
        try
        {
            return body.ValueKind == JsonValueKind.Object && body.TryGetProperty(field, out var member)
                && member.ValueKind == JsonValueKind.String ? member.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // an escape of half a surrogate pair, which is no character
            return null;
        }
    }

    private static Fault? Read(JsonElement body, out DateSpan? date)
    {
        date = null;
        if (Text(body, "date") is { } written)
        {
            if (!DateSpan.TryParse(written, out var span))
            {
                return new("date", written, "a date");
            }

            date = span;
            return null;
        }

        if (Text(body, "year") is not { } yearText)
        {
            return Text(body, "week") is { } alone ? new("week", alone, "a year beside the week")
                : Text(body, "month") is { } single ? new("month", single, "a year beside the month")
                : null;
        }

        if (Whole(yearText, 1, 9999) is not { } year)
        {
            return new("year", yearText, "a year from 1 to 9999");
        }

        if (Text(body, "week") is { } weekText)
        {
            // the last week of 9999 ends after the calendar does
            var weeks = ISOWeek.GetWeeksInYear(year) - (year == DateOnly.MaxValue.Year ? 1 : 0);
            if (Whole(weekText, 1, weeks) is not { } week)
            {
                return new("week", weekText, $"an ISO week from 1 to {weeks.ToString(CultureInfo.InvariantCulture)}");
            }

            date = DateSpan.Week(year, week);
        }
        else if (Text(body, "month") is { } monthText)
        {
            if (Whole(monthText, 1, 12) is not { } month)
            {
                return new("month", monthText, "a month from 1 to 12");
            }

            date = DateSpan.Month(year, month);
        }
        else
        {
            date = DateSpan.Year(year);
        }

        return null;
    }

    private static int? Whole(string text, int low, int high) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= low && number <= high
            ? number
            : null;
}
