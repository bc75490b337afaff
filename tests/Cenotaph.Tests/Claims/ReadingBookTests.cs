using System.Globalization;
using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Tests.Claims;

public sealed class ReadingBookTests
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    private static ReadingBook Read(ClaimBook book, DateOnly? known = null) => new(book, new(), Start, known ?? FindingBook.AsOf);

    private static Claim At(string id, params (string, string?)[] fields) => FindingBook.Claim(id, fields);

    private static Claim Ratio(string id, string category, params (string, string?)[] fields) =>
        FindingBook.Claim(RatioWords(), id, [("category", category), ("kind", "ratio"), ("unit", "ratio"), .. fields]);

    private static Vocabulary RatioWords()
    {
        var words = FindingBook.Words();
        string[] ratios = ["wounded-to-killed", "killed-to-wounded", "casualties-to-killed", "killed-to-old-war"];
        return words with
        {
            Rules = new(words.Rules.Sides, new([.. Vocabulary.BuiltInCategoryTerms, .. ratios.Select(one => new Term(one))]), words.Rules.Scopes),
            Categories = [.. Vocabulary.BuiltInCategories, .. ratios.Select(one => new Definition(one, new(one)))],
        };
    }

    [Theory]
    [InlineData("level", null, null, "a level is not read")]
    [InlineData("cumulative", "as_of", null, "no day within the war is known up to which it counts")]
    [InlineData("cumulative", "period_start", "2024-03-01", "it counts from a later day than the war's first")]
    [InlineData("cumulative", "value", "0", "its number, 0, cannot be one of persons")]
    [InlineData("period", "scope", "[army]", "no day within the war is known up to which it counts")]
    [InlineData("ratio", null, null, "a ratio is not read but of two categories, as wounded-to-killed")]
    public void What_cannot_be_read_says_why(string kind, string? field, string? text, string reason)
    {
        var book = Read(FindingBook.Of(At("a", field is null ? [("kind", kind)] : [("kind", kind), (field, text)])));
        Assert.Empty(book.Of("Red"));
        Assert.Equal(new Unread("a", reason), Assert.Single(book.Unread));
    }

    [Fact]
    public void Counted_missing_and_periods_of_a_part_bound_nothing()
    {
        var book = Read(FindingBook.Of(
            At("a", ("category", "missing"), ("confirmation", "named"), ("bound", "lower"), ("value", null), ("low", "50")),
            At("b", ("kind", "period"), ("period_start", "2024-03-01"), ("period_end", "2024-04-30"), ("scope", "[army]"))));
        Assert.Empty(book.Of("Red"));
        Assert.Equal(["a count of cases that bounds nothing from below", "no share is declared for its scope"], book.Unread.Select(one => one.Reason));
    }

    [Fact]
    public void What_its_publisher_took_back_and_what_is_pooled_from_others_is_not_read()
    {
        var taken = At("a");
        var pooled = At("b", ("publisher", "press"));
        var retraction = At("r", ("kind", "response"), ("value", null), ("bound", "none"), ("response", "retraction"), ("responds_to", "a"), ("published_at", "2025-01-05"));
        var book = FindingBook.Of(taken, pooled, retraction) with { Lineage = [new("press", "desk", false, false, "pooled", LineageStatus.Stated, null, null)] };
        var read = Read(book);
        Assert.Empty(read.Of("Red"));
        Assert.Equal([("a", "its publisher took it back"), ("b", "it is put together from others' estimates")], read.Unread.Select(one => (one.Id, one.Reason)));

        // A day before it was taken back, it stood.
        Assert.Equal("a", Assert.Single(Read(book, new(2025, 1, 4)).Of("Red")).Id);
        Assert.Empty(Read(book, new(2025, 1, 5)).Of("Red"));
    }

    [Theory]
    [InlineData("published_at")]
    [InlineData("recorded_at")]
    [InlineData("reported_at")]
    public void What_came_a_day_later_does_not_matter(string field)
    {
        var first = At("a", ("published_at", "2024-06-01"));
        var day = new DateOnly(2025, 1, 4);
        foreach (var later in new[]
        {
            At("b", (field, "2025-01-05"), ("value", "9000")), At("c", (field, "2025-01-05"), ("value", "9000"), ("supersedes", "a")),
            At("d", (field, "2025-01-05"), ("value", "9000"), ("publisher", "press"), ("derived_from", "[a]")),
        })
        {
            Assert.Equal(Read(FindingBook.Of(first), day).Of("Red"), Read(FindingBook.Of(first, later), day).Of("Red"));
            Assert.NotEqual(Read(FindingBook.Of(first), day).Of("Red"), Read(FindingBook.Of(first, later), day.AddDays(1)).Of("Red"));
        }
    }

    [Fact]
    public void A_correction_of_the_record_without_a_day_of_its_own_holds_at_any_time()
    {
        var book = FindingBook.Of(At("a"), At("b", ("as_of", "2024-07-14"), ("supersedes", "a")));
        Assert.Empty(Read(book, new(2024, 6, 1)).Of("Red"));
        Assert.Equal("b", Assert.Single(Read(book, new(2024, 8, 1)).Of("Red")).Id);
    }

    [Fact]
    public void Rows_and_editions_that_came_later_do_not_matter()
    {
        var series = FindingBook.Series("s", ("2024-03-01", 100), ("2024-06-01", 200), ("2025-01-05", 900));
        var readings = Read(FindingBook.Of() with { Series = [series] }, new(2025, 1, 4)).Of("Red");
        Assert.Equal([100, 200], readings.Select(one => one.Value));
    }

    [Theory]
    [InlineData("https://desk.example/2025/01/05/dead", "2025-01-05")]
    [InlineData("https://desk.example/20250104/archive/2025-01-05", "2025-01-05")]
    [InlineData("https://desk.example/2024/05/30/before-the-day-it-counts", "2024-06-01")]
    [InlineData("https://desk.example/dead", "2024-06-01")]
    public void Without_another_day_the_address_says_since_when_a_claim_is_known(string address, string since)
    {
        var book = FindingBook.Of(At("a", ("as_of", "2024-06-01")) with { Origin = new(null, Address: address) });
        var day = DateOnly.ParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Empty(Read(book, day.AddDays(-1)).Of("Red"));
        Assert.Equal("a", Assert.Single(Read(book, day).Of("Red")).Id);
    }

    private static Series Edition(string id, string vintage, string? published, params (string Date, decimal Value)[] rows)
    {
        var series = FindingBook.Series(id, rows);
        return series with
        {
            Definition = series.Definition with { Origin = new(null, Published: published is null ? null : FindingBook.Date(published)) },
            Rows = [.. series.Rows.Select(row => row with { Vintage = FindingBook.Date(vintage) })],
        };
    }

    [Fact]
    public void The_later_of_two_editions_holds_its_days_before_older_ones_and_claims_made_before_it()
    {
        var older = Edition("a", "2024", null, ("2024-02-01", 80), ("2024-04-15", 150), ("2024-07-01", 240), ("2024-10-01", 300));
        var newer = Edition("b", "2025", null, ("2024-02-01", 60), ("2024-05-01", 130), ("2024-08-01", 200));
        var book = FindingBook.Of(
            At("before", ("as_of", "2024-06-01"), ("published_at", "2024-06-20")), At("after", ("as_of", "2024-06-01"), ("published_at", "2025-02-01")),
            At("beyond", ("as_of", "2024-09-01"), ("published_at", "2024-09-20")), At("another", ("as_of", "2024-06-01"), ("published_at", "2024-06-20"), ("publisher", "press"))) with
        { Series = [older, newer] };
        var read = Read(book);

        string[] expected =
        [
            "after", "another", "beyond", "series:a@2024@2024-10-01", "series:b@2025@2024-02-01", "series:b@2025@2024-05-01", "series:b@2025@2024-08-01",
        ];
        Assert.Equal(expected, read.Of("Red").Select(one => one.Id).Order(StringComparer.Ordinal));
        Assert.Equal(new Unread("before", "a later edition of its publisher holds its days"), Assert.Single(read.Unread));

        // Before the later edition was out the older one stood, and the claim in it.
        Assert.Equal(
            ["another", "before", "beyond", "series:a@2024@2024-02-01", "series:a@2024@2024-04-15", "series:a@2024@2024-07-01", "series:a@2024@2024-10-01"],
            Read(book, new(2024, 12, 31)).Of("Red").Select(one => one.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("before", "2024-06-20")]
    [InlineData("before", "2025-03-01")]
    [InlineData("after", "2025-03-01")]
    public void A_copy_of_a_number_that_a_later_edition_holds_falls_away_too(string of, string published)
    {
        var book = FindingBook.Of(
            At("before", ("as_of", "2024-06-01"), ("published_at", "2024-06-20")), At("after", ("as_of", "2024-06-15"), ("published_at", "2025-02-01")),
            At("copy", ("as_of", of == "before" ? "2024-06-01" : "2024-06-15"), ("published_at", published), ("publisher", "press"))) with
        {
            Series = [Edition("b", "2025", null, ("2024-02-01", 60), ("2024-08-01", 200))],
            Lineage = [new("copy", of, true, true, "republishes", LineageStatus.Accepted, 1, null)],
        };
        Assert.Equal(["after", "series:b@2025@2024-02-01", "series:b@2025@2024-08-01"], Read(book).Of("Red").Select(one => one.Id).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("2024-11-04", "2024-11-04")]
    [InlineData("2024-08-17/2024-11-04", "2024-11-04")]
    [InlineData("2024", "2024-12-31")]
    [InlineData("2025-01-20", "2024-12-31")]
    [InlineData(null, "2024-12-31")]
    public void An_edition_is_known_since_its_file_was_published_where_that_is_told_more_closely(string? published, string since)
    {
        var book = FindingBook.Of() with { Series = [Edition("a", "2024", published, ("2024-02-01", 80))] };
        var day = DateOnly.ParseExact(since, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        Assert.Empty(Read(book, day.AddDays(-1)).Of("Red"));
        Assert.Single(Read(book, day).Of("Red"));
    }

    [Fact]
    public void A_series_that_is_set_aside_is_not_read()
    {
        var book = FindingBook.Of() with { Series = [FindingBook.Series("s", ("2024-03-01", 100)), FindingBook.Series("t", ("2024-05-01", 100))] };
        var read = new ReadingBook(book, new() { SetAside = [new(["t"], "No estimate.")] }, Start, FindingBook.AsOf);
        Assert.Equal("series:s@2024-03-01", Assert.Single(read.Of("Red")).Id);
        Assert.Equal(new Unread("series:t", "set aside: No estimate."), Assert.Single(read.Unread));
    }

    [Fact]
    public void A_ratio_of_two_categories_is_read_over_the_lesser_one()
    {
        var book = Read(new(
            [
                Ratio("a", "wounded-to-killed", FindingBook.Range("2", "3")), Ratio("b", "killed-to-wounded", ("value", "0.25")),
                Ratio("c", "killed-to-wounded", ("bound", "lower"), ("value", null), ("low", "0.2")), Ratio("d", "killed-to-old-war", ("value", "3")),
                Ratio("e", "wounded-to-killed", ("value", "2"), ("scope", "[army]")), Ratio("f", "casualties-to-killed", ("value", "0.9")),
            ], [], [], RatioWords(), FindingBook.AsOf, new(), []));
        var readings = book.Of("Red").ToDictionary(one => one.Id, StringComparer.Ordinal);

        Assert.Equal(["a", "b", "c"], readings.Keys.Order(StringComparer.Ordinal));
        Assert.All(readings.Values, one => Assert.Equal((LossCategory.Wounded, LossCategory.Killed, ReadingKind.Ratio), (one.Category, one.Over!.Value, one.Kind)));
        Assert.Equal((Math.Sqrt(6), 2, 3), (readings["a"].Value, readings["a"].Low!.Value, readings["a"].High!.Value));
        Assert.Equal(4, readings["b"].Value, 12);
        Assert.Equal((Bound.Upper, 5), (readings["c"].Bound, Math.Round(readings["c"].Value, 12)));
        Assert.Equal(
            [("e", "a ratio is read only of everyone, and not of counted cases"), ("f", "casualties are never fewer than the killed or the wounded among them")],
            book.Unread.Select(one => (one.Id, one.Reason)));
    }

    [Fact]
    public void Who_takes_one_number_from_a_side_is_held_to_rest_on_it_in_that_category()
    {
        var claims = new[] { At("a", ("category", "casualties")), At("b", ("category", "casualties"), ("as_of", "2024-09-01")), At("c"), At("d", ("category", "casualties"), ("publisher", "press")) };
        var readings = Read(FindingBook.Of(claims) with { Lineage = [new("a", "second-staff", true, false, "derived", LineageStatus.Stated, null, null)] }).Of("Red");
        Assert.Equal([("a", true), ("b", true), ("c", false), ("d", false)], readings.Select(one => (one.Id, one.Belligerent)));
    }
}
