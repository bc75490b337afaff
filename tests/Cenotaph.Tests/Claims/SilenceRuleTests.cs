using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public sealed class SilenceRuleTests
{
    [Theory]
    [InlineData("2025-01-01", null)]
    [InlineData("2024-12-31", Weight.Note)]
    [InlineData("2024-06-30", Weight.Note)]
    [InlineData("2024-06-29", Weight.Warning)]
    public void A_side_is_silent_from_half_a_year_after_its_own_last_number(string asOf, Weight? weight) => Assert.Equal(
        weight, SilenceRule.Of(FindingBook.Of(Own("N", asOf), Own("M", "2024-02-01"))).SingleOrDefault()?.Weight);

    [Fact]
    public void What_others_count_and_what_is_in_words_does_not_break_a_silence()
    {
        var finding = Assert.Single(SilenceRule.Of(FindingBook.Of(
            Own("N", "2024-05-14"),
            FindingBook.Claim("O1", ("publisher", "second-staff"), ("as_of", "2025-06-01")),
            FindingBook.Claim("O2", ("publisher", "first-staff"), ("category", "wounded"), ("as_of", "2025-06-01")))));

        Assert.Equal(["N"], finding.Records);
        Assert.Equal(
            "N: 1,200 killed, as of 2024-05-14: 2025-06-30 − 2024-05-14 = 412 days, limit 180 days; of the other side's losses there is none on record",
            finding.Arithmetic);
    }

    [Fact]
    public void A_side_that_never_gave_a_number_ended_no_series() =>
        Assert.Empty(SilenceRule.Of(FindingBook.Of(FindingBook.Claim("O1", ("publisher", "second-staff"), ("as_of", "2024-06-01")))));

    [Fact]
    public void The_table_has_for_each_side_its_last_own_and_enemy_number()
    {
        var rows = LastLosses.Of(FindingBook.Of(
            Own("N", "2024-05-14"), Own("M", "2024-02-01"),
            FindingBook.Claim("E", ("publisher", "second-staff"), ("category", "casualties"), ("as_of", "2025-06-20"))));

        Assert.Equal([("Red", "N", null), ("Blue", null, "E")], rows.Select(row => (row.Side, row.OwnLosses?.Record, row.EnemyLosses?.Record)));
        Assert.Equal(10, rows[1].EnemyLosses!.DaysAgo);
    }

    private static Claim Own(string id, string asOf) => FindingBook.Claim(id, ("publisher", "first-staff"), ("as_of", asOf));
}

public sealed class FindingRulesTests
{
    [Fact]
    public void Every_type_of_the_book_is_found() => Assert.Equal(
        "data-entry denominator drift-as-of drift-category drift-interval drift-modality drift-period drift-range drift-scope shrinkage silence stale status-contradiction",
        string.Join(' ', FindingRules.Findings(Book(swapped: false)).Select(finding => finding.Type).Distinct().Order(StringComparer.Ordinal)));

