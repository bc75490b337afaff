using Cenotaph.Studies;

namespace Cenotaph.Tests.Studies;

public sealed class ContradictedJudgementTests
{
    private static readonly DateOnly Day = new(2031, 5, 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_case_that_is_withdrawn_and_restored_on_one_day_is_withdrawn_until_a_later_day(bool first)
    {
        var cases = new CaseVotes(fourEyes: false);

        Assert.True(cases.Take("a:1", first, Day, "reader-1"));
        Assert.False(cases.Take("a:1", !first, Day, "reader-2"));
        Assert.Equal(["a:1"], cases.Withdrawn);
        Assert.True(cases.Take("a:1", false, Day.AddDays(1), "reader-1"));
        Assert.Empty(cases.Withdrawn);
    }

    [Theory]
    [InlineData("accepted", "rejected")]
    [InlineData("rejected", "accepted")]
    public void Sources_that_are_judged_both_ways_on_one_day_are_not_independent(string first, string second)
    {
        using var files = new StudyFiles();
        files["judgements/sources.csv"] = "kind,from,of,decision,by,at,why\n"
            + $"independence,wire,desk,{first},reader-1,2031-05-01,Seen.\nindependence,wire,desk,{second},reader-2,2031-05-01,Seen.\n";
        List<Problem> problems = [];

        var study = files.Load().Study!;
        var read = SourceJudgements.Read(study.Folder, study.Vocabulary.Publishers, new HashSet<string>(), problems, new(fourEyes: false));

        Assert.Empty(read.Independent);
        Assert.Equal([("desk", "wire")], read.Copies);
        Assert.Contains("row 3, column \"decision\"", Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }
}
