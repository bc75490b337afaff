using Cenotaph.Linkage;

namespace Cenotaph.Tests.Linkage;

public class FieldConflictTests
{
    [Theory]
    [InlineData("a", "Олег", "1991-05-14", "a", "Иван", "1984-11-02", true)]
    [InlineData("a", "Олег", "1991-05-14", "b", "Иван", "1984-11-02", false)]
    [InlineData("a", "Олег", "1991-05-14", "a", "Олег", "1984-11-02", false)]
    [InlineData("a", "Олег", "1991-05-14", "a", "Иван", "1991-05-15", false)]
    [InlineData("a", "Олег", "1991-05-04", "a", "Иван", "1991-04-05", false)]
    [InlineData("a", "Олег", "1991-05-14", "a", "Иван", "1984", false)]
    [InlineData("a", "Олег", "1991-05-14", "a", null, "1984-11-02", false)]
    public void Records_of_one_source_conflict_by_date_and_another_field(
        string source, string given, string born, string otherSource, string? otherGiven, string otherBorn, bool conflicts)
    {
        var builder = new LinkageTableBuilder("people", ["source", "surname", "first_name", "dob"]);
        builder.Add(source, "Ланушов", given, born);
        builder.Add(otherSource, "Ланушов", otherGiven, otherBorn);
        builder.Add("c", "Муравин", "Павел", "1970-01-20");
        var table = builder.Build();
        var roles = RoleGuess.Guess(table, new Dictionary<string, FieldRole>());
        var rule = Assert.Single(FieldConflict.Of(Preparation.Of([table], [roles]), table, roles));
        Assert.Equal(conflicts, rule.Conflicts(0, 1));
        Assert.Equal(conflicts, rule.Conflicts(1, 0));
    }
}
