using System.Text.Json;

namespace Cenotaph.Tests.Cli;

public sealed class LinkExplainTests
{
    private const string People =
        "id,surname,given name,patronymic,birth date,town\n"
        + "a1,Ланушова,Ольга,Петровна,14.05.1991,Верхняя Горелка\n"
        + "a2,Lanushova,Olga,Petrovna,1991-05-14,Verkhnyaya Gorelka\n"
        + "a3,Дорошак,Павел,,1988,Чистое\n";

    [Fact]
    public void Each_cell_is_shown_as_written_and_as_it_was_read()
    {
        using var table = new InventedTable();
        table.Write("people.csv", People);

        using var told = JsonDocument.Parse(table.RunWell("link", "explain", "@people.csv", "a1", "a2", "--json"));
        var steps = told.RootElement.GetProperty("steps").EnumerateArray().ToDictionary(step => step.GetProperty("name").GetString()!);

        Assert.Equal("Ланушова", steps["surname"].GetProperty("left_written").GetString());
        Assert.Equal("Lanushova", steps["surname"].GetProperty("right_written").GetString());
        Assert.Equal("14.05.1991", steps["date of birth"].GetProperty("left_written").GetString());
        Assert.Equal("Verkhnyaya Gorelka", steps["town"].GetProperty("right_written").GetString());
        Assert.NotEqual("Verkhnyaya Gorelka", steps["town"].GetProperty("right").GetString());
        Assert.Equal(JsonValueKind.Null, steps["prior"].GetProperty("left_written").ValueKind);
        var printed = table.RunWell("link", "explain", "@people.csv", "a1", "a2");
        Assert.Contains("Верхняя Горелка (read as ", Flat(printed), StringComparison.Ordinal);
    }

    [Fact]
    public void The_left_column_is_the_record_named_first()
    {
        using var table = new InventedTable();
        table.Write("people.csv", People);

        using var told = JsonDocument.Parse(table.RunWell("link", "explain", "@people.csv", "a2", "a1", "--json"));
        var born = told.RootElement.GetProperty("steps").EnumerateArray().Single(step => step.GetProperty("name").GetString() == "date of birth");

        Assert.Equal("a2", told.RootElement.GetProperty("left").GetString());
        Assert.Equal("1991-05-14", born.GetProperty("left_written").GetString());
        Assert.Equal("1991-05-14", born.GetProperty("left").GetString());
    }

    [Fact]
    public void Help_names_three_arguments_and_none_of_the_command_above()
    {
        using var table = new InventedTable();
        var help = table.RunWell("link", "explain", "--help");

        Assert.Contains(" link explain <table> <id1> <id2> [options]\n", help, StringComparison.Ordinal);
        Assert.DoesNotContain("<tables>", help, StringComparison.Ordinal);
        Assert.Contains("row:17 for the seventeenth record", help, StringComparison.Ordinal);
        Assert.Contains("--with right.csv", help, StringComparison.Ordinal);
        Assert.Contains("<tables>", table.RunWell("link", "--help"), StringComparison.Ordinal);
    }

    private static string Flat(string printed) => string.Join(' ', printed.Split((char[])[' ', '\n', '│', '|'], StringSplitOptions.RemoveEmptyEntries));
}
