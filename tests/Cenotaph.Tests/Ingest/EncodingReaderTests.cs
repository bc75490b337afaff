using System.Text;
using Cenotaph.Ingest;

namespace Cenotaph.Tests.Ingest;

public sealed class EncodingReaderTests : IDisposable
{
    private const string Table =
        "номер,имя,место\n1,Имярек Пробный Тестович,\"г. Пример, обл.\"\n2,Ємець Зразок Їжакович,с. Ґанок\n";

    private readonly InputFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData("utf-8", "utf-8")]
    [InlineData("utf-16", "utf-16")]
    [InlineData("utf-16LE", "utf-16")]
    [InlineData("utf-16BE", "utf-16")]
    [InlineData("utf-16BE", "utf-16BE")]
    [InlineData("windows-1251", "windows-1251")]
    [InlineData("windows-1251", "cp1251")]
    [InlineData("windows-1251", "Win-1251")]
    [InlineData("koi8-u", "koi8-u")]
    public void A_declared_encoding_is_read_with_and_without_a_mark(string encoding, string declared)
    {
        var written = TextEncoding.Named(encoding)!;
        string[] expected = ["2: 1|Имярек Пробный Тестович|г. Пример, обл.", "3: 2|Ємець Зразок Їжакович|с. Ґанок"];
        folder.Read(folder.Write("a.csv", written.GetBytes(Table)), new(Encoding: declared)).Is(expected);
        byte[] marked = [.. written.GetPreamble(), .. written.GetBytes(Table)];
        folder.Read(folder.Write("a.csv", marked), new(Encoding: declared)).Is(expected);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void A_byte_order_mark_wins_over_the_declared_encoding(string encoding)
    {
        var written = Encoding.GetEncoding(encoding);
        byte[] marked = [.. written.GetPreamble(), .. written.GetBytes(Table)];
        var reading = folder.Read(folder.Write("a.csv", marked), new(Encoding: "windows-1251"));
        Assert.Equal(["номер", "имя", "место"], reading.Columns);
        reading.Is("2: 1|Имярек Пробный Тестович|г. Пример, обл.", "3: 2|Ємець Зразок Їжакович|с. Ґанок");
    }

    [Theory]
    [InlineData("windows-1251", "windows-1251")]
    [InlineData("utf-16LE", "utf-16LE")]
    [InlineData("utf-16BE", "utf-16BE")]
    [InlineData("koi8-u", "koi8-u")]
    public void An_undeclared_encoding_is_guessed_with_a_doubt(string encoding, string guess) =>
        folder.Read(folder.Write("a.csv", TextEncoding.Named(encoding)!.GetBytes(Table))).Has(
            ["2: 1|Имярек Пробный Тестович|г. Пример, обл.", "3: 2|Ємець Зразок Їжакович|с. Ґанок"],
            $"doubt: a.csv: seen no declared encoding, and bytes that look like {guess}; "
            + $"expected encoding = \"{guess}\" in the input file if that is right; read as {guess}.");

    [Fact]
    public void Accents_among_latin_letters_are_guessed_western() =>
        folder.Read(folder.Write("a.csv", TextEncoding.Named("windows-1252")!.GetBytes("id,name\n1,Renée Müller\n"))).Has(
            ["2: 1|Renée Müller"],
            "doubt: a.csv: seen no declared encoding, and bytes that look like windows-1252; "
            + "expected encoding = \"windows-1252\" in the input file if that is right; read as windows-1252.");

    [Fact]
    public void Cyrillic_is_guessed_even_when_it_begins_a_megabyte_down()
    {
        var text = "id,name\n" + string.Concat(Enumerable.Repeat("1,plain ascii text\n", 100_000)) + "2,Имярек\n";
        var reading = folder.Read(folder.Write("a.csv", TextEncoding.Named("windows-1251")!.GetBytes(text)));
        Assert.Equal("100002: 2|Имярек", reading.Rows[^1]);
        Assert.Single(reading.Problems);
    }

    [Fact]
    public void Utf8_declared_as_windows_1251_is_a_wrong_encoding() =>
        folder.Read(folder.Write("a.csv", Table), new(Encoding: "windows-1251")).IsRefused(
            "a.csv: seen a wrong encoding: declared windows-1251, but the bytes are utf-8; "
            + "expected encoding = \"utf-8\" in the input file.");

    [Fact]
    public void Utf8_declared_as_windows_1251_is_found_however_late_its_first_letter()
    {
        var text = "id,name\n" + string.Concat(Enumerable.Repeat("1,plain ascii text\n", 50_000)) + "2,Имярек\n";
        folder.Read(folder.Write("a.csv", text), new(Encoding: "windows-1251")).IsRefused(
            "a.csv: seen a wrong encoding: declared windows-1251, but the bytes are utf-8; "
            + "expected encoding = \"utf-8\" in the input file.");
    }

    [Theory]
    [InlineData("windows-1251", "koi8-r", "koi8-r")]
    [InlineData("windows-1251", "windows-1252", "windows-1252")]
    [InlineData("koi8-u", "windows-1251", "windows-1251")]
    public void Text_that_is_nonsense_in_the_declared_encoding_is_refused(string encoding, string declared, string shown) =>
        folder.Read(folder.Write("a.csv", TextEncoding.Named(encoding)!.GetBytes(Table)), new(Encoding: declared)).IsRefused(
            $"a.csv: seen a wrong encoding: declared {shown}, but the bytes are {encoding}; "
            + $"expected encoding = \"{encoding}\" in the input file.");

    [Fact]
    public void Western_text_with_double_vowels_is_not_taken_for_cyrillic()
    {
        const string text = "id,name\n1,Hämäläinen Yrjö\n2,Määttä Jyväskylässä\n3,Söderström Åke Pääkkönen\n4,Keränen Päivi Säämäjärvi\n";
        var reading = folder.Read(folder.Write("a.csv", TextEncoding.Named("windows-1252")!.GetBytes(text)), new(Encoding: "windows-1252"));
        reading.Is("2: 1|Hämäläinen Yrjö", "3: 2|Määttä Jyväskylässä", "4: 3|Söderström Åke Pääkkönen", "5: 4|Keränen Päivi Säämäjärvi");
    }

    [Fact]
    public void Utf8_declared_as_utf16_is_a_wrong_encoding() =>
        folder.Read(folder.Write("a.csv", Table), new(Encoding: "utf-16")).IsRefused(
            "a.csv: seen a wrong encoding: declared utf-16, but the bytes are utf-8; expected encoding = \"utf-8\" in the input file.");

    [Fact]
    public void Utf16_declared_as_utf8_is_a_wrong_encoding() =>
        folder.Read(folder.Write("a.csv", Encoding.Unicode.GetBytes(Table)), new(Encoding: "utf-8")).IsRefused(
            "a.csv: seen a wrong encoding: declared utf-8, but the bytes are utf-16LE; "
            + "expected encoding = \"utf-16LE\" in the input file.");

    [Fact]
    public void A_byte_that_is_no_utf8_names_its_row()
    {
        byte[] bytes = [.. "a,b\n1,имя\n2,"u8, 0xC8, 0xEC, .. "\n"u8];
        folder.Read(folder.Write("a.csv", bytes), new(Encoding: "utf-8")).IsRefused(
            "a.csv, row 3: seen the byte 0xC8, which is no text in UTF-8; expected text in that encoding, or another encoding in the input file.");
    }

    [Fact]
    public void A_byte_that_is_no_utf8_far_down_names_its_row()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("a,b\n" + string.Concat(Enumerable.Repeat("1,имя\r\n", 80_000))), .. "2,"u8, 0xFF];
        folder.Read(folder.Write("a.csv", bytes)).IsRefused(
            "a.csv, row 80002: seen the byte 0xFF, which is no text in UTF-8; expected text in that encoding, or another encoding in the input file.");
    }

    [Fact]
    public void A_character_cut_by_the_end_of_the_file_is_a_fault()
    {
        byte[] bytes = [.. "a,b\n1,имя\n2,"u8, 0xD0];
        folder.Read(folder.Write("a.csv", bytes), new(Encoding: "utf-8")).IsRefused(
            "a.csv, row 3: seen the byte 0xD0, which is no text in UTF-8; expected text in that encoding, or another encoding in the input file.");
    }

    [Fact]
    public void The_byte_that_windows_1251_leaves_free_is_a_fault()
    {
        byte[] bytes = [.. TextEncoding.Named("windows-1251")!.GetBytes(Table), .. "3,"u8, 0x98, .. ",x\n"u8];
        folder.Read(folder.Write("a.csv", bytes), new(Encoding: "windows-1251")).IsRefused(
            "a.csv, row 4: seen the byte 0x98, which is no text in windows-1251; expected text in that encoding, or another encoding in the input file.");
    }

    [Fact]
    public void Half_a_surrogate_pair_in_utf16_is_a_fault()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a,b\n1,"), 0x00, 0xD8, .. Encoding.Unicode.GetBytes("x\n")];
        folder.Read(folder.Write("a.csv", bytes)).IsRefused(
            "a.csv, row 2: seen the byte 0x00, which is no text in utf-16; expected text in that encoding, or another encoding in the input file.");
    }

    [Fact]
    public void An_unknown_encoding_is_a_problem() =>
        folder.Read(folder.Write("a.csv", Table), new(Encoding: "klingon")).IsRefused(
            "a.csv: seen the encoding \"klingon\"; expected a known encoding, such as utf-8, utf-16 or windows-1251.");

    [Fact]
    public void Text_that_was_encoded_twice_is_a_doubt()
    {
        var twice = TextEncoding.Named("windows-1251")!.GetString(Encoding.UTF8.GetBytes("Пример Проба Тест"));
        folder.Read(folder.Write("a.csv", "id,name\n1," + twice + "\n")).Has(
            ["2: 1|" + twice],
            "doubt: a.csv: seen text that was UTF-8, was read as windows-1251 and stored so; "
            + "expected the file as it was before; words come out as signs.");
    }

    [Theory]
    [InlineData("a.json", "[{\"имя\":\"Имярек Пробный Тестович\"}]")]
    [InlineData("a.jsonl", "{\"имя\":\"Имярек Пробный Тестович\"}\n")]
    public void Json_too_comes_in_every_encoding(string name, string text)
    {
        foreach (var encoding in (string[])["utf-8", "utf-16", "utf-16BE", "windows-1251"])
        {
            var written = TextEncoding.Named(encoding)!;
            byte[] bytes = [.. written.GetPreamble(), .. written.GetBytes(text)];
            var reading = folder.Read(folder.Write(name, bytes), new(Encoding: encoding));
            Assert.Equal(["имя"], reading.Columns);
            reading.Is("1: Имярек Пробный Тестович");
        }
    }

    [Fact]
    public void Characters_survive_every_border_between_chunks()
    {
        var text = new StringBuilder("a,b\n");
        for (var i = 0; i < 60_000; i++)
        {
            text.Append(i).Append(i % 3 == 0 ? ",я€\n" : i % 3 == 1 ? ",😀ё\r\n" : ",ab\n");
        }

        foreach (var encoding in (string[])["utf-8", "utf-16", "utf-16BE"])
        {
            var written = Encoding.GetEncoding(encoding);
            byte[] bytes = [.. written.GetPreamble(), .. written.GetBytes(text.ToString())];
            var reading = folder.Read(folder.Write("a.csv", bytes));
            Assert.Equal([], reading.Problems);
            Assert.Equal(60_000, reading.Rows.Count);
            Assert.Equal("60001: 59999|ab", reading.Rows[^1]);
            Assert.Equal("60000: 59998|😀ё", reading.Rows[^2]);
        }
    }
}
