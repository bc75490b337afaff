using Cenotaph.Ingest;

namespace Cenotaph.Tests.Ingest;

public class PrintedDateTests
{
    private const string Ambiguous =
        "a date that reads one way only; day and month cannot be told apart: write 2024-05-14, or give"
            + " the input its date_formats";

    private const string Mangled =
        "a day and a year; spreadsheets turn 5-14 and \"14 May\" into May-14: write 2024-05-14 or 2024-05";

    private const string Serial =
        "a date such as 2024-05-14; this was seen as a spreadsheet's serial number: give the column a"
            + " date format";

    private const string ShortYear = "a year in four digits, or date_formats that say which century is meant";

    private const string Range = "a year from 1850 to 2100";

    private const string Exists = "a week, month or quarter that exists";

    private const string Date = "a date such as 2024-05-14, 14 May 2024, 2024-05, 2024-Q2, 2024-W20 or 2024";

    [Theory]
    [InlineData("2024-05-14", "2024-05-14")]
    [InlineData("  2024-05-14 ", "2024-05-14")]
    [InlineData("2024-05-14T00:00:00Z", "2024-05-14")]
    [InlineData("2024-05-14T10:30:00.123+03:00", "2024-05-14")]
    [InlineData("2024-05-14 10:30", "2024-05-14")]
    [InlineData("14.05.2024 0:00:00", "2024-05-14")]
    [InlineData("5/14/2024 12:00:00 AM", "2024-05-14")]
    [InlineData("20240514", "2024-05-14")]
    [InlineData("14.05.2024", "2024-05-14")]
    [InlineData("4.5.2024", "2024-05-04")]
    [InlineData("05.06.2024", "2024-06-05")]
    [InlineData("14/05/2024", "2024-05-14")]
    [InlineData("05/14/2024", "2024-05-14")]
    [InlineData("05/05/2024", "2024-05-05")]
    [InlineData("14-05-2024", "2024-05-14")]
    [InlineData("2024/05/14", "2024-05-14")]
    [InlineData("2024-05", "2024-05")]
    [InlineData("05.2024", "2024-05")]
    [InlineData("2024", "2024")]
    [InlineData("2024 г.", "2024")]
    [InlineData("2024 рік", "2024")]
    [InlineData("2024-Q2", "2024-Q2")]
    [InlineData("Q2 2024", "2024-Q2")]
    [InlineData("2Q 2024", "2024-Q2")]
    [InlineData("second quarter of 2024", "2024-Q2")]
    [InlineData("2 квартал 2024", "2024-Q2")]
    [InlineData("2-й квартал 2024 года", "2024-Q2")]
    [InlineData("II кв. 2024", "2024-Q2")]
    [InlineData("другий квартал 2024", "2024-Q2")]
    [InlineData("H1 2024", "2024-01-01/2024-06-30")]
    [InlineData("2024-W20", "2024-W20")]
    [InlineData("2024W20", "2024-W20")]
    [InlineData("2024-W20-3", "2024-05-15")]
    [InlineData("week 20 of 2024", "2024-W20")]
    [InlineData("20-я неделя 2024 года", "2024-W20")]
    [InlineData("20 тиждень 2024", "2024-W20")]
    [InlineData("May 14, 2024", "2024-05-14")]
    [InlineData("14 May 2024", "2024-05-14")]
    [InlineData("14th of May, 2024", "2024-05-14")]
    [InlineData("Tuesday, 14 May 2024", "2024-05-14")]
    [InlineData("14-May-2024", "2024-05-14")]
    [InlineData("Sept. 5, 2023", "2023-09-05")]
    [InlineData("as of 14 May 2024", "2024-05-14")]
    [InlineData("May 2024", "2024-05")]
    [InlineData("12 января 2024", "2024-01-12")]
    [InlineData("12 января 2024 г.", "2024-01-12")]
    [InlineData("янв. 2024 г.", "2024-01")]
    [InlineData("Январь 2024", "2024-01")]
    [InlineData("по состоянию на 14 мая 2024 года", "2024-05-14")]
    [InlineData("12 січня 2024 р.", "2024-01-12")]
    [InlineData("24 лютого 2022 року", "2022-02-24")]
    [InlineData("станом на 3 серпня 2023", "2023-08-03")]
    [InlineData("січень 2024", "2024-01")]
    [InlineData("early May 2024", "2024-05-01/2024-05-10")]
    [InlineData("mid-May 2024", "2024-05-11/2024-05-20")]
    [InlineData("late May 2024", "2024-05-21/2024-05-31")]
    [InlineData("в начале мая 2024 года", "2024-05-01/2024-05-10")]
    [InlineData("early 2024", "2024-01-01/2024-04-30")]
    [InlineData("end of 2024", "2024-09-01/2024-12-31")]
    [InlineData("2022–2023", "2022-01-01/2023-12-31")]
    [InlineData("2022-02-24 – 2023-05-27", "2022-02-24/2023-05-27")]
    [InlineData("2022-02-24/2023-05-27", "2022-02-24/2023-05-27")]
    [InlineData("24.02.2022-27.05.2023", "2022-02-24/2023-05-27")]
    [InlineData("24 February 2022 to 27 May 2023", "2022-02-24/2023-05-27")]
    [InlineData("between 24 February 2022 and 27 May 2023", "2022-02-24/2023-05-27")]
    [InlineData("с 24 февраля 2022 по 27 мая 2023", "2022-02-24/2023-05-27")]
    [InlineData("від 24 лютого 2022 до 27 травня 2023", "2022-02-24/2023-05-27")]
    [InlineData("с 24 февраля по 27 мая 2023", "2023-02-24/2023-05-27")]
    [InlineData("14–20 May 2024", "2024-05-14/2024-05-20")]
    [InlineData("с 1 по 14 мая 2024", "2024-05-01/2024-05-14")]
    [InlineData("1 May – 3 June 2024", "2024-05-01/2024-06-03")]
    [InlineData("May–June 2024", "2024-05-01/2024-06-30")]
    public void A_printed_date_becomes_the_days_it_may_be(string text, string date)
    {
        Assert.True(PrintedDate.TryRead(text, [], out var seen, out var expected), expected);
        Assert.Equal(date, seen.ToString());
        Assert.Equal("", expected);
    }

