using System.Text;
using Cenotaph.Names;

namespace Cenotaph.Tests.Cli;

public sealed class FindTests
{
    private const string Sought = "w1,Щербачёв,Юрий,Алексеевич,1991-05-12,2023-05-03,Омск,Омская область";
    private const string Again = "w2,Щербачев,Юра,,12.05.1991,2023-05-04,г. Омск,";
    private const string Namesake = "w3,Щербачёв,Юрий,Алексеевич,1974-11-30,2022-09-17,Шуя,";

    public static TheoryData<string> Schemes => [.. Romanisation.All.Select(scheme => scheme.Id)];

    [Theory]
    [MemberData(nameof(Schemes))]
    public void A_person_is_found_under_every_romanisation(string scheme)
    {
        using var list = new InventedList(InventedList.Crowd(Sought, Namesake));
        var latin = Romanisation.Find(scheme)!.Of("Щербачёв Юрий Алексеевич");

        Assert.Equal(["w1"], list.First(latin, "--born", "1991"));
    }

    [Theory]
    [MemberData(nameof(Schemes))]
    public void A_romanised_record_is_found_by_the_name_in_Cyrillic(string scheme)
    {
        string Latin(string text) => Romanisation.Find(scheme)!.Of(text).Replace(',', ' ');
        using var list = new InventedList(InventedList.Crowd($"w1,\"{Latin("Щербачёв").Replace("\"", "\"\"", StringComparison.Ordinal)}\",{Latin("Юрий")},\"{Latin("Алексеевич").Replace("\"", "\"\"", StringComparison.Ordinal)}\",1991-05-12,,,"));

        Assert.Equal(["w1"], list.First("Щербачёв Юрий Алексеевич", "--born", "1991"));
    }

    [Fact]
    public void The_order_of_the_parts_of_a_name_changes_nothing()
    {
        using var list = new InventedList(InventedList.Crowd(Sought, Again, Namesake));
        var answers = new[]
        {
            "Щербачёв Юрий Алексеевич", "Щербачёв Алексеевич Юрий", "Юрий Щербачёв Алексеевич", "Юрий Алексеевич Щербачёв",
            "Алексеевич Щербачёв Юрий", "Алексеевич Юрий Щербачёв",
        }.Select(name => list.Ask(name, "--born", "1991").GetProperty("persons").ToString()).Distinct();

        Assert.Single(answers);
    }

    [Theory]
    [InlineData("Щербачев Ю.А.")]
    [InlineData("Ю. А. Щербачев")]
    [InlineData("Щербачев Юра")]
    [InlineData("Щербачов Юрий Алексеевич")]
    [InlineData("Щербаёв Юрий Алексеевич")]
    [InlineData("Щербачёву Юрию Алексеевичу")]
    [InlineData("ЩЕРБАЧЁВ ЮРИЙ")]
    [InlineData("рядовой Юрий Щербачёв «Барс»")]
    public void Initials_short_forms_cases_and_slips_find_him(string name)
    {
        using var list = new InventedList(InventedList.Crowd(Sought));

        Assert.Equal(["w1"], list.First(name, "--born", "12.05.1991"));
    }

    [Theory]
    [InlineData("--born", "1991")]
    [InlineData("--born", "05.1991")]
    [InlineData("--born", "12.05.1991")]
    [InlineData("--born", "1991-05-12")]
    [InlineData("--died", "2023-05")]
    [InlineData("--from", "Омск")]
    [InlineData("--from", "Омская область")]
    [InlineData("--from", "Omsk")]
    public void A_date_or_place_tells_him_from_his_namesake(string option, string value)
    {
        using var list = new InventedList(InventedList.Crowd(Namesake, Sought));
        var persons = list.Ask("Щербачёв Юрий Алексеевич", option, value).GetProperty("persons");

        Assert.Equal("w1", persons[0].GetProperty("records")[0].GetProperty("id").GetString());
        Assert.True(persons.GetArrayLength() == 1 || persons[0].GetProperty("weight").GetDouble() > persons[1].GetProperty("weight").GetDouble() + 1);
    }

    [Fact]
    public void An_age_at_death_stands_for_the_date_of_birth()
    {
        using var list = new InventedList(InventedList.Crowd(Namesake, Sought));

        Assert.Equal(["w1"], list.First("Щербачёв Юрий", "--age", "31", "--died", "2023-05-03"));
    }

    [Fact]
    public void Records_that_are_surely_one_person_are_one_answer_and_namesakes_are_not()
    {
        using var list = new InventedList(InventedList.Crowd(Sought, Namesake, Again));

        Assert.Equal([["w1", "w2"], ["w3"]], InventedList.Ids(list.Ask("Щербачёв Юрий Алексеевич")));
    }

    [Fact]
    public void A_name_that_is_not_there_is_nobody_and_no_error()
    {
        using var list = new InventedList(InventedList.Crowd(Sought));
        var outcome = list.Run("Выхухолев Аристарх Пафнутьевич", "--born", "1991");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("Nobody on the list is near. Looked at 841 records of the dead.\n", outcome.Output);
    }

    [Fact]
    public void A_rare_name_weighs_more_than_a_common_one()
    {
        using var list = new InventedList(InventedList.Crowd(Sought));
        double Surname(string name) => list.Ask(name).GetProperty("persons")[0].GetProperty("records")[0].GetProperty("waterfall")
            .EnumerateArray().First(step => step.GetProperty("name").GetString() == "surname").GetProperty("weight").GetDouble();

        Assert.True(Surname("Щербачёв Юрий") > Surname("Кругов Иван") + 5);
    }

    [Fact]
    public void Shares_are_those_of_the_file_exactly()
    {
        using var list = new InventedList(InventedList.Crowd(Sought));
        var step = list.Ask("Кругов Иван").GetProperty("persons")[0].GetProperty("records")[0].GetProperty("waterfall")[1];

        // 840 records share twelve surnames evenly; half a record is taken off for the one at hand.
        Assert.Equal("surname", step.GetProperty("name").GetString());
        Assert.Equal(69.5 / 841, step.GetProperty("u").GetDouble(), 1e-15);
        Assert.Equal(Math.Log2(step.GetProperty("m").GetDouble() / step.GetProperty("u").GetDouble()), step.GetProperty("weight").GetDouble(), 1e-12);
    }

    [Fact]
    public void The_steps_of_every_waterfall_add_up_to_the_weight()
    {
        using var list = new InventedList(InventedList.Crowd(Sought, Again, Namesake));
        foreach (var name in new[] { "Щербачёв Юрий Алексеевич", "Krugov Ivan", "Озерцов С.", "Липник" })
        {
            var answer = list.Ask(name, "--born", "1991", "--died", "2023", "--from", "Орск", "--unit", "37");
            Assert.All(
                answer.GetProperty("persons").EnumerateArray().SelectMany(person => person.GetProperty("records").EnumerateArray()),
                record => Assert.Equal(
                    record.GetProperty("weight").GetDouble(),
                    record.GetProperty("waterfall").EnumerateArray().Sum(step => step.GetProperty("weight").GetDouble()), 1e-9));
        }
    }

    [Fact]
    public void Whole_names_in_one_column_give_the_same_first_person()
    {
        using var list = new InventedList(
            "no;фио;дата рождения;город\n1;Кругов Иван Иванович;1980;Тверь\n2;Юрий Алексеевич Щербачёв;12.05.1991;Омск\n3;Щербачёв О.В.;1990;Омск\n4;Shcherbachev Yuri;1991;Omsk\n");

        Assert.Equal(["2"], list.First("Щербачев Юрий Алексеевич", "--born", "12.05.1991", "--from", "Омск"));
    }

    [Fact]
    public void Parts_in_each_others_column_are_found()
    {
        using var list = new InventedList(InventedList.Crowd("w1,Юрий,Щербачёв,Алексеевич,1991-05-12,,,"));

        Assert.Equal(["w1"], list.First("Щербачёв Юрий Алексеевич", "--born", "1991"));
    }

    [Fact]
    public void The_fast_reader_and_the_careful_one_give_the_same_answer()
    {
        var text = InventedList.Crowd(Sought, Again, Namesake);
        using var fast = new InventedList(text);
        using var careful = new InventedList([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)]);
        string[] query = ["Щербачёв Юрий", "--born", "1991", "--from", "Омск"];

        Assert.Equal(fast.Run(query).Output, careful.Run(query).Output);
    }

    [Fact]
    public void Quotes_line_feeds_in_cells_and_row_numbers_are_read_right()
    {
        using var list = new InventedList("id,name,note,born\r\n1,\"Кругов, Иван\",\"a\r\nb \"\"c\"\"\",1980\r\n\r\n2,\"Щербачёв Юрий\",,1991\r\n");
        var first = list.Ask("Щербачёв Юрий", "--born", "1991").GetProperty("persons")[0].GetProperty("records")[0];

        Assert.Equal(5, first.GetProperty("row").GetInt64());
    }

    [Fact]
    public void A_hard_sign_written_as_a_quotation_mark_survives_the_quotes_of_CSV()
    {
        using var list = new InventedList("id,name,born\n1,Кругов Иван,1980\n2,\"Pod\"\"yachev Yuri\",1991\n");
        var first = list.Ask("Подъячев Юрий", "--born", "1991").GetProperty("persons")[0].GetProperty("records")[0];

        Assert.Equal("Pod\"yachev Yuri", first.GetProperty("name").GetString());
    }

    [Fact]
    public void Nothing_is_written()
    {
        using var list = new InventedList(InventedList.Crowd(Sought));
        list.Run("Щербачёв Юрий");

        Assert.Single(Directory.EnumerateFileSystemEntries(list.Folder));
    }
}
