using Cenotaph.MultipleSystems;
using static Cenotaph.Tests.MultipleSystems.KnownTable;

namespace Cenotaph.Tests.MultipleSystems;

public sealed class DiagnosisTests
{
    [Fact]
    public void Kosovos_number_depends_on_what_no_table_can_show()
    {
        var xi = Diagnosis.Of(Read("kosovo"), Plain).Xi!;
        Assert.Equal("saturated", xi.Model);
        Assert.Equal([29484, 16942, 10671], new[] { 0.5, 1, 2 }.Select(strength => Math.Round(xi.Rows.Single(row => row.Xi == strength).Total)));
    }

    [Fact]
    public void Overlaps_are_worked_by_hand()
    {
        var diagnostics = Diagnosis.Of(Of("ABC", ("100", 40), ("010", 30), ("001", 20), ("110", 12), ("101", 10), ("011", 8), ("111", 4)), Plain);
        var pair = diagnostics.Pairs[0];
        Assert.Equal(("A", "B", 16L), (pair.First, pair.Second, pair.Overlap));
        Assert.Equal(66.0 * 54 / 16, pair.Petersen!.Value, 8);

        // On C: 4 on both, 10 on A, 8 on B, 20 on neither.
        Assert.Equal(4.0 * 20 / (10 * 8), pair.OddsRatio!.Value, 8);
        Assert.Equal([90, 30, 4], diagnostics.Numbers.Select(number => number.Persons));
        Assert.Equal([Math.Log(30), Math.Log(10), Math.Log(4)], diagnostics.Numbers.Select(number => Math.Round(number.LogShare!.Value, 10)), (one, other) => Math.Abs(one - other) < 1e-9);

        // C by A and B among its 42: 14 on A, 12 on B, 4 on both; Chapman.
        Assert.Equal((15.0 * 13 / 5) - 1, Assert.IsType<SystemsEstimate>(diagnostics.Lists[2].Expected).Value, 8);
        Assert.IsType<SystemsRefusal>(diagnostics.Lists[2].LeftOut);
        Assert.Equal(8, diagnostics.Existence.Length);
        Assert.All(diagnostics.Existence, model => Assert.Equal(0, model.Code));
    }

    [Fact]
    public void Independent_lists_give_their_own_sizes_and_the_same_number_without_any_of_them()
    {
        // Four independent lists of 100,000 persons, as their expectation rounds.
        double[] chances = [0.3, 0.2, 0.25, 0.4];
        var table = CaptureTable.Of(["A", "B", "C", "D"], Enumerable.Range(1, 15).Select(history => new CaptureCell(
            history, (long)Math.Round(chances.Select((chance, list) => (history >> list & 1) != 0 ? chance : 1 - chance).Aggregate(100000.0, (product, chance) => product * chance)))));
        var diagnostics = Diagnosis.Of(table, Plain);
        Assert.All(diagnostics.Lists, list => Assert.InRange(Assert.IsType<SystemsEstimate>(list.LeftOut).Value, 99900, 100100));
        Assert.All(diagnostics.Lists, list => Assert.InRange(Assert.IsType<SystemsEstimate>(list.Expected).Value / list.Size, 0.995, 1.005));
        Assert.All(diagnostics.Pairs, pair => Assert.InRange(pair.OddsRatio!.Value, 0.99, 1.01));
    }

    [Fact]
    public void The_table_of_strengths_stands_on_a_model_where_some_history_is_seen_on_nobody()
    {
        var xi = Diagnosis.Of(Read("neworleans5"), Plain).Xi!;
        Assert.Equal("stepwise [1,2,3,4,5]", xi.Model);
        Assert.Equal(1034.15, xi.Rows.Single(row => row.Xi == 1).Total, 2);
    }
}
