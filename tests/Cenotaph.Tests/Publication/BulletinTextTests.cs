using System.Text;
using System.Text.Json;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Tests.Claims;
using CsCheck;

namespace Cenotaph.Tests.Publication;

public class BulletinTextTests
{
    [Fact]
    public void Data_in_a_page_parse_to_what_they_were_and_close_no_script()
    {
        var texts = Gen.OneOf(
            Gen.String, Gen.Const("</script><script>alert(1)</script>"), Gen.Const("<!--"), Gen.Const("]]>"), Gen.Const("\u2028&amp;\u2029"));
        texts.Where(text => text.All(letter => !char.IsSurrogate(letter))).Sample(text =>
        {
            var json = InlineData.Escape(JsonSerializer.Serialize(text, Relaxed));
            return !json.AsSpan().ContainsAny("<>&\u2028\u2029") && JsonSerializer.Deserialize<string>(json) == text;
        });
    }

    [Fact]
    public void Two_ids_never_share_a_page_and_every_page_is_a_plain_file_name()
    {
        var ids = Gen.OneOf(
            Gen.String.Where(text => text.All(letter => !char.IsSurrogate(letter))),
            Gen.Char["aA~./\\-%2eё "].Array[0, 5].Select(letters => new string(letters)),
            Gen.Int[190, 300].Select(length => new string('x', length)));
        Gen.Select(ids, ids).Sample(
            (one, other) =>
            {
                var (first, second) = (BulletinAddress.Safe(one), BulletinAddress.Safe(other));
                return (one == other) == (first == second)
                    && first.Length <= 200
                    && !first.StartsWith('.')
                    && first.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '~');
            },
            iter: 20_000);
    }

    [Theory]
    [InlineData("S2-09", "claims/S2-09.html")]
    [InlineData("../etc/passwd", "claims/~2e.~2fetc~2fpasswd.html")]
    [InlineData("Пост 1", "claims/~d0~9f~d0~be~d1~81~d1~82~201.html")]
    [InlineData("a~b", "claims/a~7eb.html")]
    [InlineData("con", "claims/~63on.html")]
    [InlineData("Com1.x", "claims/~43om1.x.html")]
    [InlineData("console", "claims/console.html")]
    public void An_address_is_made_of_letters_that_every_file_system_takes(string id, string address) =>
        Assert.Equal(address, BulletinAddress.Claim(id));

    [Fact]
    public void A_claim_as_JSON_has_its_lineage_its_origin_and_null_for_what_is_not_known()
    {
        var claim = ClaimSample.Read(
            ClaimSample.Body(
                ("value", null), ("low", "\"275000\""), ("high", "\"325000.50\""), ("bound", "\"range\""), ("quote", "\"</script>\""),
                ("address", "\"https://example.org/1\"")),
            new LineageEdge("story", "red-staff", false, false, "republishes", LineageStatus.Inferred, 0.90m, "the figures agree"));
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            ClaimJson.Write(json, claim);
        }

        var read = ClaimSample.Json(Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Equal(JsonValueKind.Null, read.GetProperty("value").ValueKind);
        Assert.Equal("275000 325000.5", $"{read.GetProperty("low").GetRawText()} {read.GetProperty("high").GetRawText()}");
        Assert.Equal("range", read.GetProperty("bound").GetString());
        Assert.Equal("</script>", read.GetProperty("quote").GetString());
        Assert.Equal("third", read.GetProperty("relation").GetString());
        Assert.Equal(
            "{\"of\":\"red-staff\",\"type\":\"publisher\",\"relation\":\"republishes\",\"status\":\"inferred\",\"strength\":0.9,\"evidence\":\"the figures agree\"}",
            read.GetProperty("lineage")[0].GetRawText());
        Assert.Equal("https://example.org/1", read.GetProperty("origin").GetProperty("address").GetString());
    }

    [Fact]
    public void Every_row_of_a_table_has_a_cell_for_every_column_and_no_column_has_another_ones_name()
    {
        var claims = new[] { ClaimSample.Read(ClaimSample.Body()), ClaimSample.Read(ClaimSample.Body(("id", "\"C-2\""))) };
        Assert.All(
            [
                ClaimTable.Of(claims, "c"), StudyTables.Publishers(ClaimSample.Words, "c"), StudyTables.Words(ClaimSample.Words, "c"),
                StudyTables.Lineage([new("story", "C-1", false, true, "derived", LineageStatus.Stated, null, null)], "c"),
            ],
            table =>
            {
                Assert.NotEmpty(table.Rows);
                Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Length));
                Assert.Distinct(table.Columns.Select(column => column.Name));
            });
        Assert.Equal(["C-1", "C-2"], ClaimTable.Of(claims, "c").Rows.Select(row => row[0]));
    }

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
