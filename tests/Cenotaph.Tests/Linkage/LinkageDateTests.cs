using System.Globalization;
using Cenotaph.Linkage;
using CsCheck;

namespace Cenotaph.Tests.Linkage;

public class LinkageDateTests
{
    private static readonly Gen<DateValue> Dates = Gen.OneOf(
        Gen.Int[0, 40_000].Select(day => new DateOnly(1890, 1, 1).AddDays(day)).Select(day => Read($"{day:yyyy-MM-dd}")),
        Gen.Int[1890, 2010].Select(year => DateValue.OfYear(year)!.Value),
        Gen.Select(Gen.Int[1890, 2010], Gen.Int[1, 12]).Select(month => Read($"{month.Item1:0000}-{month.Item2:00}")));

    [Theory]
    [InlineData("1991-05-14", 19910514)]
    [InlineData("14.05.1991", 19910514)]
    [InlineData("14/05/1991", 19910514)]
    [InlineData("05/14/1991", 19910514)]
    [InlineData("19910514", 19910514)]
    [InlineData("14 мая 1991 г.", 19910514)]
    [InlineData("14 травня 1991", 19910514)]
    [InlineData("May 14, 1991", 19910514)]
    [InlineData("1991-05-14 00:00:00", 19910514)]
    [InlineData("1856-86-18", 18568618)]
    public void A_printed_day_is_read(string text, int digits) => Assert.Equal(digits, Read(text).Digits);

    [Theory]
    [InlineData("1991", "1991-01-01", "1991-12-31")]
    [InlineData("1991-05", "1991-05-01", "1991-05-31")]
    [InlineData("05.1991", "1991-05-01", "1991-05-31")]
    [InlineData("май 1991", "1991-05-01", "1991-05-31")]
    [InlineData("1991-00-00", "1991-01-01", "1991-12-31")]
    [InlineData("1989-1991", "1989-01-01", "1991-12-31")]
    public void A_date_known_less_well_is_an_interval(string text, string first, string last) =>
        Assert.Equal(DateValue.Between(DateOnly.Parse(first, CultureInfo.InvariantCulture), DateOnly.Parse(last, CultureInfo.InvariantCulture)), Read(text));

    [Theory]
    [InlineData("")]
    [InlineData("no date")]
    [InlineData("14.05.91")]
    [InlineData("0000-00-00")]
    [InlineData("99999999999999999999")]
    public void What_is_no_date_is_not_read(string text) => Assert.Null(DateValue.Read(text, DayOrder.DayFirst));

    [Theory]
    [InlineData("1991-05-14", "1991-05-14", 1)]
    [InlineData("1991-05-04", "1991-04-05", 2)]
    [InlineData("1991-05-14", "1991-05-15", 3)]
    [InlineData("1991-05-14", "1919-05-14", 3)]
    [InlineData("1991-05-14", "1991-05-28", 4)]
    [InlineData("1991-05-14", "1991-05", 5)]
    [InlineData("1991-05-14", "1991", 6)]
    [InlineData("1991", "1991", 6)]
    [InlineData("1991-05-14", "1991-12-30", 7)]
    [InlineData("1991-05-14", "1992-06-14", 8)]
    [InlineData("1991", "1992", 9)]
    [InlineData("1912", "1914", 10)]
    [InlineData("1991-05-14", "1993", 10)]
    [InlineData("1988-1989", "1991", 10)]
    [InlineData("1991", "1995", 11)]
    [InlineData("1991-05-14", "1960-11-28", 11)]
    public void Two_birth_dates_have_the_level_of_the_slip_that_explains_them(string left, string right, int level) =>
        Assert.Equal(level, DateComparison.BirthLevel(Read(left), Read(right)));

    [Theory]
    [InlineData("2024-05-14", "2024-05-14", 1)]
    [InlineData("2024-05-14", "2024-05-16", 2)]
    [InlineData("2024-05-14", "2024-06-14", 3)]
    [InlineData("2024-05-14", "2024-05-28", 4)]
    [InlineData("2024-05-14", "2024", 5)]
    [InlineData("2024-05-14", "2024-11-30", 6)]
    [InlineData("2024-05-14", "2022-03-08", 7)]
    public void Two_dates_of_death_may_lie_some_days_apart(string left, string right, int level) =>
        Assert.Equal(level, DateComparison.DeathLevel(Read(left), Read(right)));

    [Fact]
    public void The_order_of_two_dates_does_not_matter() =>
        Gen.Select(Dates, Dates).Sample((left, right) =>
            DateComparison.BirthLevel(left, right) == DateComparison.BirthLevel(right, left)
            && DateComparison.DeathLevel(left, right) == DateComparison.DeathLevel(right, left));

    [Fact]
    public void A_heaped_first_of_January_is_a_year()
    {
        string[] heaped = [.. Enumerable.Repeat("1970-01-01", 60), .. Enumerable.Range(1, 28).Select(day => $"1970-03-{day:00}")];
        string[] even = [.. Enumerable.Repeat("1970-01-01", 3), .. Enumerable.Range(1, 28).Select(day => $"1970-03-{day:00}")];
        Assert.Equal(DateValue.OfYear(1970), DateOf(heaped, "1970-01-01"));
        Assert.Equal(Read("1970-01-01"), DateOf(even, "1970-01-01"));
    }

    [Fact]
    public void A_number_above_twelve_in_the_second_place_shows_that_months_come_first() =>
        Assert.Equal(19910305, DateOf(["03/05/1991", "03/25/1991"], "03/05/1991").Digits);

    private static DateValue DateOf(string[] cells, string cell)
    {
        var builder = new TextColumnBuilder("born");
        foreach (var text in cells)
        {
            builder.Add(text);
        }

        var field = Field.From("born", [new(builder.Build(), cells.Length)], text => text);
        return DateComparison.Read(field)[field.Values.ToList().IndexOf(cell)];
    }

    private static DateValue Read(string text) => DateValue.Read(text, DayOrder.DayFirst)!.Value;
}
