namespace Cenotaph.Tests.Cli;

public sealed class FindInStudyTests
{
    private const string Input =
        """
        kind = "report"
        path = "data/reports.csv"
        [origin]
        title = "Invented reports"
        licence = "facts"
        [columns]
        id = "id"
        name = "name"
        birth_date = "birth_date"
        settlement = "settlement"
        status = "status"
        relatives = "relatives"
        """;

    private const string Header = "id,name,birth_date,settlement,status,relatives\n";

    private const string Dead = Header + "r1,Кругов Иван,1980,Псков,killed,\nr2,Ржанов Пётр,1985-02-03,Орск,died-of-wounds,Анна\n";

    [Fact]
    public void The_dead_of_a_study_are_found_and_their_relatives_are_not_shown()
    {
        using var study = Ingested(Dead);
        var answer = study.RunWell("find", "STUDY", "Ржанов Петя", "--born", "1985", "--from", "Орск", "--explain");

        Assert.Contains("r2", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("Анна", answer, StringComparison.Ordinal);
        Assert.StartsWith("Nobody on the list is near.", study.RunWell("find", "STUDY", "Анна"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing")]
    [InlineData("captured")]
    [InlineData("deserter")]
    [InlineData("wounded")]
    [InlineData("alive")]
    [InlineData("")]
    public void The_living_of_a_study_leave_no_trace(string status)
    {
        using var without = Ingested(Dead);
        using var with = Ingested(Dead + $"r3,Щербачёв Юрий,1991-05-12,Омск,{status},\nr4,Кругов Иван,1980,Псков,{status},\n");
        foreach (var name in new[] { "Щербачёв Юрий", "Кругов Иван" })
        {
            Assert.Equal(without.RunWell("find", "STUDY", name, "--json"), with.RunWell("find", "STUDY", name, "--json"));
        }
    }

    [Fact]
    public void Who_turns_out_to_be_alive_is_shown_no_more()
    {
        using var study = Ingested(Dead);
        study.Write("data/reports.csv", Dead.Replace("Псков,killed", "Псков,alive", StringComparison.Ordinal));
        study.Run("ingest", "STUDY");

        Assert.Equal("Nobody on the list is near. Looked at 1 record of the dead.\n", study.RunWell("find", "STUDY", "Кругов Иван"));
    }

    [Fact]
    public void A_study_without_a_ledger_says_what_to_do()
    {
        using var study = new InventedStudy();
        var outcome = study.Run("find", "STUDY", "Кругов Иван");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("cenotaph ingest", outcome.Error, StringComparison.Ordinal);
    }

    private static InventedStudy Ingested(string reports)
    {
        var study = new InventedStudy();
        study.Write("inputs/reports.toml", Input);
        study.Write("data/reports.csv", reports);
        Assert.Equal(0, study.Run("ingest", "STUDY").ExitCode);
        return study;
    }
}
