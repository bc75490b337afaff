namespace Cenotaph.Tests.Ingest;

public sealed class JsonReaderTests : IDisposable
{
    private readonly InputFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Columns_are_the_names_of_all_objects_in_order_of_first_appearance()
    {
        var reading = folder.Read(folder.Write("a.json", "[{\"b\": 1},\n {\"a\": \"x\", \"b\": null},\n {\"c\": true}]"));
        Assert.Equal(["b", "a", "c"], reading.Columns);
        reading.Is("1: 1||", "2: |x|", "3: ||true");
    }

    [Theory]
    [InlineData("a.json", "[{0}]")]
    [InlineData("a.jsonl", "{0}")]
    public void Objects_inside_are_laid_flat_and_lists_joined(string name, string frame)
    {
        var reading = folder.Read(folder.Write(name, frame.Replace("{0}", """
            {"id": 1.50, "place": {"region": "Пример", "at": {"x": 1e5}}, "tags": ["a", 2, null, true], "none": [], "rows": [{"q":[1]}, 2], "t": "a\"\u0416\n"}
            """.Trim(), StringComparison.Ordinal)));
        Assert.Equal(["id", "place.region", "place.at.x", "tags", "none", "rows", "t"], reading.Columns);
        reading.Is("1: 1.50|Пример|1e5|a; 2; true||[{\"q\":[1]}, 2]|a\"Ж\n");
    }

    [Fact]
    public void The_only_list_of_objects_is_found_among_the_members()
    {
        var reading = folder.Read(folder.Write("a.json",
            "{\"type\": \"x\", \"meta\": {\"rows\": [{\"no\": 1}]}, \"n\": [1, [2]], \"rows\":\n [{\"id\": 7}], \"end\": {}}"));
        reading.Is("2: 7");
    }

    [Fact]
    public void Two_lists_of_objects_need_a_choice()
    {
        var name = folder.Write("a.json", "{\"x\": [{\"a\": 1}], \"y\": [{\"b\": 2}]}");
        folder.Read(name).IsRefused(
            "a.json: seen 2 lists of objects (x, y); expected at = \"x\" or another of them in the input file.");
        folder.Read(name, new(At: "y")).Is("1: 2");
    }

    [Fact]
    public void A_path_leads_to_the_list()
    {
        var name = folder.Write("a.json", "{\"data\": {\"skip\": [[1]], \"rows\": [{\"a\": 1}]}, \"rows\": [{\"b\": 1}]}");
        folder.Read(name, new(At: "data.rows")).Is("1: 1");
        folder.Read(name, new(At: "data.cases")).IsRefused(
            "a.json: seen no list of objects; expected one list of objects at \"data.cases\".");
        folder.Read(name, new(At: "")).IsRefused("a.json: seen an object; expected a list of objects.");
    }

    [Fact]
    public void An_object_without_a_list_is_refused() =>
        folder.Read(folder.Write("a.json", "{\"a\": 1}")).IsRefused(
            "a.json: seen no list of objects; expected a list of objects.");

    [Theory]
    [InlineData("\"text\"", "a text")]
    [InlineData("12", "a number")]
    [InlineData("null", "null")]
    public void A_bare_value_is_refused(string text, string seen) =>
        folder.Read(folder.Write("a.json", text)).IsRefused($"a.json: seen {seen}; expected a list of objects.");

    [Fact]
    public void An_empty_list_is_a_table_without_rows() => folder.Read(folder.Write("a.json", "[ ]")).Is();

    [Theory]
    [InlineData("[{\"a\": 1},\n{\"a\" 2}]", 2, 6)]
    [InlineData("[{\"a\": 1},\n{\"a\": 2}", 2, 9)]
    [InlineData("[{\"a\": 1}] x", 1, 12)]
    [InlineData("{\"rows\": [{\"a\": 1}]} {", 1, 22)]
    [InlineData("  ", 1, 3)]
    public void A_syntax_error_fails_the_file_and_names_line_and_byte(string text, int line, int place) =>
        folder.Read(folder.Write("a.json", text)).IsRefused(
            $"a.json, row {line}: seen text that is not JSON (or nested deeper than 64) at byte {place} of the line; "
            + "expected sound JSON.");

