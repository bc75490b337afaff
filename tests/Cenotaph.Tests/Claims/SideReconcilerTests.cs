using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public sealed class SideReconcilerTests
{
    private static readonly Reading[] Readings =
    [
        ReadingSample.Point("a", "one", 1000), ReadingSample.Point("b", "two", 1500), ReadingSample.Point("c", "one", 4000, category: LossCategory.Casualties),
    ];

    private static ReconciledSide Of(string method, StateOptions options) =>
        SideReconciler.Of("Red", [.. Readings], new(), ReadingSample.Start, ReadingSample.Day, method, true, options);

    [Theory]
    [InlineData("both", "The closed form stands alone.")]
    [InlineData("state", "There is no number.")]
    public void Chains_that_disagree_give_no_number_of_the_state_space_and_say_so(string method, string ends)
    {
        // Of runs of a few draws after two, one at least does not agree.
        var found = Enumerable.Range(1, 60).Select(seed => Of(method, new((ulong)seed, 2, 4))).First(one => one.ScaleReduction >= 1.1);
        Assert.StartsWith("The state space is not estimable: its chains have not come to agree (potential scale reduction ", found.Notes[^1], StringComparison.Ordinal);
        Assert.EndsWith(ends, found.Notes[^1], StringComparison.Ordinal);
        var killed = found.Categories[(int)LossCategory.Killed];
        Assert.Null(killed.Estimate);
        Assert.Empty(found.Scopes);
        Assert.Equal(method == "both", killed.Closed is not null);
        Assert.Equal(method == "both" ? null : "the chains of the state space do not agree", killed.NotEstimable?.ToString());
    }

    [Fact]
    public void Components_and_the_rest_add_to_the_whole_in_every_draw()
    {
        var plan = new ReconcilePlan
        {
            Priors = new() { Shares = [new("army", new(0.6, 1.2, "A part.")), new("navy", new(0.5, 1.2, "Another."))] },
            ReadAs = [new("killed", new("army"), LossCategory.Killed, "army"), new("killed", new("navy"), LossCategory.Killed, "navy")],
            Components = ["army", "navy", "guard"],
        };
        List<Reading> readings = [.. Readings, ReadingSample.Point("d", "three", 700) with { Share = "army" }, ReadingSample.Point("e", "four", 600) with { Share = "navy" }];
        var state = StateSpace.Fit(readings, plan.Priors, ReadingSample.Start, ReadingSample.Day, new(5, 20, 25))!;
        var rows = SideReconciler.ScopeDraws(state, readings, plan, ReadingSample.Day);
        var whole = state.Counts(LossCategory.Killed, ReadingSample.Day);

        Assert.Equal(["army", "navy", "guard", null], rows.Select(row => row.Scope));
        Assert.Null(rows[2].Draws);
        for (var draw = 0; draw < whole.Length; draw++)
        {
            Assert.Equal(whole[draw], rows.Sum(row => row.Draws?[draw] ?? 0), 6);
            Assert.All(rows, row => Assert.True(row.Draws is null || row.Draws.Value[draw] >= 0));
        }
    }

    [Fact]
    public void A_ratio_alone_gives_no_number_and_beside_the_killed_the_wounded()
    {
        var ratio = ReadingSample.Point("r", "one", 3, category: LossCategory.Wounded) with { Over = LossCategory.Killed, Kind = ReadingKind.Ratio };
        var alone = SideReconciler.Of("Red", [ratio], new(), ReadingSample.Start, ReadingSample.Day, "closed", false).Categories;
        Assert.Equal("only ratios to it are on record, and no number that they could be taken of", alone[(int)LossCategory.Killed].NotEstimable?.ToString());
        var state = StateSpace.Fit([ratio, Readings[0] with { Value = 10_000 }], new(), ReadingSample.Start, ReadingSample.Day, new(3, 40, 50))!;
        Assert.InRange(Cenotaph.Numerics.Quantiles.Of(state.Counts(LossCategory.Wounded, ReadingSample.Day).AsSpan(), 0.5), 15_000, 50_000);
    }

    [Fact]
    public void Nothing_on_record_is_not_estimable_in_any_category()
    {
        var found = SideReconciler.Of("Red", [], new(), ReadingSample.Start, ReadingSample.Day, "both", true);
        Assert.Equal("Nothing is on record: not estimable.", Assert.Single(found.Notes));
        Assert.All(found.Categories, one => Assert.Equal(("nothing is on record of this category", null, null), (one.NotEstimable?.ToString(), one.Estimate, one.Closed)));
    }
}
