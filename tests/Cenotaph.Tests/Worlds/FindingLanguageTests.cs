using System.Text.RegularExpressions;
using Cenotaph.Claims;

namespace Cenotaph.Tests.Worlds;

/// <summary>What the rules find in generated worlds, said in every language.</summary>
public sealed partial class FindingLanguageTests
{
    private const int Worlds = 12;

    private static readonly Lazy<List<(Finding Finding, List<string> Own)>> Found = new(() =>
    [
        .. World.First(Worlds).SelectMany(world =>
        {
            var own = Own(world.Book);
            return FindingRules.Findings(world.Book).Select(finding => (finding, finding.Records.OrderByDescending(id => id.Length).Concat(own).ToList()));
        }),
    ]);

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("uk")]
    public void Every_type_of_finding_is_said_without_a_place_left_open(string language)
    {
        Assert.Equal(FindingRules.Types.Order(), Found.Value.Select(one => one.Finding.Type).Distinct().Order());
        Assert.All(Rules(), one => Assert.All(Said(one.Finding), phrase =>
        {
            Assert.True(phrase.IsIn(language), phrase.ToString());
            Assert.NotEmpty(phrase.In(language));
            Assert.DoesNotContain('{', Without(phrase.In(language), one.Own));
        }));
    }

    [Theory]
    [InlineData("ru")]
    [InlineData("uk")]
    public void Nothing_stands_in_Latin_letters_but_ids_names_and_the_records_own_words(string language) =>
        Assert.All(Rules(), one => Assert.All(Said(one.Finding), phrase =>
            Assert.DoesNotMatch(LatinWord(), Without(phrase.In(language), one.Own))));

    [Theory]
    [InlineData("ru")]
    [InlineData("uk")]
    public void Every_sentence_has_words_of_its_language_and_no_English_number(string language) =>
        Assert.All(Rules(), one =>
        {
            var words = one.Finding.Words;
            Assert.Matches(CyrillicWord(), Without(words.Message.In(language), one.Own));
            Assert.Matches(CyrillicWord(), words.Remedy.In(language));
            Assert.All(Said(one.Finding), phrase => Assert.DoesNotMatch(EnglishNumber(), Without(phrase.In(language), one.Own)));
        });

    [Fact]
    public void The_English_text_is_what_machines_read() => Assert.All(Found.Value, one =>
    {
        Assert.Equal(one.Finding.Arithmetic, one.Finding.Words.Arithmetic.In("en"));
        Assert.Equal(one.Finding.Message, one.Finding.Words.Message.ToString());
    });

    // Worlds hand in what vanished as a finding in English; the rules find the rest.
    private static List<(Finding Finding, List<string> Own)> Rules() => Found.Value.FindAll(one =>
        one.Finding.Type != "shrinkage" || !one.Finding.Message.StartsWith("The input ", StringComparison.Ordinal));

    private static IEnumerable<Phrase> Said(Finding finding) =>
        [finding.Words.Arithmetic, finding.Words.Message, finding.Words.Remedy, .. finding.Words.Explanations];

    private static string Without(string text, List<string> own) =>
        own.Aggregate(text, (rest, word) => rest.Replace(word, "·", StringComparison.Ordinal));

    // What a record, a publisher or the study says in words that no resource file can know, the longest first.
    private static List<string> Own(ClaimBook book)
    {
        var words = book.Claims.SelectMany(claim => new[]
            {
                claim.Id, claim.Quote, claim.Explanation, claim.ScopeAsPublished, claim.Modality, claim.Response, claim.Quantity.Basis, Unknown(claim.Quantity.Unit),
            })
            .Concat(book.Claims.SelectMany(claim => ModalWords.Of(claim) is { } word ? new[] { word.Word } : []))
            .Concat(book.Series.SelectMany(one => new[] { one.Definition.Id, one.Definition.Title.In("ru"), one.Definition.Title.In("uk"), Unknown(one.Definition.Quantity.Unit) }))
            .Concat(book.Series.SelectMany(one => one.Rows.Select(row => SeriesRecord.Id(one, row))))
            .Concat(book.Series.SelectMany(one => one.Rows.Select(SeriesRecord.Part)))
            .Concat(book.Vocabulary.Publishers.All.SelectMany(one => new[] { one.Id, one.Name.In("en"), one.Name.In("ru"), one.Name.In("uk") }))
            .Concat(book.Vocabulary.Sides.Concat(book.Vocabulary.Scopes).Concat(book.Vocabulary.Categories)
                .SelectMany(one => new[] { one.Name.In("ru"), one.Name.In("uk") }));
        return [.. words.OfType<string>().Where(word => word.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length)];
    }

    private static string? Unknown(string unit) => Wording.For("ru").Find("unit." + unit) is null ? unit : null;

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex LatinWord();

    [GeneratedRegex("[а-яА-ЯіїєґІЇЄҐ]{3,}")]
    private static partial Regex CyrillicWord();

    [GeneratedRegex("\\d,\\d{3},\\d{3}|\\d\\.\\d{1,2}(?![\\d.])|(?<![\\d,])\\d{5,}|[“”]")]
    private static partial Regex EnglishNumber();
}
