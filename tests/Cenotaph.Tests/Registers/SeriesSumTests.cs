using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Registers;
using Cenotaph.Tests.Harness;
using CsCheck;

namespace Cenotaph.Tests.Registers;

public sealed class SeriesSumTests
{
    [Fact]
    public void The_published_sum_of_killed_comes_out_with_both_assumptions()
    {
        var sum = Meduza("killed", "2025-W27");
        Assert.Equal((202_761, 166_717, 238_805), Rounded(sum, sum.Limits!.Value));
        Assert.Equal(36_044, Math.Round(sum.Together!.Value.HalfWidth));
        Assert.Equal(3_207, Math.Round(sum.Apart!.Value.HalfWidth));
    }

    [Fact]
    public void The_published_sum_of_killed_and_missing_comes_out()
    {
        var sum = Meduza("total", "2025-W52");
        Assert.Equal((351_817, 301_826, 401_808), Rounded(sum, sum.Limits!.Value));
    }

    [Fact]
    public void The_last_row_of_a_running_total_is_its_sum_and_keeps_its_own_limits()
    {
        var rows = File.ReadLines(Path.Combine(Checkout.Root, "studies", "russia-ukraine", "data", "meduza-2024-cumulative.csv")).Select(line => line.Split(',')).ToList();
        decimal? N(string[] line, string name) => decimal.TryParse(line[Array.IndexOf(rows[0], name)], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        var series = Of(QuantityKind.Cumulative, [
            .. rows.Skip(1).Select(line => new SeriesRow(
                DateSpan.Day(DateOnly.Parse(line[2], CultureInfo.InvariantCulture)), null, Nothing, N(line, "flash"), N(line, "flash_low"), N(line, "flash_high"), null, null)),
        ]);
        var sum = SeriesSum.Of(series, new(Correlation: 0), new ProblemCollection())!;
        Assert.Equal((120_145, 105_894, 139_877), Rounded(sum, sum.Limits!.Value));
        Assert.Equal(new DateOnly(2024, 6, 17), sum.Period.First);
        Assert.Null(sum.Apart);
    }

    [Theory]
    [InlineData(1, 25, 36)]
    [InlineData(0, 26.394448724536, 35)]
    public void Limits_of_a_sum_follow_the_correlation(double correlation, double low, double high)
    {
        // Distances below: 2 and 3, above: 2 and 4. Independent: √13 and √20.
        var limits = SeriesSum.LimitsOf([(10, 8, 12), (20, 17, 24)], correlation);
        Assert.Equal(low, (double)limits.Low, 6);
        Assert.Equal(correlation == 0 ? 30 + Math.Sqrt(20) : high, (double)limits.High, 6);
        var half = SeriesSum.LimitsOf([(10, 8, 12), (20, 17, 24)], 0.5);
        Assert.Equal(30 - Math.Sqrt((0.5 * 13) + (0.5 * 25)), (double)half.Low, 6);
        Assert.Throws<ArgumentOutOfRangeException>(() => SeriesSum.LimitsOf([(1, 0, 2)], 1.5));
    }

    [Fact]
    public void A_sum_lies_within_its_limits_and_grows_wider_with_the_correlation() => Gen.Select(Gen.Decimal[0, 1000], Gen.Decimal[0, 100], Gen.Decimal[0, 100])
        .Select((value, below, above) => (value, value - below, value + above)).List[1, 20].Sample(
        rows =>
        {
            var wide = SeriesSum.LimitsOf(rows, 1).HalfWidth;
            var middle = SeriesSum.LimitsOf(rows, 0.4).HalfWidth;
            Assert.True(SeriesSum.LimitsOf(rows, 0).HalfWidth <= middle + 0.000001m && middle <= wide + 0.000001m);
        }, iter: 200);

    [Theory]
    [InlineData("overlap", "2024-01 and 2024-01-15/2024-02-10, which overlap")]
    [InlineData("parts", "rows of 2 parts")]
    [InlineData("running", "a first day 2024 for a cumulative number")]
    [InlineData("none", "no row with a number from 2030 to any")]
    [InlineData("ratio", "numbers of kind ratio")]
    public void What_cannot_be_added_is_refused_with_the_reason(string what, string seen)
    {
        var january = new SeriesRow(DateSpan.Month(2024, 1), null, Nothing, 5, 4, 6, null, null);
        var (series, from) = what switch
        {
            "overlap" => (Of(QuantityKind.Period, january, january with { Date = new(new(2024, 1, 15), new(2024, 2, 10)) }), null),
            "parts" => (Of(QuantityKind.Period, january with { Part = Nothing.Add("area", "a") }, january with { Part = Nothing.Add("area", "b"), Date = DateSpan.Month(2024, 2) }), null),
            "running" => (Of(QuantityKind.Cumulative, january), DateSpan.Year(2024)),
            "none" => (Of(QuantityKind.Period, january), DateSpan.Year(2030)),
            _ => (Of(QuantityKind.Ratio, january), (DateSpan?)null),
        };
        var problems = new ProblemCollection();
        Assert.Null(SeriesSum.Of(series, new(from), problems));
        Assert.Contains(seen, Assert.Single(problems.Kept).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_gap_or_a_row_without_limits_is_a_doubt_and_takes_the_limits_away()
    {
        var row = new SeriesRow(DateSpan.Month(2024, 1), null, Nothing, 5, 4, 6, null, null);
        var problems = new ProblemCollection();
        var sum = SeriesSum.Of(Of(QuantityKind.Period, row, row with { Date = DateSpan.Month(2024, 3), Low = null }), new(), problems)!;
        Assert.Equal(10, sum.Value);
        Assert.Null(sum.Limits);
        Assert.Equal(2, problems.Kept.Count(problem => problem.Severity == Severity.Doubt));
    }

    private static ImmutableSortedDictionary<string, string> Nothing => ImmutableSortedDictionary<string, string>.Empty;

    private static (decimal Value, decimal Low, decimal High) Rounded(SeriesSum sum, SumLimits limits) => (Math.Round(sum.Value), Math.Round(limits.Low), Math.Round(limits.High));

    // The shipped copy of the publishers' file.
    private static SeriesSum Meduza(string column, string to)
    {
        var lines = File.ReadLines(Path.Combine(Checkout.Root, "studies", "russia-ukraine", "data", "meduza-2026-weekly.csv")).Select(line => line.Split(',')).ToList();
        int At(string name) => Array.IndexOf(lines[0], name);
        decimal? N(string[] line, string name) => decimal.TryParse(line[At(name)], NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
        var series = Of(QuantityKind.Period, [
            .. lines.Skip(1).Select(line => new SeriesRow(
                DateSpan.Week(int.Parse(line[0], CultureInfo.InvariantCulture), int.Parse(line[1], CultureInfo.InvariantCulture)), null, Nothing,
                N(line, column), N(line, column + "_low"), N(line, column + "_high"), null, null)),
        ]);
        Assert.True(DateSpan.TryParse(to, out var last));
        return SeriesSum.Of(series, new(To: last), new ProblemCollection())!;
    }

    private static Series Of(QuantityKind kind, params SeriesRow[] rows) => new(
        new("series", new("A series"), new() { Side = "North", Category = "killed", Kind = kind, Basis = "series" }, "counters", "ci95", "unknown", null, "input", new("The Counters")), [.. rows]);
}
