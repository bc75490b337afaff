using Cenotaph.Claims;

namespace Cenotaph.Tests.Studies;

public sealed class JudgementFileTests
{
    private const string Header = "kind,from,of,decision,by,at,why\n";
    private const string Accepted = "echo,wire,claim:C-1,accepted,reader-1,2031-05-01,They agree to the digit.\n";
    private const string Rejected = "echo,The Wire,claim:C-1,rejected,reader-2,2031-05-02,Another count.\n";

    [Fact]
    public void An_inferred_edge_is_accepted_by_a_judgement_and_by_nothing_else()
    {
        using var files = Inferred();
        Assert.Equal(LineageStatus.Inferred, Assert.Single(files.Load().Study!.Lineage).Status);
        files["judgements/echoes.csv"] = Header + Accepted;
        Assert.Equal(LineageStatus.Accepted, Assert.Single(files.Load().Study!.Lineage).Status);
    }

    [Fact]
    public void The_later_decision_counts_whatever_the_order_of_rows()
    {
        using var files = Inferred();
        files["judgements/echoes.csv"] = Header + Rejected + Accepted;
        Assert.Empty(files.Load().Study!.Lineage);
    }

    [Theory]
    [InlineData(Header + "twin,wire,claim:C-1,accepted,r,2031-05-01,x\n", "judgements/echoes.csv, row 2, column \"kind\": seen \"twin\"; expected echo, person, independence or name.")]
    [InlineData(Header + "echo,nobody,claim:C-1,accepted,r,2031-05-01,x\n", "judgements/echoes.csv, row 2, column \"from\": seen \"nobody\"; expected a publisher of sources.toml, or a claim as claim:ID.")]
    [InlineData(Header + "echo,wire,desk,accepted,r,2031-05-01,x\n", "judgements/echoes.csv, row 2, column \"of\": seen \"wire\" of \"desk\", which is no edge of sources.toml; expected an edge [[lineage]] there, with status = \"inferred\".")]
    [InlineData(Header + "echo,wire,claim:C-1,maybe,r,2031-05-01,x\n", "judgements/echoes.csv, row 2, column \"decision\": seen \"maybe\"; expected accepted or rejected.")]
    [InlineData(Header + "echo,wire,claim:C-1,accepted,,2031-05-01,x\n", "judgements/echoes.csv, row 2, column \"by\": seen \"\"; expected who decided, by a pseudonym.")]
    [InlineData(Header + "echo,wire,claim:C-1,accepted,r,2031-05,x\n", "judgements/echoes.csv, row 2, column \"at\": seen \"2031-05\"; expected a day such as 2024-05-14.")]
    [InlineData(Header + "echo,wire,claim:C-1,accepted,r,2031-05-01,\n", "judgements/echoes.csv, row 2, column \"why\": seen \"\"; expected the reason, in a sentence.")]
    [InlineData("kind,from\necho,wire\n", "judgements/echoes.csv, row 1: seen kind, from; expected the columns kind, from, of, decision, by, at, why.")]
    [InlineData(Header + Accepted + "echo,wire,claim:C-1,rejected,reader-3,2031-05-01,No.\n", "judgements/echoes.csv, row 3, column \"decision\": seen \"rejected\"; expected the decision of the other row of that day, or a later day.")]
    public void A_fault_is_a_problem_with_its_row_and_column(string csv, string problem)
    {
        using var files = Inferred();
        files["judgements/echoes.csv"] = csv;
        var (study, problems) = files.Load();

        Assert.Null(study);
        Assert.Equal([problem], problems.Kept.Select(one => one.ToString()));
    }

    [Fact]
    public void What_a_publisher_states_needs_no_judgement()
    {
        using var files = new StudyFiles();
        files["judgements/echoes.csv"] = Header + Accepted;

        Assert.Contains("which is not inferred", Assert.Single(files.Load().Problems.Kept).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_limits_of_a_study_are_read_and_checked()
    {
        using var files = new StudyFiles();
        var plain = files["study.toml"];
        files["study.toml"] = plain + "\n[findings]\nas_of_days = 21\nshrinkage = 0.25\n";
        var limits = files.Load().Study!.Limits;
        Assert.Equal((21, 0.25, 180), (limits.AsOfDays, limits.ShrinkageShare, limits.StaleDays));

        files["study.toml"] = plain + "\n[findings]\nallowance = 2\nstale = 3\n";
        Assert.Equal(2, files.Load().Problems.Errors);
    }

    private static StudyFiles Inferred()
    {
        var files = new StudyFiles();
        files["sources.toml"] = files["sources.toml"].Replace("\"stated\"", "\"inferred\"", StringComparison.Ordinal);
        return files;
    }
}
