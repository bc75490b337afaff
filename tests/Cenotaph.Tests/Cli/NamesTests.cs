using System.Text.Json;

namespace Cenotaph.Tests.Cli;

public sealed class NamesTests
{
    [Fact]
    public void Two_names_are_explained_part_by_part()
    {
        using var study = new InventedStudy();
        var lines = study.RunWell("names", "explain", "Щербаков Юрий Алексеевич", "Chtcherbakov Iouri").Split('\n');

        Assert.Contains(lines, line => line.Contains("surname", StringComparison.Ordinal) && line.Contains("xerbakov", StringComparison.Ordinal) && line.TrimEnd().EndsWith("SameKey", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("patronymic", StringComparison.Ordinal) && line.TrimEnd().EndsWith("Missing", StringComparison.Ordinal));
        Assert.Contains("First: surname first, male.", lines);
        Assert.Contains("  patronymic: child of Алексей", lines);
    }

    [Fact]
    public void The_same_is_told_to_machines()
    {
        using var study = new InventedStudy();
        using var json = JsonDocument.Parse(study.RunWell("names", "explain", "рядовой Иван Лугин «Барс»", "Лугину Ване", "--json"));

        Assert.Equal("SameNominative", json.RootElement.GetProperty("levels").GetProperty("surname").GetString());
        Assert.Equal("Nickname", json.RootElement.GetProperty("levels").GetProperty("given_name").GetString());
        Assert.Equal("Барс", json.RootElement.GetProperty("names")[0].GetProperty("call_sign").GetString());
    }

    [Fact]
    public void A_text_is_romanised_by_one_scheme_or_by_all()
    {
        using var study = new InventedStudy();

        Assert.Equal("Chtcherbakov Iouri\n", study.RunWell("names", "romanise", "Щербаков Юрий", "--scheme", "french"));
        Assert.Contains("Shcherbakov Yuriy", study.RunWell("names", "romanise", "Щербаков Юрий"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_scheme_that_is_none_is_wrong_usage()
    {
        using var study = new InventedStudy();
        var outcome = study.Run("names", "romanise", "Щербаков", "--scheme", "elvish");

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("\"elvish\" is no scheme: icao, gost-52535, ", outcome.Error, StringComparison.Ordinal);
    }
}