    [Fact]
    public void Swapping_the_labels_of_the_sides_swaps_them_in_the_findings_and_nothing_else() =>
        Assert.Equal(Texts(Book(swapped: false)).Select(Swap).Order(StringComparer.Ordinal), Texts(Book(swapped: true)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_order_of_the_records_changes_nothing()
    {
        var book = Book(swapped: false);
        var expected = Texts(book);
        for (var turn = 1; turn < book.Claims.Length; turn++)
        {
            var turned = book with { Claims = [.. book.Claims.Skip(turn).Reverse(), .. book.Claims.Take(turn)] };
            Assert.Equal(expected, Texts(turned));
        }
    }

    [Fact]
    public void What_publishers_say_of_a_record_stands_beside_its_findings()
    {
        var finding = Assert.Single(FindingRules.Findings(FindingBook.Of(
            FindingBook.Claim("R", ("original", "O"), ("scope", "[army]"), ("explanation", "Only the army reports.")),
            FindingBook.Claim("O"),
            FindingBook.Claim("A", ("kind", "response"), ("value", null), ("bound", "none"), ("as_of", null), ("responds_to", "O"), ("response", "denial"), ("quote", "Not so"), ("published_at", "2024-06-01")),
            FindingBook.Claim("Z", ("kind", "response"), ("value", null), ("bound", "none"), ("as_of", null), ("responds_to", "X"), ("response", "denial")))));

        Assert.Equal(["The Desk on R: Only the army reports.", "The Desk, 2024-06-01, A: denial, “Not so”"], finding.Explanations);
    }

    [Fact]
    public void Numbers_that_no_count_can_be_stop_no_rule()
    {
        var huge = "79228162514264337593543950335";
        var book = FindingBook.Of(
            FindingBook.Claim("H1", ("value", huge), ("rounding", huge), ("original", "H2"), ("reported_by", "press")),
            FindingBook.Claim("H2", ("value", "-" + huge), ("as_of", "2024-09-01")),
            FindingBook.Claim("R", ("value", "1200"), ("original", "O"), ("scope", "[army]"), ("quote", new string('m', 5000) + " may")),
            FindingBook.Claim("O"),
            FindingBook.Claim("Q", ("kind", "ratio"), ("unit", "ratio"), ("value", "0.0000000000000000000000000001"), ("derived_from", "[H1;H2]")),
            FindingBook.Claim("L", ("kind", "level"), ("value", "0"), ("as_of", "2024-03-01")),
            FindingBook.Claim("M", ("kind", "level"), ("value", "0.0000000000000000000000000001"), ("as_of", "2024-04-01")),
            FindingBook.Claim("N", ("kind", "level"), ("value", "-900000000000000"), ("as_of", "2024-05-01")));
        var series = FindingBook.Series("s", ("2024-05-01", decimal.MinValue), ("2024-05-02", decimal.MaxValue));

        Assert.Equal(["drift-scope"], FindingRules.Findings(book with { Series = [series] }).Select(finding => finding.Type));
    }

    private static List<string> Texts(ClaimBook book) =>
    [
        .. FindingRules.Findings(book).Select(finding => string.Join(
            '|', finding.Type, finding.Weight, string.Join(',', finding.Records), finding.Count, finding.Arithmetic, finding.Message, finding.Remedy, string.Join('/', finding.Explanations!))),
    ];

    private static string Swap(string text) => text.Replace("Red", "\u0001", StringComparison.Ordinal)
        .Replace("Blue", "Red", StringComparison.Ordinal).Replace("\u0001", "Blue", StringComparison.Ordinal);

    private static ClaimBook Book(bool swapped)
    {
        var words = FindingBook.Words(swapped);
        var (one, other) = swapped ? ("Blue", "Red") : ("Red", "Blue");
        Claim Of(string id, string side, params (string, string?)[] fields) => FindingBook.Claim(words, id, [("side", side), .. fields]);
        return new(
            [
                Of("A1", one, ("original", "A2"), ("value", "1000"), ("scope", "[army]"), ("quote", "will reach it"), ("as_of", "2024-07-01"), ("reported_at", "2025-05-01")),
                Of("A2", one, ("value", null), ("low", "800"), ("high", "1000"), ("bound", "range"), ("category", "casualties"), ("quote", "could reach it")),
                Of("B1", other, ("original", "B2"), ("value", "900"), ("kind", "period"), ("address", "https://example.org/2024/01/01/x")),
                Of("B2", other, ("value", "900"), ("low", "800"), ("high", "1000"), ("bound", "range")),
                Of("C1", other, ("kind", "level"), ("category", "lists-online"), ("value", "100"), ("as_of", "2024-05-01")),
                Of("C2", other, ("kind", "level"), ("category", "lists-online"), ("value", "50"), ("as_of", "2024-06-01")),
                Of("D1", one, ("publisher", "first-staff"), ("value", "10"), ("as_of", "2024-03-01")),
                Of("D2", other, ("publisher", "second-staff"), ("value", "20"), ("as_of", "2024-09-01")),
                Of("E1", one, ("category", "deserter")),
                Of("E2", one, ("category", "mislabelled-share"), ("kind", "ratio"), ("unit", "share"), ("value", "0.5")),
                Of("F1", one, ("kind", "ratio"), ("unit", "ratio"), ("value", "9"), ("derived_from", "[D1;D2]")),
            ],
            [], [], words, FindingBook.AsOf, new(), []);
    }
}
