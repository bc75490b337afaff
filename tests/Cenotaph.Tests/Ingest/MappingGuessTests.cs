using Cenotaph.Evidence;
using Cenotaph.Ingest;

namespace Cenotaph.Tests.Ingest;

public sealed class MappingGuessTests
{
    private static readonly RecordKind Claim = new("claim", false, false,
    [
        new("id", FieldType.Text, "What names the claim for ever.", Required: true),
        new("side", FieldType.Text, "Whose dead.", Required: true, Aliases: ["сторона", "країна"]),
        new("figure", FieldType.Figure, "The number as printed.", Required: true, Aliases: ["losses", "число", "потери", "втрати"]),
        new("as_of", FieldType.Date, "The day up to which it counts.", Required: true, Aliases: ["date", "дата", "по состоянию на"]),
        new("address", FieldType.Text, "Where it stands.", Aliases: ["url", "link", "ссылка", "посилання"]),
        new("note", FieldType.Text, "A remark.", Aliases: ["примечание", "примітка", "comment"]),
    ]);

    private static readonly RecordKind Case = new("report", true, true,
    [
        new("id", FieldType.Text, "What names the report."),
        new("name", FieldType.Text, "The full name.", Required: true, Aliases: ["фио", "имя", "піб", "ім'я"]),
        new("died", FieldType.Date, "The day of death.", Aliases: ["дата гибели", "дата загибелі"]),
    ]);

    private readonly List<Problem> problems = [];

    [Fact]
    public void Headings_in_three_languages_mean_their_fields_whatever_their_case_and_signs()
    {
        var guess = MappingGuess.Of(Table(["ID", " СТОРОНА:", "Втрати", "по_состоянию  на", "Url", "Примітка"],
            ["1", "x", "5", "2023-05-14", "https://example.org", "z"]), Claim, "a.csv", problems);
        Assert.Equal(["id", "side", "figure", "as_of", "address", "note"], guess.Columns.Select(column => column.Field!));
        Assert.All(guess.Columns, column => Assert.True(column.IsCertain));
        Assert.Empty(problems);
    }

    [Fact]
    public void A_heading_that_only_resembles_an_alias_is_a_doubt()
    {
        var guess = MappingGuess.Of(Table(["id", "side", "figure", "Date published"], ["1", "x", "5", "14.05.2023"]), Claim, "a.csv", problems);
        Assert.Equal(new("Date published", "as_of", "a heading that resembles \"date\"", false), guess.Columns[3]);
        Assert.Equal(["a.csv, row 1, column \"Date published\": seen a heading that resembles \"date\"; "
            + "expected the field as_of if that is right; taken for it."], Texts());
    }

    [Fact]
    public void Content_speaks_when_headings_do_not()
    {
        var guess = MappingGuess.Of(Table(["№", "side", "A", "B", "C"],
            ["1", "x", "more than 20,000", "14 мая 2023", "https://example.org/1"],
            ["2", "x", "30 тыс.", "2023-05-15", "https://example.org/2"]), Claim, "a.csv", problems);
        Assert.Equal(["id", "side", "figure", "as_of", "address"], guess.Columns.Select(column => column.Field!));
        Assert.Equal(
            [
                "a.csv, row 1, column \"№\": seen a different number on every row; expected the field id if that is right; taken for it.",
                "a.csv, row 1, column \"A\": seen numbers; expected the field figure if that is right; taken for it.",
                "a.csv, row 1, column \"B\": seen dates; expected the field as_of if that is right; taken for it.",
                "a.csv, row 1, column \"C\": seen web addresses; expected the field address if that is right; taken for it.",
            ], Texts());
    }

    [Fact]
    public void A_heading_that_resembles_a_field_of_another_type_is_not_taken()
    {
        var guess = MappingGuess.Of(Table(["id", "losses noted by"], ["1", "a recorder"]), Claim, "a.csv", problems);
        Assert.NotEqual("figure", guess.Columns[1].Field);
    }

    [Fact]
    public void A_required_field_without_a_column_is_a_doubt()
    {
        MappingGuess.Of(Table(["id", "Имя"], ["1", "Имярек"]), Claim, "a.csv", problems);
        Assert.Equal(
            [
                "a.csv: seen no column for the field side; expected a column or a constant (Whose dead).",
                "a.csv: seen no column for the field figure; expected a column or a constant (The number as printed).",
                "a.csv: seen no column for the field as_of; expected a column or a constant (The day up to which it counts).",
            ], Texts());
    }

    [Fact]
    public void The_kind_whose_fields_are_there_is_chosen()
    {
        var people = Table(["id", "ФИО", "Дата гибели"], ["1", "Имярек", "14.05.2023"]);
        Assert.Equal("report", MappingGuess.Best(people, [Claim, Case], "a.csv", problems).Kind.Name);
        var claims = Table(["id", "side", "losses", "date"], ["1", "x", "5", "14.05.2023"]);
        Assert.Equal("claim", MappingGuess.Best(claims, [Case, Claim], "a.csv", problems).Kind.Name);
        Assert.Empty(problems);
    }

    [Fact]
    public void A_table_that_fits_two_kinds_is_a_doubt()
    {
        MappingGuess.Best(Table(["id", "name"], ["1", "a"]), [Case, Case with { Name = "other" }], "a.csv", problems);
        Assert.Equal(["a.csv: seen a table that may hold report or other records; "
            + "expected a kind in the input file; taken for report."], Texts());
    }

    [Theory]
    [InlineData("2023-05-14", "Date")]
    [InlineData("14.05.2023", "Date")]
    [InlineData("5/14/23", "Date")]
    [InlineData("14 мая 2023 г.", "Date")]
    [InlineData("May 2023", "Date")]
    [InlineData("травень 2023", "Date")]
    [InlineData("2023-W20", "Date")]
    [InlineData("12", "Number")]
    [InlineData("1 050 000", "Number")]
    [InlineData("nearly 50,000", "Number")]
    [InlineData("275–325k", "Number")]
    [InlineData("1,05 млн", "Number")]
    [InlineData("50 тысяч", "Number")]
    [InlineData("26,000+", "Number")]
    [InlineData("https://example.org/a?b", "Address")]
    [InlineData("в/ч 12345", "Text")]
    [InlineData("Marchenko", "Text")]
    [InlineData("  ", "Empty")]
    public void A_cell_looks_like_what_it_is(string text, string look) => Assert.Equal(look, CellContent.Of(text).ToString());

    private static FormatGuess Table(string[] columns, params string[][] rows) =>
        new(new(FileFormat.Csv), [.. columns], [.. rows.Select(row => (System.Collections.Immutable.ImmutableArray<string>)[.. row])]);

    private List<string> Texts() => problems.ConvertAll(problem => problem.ToString());
}
