using Cenotaph.Ingest;

namespace Cenotaph.Tests.Ingest;

public class PrintedNumberRefusalTests
{
    private const string Number = "a number such as 1,050,000, \"nearly 50,000\" or 275–325k";

    private const string Two = "one number, or two limits such as 275–325k; here a second number is left over";

    private const string Date =
        "a number; this was seen as a date, and spreadsheets turn 5-14 into May-14: write the number into the file again";

    private const string Ambiguous =
        "a number that reads one way only; a comma or point before three digits may part thousands or decimals";

    private const string Shared =
        "limits written in full, such as 15,000–20,000; here it is not clear whether the first is in thousands";

    private const string Negative = "a number that is not negative";

    private const string Year = "a number; this was seen as a year";

    private static readonly Dictionary<string, WordLimits> NoWords = [];

    [Theory]
    [InlineData("", Number)]
    [InlineData("n/a", Number)]
    [InlineData("–", Number)]
    [InlineData("unknown", Number)]
    [InlineData("неизвестно", Number)]
    [InlineData("no data", Number)]
    [InlineData("нет данных", Number)]
    [InlineData("NaN", Number)]
    [InlineData("Infinity", Number)]
    [InlineData("barely 26,000", Number)]
    [InlineData("not 26,000", Number)]
    [InlineData("between 15", Number)]
    [InlineData("26,000 in 25 regions", Two)]
    [InlineData("26,000 killed and 50,000 wounded", Two)]
    [InlineData("26,000 (2024)", Two)]
    [InlineData("249 per 100,000", Two)]
    [InlineData("half of 26,000 in two regions", Two)]
    [InlineData("1 5000", Two)]
    [InlineData("26 000 за 2024 год", Two)]
    [InlineData("26, from 25 to 30 regions", Two)]
    [InlineData("26, 25–30 years old", Two)]
    [InlineData("1,234 million", Ambiguous)]
    [InlineData("1,234 млн", Ambiguous)]
    [InlineData("1,150–1,250 million", Ambiguous)]
    [InlineData("1,234%", Ambiguous)]
    [InlineData("1.050 soldiers", Ambiguous)]
    [InlineData("about 1.050", Ambiguous)]
    [InlineData("75.000–80.000", Ambiguous)]
    [InlineData("15 to 20,000", Shared)]
    [InlineData("100 to 1.2 million", Shared)]
    [InlineData("May-14", Date)]
    [InlineData("14-May", Date)]
    [InlineData("янв.14", Date)]
    [InlineData("Jan-00", Date)]
    [InlineData("2-Jan", Date)]
    [InlineData("5/14", Date)]
    [InlineData("14 травня", Date)]
    [InlineData("2024-05-14", Date)]
    [InlineData("14.05.2024", Date)]
    [InlineData("2022 год", Year)]
    [InlineData("2022–2023", Year)]
    [InlineData("in 2022", Year)]
    [InlineData("12:30", "a number; this was seen as a time of day")]
    [InlineData("25th", "a number that counts; this was seen as an ordinal such as 25th")]
    [InlineData("25-й", "a number that counts; this was seen as an ordinal such as 25th")]
    [InlineData("-5", Negative)]
    [InlineData("−5", Negative)]
    [InlineData("minus 5", Negative)]
    [InlineData("5 ± 7", Negative)]
    [InlineData("(26,000)", "a number without brackets; spreadsheets print negative numbers in them")]
    [InlineData("26,000?", "a number without a question mark; put the doubt into a note")]
    [InlineData("70 to 15", "a low limit that is not above the high limit")]
    [InlineData("60,000 (40,000–55,000)", "a value that lies between its limits")]
    [InlineData("1,05,000", "digits in groups of three, such as 1,050,000 or 1 050 000")]
    [InlineData("1e300", "a number below a million thousand million")]
    [InlineData("99999999999999999999999", "a number below a million thousand million")]
    [InlineData("9 million billion", "a number below a million thousand million")]
    [InlineData("0.12345678901234567890123456789", "a number of at most 28 digits")]
    [InlineData("at least 5 at most", "one bound; these words set both a low and a high limit on the same number")]
    [InlineData("up to millions", "a quantity word whose limit on that side is in the study's table of words")]
    public void What_is_no_number_is_refused_with_what_was_expected(string text, string expected)
    {
        Assert.False(PrintedNumber.TryRead(text, NoWords, out var figure, out var seen));
        Assert.Equal(expected, seen);
        Assert.Equal(Figure.None, figure);
    }

    [Fact]
    public void A_text_of_more_than_500_characters_is_refused_at_once()
    {
        Assert.False(PrintedNumber.TryRead(new string('7', 200_000_000 / 1_000), NoWords, out _, out var expected));
        Assert.Equal("a number, not a text of more than 500 characters", expected);
    }

    [Fact]
    public void The_studys_own_word_goes_before_the_built_in_one()
    {
        var words = new Dictionary<string, WordLimits> { ["  HUNDREDS "] = new(300, 900), ["a  Horde"] = new(null, 50) };

        Assert.True(PrintedNumber.TryRead("Hundreds of men", words, out var hundreds, out _));
        Assert.Equal(Figure.Between(300, 900, inWords: true), hundreds);
        Assert.True(PrintedNumber.TryRead("a\u00A0horde", words, out var horde, out _));
        Assert.Equal(Figure.AtMost(50, inWords: true), horde);
    }

    [Fact]
    public void A_study_takes_a_built_in_word_away_by_giving_it_no_limits()
    {
        var words = new Dictionary<string, WordLimits> { ["dozens"] = new(null, null) };

        Assert.False(PrintedNumber.TryRead("dozens", words, out _, out var expected));
        Assert.Equal("a quantity word whose limit on that side is in the study's table of words", expected);
    }

    [Fact]
    public void A_word_whose_limits_are_reversed_is_refused_and_does_not_throw()
    {
        var words = new Dictionary<string, WordLimits> { ["heaps"] = new(9, 2) };

        Assert.False(PrintedNumber.TryRead("heaps", words, out _, out var expected));
        Assert.Equal("a low limit that is not above the high limit", expected);
    }
}