    [Fact]
    public void Deep_nesting_is_a_fault() =>
        folder.Read(folder.Write("a.json", new string('[', 1_000_000))).IsRefused(
            "a.json, row 1: seen text that is not JSON (or nested deeper than 64) at byte 65 of the line; expected sound JSON.");

    [Fact]
    public void Elements_that_are_no_objects_are_problems_of_their_rows() =>
        folder.Read(folder.Write("a.json", "[{\"a\": 1},\n3,\n[4, [5]],\n{\"a\": 2, \"a\": 3},\n{\"a\": 4}]")).Has(
            ["1: 1", "5: 4"],
            "a.json, row 2: seen a number; expected a JSON object.",
            "a.json, row 3: seen a list; expected a JSON object.",
            "a.json, row 4: seen the same name twice in one object; expected one sound JSON object.");

    [Fact]
    public void A_bad_line_is_a_problem_and_reading_goes_on()
    {
        var reading = folder.Read(folder.Write("a.jsonl",
            "{\"a\": 1}\r\n{\"a\":\n\n[1]\n{\"a\": 1} x\n{\"b\": \"\\ud800\"}\n{\"a.b\": 1, \"a\": {\"b\": 2}}\n{\"b\": 2}"));
        reading.Has(
            ["1: 1||", "8: |2|"],
            "a.jsonl, row 2: seen text that is not JSON (or nested deeper than 64) at byte 6 of the line; expected one sound JSON object.",
            "a.jsonl, row 4: seen a list instead of a JSON object; expected one sound JSON object.",
            "a.jsonl, row 5: seen text that is not JSON (or nested deeper than 64) at byte 10 of the line; expected one sound JSON object.",
            "a.jsonl, row 6: seen half of a surrogate pair in a JSON text; expected one sound JSON object.",
            "a.jsonl, row 7: seen the same name twice in one object; expected one sound JSON object.");
    }

    [Fact]
    public void A_name_too_long_to_keep_is_a_problem_of_its_line() =>
        folder.Read(folder.Write("a.jsonl", "{\"a\": 1}\n{\"" + new string('x', 1001) + "\": 1}\n")).Has(
            ["1: 1"], "a.jsonl, row 2: seen a name of more than 1,000 letters; expected one sound JSON object.");

    [Fact]
    public void Nothing_but_empty_lines_is_a_problem() =>
        folder.Read(folder.Write("a.jsonl", "\n \n")).IsRefused(
            "a.jsonl: seen nothing but empty lines; expected one JSON object a line.");

    [Fact]
    public void Ever_new_names_are_refused() =>
        folder.Read(folder.Write("a.jsonl", string.Concat(Enumerable.Range(0, 20_000).Select(i => $"{{\"k{i}\":1}}\n")))).IsRefused(
            "a.jsonl: seen more than 16,384 columns; expected fewer; the file may be read with a wrong separator or header.");

    [Fact]
    public void Records_survive_every_border_between_chunks()
    {
        var rows = Enumerable.Range(0, 40_000).Select(i => $"{{\"id\": {i}, \"имя\": \"Имярек\u20ac {i}\", \"l\": [{i}, \"x\"]}}").ToList();
        var expected = rows.Select((_, i) => $"{i + 1}: {i}|Имярек\u20ac {i}|{i}; x").ToArray();
        folder.Read(folder.Write("a.json", "[" + string.Join(",\n", rows) + "]")).Is(expected);
        folder.Read(folder.Write("a.jsonl", string.Join("\n", rows))).Is(expected);
        folder.Read(folder.Write("b.json", "{\"meta\": [\"" + new string('x', 70_000) + "\"], \"rows\": [" + string.Join(",\n", rows) + "]}"))
            .Is(expected);
    }

    [Fact]
    public void Json_called_csv_is_not_taken_for_a_table() =>
        Assert.NotEmpty(folder.Read(folder.Write("a.csv", "[{\"a\": 1,\n\"b\": 2}]")).Problems);
}
