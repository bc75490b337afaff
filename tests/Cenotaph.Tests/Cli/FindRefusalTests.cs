using System.Text;

namespace Cenotaph.Tests.Cli;

public sealed class FindRefusalTests
{
    private const string Header = "id,name,born,status\n";

    [Theory]
    [InlineData("missing")]
    [InlineData("MISSING")]
    [InlineData("captured")]
    [InlineData("deserter")]
    [InlineData("AWOL")]
    [InlineData("alive")]
    [InlineData("wounded")]
    [InlineData("пропал без вести")]
    [InlineData("Пропал Без Вести, возможно погиб")]
    [InlineData("в плену")]
    [InlineData("СОЧ")]
    [InlineData("жив")]
    [InlineData("не погиб")]
    [InlineData("killed?")]
    [InlineData("not killed")]
    [InlineData("считался погибшим, вернулся")]
    [InlineData("зниклий безвісти")]
    [InlineData("в розыске")]
    [InlineData("down")]
    [InlineData("zzz")]
    [InlineData("")]
    public void Who_is_not_said_to_be_dead_leaves_no_trace_in_the_answer(string status)
    {
        using var without = new InventedList(Header + "1,Кругов Иван,1980,killed\n2,Ржанов Пётр,1985,погиб\n");
        using var with = new InventedList(Header + $"1,Кругов Иван,1980,killed\n2,Ржанов Пётр,1985,погиб\n3,Щербачёв Юрий,1991,\"{status}\"\n4,Щербачёв Юрий,1991,\"{status}\"\n");
        foreach (var name in new[] { "Щербачёв Юрий", "Кругов Иван" })
        {
            Assert.Equal(without.Run(name, "--born", "1991"), with.Run(name, "--born", "1991"));
            Assert.Equal(without.Run(name, "--json"), with.Run(name, "--json"));
        }
    }

    [Theory]
    [InlineData("killed")]
    [InlineData("KIA")]
    [InlineData("погиб")]
    [InlineData("Погиб 12.03.2023 в бою")]
    [InlineData("умер от ран")]
    [InlineData("загинув")]
    [InlineData("died of wounds")]
    [InlineData("died-of-wounds")]
    public void Who_is_said_to_be_dead_is_found(string status)
    {
        using var list = new InventedList(Header + $"1,Кругов Иван,1980,killed\n2,Щербачёв Юрий,1991,{status}\n");

        Assert.Equal(["2"], list.First("Щербачёв Юрий", "--born", "1991"));
    }

    [Fact]
    public void Of_a_person_with_both_statuses_only_the_record_of_the_dead_is_shown()
    {
        using var list = new InventedList(Header + "1,Щербачёв Юрий,12.05.1991,captured\n2,Щербачёв Юрий,12.05.1991,killed\n3,Кругов Иван,1980,killed\n");

        Assert.Equal([["2"]], InventedList.Ids(list.Ask("Щербачёв Юрий")));
    }

    [Fact]
    public void A_status_is_known_by_its_words_whatever_its_column_is_called()
    {
        using var list = new InventedList("id,name,x\n1,Кругов Иван,killed\n2,Ржанов Пётр,killed\n3,Щербачёв Юрий,missing\n");

        Assert.Empty(list.First("Щербачёв Юрий"));
    }

    [Fact]
    public void Two_columns_of_status_must_not_contradict_each_other()
    {
        using var list = new InventedList("id,name,status,судьба\n1,Кругов Иван,killed,\n2,Щербачёв Юрий,killed,жив\n");

        Assert.Empty(list.First("Щербачёв Юрий"));
        Assert.Equal(["1"], list.First("Кругов Иван"));
    }

