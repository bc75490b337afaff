using Cenotaph.MultipleSystems;
using static Cenotaph.Tests.MultipleSystems.KnownTable;

namespace Cenotaph.Tests.MultipleSystems;

public sealed class ClosedFormTests
{
    /// <summary>Hepatitis A in a college of Taiwan, 1995, three lists (Chao, Tsay, Lin, Shau and Chao 2001): 407, 508 and 971; a later screening found 545.</summary>
    [Fact]
    public void Sample_coverage_gives_the_published_numbers_of_hepatitis()
    {
        var table = Of("PQE", ("111", 28), ("110", 21), ("101", 17), ("100", 69), ("011", 18), ("010", 55), ("001", 63));
        var rows = ClosedForms.Coverage(table, Plain);
        Assert.Equal([407, 508, 971], rows.Select(row => Math.Round(Assert.IsType<SystemsEstimate>(row).Value)));
        Assert.Equal(0.513, Figure(rows[0], "coverage"), 3);
    }

    [Fact]
    public void Chaos_bound_is_worked_by_hand()
    {
        // 90 on one list, 30 on two, of three lists: 2/3 × 90²/60 = 90 unlisted; less biased 2/3 × 90 × 89/62.
        var table = Of("ABC", ("100", 40), ("010", 30), ("001", 20), ("110", 20), ("011", 10), ("111", 5));
        var rows = ClosedForms.Chao(table, 0.95);
        Assert.Equal(125 + 90, Row(rows, "Chao's lower bound").Value, 8);
        Assert.Equal(125 + (2.0 / 3 * 90 * 89 / 62), Row(rows, "Chao's lower bound, less biased").Value, 8);
        Assert.All(rows, row => Assert.True(Assert.IsType<SystemsEstimate>(row).IsLowerBound));

        // The column model says the same where no list differs from another.
        Assert.Equal(90, Heterogeneity.Fit(table, apart: false, HeterogeneityForm.Chao)!.Unlisted, 1e-6);
        Assert.IsType<SystemsRefusal>(ClosedForms.Chao(Of("ABC", ("100", 40), ("010", 30), ("111", 5)), 0.95)[0]);
    }

    [Fact]
    public void Lists_alike_and_apart_are_models_of_the_engine_too()
    {
        var table = Of("ABCD", ("1000", 60), ("0100", 40), ("0010", 30), ("0001", 45), ("1100", 12), ("0110", 9), ("1001", 14), ("0011", 8), ("1110", 3), ("1111", 1));
        var apart = Heterogeneity.Fit(table, apart: true, HeterogeneityForm.None)!;
        var fit = KnownTable.Fit(table);
        Assert.Equal(fit.Unlisted, apart.Unlisted, 1e-6 * fit.Unlisted);
        Assert.Equal(fit.StandardError, apart.StandardError, 1e-6 * fit.StandardError);
        Assert.Equal(fit.Deviance, apart.Deviance, 1e-6);
        Assert.Equal(fit.Aic, apart.Aic, 1e-6);
    }
}