    [Theory]
    [InlineData("", Date)]
    [InlineData("-", Date)]
    [InlineData("hello", Date)]
    [InlineData("since 2022", Date)]
    [InlineData("05/06/2024", Ambiguous)]
    [InlineData("05-06-2024", Ambiguous)]
    [InlineData("May-14", Mangled)]
    [InlineData("14-May", Mangled)]
    [InlineData("14 May", Mangled)]
    [InlineData("янв.14", Mangled)]
    [InlineData("5/14", Mangled)]
    [InlineData("14.05.24", ShortYear)]
    [InlineData("14 May 24", ShortYear)]
    [InlineData("45000", Serial)]
    [InlineData("45000.5", Serial)]
    [InlineData("May", "a date with its year")]
    [InlineData("1 квартал", "a date with its year")]
    [InlineData("31.02.2024", "a day that exists; February 2024 has 29 days")]
    [InlineData("2023-02-29", "a day that exists; February 2023 has 28 days")]
    [InlineData("31 April 2024", "a day that exists; April 2024 has 30 days")]
    [InlineData("05.14.2024", Exists)]
    [InlineData("2024-13", Exists)]
    [InlineData("2024-W60", Exists)]
    [InlineData("2024-Q5", Exists)]
    [InlineData("2022-23", Exists)]
    [InlineData("1812", Range)]
    [InlineData("2150-01-01", Range)]
    [InlineData("9999-W52", Range)]
    [InlineData("27 May 2023 – 24 February 2022", "a first day that is not after the last")]
    public void What_is_no_date_is_refused_with_what_was_expected(string text, string expected)
    {
        Assert.False(PrintedDate.TryRead(text, [], out var date, out var seen));
        Assert.Equal(expected, seen);
        Assert.Equal(default, date);
    }

    [Theory]
    [InlineData("05/06/2024", "MM/dd/yyyy", "2024-05-06")]
    [InlineData("05/06/2024", "dd/MM/yyyy", "2024-06-05")]
    [InlineData("14.05.24", "dd.MM.yy", "2024-05-14")]
    [InlineData("May-14", "MMM-yy", "2014-05")]
    [InlineData("2024/05", "yyyy/MM", "2024-05")]
    [InlineData("year 2024", "'year' yyyy", "2024")]
    [InlineData("Tue 14.05.2024 23:30 -11:00", "ddd dd.MM.yyyy HH:mm zzz", "2024-05-14")]
    public void A_declared_format_settles_what_print_leaves_open(string text, string format, string date)
    {
        Assert.True(PrintedDate.TryRead(text, ["yyyy", format], out var seen, out var expected), expected);
        Assert.Equal(date, seen.ToString());
    }

    [Fact]
    public void A_format_without_a_year_is_not_filled_in_from_the_clock()
    {
        Assert.False(PrintedDate.TryRead("14.05", ["dd.MM"], out _, out var expected));
        Assert.Equal(Mangled, expected);
    }
}
