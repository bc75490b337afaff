using CsCheck;

namespace Cenotaph.Tests;

public class WordsTests
{
    [Fact]
    public void A_scope_is_its_terms_in_any_order_and_number() =>
        Gen.Int[0, 4].Select(index => "abcde"[index].ToString()).Array[1, 6].Sample(terms =>
        {
            var (one, other) = (new Scope(terms), new Scope(terms.Reverse().Concat(terms)));
            return one.Equals(other) && one.GetHashCode() == other.GetHashCode() && one.ToString() == other.ToString();
        });

    [Fact]
    public void A_scope_without_terms_or_with_an_empty_one_is_refused()
    {
        Assert.Throws<ArgumentException>("terms", () => new Scope());
        Assert.Throws<ArgumentException>("terms", () => new Scope("army", " "));
    }

    [Theory]
    [InlineData("ru", "два")]
    [InlineData("en", "two")]
    [InlineData("uk", "two")]
    public void A_text_falls_back_to_English(string language, string text) =>
        Assert.Equal(text, new LocalText([new("ru", "два"), new("en", "two")]).In(language));

    [Fact]
    public void A_text_without_English_falls_back_to_its_first_language_and_none_is_refused()
    {
        Assert.Equal("два", new LocalText([new("uk", "два (uk)"), new("ru", "два")]).ToString());
        Assert.Throws<ArgumentException>("texts", () => new LocalText([]));
    }

    [Fact]
    public void A_problem_says_where_what_and_what_instead()
    {
        Assert.Equal(
            "data/claims.csv, row 7, column \"as_of\": seen \"31.02.2024\"; expected a date.",
            new Problem("data/claims.csv", 7, "as_of", "\"31.02.2024\"", "a date").ToString());
        Assert.Equal("study.toml: seen nothing; expected a file.", new Problem("study.toml", null, null, "nothing", "a file").ToString());
    }

    [Fact]
    public void A_problem_is_one_line_whatever_was_seen()
    {
        Assert.Equal(
            "a.csv: seen \"x\\u000aa.csv: seen \\u001b[2J\\u2028\"; expected a date.",
            new Problem("a.csv", null, null, "\"x\na.csv: seen \u001b[2J\u2028\"", "a date").ToString());
        Gen.String.Sample(seen => !new Problem("a.csv", 1, seen, seen, seen).ToString().Any(char.IsControl));
    }

    [Fact]
    public void Problems_beyond_the_limit_are_counted_and_not_kept()
    {
        var problems = new ProblemCollection(limit: 2);
        for (var row = 1; row <= 5; row++)
        {
            problems.Add(new("a.csv", row, null, "x", "y", row % 2 == 0 ? Severity.Doubt : Severity.Error));
        }

        Assert.Equal((5, 3), (problems.Count, problems.Errors));
        Assert.Equal([1L, 2L], problems.Kept.Select(problem => problem.Row));
        var all = new ProblemCollection(limit: 3);
        all.AddRange(problems);
        all.AddRange(problems);
        Assert.Equal((10, 6, 3), (all.Count, all.Errors, all.Kept.Count));
        Assert.Throws<NotSupportedException>(() => all.Remove(all.Kept[0]));
    }

    [Fact]
    public void An_interval_turned_round_or_without_a_number_is_refused()
    {
        Assert.Throws<ArgumentException>("Low", () => new Interval(3, 2, "95 % credible"));
        Assert.Throws<ArgumentException>("Low", () => new Interval(double.NaN, 2, "95 % credible"));
        Assert.True(new Interval(2, 2, "95 % credible").Contains(2));
        Assert.False(new Interval(2, 3, "95 % credible").Contains(3.5));
    }
}
