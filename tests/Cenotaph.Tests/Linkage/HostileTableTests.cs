using System.Globalization;
using Cenotaph.Linkage;

namespace Cenotaph.Tests.Linkage;

/// <summary>Tables as people send them: other headers, other ways of writing, columns that say nothing.</summary>
public class HostileTableTests(ITestOutputHelper output)
{
    private static readonly InventedSoldiers Soldiers = InventedSoldiers.Make(1200, seed: 21);

    [Fact]
    public void Names_alone_still_link_what_can_be_linked() => AtLeast(0.5, ["surname", "first_name", "patronymic"], row => [row[2], row[3], row[4]]);

    [Fact]
    public void One_column_of_whole_names_does() =>
        AtLeast(0.85, ["ФИО", "Дата рождения"], row => [$"{row[2]} {row[3]} {row[4]}".Trim(), row[5]]);

    [Fact]
    public void Capitals_change_nothing() => AtLeast(
        0.93, ["SURNAME", "FIRST NAME", "PATRONYMIC", "DOB", "CITY"], row => [Upper(row[2]), Upper(row[3]), Upper(row[4]), row[5], Upper(row[6])]);

    [Fact]
    public void Dates_with_points_are_read() => AtLeast(
        0.93, ["surname", "first_name", "patronymic", "birth", "place"], row => [row[2], row[3], row[4], Pointed(row[5]), row[6]]);

    [Fact]
    public void A_column_called_name_may_hold_surnames() => AtLeast(
        0.93, ["name", "first_name", "patronymic", "dob", "settlement"], row => [row[2], row[3], row[4], row[5], row[6]]);

    [Fact]
    public void Columns_without_names_are_read_by_their_cells() => AtLeast(
        0.8, ["column1", "column2", "column3", "column4", "column5"], row => [row[2], row[3], row[4], row[5], row[6]]);

    [Fact]
    public void Columns_that_are_the_same_everywhere_change_nothing() => AtLeast(
        0.93, ["surname", "first_name", "patronymic", "dob", "settlement", "country", "rank", "sex"],
        row => [row[2], row[3], row[4], row[5], row[6], "Х", "рядовой", "м"]);

    [Fact]
    public void Age_and_date_of_death_stand_for_the_year_of_birth() => AtLeast(
        0.85, ["surname", "first_name", "patronymic", "age", "date_of_death", "settlement"], row =>
        {
            var year = row[5] is { } born ? int.Parse(born.AsSpan(0, 4), CultureInfo.InvariantCulture) : (int?)null;
            return [row[2], row[3], row[4], year is null ? null : (2023 - year.Value).ToString(CultureInfo.InvariantCulture), "2023-06-15", row[6]];
        });

    [Fact]
    public void Two_records_are_a_table()
    {
        foreach (var columns in new string[][] { ["surname", "first_name", "dob"], ["fio"], ["x", "y"] })
        {
            var table = new LinkageTableBuilder("two", columns);
            table.Add([.. columns.Select(_ => "Лановой")]);
            table.Add([.. columns.Select(_ => "Муравин")]);
            Assert.Equal(2, LinkageEngine.Run(table.Build()).Records);
        }
    }

    private static string? Upper(string? text) => text?.ToUpperInvariant();

    private static string? Pointed(string? date) => date?.Length == 10 ? $"{date[8..]}.{date[5..7]}.{date[..4]}" : date;

    private void AtLeast(double bound, string[] columns, Func<string?[], string?[]> change)
    {
        var table = new LinkageTableBuilder("soldiers", columns);
        foreach (var row in Soldiers.Rows)
        {
            table.Add(change(row));
        }

        var result = LinkageEngine.Run(table.Build());
        var reached = result.Evaluate(Soldiers.Truth);
        output.WriteLine($"{reached}, expected {result.ExpectedF1:F3}");
        output.WriteLine(string.Join('\n', result.Notes.Concat(result.Model.Comparisons.Select(comparison => $"{comparison.Name}: {string.Join(", ", comparison.Columns)}"))));
        Assert.True(reached.ClusterF1 >= bound, $"cluster F1 {reached.ClusterF1}");
    }
}
