using System.Text.RegularExpressions;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests;

/// <summary>The resource files of findings: the same texts with the same places in every language, and nothing beside them.</summary>
public sealed partial class WordingTests
{
    private static readonly Wording English = Wording.For("en");

    public static TheoryData<string> Others => new("ru", "uk");

    [Fact]
    public void There_are_three_languages_and_English_stands_for_any_other()
    {
        Assert.Equal(["en", "ru", "uk"], Wording.Languages);
        Assert.Equal("en", Wording.For("de").Language);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Every_language_has_the_same_texts_with_the_same_places(string language)
    {
        var other = Wording.For(language);

        Assert.True(English.Keys.Count() > 300, $"only {English.Keys.Count()} texts");
        Assert.Equal(English.Keys.Select(WithoutForm).Distinct().Order(), other.Keys.Select(WithoutForm).Distinct().Order());
        // a language may write a date by its own parts
        Assert.All(English.Keys.Where(key => WithoutForm(key) == key && !key.StartsWith("when.", StringComparison.Ordinal)),
            key => Assert.Equal(Places(English[key]), Places(other[key])));
        Assert.All(other.Keys, key => Assert.False(string.IsNullOrWhiteSpace(other[key]) && key != "number.group", key));
    }

    [Theory]
    [InlineData("en", "one other")]
    [InlineData("ru", "few many one")]
    [InlineData("uk", "few many one")]
    public void A_counted_text_has_every_form_of_its_language_with_the_same_places(string language, string forms)
    {
        var wording = Wording.For(language);
        var counted = wording.Keys.Where(key => WithoutForm(key) != key).GroupBy(WithoutForm).ToList();

        Assert.True(counted.Count > 20, $"only {counted.Count} counted texts");
        Assert.All(counted, group => Assert.Superset(
            forms.Split(' ').ToHashSet(), group.Select(key => key[(group.Key.Length + 1)..]).ToHashSet()));
        // in English one may go without its number
        Assert.All(counted, group => Assert.Single(
            group.Where(key => language != "en" || !key.EndsWith(".one", StringComparison.Ordinal)).Select(key => Places(wording[key])).Distinct()));
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void No_text_of_another_alphabet_holds_a_Latin_word(string language)
    {
        var wording = Wording.For(language);

        Assert.All(wording.Keys, key => Assert.DoesNotMatch(LatinWord(), Place().Replace(wording[key], "")));
        Assert.All(wording.Keys, key => Assert.Equal(-1, Place().Replace(wording[key], "").AsSpan().IndexOfAny(language == "ru" ? "іїєґІЇЄҐ" : "ыэёъЫЭЁЪ")));
    }

    [Fact]
    public void Every_text_that_the_rules_ask_for_is_there_and_every_text_is_asked_for()
    {
        var quoted = Checkout.Files("src/Cenotaph", "*.cs").SelectMany(file => Quoted().Matches(Checkout.Read(file)))
            .Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var asked = Checkout.Files("src/Cenotaph", "*.cs").SelectMany(file => Asked().Matches(Checkout.Read(file)))
            .Select(match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);
        var known = English.Keys.Select(WithoutForm).ToHashSet(StringComparer.Ordinal);

        Assert.True(asked.Count > 50, $"only {asked.Count} texts were seen");
        Assert.Empty(asked.Where(key => !key.EndsWith('.')).Except(known));
        Assert.DoesNotContain(known, key => !quoted.Contains(key) && !Family().IsMatch(key)
            && !quoted.Any(start => start.EndsWith('.') && key.StartsWith(start, StringComparison.Ordinal)));
    }

    private static string WithoutForm(string key) => Form().Replace(key, "");

    private static string Places(string text) => string.Join(' ', Place().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal));

    [GeneratedRegex("\\.(one|few|many|other)$")]
    private static partial Regex Form();

    [GeneratedRegex("\\{[a-z-]+\\}")]
    private static partial Regex Place();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex LatinWord();

    [GeneratedRegex("\"([a-z][a-z-]*(?:\\.[a-z-]+)*\\.?)")]
    private static partial Regex Quoted();

    [GeneratedRegex("Phrase\\.(?:Of|Count)\\(\\s*\"([a-z.-]+)\"")]
    private static partial Regex Asked();

    // Words of records, and what the library itself asks for by its parts.
    [GeneratedRegex("^(unit|kind|confirmation|known|scope|answer|number|month\\.alone|when)\\.")]
    private static partial Regex Family();
}