    [Theory]
    [InlineData("missing_since")]
    [InlineData("дата розшуку")]
    [InlineData("дата СОЧ")]
    [InlineData("captured")]
    public void A_register_of_people_who_may_be_alive_is_refused(string column)
    {
        using var list = new InventedList($"id,name,{column}\n1,Щербачёв Юрий,2023-01-05\n2,Кругов Иван,2023-01-06\n");
        var outcome = list.Run("Щербачёв Юрий");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
        Assert.Contains("find does not look for people who may be alive", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("phone", "+7 913 555 01 02")]
    [InlineData("e-mail", "yuri@example.org")]
    [InlineData("адрес", "ул. Мира, д. 5, кв. 3")]
    [InlineData("relatives", "Мария Щербачёва")]
    [InlineData("vk", "id3301555")]
    [InlineData("passport", "5201 555123")]
    [InlineData("place", "ул. Мира, д. 5")]
    [InlineData("unit", "+79135550102")]
    public void What_could_locate_a_person_is_neither_read_nor_shown(string column, string value)
    {
        using var list = new InventedList($"id,name,born,{column}\n1,Кругов Иван,1980,\"{value}\"\n2,Щербачёв Юрий,1991,\"{value}\"\n");
        var outcome = list.Run("Щербачёв Юрий", "--born", "1991", "--from", "Мира", "--unit", "79135550102", "--explain");

        Assert.DoesNotContain(value, outcome.Output + outcome.Error, StringComparison.Ordinal);
        Assert.Contains("not read, because they could locate a living person: " + column, outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12345", "The name has no letters.")]
    [InlineData("🪖🕊", "The name has no letters.")]
    [InlineData("И. И.", "The name is made of initials, titles or call signs alone; give a surname or a given name.")]
    [InlineData("+7 913 555 01 02", "The name holds a telephone, an account or a document number. find looks for names of the dead; it does not locate the living.")]
    [InlineData("yuri@example.org", "The name holds a telephone, an account or a document number. find looks for names of the dead; it does not locate the living.")]
    public void A_query_that_is_no_name_is_wrong_usage(string name, string expected)
    {
        using var list = new InventedList(Header + "1,Кругов Иван,1980,killed\n");
        var outcome = list.Run(name);

        Assert.Equal(2, outcome.ExitCode);
        Assert.Equal(expected + "\n", outcome.Error);
    }

    [Theory]
    [InlineData("--born", "позавчера")]
    [InlineData("--age", "31")]
    [InlineData("--age", "-1")]
    [InlineData("--top", "0")]
    [InlineData("--died", "x")]
    public void A_wrong_option_is_wrong_usage(string option, string value)
    {
        using var list = new InventedList(Header + "1,Кругов Иван,1980,killed\n");

        Assert.Equal(2, list.Run("Кругов Иван", option, value).ExitCode);
    }

    [Fact]
    public void An_empty_name_is_wrong_usage()
    {
        using var list = new InventedList(Header + "1,Кругов Иван,1980,killed\n");

        Assert.Equal(2, list.Run("").ExitCode);
    }

    [Fact]
    public void A_file_that_cannot_be_searched_is_a_problem()
    {
        using var noName = new InventedList("id,rank\n1,private\n");
        using var empty = new InventedList("");
        using var headerOnly = new InventedList(Header);
        using var binary = new InventedList([0x50, 0x4B, 3, 4, 0, 0, 0, 1, 2]);
        foreach (var list in new[] { noName, empty, headerOnly, binary })
        {
            var outcome = list.Run("Кругов Иван");
            Assert.Equal(1, outcome.ExitCode);
            Assert.Equal("", outcome.Output);
            Assert.StartsWith("Problem: people.csv", outcome.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Invalid_bytes_are_a_problem_and_other_encodings_are_read()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var old = new InventedList(Encoding.GetEncoding(1251).GetBytes(Header + "1,Кругов Иван,1980,погиб\n2,Щербачев Юрий,1991,погиб\n"));
        Assert.Equal(["2"], old.First("Щербачёв Юрий", "--born", "1991"));

        var good = Encoding.UTF8.GetBytes(InventedList.Crowd());
        using var torn = new InventedList([.. Encoding.UTF8.GetPreamble(), .. good, 0xD0, (byte)'\n']);
        var outcome = torn.Run("Кругов Иван");
        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal("", outcome.Output);
    }

    [Fact]
    public void Rows_of_another_width_are_problems_and_the_others_are_searched()
    {
        using var list = new InventedList(Header + "1,Кругов Иван,1980,killed\n2,x\n3,Щербачёв Юрий,1991,killed\n");
        var outcome = list.Run("Щербачёв Юрий", "--born", "1991");

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("On the list", outcome.Output.Replace("Probably on", "On", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("people.csv, row 3: seen 2 cells; expected 4 cells, as in the header.", outcome.Error, StringComparison.Ordinal);
    }
}
