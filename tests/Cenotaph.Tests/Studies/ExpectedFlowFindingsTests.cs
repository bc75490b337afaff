using Cenotaph.Claims;

namespace Cenotaph.Tests.Studies;

/// <summary>Real cases known before the rules were written, which the rules must find in the shipped study.</summary>
public sealed class ExpectedFlowFindingsTests(RussiaUkraineFigures figures) : IClassFixture<RussiaUkraineFigures>
{
    private ClaimBook Book { get; } = new(
        figures.Records.Claims, figures.Records.Series, figures.Study.Lineage, figures.Study.Vocabulary, figures.Records.AsOf, new(), []);

    private Finding One(string type, params string[] records) =>
        Assert.Single(FindingRules.Findings(Book), one => one.Type == type
            && records.All(record => one.Records.Any(other => other.StartsWith(record, StringComparison.Ordinal))));

    private static void Says(Finding finding, params string[] texts) =>
        Assert.All(texts, text => Assert.Contains(text, finding.Arithmetic, StringComparison.Ordinal));

    [Fact]
    public void C01_the_monthly_averages_of_one_ministry_agree_with_the_daily_claim_of_another_side() =>
        Says(One("echo", "series:general-staff-first@", "series:uk-mod"), "46 flows over the same days, 36 of them within", "median absolute difference 0.2 %");

    [Fact]
    public void C02_a_think_tanks_year_agrees_with_the_sum_of_a_ministrys_months() =>
        Says(One("echo", "S2-09", "series:uk-mod-month@2025-01"), "415,000 (S2-09) against 415,608 (sum of 12 rows");

    [Fact]
    public void C04_a_published_total_lies_below_the_names_in_the_same_quarters() =>
        Says(
            One("bound-violation", "series:named-by-vintage@2026@", "series:meduza-2026-total@2026@"),
            "2022-Q2, 13 rows", "3,797 ×", "values 2,785.82, highs 3,429.99", "2022-Q1: ", "2022-Q3: ", "2023-Q1: ");

    [Fact]
    public void C05_summed_limits_depend_elevenfold_on_how_weeks_go_together() =>
        Says(One("aggregation", "series:meduza-2026-killed@2026@2022-W08"), "36,049.53", "3,206.9", "factor 11.2");

    [Fact]
    public void C11_a_year_of_court_claims_has_two_editions() => Says(One("vintage", "X03", "X04"), "(+12.8 %)");

    [Fact]
    public void C12_deaths_as_of_one_day_move_with_the_edition() =>
        Says(One("vintage", "series:economist-deaths@2026-01-05@2026-01-01"), "2026-01-01: 343,982", "296,464 (2026-02-23");

    [Fact]
    public void C13_the_difference_of_two_editions_of_a_think_tank_is_no_flow()
    {
        var found = One("revision-not-flow", "O-S2-02", "E119");
        Says(found, "48,767 a month", "32,899 a month");
        Assert.Equal(2, found.Explanations?.Count);
    }

    [Fact]
    public void C15_two_transcriptions_differ_on_seven_dates() =>
        Says(One("parse-conflict", "series:general-staff-first@2024-11-03", "series:general-staff-second@2024-11-03"), "share 1,435 dates and differ on 7", "699,090", "697,680");

    [Fact]
    public void C16_the_rate_of_advance_depends_on_the_metric() =>
        Says(One("metric-dependence", "series:axis-mean-front@", "series:axis-max-reach@"), "area=chasiv_yar", "area=novopavlivka");

    [Fact]
    public void An_own_count_below_the_names_of_others_is_found_on_both_sides()
    {
        One("bound-violation", "X43", "X21");
        One("bound-violation", "series:meduza-2024-named@2024@2022-W37", "O-S1-05");
    }

    [Fact]
    public void The_findings_do_not_depend_on_the_order_of_the_records()
    {
        static IEnumerable<string> Lines(ClaimBook book) => FindingRules.Findings(book)
            .Select(one => $"{one.Type} {one.Weight} {one.Count} {string.Join(' ', one.Records)} {one.Arithmetic} {one.Message}");
        Assert.Equal(Lines(Book), Lines(Book with
        {
            Claims = [.. Book.Claims.Reverse()],
            Series = [.. Book.Series.Reverse()],
            Lineage = [.. Book.Lineage.Reverse()],
        }));
    }
}
