using Cenotaph.Relabelling;
using Cenotaph.Studies;

namespace Cenotaph.Tests.Studies;

/// <summary>What the page on labels may show: no number from 1 to k − 1, nor one that another gives away.</summary>
public sealed class PublicLabelsTests
{
    private const int Least = 5;

    private static readonly CompensationTable Amounts = new("North", "XTS", [new("family", new LocalText("One payment"), 3, 7, new("Nobody"))]);

    [Theory]
    [InlineData(4, 2, false)]
    [InlineData(20, 0, true)]
    [InlineData(20, 1, false)]
    [InlineData(20, 4, false)]
    [InlineData(20, 5, true)]
    public void Outcomes_stand_only_where_nobody_had_one_or_enough_did(int missing, int returned, bool shown)
    {
        MissingCase[] cases = [.. Enumerable.Range(0, missing).Select(i => new MissingCase(0, 100 + i, i < returned ? MissingOutcome.Returned : MissingOutcome.StillMissing))];
        var summary = Summary(new LinkageAnswer.Refused(Phrase.English("needed"), Phrase.English("seen")), []) with { Outcomes = CompetingRisks.Table(cases, CompetingRisks.UsualDays) };

        var told = Assert.Single(StudyRelabel.Public([summary], Least));

        Assert.Equal(shown, told.Outcomes is not null);
        Assert.Equal(!shown, told.Notes.Any(note => note.ToString() == "What became of the missing is not shown: some of the numbers behind it are below 5."));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 1)]
    [InlineData(1, 4)]
    [InlineData(4, 6)]
    [InlineData(6, 4)]
    [InlineData(5, 5)]
    public void The_limits_of_what_is_withheld_tell_of_no_few_refusals_or_payments(int refused, int paid)
    {
        var range = Amounts.For(new(40, 60, "95 % credible"), refused, paid);
        var estimate = LabelledDead.Estimate(
            new() { Entries = 500, Pairs = [.. Enumerable.Repeat(new LinkedPair(1, LabelTiming.OnOrBefore, 30), 30)], Coverage = [new(0, new(50, 80))] }, 1);

        var told = Assert.Single(Assert.Single(StudyRelabel.Public([Summary(estimate, [new(1, range)])], Least)).Compensation).Range;

        Assert.Equal(refused < Least ? 0 : refused * 3, told.WithheldLow);
        Assert.Equal(paid < Least ? 60 * 7 : (60 - paid) * 7, told.WithheldHigh);
        Assert.Equal((range.DueLow, range.DueHigh), (told.DueLow, told.DueHigh));
    }

    private static LabelSummary Summary(LinkageAnswer linkage, CompensationRow[] rows) => new()
    {
        Side = new("North", new LocalText("the North")),
        Label = "missing",
        Registers = [],
        Linkage = linkage,
        Audits = [],
        Products = [],
        Amounts = Amounts,
        Compensation = [.. rows],
        Notes = [],
    };
}
