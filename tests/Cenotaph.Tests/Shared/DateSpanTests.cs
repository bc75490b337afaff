using CsCheck;

namespace Cenotaph.Tests;

public class DateSpanTests
{
    private static readonly Gen<DateOnly> Day =
        Gen.Int[DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber].Select(DateOnly.FromDayNumber);

    private static readonly Gen<DateSpan> Any = Gen.OneOf(
        Day.Select(DateSpan.Day),
        Gen.Select(Day, Gen.Int[0, 800]).Select((first, days) =>
            new DateSpan(first, DateOnly.FromDayNumber(Math.Min(first.DayNumber + days,
                DateOnly.MaxValue.DayNumber)))),
        Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 12]).Select(DateSpan.Month),
        Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 4]).Select(DateSpan.Quarter),
        Gen.Select(Gen.Int[1, 9998], Gen.Int[1, 52]).Select(DateSpan.Week),
        Gen.Int[1, 9999].Select(DateSpan.Year));

    [Fact]
    public void Every_span_reads_back_from_its_text() =>
        Any.Sample(span => DateSpan.TryParse(span.ToString(), out var read) && read == span, iter: 20_000);

    [Fact]
    public void No_text_makes_the_parser_throw() =>
        Gen.OneOf(Gen.String, Gen.String[Gen.Char["0123456789-/QW"], 0, 24]).Sample(
            text => DateSpan.TryParse(text, out var span) || span == default, iter: 20_000);

    [Fact]
    public void The_last_week_of_the_calendar_is_refused_and_does_not_throw() =>
        Assert.False(DateSpan.TryParse("9999-W52", out _));

    [Theory]
    [InlineData("2024-W53")]
    [InlineData("2024-Q5")]
    [InlineData("2024-13")]
    [InlineData("2024-02-30")]
    [InlineData("0000")]
    [InlineData("2024-05-09/2024-05-01")]
    [InlineData("2024-5")]
    [InlineData(" 2024")]
    [InlineData("")]
    public void What_is_no_span_is_refused(string text) => Assert.False(DateSpan.TryParse(text, out _));

    [Theory]
    [InlineData("2024-01-01/2024-12-31", "2024")]
    [InlineData("2024-04-01/2024-06-30", "2024-Q2")]
    [InlineData("2024-02-01/2024-02-29", "2024-02")]
    [InlineData("2024-12-30/2025-01-05", "2025-W01")]
    [InlineData("2024-05-14/2024-05-14", "2024-05-14")]
    public void The_text_is_the_shortest_form(string interval, string text)
    {
        Assert.True(DateSpan.TryParse(interval, out var span));
        Assert.Equal(text, span.ToString());
    }

    [Fact]
    public void Containment_is_a_partial_order() =>
        Gen.Select(Any, Any, Any).Sample((a, b, c) =>
            a.Contains(a)
            && (!(a.Contains(b) && b.Contains(a)) || a == b)
            && (!(a.Contains(b) && b.Contains(c)) || a.Contains(c)));

    [Fact]
    public void What_contains_a_span_overlaps_it_and_is_no_shorter() =>
        Gen.Select(Any, Any).Sample((a, b) =>
            a.Overlaps(b) == b.Overlaps(a) && (!a.Contains(b) || (a.Overlaps(b) && a.Days >= b.Days)));

    [Fact]
    public void A_year_contains_its_quarters_and_they_their_months() =>
        Gen.Select(Gen.Int[1, 9999], Gen.Int[1, 12]).Sample((year, month) =>
        {
            var quarter = DateSpan.Quarter(year, (month + 2) / 3);
            return DateSpan.Year(year).Contains(quarter) && quarter.Contains(DateSpan.Month(year, month));
        });

    [Fact]
    public void A_week_has_seven_days_from_a_monday() =>
        Gen.Select(Gen.Int[1, 9998], Gen.Int[1, 52]).Sample((year, week) =>
            DateSpan.Week(year, week) is { Days: 7, First.DayOfWeek: DayOfWeek.Monday });

    [Fact]
    public void A_last_day_before_the_first_is_refused_by_name() =>
        Assert.Throws<ArgumentException>("last", () => new DateSpan(new(2024, 5, 2), new(2024, 5, 1)));
}
