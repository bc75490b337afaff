using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Registers;
using CsCheck;

namespace Cenotaph.Tests.Registers;

public class RowDateTests
{
    [Theory]
    [InlineData("{\"date\":\"2024-05-14\"}", "2024-05-14")]
    [InlineData("{\"year\":\"2024\"}", "2024")]
    [InlineData("{\"year\":\"2024\",\"month\":\"02\"}", "2024-02")]
    [InlineData("{\"year\":\"2020\",\"week\":\"53\"}", "2020-W53")]
    [InlineData("{\"date\":\"2024-Q2\",\"year\":\"1999\"}", "2024-Q2")]
    [InlineData("{}", null)]
    public void A_row_has_the_date_that_its_fields_make(string body, string? date)
    {
        Assert.Null(RowDate.Check(Json(body)));
        Assert.Equal(date, RowDate.Of(Json(body))?.ToString());
    }

    [Theory]
    [InlineData("{\"date\":\"May\"}", "date", "May", "a date")]
    [InlineData("{\"week\":\"7\"}", "week", "7", "a year beside the week")]
    [InlineData("{\"month\":\"7\"}", "month", "7", "a year beside the month")]
    [InlineData("{\"year\":\"0\"}", "year", "0", "a year from 1 to 9999")]
    [InlineData("{\"month\":\"13\",\"year\":\"2024\"}", "month", "13", "a month from 1 to 12")]
    [InlineData("{\"week\":\"53\",\"year\":\"2024\"}", "week", "53", "an ISO week from 1 to 52")]
    [InlineData("{\"week\":\"52\",\"year\":\"9999\"}", "week", "52", "an ISO week from 1 to 51")]
    public void A_date_that_is_none_is_a_fault(string body, string field, string seen, string expected)
    {
        Assert.Equal(new Fault(field, seen, expected), RowDate.Check(Json(body)));
        Assert.Null(RowDate.Of(Json(body)));
    }

    [Fact]
    public void No_row_throws() =>
        Gen.Select(Value, Value, Value, Value).Sample((date, year, week, month) =>
        {
            var body = Json($"{{\"date\":{date},\"month\":{month},\"week\":{week},\"year\":{year}}}");
            return RowDate.Check(body) is null || RowDate.Of(body) is null;
        });

    private static Gen<string> Value { get; } = Gen.OneOf(
        Gen.Int[-1, 10_000].Select(number => $"\"{number}\""),
        Gen.Int[0, 5].Select(index => new[] { "null", "12", "[]", "\"\"", "\"１２\"", "\"\\ud800\"" }[index]));

    private static JsonElement Json(string text)
    {
        using var document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
