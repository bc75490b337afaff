using System.Text;
using System.Text.Json;
using Cenotaph.Evidence;
using CsCheck;

namespace Cenotaph.Tests.Evidence;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("plain", "\"plain\"")]
    [InlineData("\u20ac$\u000f\nA'B\"\\\\\"/", "\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"")] // RFC 8785, section 3.2.2
    [InlineData("\b\t\n\f\r", "\"\\b\\t\\n\\f\\r\"")]
    [InlineData("\u0000\u001f\u007f\u0080", "\"\\u0000\\u001f\u007f\u0080\"")]
    [InlineData("<script>&'\u2028", "\"<script>&'\u2028\"")]
    [InlineData("Незванов\ud83d\ude02", "\"Незванов\ud83d\ude02\"")]
    public void A_string_is_escaped_where_the_standard_wants_it_and_nowhere_else(string text, string expected)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("a", text);
        Assert.Equal($"{{\"a\":{expected}}}", Text(json.End()));
    }

    [Fact]
    public void Keys_are_in_the_order_of_their_utf16_code_units()
    {
        // The keys of RFC 8785, section 3.2.3, in the order that it gives.
        string[] keys = ["\r", "1", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"];
        var json = new CanonicalJson();
        json.Begin();
        foreach (var key in keys)
        {
            json.Member(key, true);
        }

        Assert.True(CanonicalForm.IsObject(json.End().Span));
    }

    [Theory]
    [InlineData("b", "a")]
    [InlineData("a", "a")]
    [InlineData("record_id", "record")]
    [InlineData("\ufb33", "\ud83d\ude00")]
    public void A_key_out_of_order_is_refused(string first, string second)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member(first, 1);
        var refused = Assert.Throws<ArgumentException>(() => json.Member(second, 2));
        Assert.Equal(
            $"Canonical JSON wants keys in ascending order, each once: \"{second}\" cannot follow \"{first}\". (Parameter 'key')",
            refused.Message);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused()
    {
        // Not in attributes: their texts are kept as UTF-8, which cannot carry them.
        foreach (var text in (string[])["\ud83d", "a\ude00b", "\ude00\ud83d"])
        {
            var json = new CanonicalJson();
            json.Begin();
            Assert.Throws<ArgumentException>(() => json.Member("a", text));
        }
    }

    [Fact]
    public void Every_kind_of_member_is_written_and_the_buffer_serves_again()
    {
        var json = new CanonicalJson();
        for (var time = 0; time < 2; time++)
        {
            json.Begin();
            json.Member("a", -CanonicalJson.LargestNumber);
            json.Member("b", false);
            json.BeginObject("c");
            json.Member("x", "y");
            json.BeginObject("z");
            json.EndObject();
            json.EndObject();
            json.Member("d", new List<string> { "one", "two" });
            json.Member("e", Array.Empty<string>());
            Assert.Equal(
                """{"a":-9007199254740991,"b":false,"c":{"x":"y","z":{}},"d":["one","two"],"e":[]}""", Text(json.End()));
        }
    }

    [Fact]
    public void A_number_that_not_every_reader_keeps_is_refused()
    {
        var json = new CanonicalJson();
        json.Begin();
        Assert.Throws<ArgumentOutOfRangeException>(() => json.Member("a", CanonicalJson.LargestNumber + 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => json.Member("a", long.MinValue));
    }

    [Fact]
    public void An_object_left_open_is_refused()
    {
        var json = new CanonicalJson();
        json.Begin();
        json.BeginObject("a");
        Assert.Equal("The member object \"a\" is still open.", Assert.Throws<InvalidOperationException>(() => json.End()).Message);
        json.EndObject();
        Assert.Throws<InvalidOperationException>(json.EndObject);
        Assert.Equal("{\"a\":{}}", Text(json.End()));
        Assert.Throws<InvalidOperationException>(() => json.Member("b", 1));
    }

    [Fact]
    public void What_is_written_is_canonical_and_reads_back_as_it_was() =>
        Gen.Dictionary(Gen.String, Gen.String).Sample(members =>
        {
            var sound = members.Where(member => IsUnicode(member.Key) && IsUnicode(member.Value))
                .OrderBy(member => member.Key, StringComparer.Ordinal).ToList();
            var json = new CanonicalJson();
            json.Begin();
            sound.ForEach(member => json.Member(member.Key, member.Value));
            var bytes = json.End();
            var read = JsonSerializer.Deserialize<Dictionary<string, string>>(bytes.Span)!;
            return CanonicalForm.IsObject(bytes.Span)
                && sound.All(member => read[member.Key] == member.Value)
                && read.Count == sound.Count;
        });

    [Theory]
    [InlineData("{}", true)]
    [InlineData("""{"a":[1,-2,0,"x",true,false,null,{"b":[]}]}""", true)]
    [InlineData("""{"a": 1}""", false)]
    [InlineData("""{"b":1,"a":2}""", false)]
    [InlineData("""{"a":1,"a":2}""", false)]
    [InlineData("""{"a":1.5}""", false)]
    [InlineData("""{"a":1e3}""", false)]
    [InlineData("""{"a":-0}""", false)]
    [InlineData("""{"a":01}""", false)]
    [InlineData("""{"a":9007199254740991}""", true)]
    [InlineData("""{"a":9007199254740992}""", false)]
    [InlineData("""{"a":99999999999999999999}""", false)]
    [InlineData("""{"a":"\u0041"}""", false)]
    [InlineData("""{"a":"\u000a"}""", false)]
    [InlineData("""{"a":"\u001F"}""", false)]
    [InlineData("""{"a":"\u001f"}""", true)]
    [InlineData("""{"a":"\/"}""", false)]
    [InlineData("""{"a":1}{"b":2}""", false)]
    [InlineData("""{"a":1},"kind":"x""", false)]
    [InlineData("""{"a":1""", false)]
    [InlineData("""{"a":}""", false)]
    [InlineData("""{"a"}""", false)]
    [InlineData("""{"a":[1,]}""", false)]
    [InlineData("[]", false)]
    [InlineData("1", false)]
    [InlineData("", false)]
    [InlineData("{\"a\":\"\n\"}", false)]
    public void Only_the_canonical_text_of_an_object_is_taken_for_one(string text, bool canonical) =>
        Assert.Equal(canonical, CanonicalForm.IsObject(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void Bytes_that_are_no_utf8_are_not_canonical() =>
        Assert.False(CanonicalForm.IsObject([.. "{\"a\":\""u8, 0xff, .. "\"}"u8]));

    [Fact]
    public void Nesting_without_end_is_refused_and_not_followed() =>
        Assert.False(CanonicalForm.IsObject(Encoding.ASCII.GetBytes("{\"a\":" + new string('[', 1_000_000))));

    private static bool IsUnicode(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (!char.IsSurrogate(text[at]))
            {
                continue;
            }

            if (at + 1 == text.Length || !char.IsSurrogatePair(text[at], text[++at]))
            {
                return false;
            }
        }

        return true;
    }

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
