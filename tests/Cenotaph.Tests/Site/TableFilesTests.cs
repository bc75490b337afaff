using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cenotaph.Publication;
using CsCheck;

namespace Cenotaph.Tests.Site;

public sealed class TableFilesTests
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+1")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("\tx")]
    [InlineData("\rx")]
    [InlineData("  =1")]
    [InlineData("\n=1")]
    [InlineData("\u00A0=1")]
    [InlineData("\uFEFF=1")]
    [InlineData("\u200B=1")]
    [InlineData("＝1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠A")]
    [InlineData("=HYPERLINK(\"http://evil.example\",\"x\")")]
    public void A_text_that_a_spreadsheet_takes_for_a_formula_begins_with_an_apostrophe(string text)
    {
        Assert.Equal("'" + text, Cells(Csv(ColumnType.Text, text)));
        Assert.Equal("'" + text, Cells(Csv(ColumnType.List, text)));
        Assert.Equal("'" + text, Cells(Csv(ColumnType.Number, text)));
    }

    [Theory]
    [InlineData("-5", ColumnType.Number)]
    [InlineData("-0.25", ColumnType.Number)]
    [InlineData("12345678901234567890.5", ColumnType.Number)]
    [InlineData("2024-05", ColumnType.Date)]
    [InlineData("2024-05-01/2024-05-09", ColumnType.Date)]
    [InlineData("1=1", ColumnType.Text)]
    [InlineData("plain", ColumnType.Text)]
    public void Numbers_dates_and_harmless_texts_stay_as_they_are(string text, ColumnType type) =>
        Assert.Equal("c\n" + text + "\n", Csv(type, text));

    [Theory]
    [InlineData("-1+cmd")]
    [InlineData("1e5")]
    [InlineData("1,5")]
    [InlineData("01")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("NaN")]
    public void What_is_no_plain_number_is_a_text_in_a_column_of_numbers(string text)
    {
        using var json = JsonDocument.Parse(Json(ColumnType.Number, text));
        Assert.Equal(text, json.RootElement[0].GetProperty("c").GetString());
    }

    [Fact]
    public void Quotes_commas_and_line_ends_are_quoted_as_RFC_4180_says() =>
        Assert.Equal("c\n\"a,\"\"b\"\"\nc\"\n", Csv(ColumnType.Text, "a,\"b\"\nc"));

    [Fact]
    public void A_table_comes_back_from_its_CSV_but_for_the_apostrophes() =>
        Gen.String[Gen.Char[" =+-@\t\r\n\",;'aя＝\u200B"], 0, 12].Array[1, 8].Sample(texts =>
        {
            ImmutableArray<ImmutableArray<string?>> rows = [.. texts.Select(text => (ImmutableArray<string?>)["x" + text])];
            var csv = TableFiles.Csv(new("t", "t", [new("c", ColumnType.Text, "")], rows, ""));
            return All(csv).SequenceEqual(texts.Select(text => "x" + text));
        });

    [Fact]
    public void No_text_reaches_a_spreadsheet_as_a_formula() =>
        Gen.String[Gen.Char[" =+-@\t\r\n\",'a＝＠\u200B\u00A0"], 1, 8].Sample(text =>
            Cells(Csv(ColumnType.Text, text)).TrimStart(' ', '\u00A0', '\n', '\u200B') is var seen
            && (seen.Length == 0 || !"=+-@\t\r＝＠".Contains(seen[0], StringComparison.Ordinal)));

    [Fact]
    public void JSON_holds_one_object_a_line_and_numbers_digit_for_digit()
    {
        var json = TableFiles.Json(new("t", "t",
            [new("n", ColumnType.Number, ""), new("d", ColumnType.Date, ""), new("l", ColumnType.List, ""), new("t", ColumnType.Text, "")],
            [["12345678901234567890.10", "2024-05", "a; b", "=1 «é»"], [null, null, null, null]], ""));

        Assert.Equal(
            "[\n{\"n\":12345678901234567890.10,\"d\":\"2024-05\",\"l\":[\"a\",\"b\"],\"t\":\"=1 «é»\"},\n"
            + "{\"n\":null,\"d\":null,\"l\":null,\"t\":null}\n]\n", json);
    }

    [Fact]
    public void Half_a_surrogate_pair_breaks_no_file()
    {
        Assert.Equal("c\na\uFFFDb\n", Csv(ColumnType.Text, "a\uD800b"));
        using var json = JsonDocument.Parse(Json(ColumnType.Text, "a\uD800b"));
        Assert.Equal("a\uFFFDb", json.RootElement[0].GetProperty("c").GetString());
    }

    [Fact]
    public void Inline_data_end_no_script_and_parse_to_the_same_value() =>
        Gen.String.Sample(text =>
        {
            var json = JsonSerializer.Serialize(text + SmallBulletin.Breakout + "<!--\u2028", Plain);
            var escaped = InlineData.Escape(json);
            return json.Contains('<', StringComparison.Ordinal)
                && !escaped.AsSpan().ContainsAny('<', '\u2028')
                && JsonSerializer.Deserialize<string>(escaped) == JsonSerializer.Deserialize<string>(json);
        });

    [Fact]
    public void Long_ids_get_file_names_that_fit_and_differ()
    {
        var one = BulletinAddress.Claim(new string('я', 400));
        var other = BulletinAddress.Claim(new string('я', 401));

        Assert.True(one.Length <= "claims/.html".Length + 200);
        Assert.NotEqual(one, other);
    }

    private static string Csv(ColumnType type, string text) =>
        TableFiles.Csv(new("t", "t", [new("c", type, "")], [[text]], ""));

    private static string Json(ColumnType type, string text) =>
        TableFiles.Json(new("t", "t", [new("c", type, "")], [[text]], ""));

    private static string Cells(string csv) => All(csv).Single();

    /// <summary>The cells of a table of one column, without its heading; read as RFC 4180 says, by a reader of its own.</summary>
    private static List<string> All(string csv)
    {
        var cells = new List<string>();
        for (var start = 0; start < csv.Length;)
        {
            if (csv[start] != '"')
            {
                var end = csv.IndexOf('\n', start);
                cells.Add(csv[start..end]);
                start = end + 1;
                continue;
            }

            var close = start + 1;
            while (csv[close] != '"' || csv[close + 1] == '"')
            {
                close += csv[close] == '"' ? 2 : 1;
            }

            Assert.Equal('\n', csv[close + 1]);
            cells.Add(csv[(start + 1)..close].Replace("\"\"", "\"", StringComparison.Ordinal));
            start = close + 2;
        }

        return cells[1..];
    }
}
