using Cenotaph.Disclosure;

namespace Cenotaph.Tests.Studies;

public sealed class DisclosureSectionTests
{
    [Theory]
    [InlineData("k = 4", "column \"disclosure.k\": seen 4; expected persons, from 5 to 1000.")]
    [InlineData("k_fine = 9", "column \"disclosure.k_fine\": seen 9; expected persons, from 10 to 1000.")]
    [InlineData("k_fine = 12\nk = 20", "column \"disclosure.k_fine\": seen 12; expected at least k, which is 20.")]
    [InlineData("statuses = 1", "column \"disclosure.statuses\": seen 1; expected statuses, from 2 to k, which is 5.")]
    [InlineData("statuses = 6", "column \"disclosure.statuses\": seen 6; expected statuses, from 2 to k, which is 5.")]
    [InlineData("wait_days = 1", "column \"disclosure.wait_days\": seen 1; expected days from 7 to 3650, ten years: a second reviewer and relatives need the time.")]
    [InlineData("wait_days = 6", "column \"disclosure.wait_days\": seen 6; expected days from 7 to 3650, ten years: a second reviewer and relatives need the time.")]
    [InlineData("recent_days = 89", "column \"disclosure.recent_days\": seen 89; expected days from 90 to 3650, ten years.")]
    [InlineData("tally_days = 100", "column \"disclosure.tally_days\": seen 100; expected days from 180 to 3650, ten years.")]
    [InlineData("hidden = 1.5", "column \"disclosure.hidden\": seen 1.5; expected a share from 0 to 1.")]
    [InlineData("named = true", "column \"disclosure.named\": seen names without a basis; expected the legal basis, in a sentence that readers see: basis = \"…\".")]
    [InlineData("named = true\nbasis = \" \"", "column \"disclosure.basis\": seen an empty text; expected the legal basis, in a sentence that readers see: basis = \"…\".")]
    [InlineData("names = true", "column \"disclosure.names\": seen a name that means nothing here; expected k, k_fine, statuses, wait_days, recent_days, tally_days, hidden, named, basis.")]
    public void A_laxer_limit_than_the_least_is_a_problem(string line, string problem)
    {
        using var files = new StudyFiles();
        files["study.toml"] += "\n[disclosure]\n" + line + "\n";
        var (study, problems) = files.Load();
        Assert.Null(study);
        Assert.EndsWith(problem, Assert.Single(problems.Kept).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_is_read_and_its_absence_is_the_usual_rules()
    {
        using var files = new StudyFiles();
        Assert.Equal(new DisclosureRules(), files.Load().Study!.Disclosure);
        files["study.toml"] += "\n[disclosure]\nk = 12\nstatuses = 3\nwait_days = 21\nrecent_days = 120\ntally_days = 200\nhidden = 0.1\nnamed = true\nbasis = \"A basis.\"\n";
        var (study, problems) = files.Load();
        Assert.Empty(problems);
        Assert.Equal(
            new DisclosureRules { K = 12, KFine = 12, Statuses = 3, WaitDays = 21, RecentDays = 120, TallyDays = 200, HiddenShare = 0.1, Named = true, Basis = "A basis." },
            study!.Disclosure);
    }
}
