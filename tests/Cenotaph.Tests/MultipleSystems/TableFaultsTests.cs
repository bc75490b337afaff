using Cenotaph.MultipleSystems;
using static Cenotaph.Tests.MultipleSystems.KnownTable;

namespace Cenotaph.Tests.MultipleSystems;

public sealed class TableFaultsTests
{
    private static readonly SystemsMethod[] methods = [.. SystemsComparison.Methods];

    [Fact]
    public void Lists_that_share_nobody_tell_nothing() => Refused(
        Of("ABC", ("100", 40), ("010", 30), ("001", 20)),
        "Somebody must be on two lists.", "None of the 90 persons is on more than one of the 3 lists.");

    [Fact]
    public void Islands_are_refused_and_named() => Refused(
        Of("ABCD", ("1000", 40), ("0100", 30), ("1100", 6), ("0010", 20), ("0001", 10), ("0011", 5)),
        "Overlaps must join all lists: between lists that share nobody there is nothing that tells how many both missed.",
        "The lists fall into 2 groups without a common person: A + B (76 persons); C + D (35 persons). Leave out the smaller group, or estimate each apart.");

    [Fact]
    public void A_list_within_another_is_refused_with_its_chance() => Refused(
        Of("ABC", ("100", 50), ("001", 40), ("110", 10), ("101", 8), ("111", 3)),
        "No list may lie within another: the inner one says nothing of persons whom the outer one missed.",
        "All 13 persons on B are also on A, which would happen by chance with a probability of 1.935e-3 at most. Take both as one list, or leave the inner one out.");

    [Fact]
    public void One_history_tells_nothing() => Refused(
        Of("ABC", ("111", 90)),
        "Histories must differ: how often persons on one list are on another tells how many are on none.", "All 90 persons have the same history, A + B + C.");

    [Fact]
    public void One_list_tells_nothing() => Refused(Of("A", ("1", 90)), "An estimate needs lists that overlap.", "There is one list with records, A.");

    [Fact]
    public void Two_lists_are_refused_until_independence_is_assumed()
    {
        var table = Of("AB", ("10", 90), ("01", 60), ("11", 40));
        Refused(
            table, "Two lists cannot tell chance from dependence: any number of unlisted persons agrees with them.",
            "There are two lists with records, A and B. --assume-independence gives the number under independence, beside a table of others.");
        Assert.Equal(10, SystemsComparison.Of(table, [.. methods], Plain).Diagnostics.Xi!.Rows.Length);

        // Chapman: 131 × 101 / 41 − 1; variance 131 × 101 × 90 × 60 / (41² × 42).
        var assumed = SystemsComparison.Of(table, [.. methods], Plain with { AssumeIndependence = true });
        var chapman = Row(assumed.Results, "Chapman");
        Assert.Equal(321.7073, chapman.Value, 4);
        Assert.Equal(Math.Sqrt(131.0 * 101 * 90 * 60 / (41 * 41 * 42)), chapman.StandardError!.Value, 8);
        Assert.Equal(325, Row(assumed.Results, "Lincoln-Petersen").Value);
        Assert.Equal(190 + (90 * 60 / 40.0 / 0.5), assumed.Diagnostics.Xi!.Rows.Single(row => row.Xi == 0.5).Total, 8);
    }

    [Fact]
    public void A_stray_list_of_few_persons_is_told_and_does_not_stop_the_others()
    {
        var table = Of("ABCD", ("1000", 140), ("0100", 130), ("0010", 120), ("1100", 30), ("0110", 25), ("1010", 28), ("1110", 6), ("0001", 2));
        Assert.Null(TableFaults.Of(table, Plain));
        var diagnostics = SystemsComparison.Of(table, [new SparseMethod()], Plain).Diagnostics;
        Assert.Equal(["A + B + C", "D"], diagnostics.Islands);
        Assert.Equal(["A + D", "B + D", "C + D"], diagnostics.EmptyPairs);
    }

    [Fact]
    public void Among_more_lists_a_nested_one_stops_only_methods_that_cannot_take_it()
    {
        var table = Of("ABCDE", ("10000", 140), ("01000", 130), ("00100", 120), ("11000", 30), ("01100", 25), ("10100", 28), ("11100", 6), ("10010", 30), ("11010", 9), ("00001", 50), ("10001", 12), ("01001", 11));
        var fault = TableFaults.Of(table, Plain);
        Assert.NotNull(fault);
        Assert.False(fault.ToAll);
        var diagnostics = SystemsComparison.Of(table, [new SparseMethod()], Plain).Diagnostics;
        Assert.StartsWith("all 39 of D are on A", Assert.Single(diagnostics.Nested), StringComparison.Ordinal);
    }

    private static void Refused(CaptureTable table, string assumption, string evidence)
    {
        var comparison = SystemsComparison.Of(table, [.. methods], Plain);
        Assert.All(comparison.Results, result =>
        {
            var refusal = Assert.IsType<SystemsRefusal>(result);
            Assert.Equal((assumption, evidence), (refusal.Assumption, refusal.Evidence));
        });
        Assert.Equal(methods.Length, comparison.Results.Length);
    }
}
