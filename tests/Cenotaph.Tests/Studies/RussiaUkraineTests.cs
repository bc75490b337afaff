using Cenotaph.Claims;

namespace Cenotaph.Tests.Studies;

/// <summary>The study carries every figure of its sources over, exactly. Agreement must be exact.</summary>
public sealed class RussiaUkraineTests(RussiaUkraineFigures figures) : IClassFixture<RussiaUkraineFigures>
{
    [Fact]
    public void The_study_has_no_problem() => Assert.Empty(figures.Problems);

    [Theory]
    [InlineData("seed_claims.csv", 39)]
    [InlineData("extra_claims.csv", 46)]
    [InlineData("published_claims.csv", 124)]
    public void Every_claim_is_there(string table, int count)
    {
        var ids = RussiaUkraineFigures.Reference(table).ConvertAll(row => row["id"]);

        Assert.Equal(count, ids.Count);
        Assert.Empty(ids.Except(figures.Records.Claims.Select(claim => claim.Id)));
    }

    [Fact]
    public void Published_claims_keep_side_date_bound_and_numbers()
    {
        var claims = figures.Records.Claims.ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        foreach (var row in RussiaUkraineFigures.Reference("published_claims.csv"))
        {
            var claim = claims[row["id"]];
            Assert.Equal(row["side"], claim.Quantity.Side);
            Assert.Equal(row["as_of"], claim.Quantity.AsOf.ToString());
            Assert.Equal(
                (row["bound"], RussiaUkraineFigures.Number(row["value"]), RussiaUkraineFigures.Number(row["low"]), RussiaUkraineFigures.Number(row["high"])),
                (claim.Figure.Bound.Word(), claim.Figure.Value, claim.Figure.Low, claim.Figure.High));
            Assert.True(row["warring_party"] == "0" || claim.Relation is Relation.Own or Relation.Adversary, claim.Id);
        }
    }

    [Fact]
    public void No_lower_or_upper_bound_became_a_point() => Assert.All(
        figures.Records.Claims.Where(claim => claim.Figure.Bound is Bound.Lower or Bound.Upper),
        claim => Assert.Null(claim.Figure.Value));

    [Fact]
    public void Quotes_are_verbatim_where_the_press_was_quoted()
    {
        var claims = figures.Records.Claims.ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        Assert.All(RussiaUkraineFigures.Reference("seed_claims.csv"), row => Assert.Equal(row["quote"], claims[row["id"]].Quote));
    }

    [Theory]
    [InlineData("general-staff-first", "general_staff/personnel_daily_two_parses.csv", "cumulative_petroivaniuk")]
    [InlineData("general-staff-second", "general_staff/personnel_daily_two_parses.csv", "cumulative_orclosses")]
    public void A_series_carries_every_number_over(string series, string table, string column)
    {
        var numbers = RussiaUkraineFigures.Reference(table.Split('/')).Select(row => RussiaUkraineFigures.Number(row[column])).OfType<decimal>().ToList();

        Assert.Equal((numbers.Count, numbers.Sum()), figures.Total(series));
    }

    [Fact]
    public void Of_the_occupied_area_everything_is_carried_over_but_the_last_fortnight_before_the_study_ends()
    {
        var numbers = RussiaUkraineFigures.Reference("deepstate", "total_area_daily.csv")
            .Where(row => string.CompareOrdinal(row["date"], "2026-08-08") <= 0).Select(row => RussiaUkraineFigures.Number(row["occupied_area_km2"])).OfType<decimal>().ToList();

        Assert.Equal((numbers.Count, numbers.Sum()), figures.Total("occupied-area"));
    }

    [Theory]
    [InlineData("deaths")]
    [InlineData("casualties")]
    public void Every_vintage_of_the_meta_estimate_is_there(string kind)
    {
        var rows = RussiaUkraineFigures.Reference("economist", "meta_estimate_vintages.csv").Where(row => row["kind"] == kind).ToList();
        var series = figures.Records.Series.Single(one => one.Definition.Id == "economist-" + kind);
        Assert.Equal(rows.Sum(row => RussiaUkraineFigures.Number(row["estimate"])), series.Rows.Sum(row => row.Value));
        Assert.Equal(rows.Sum(row => RussiaUkraineFigures.Number(row["ci_lower"])), series.Rows.Sum(row => row.Low));

        Assert.Equal(
            rows.Select(row => row["vintage_date"]).Distinct().Count(),
            series.Rows.Select(row => row.Vintage).Distinct().Count());
    }

    [Theory]
    [InlineData("Story Net", "istories")]
    [InlineData("Frontline Intelligence Insights", "frontelligence-insight")]
    [InlineData("UK Ministry of Defence", "uk-mod")]
    [InlineData("Генштаб ЗСУ", "general-staff-ua")]
    public void A_publisher_answers_to_its_other_names(string name, string id) =>
        Assert.Equal(id, figures.Study.Vocabulary.Publishers.Find(name)?.Id);

    [Fact]
    public void Responses_without_a_number_are_records_too() =>
        Assert.Contains(figures.Records.Claims, claim => claim is { Quantity.Kind: QuantityKind.Response, Figure.Bound: Bound.None, Response: not null });

    [Fact]
    public void Every_claim_has_a_source_and_a_date() => Assert.All(figures.Records.Claims, claim =>
    {
        Assert.False(claim.Origin is { Address: null, Title: null });
        Assert.True(claim.Date is not null || claim.Quantity.Kind is QuantityKind.Scope or QuantityKind.Response, claim.Id);
    });
}
