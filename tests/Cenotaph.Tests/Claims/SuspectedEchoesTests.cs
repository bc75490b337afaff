using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public sealed class SuspectedEchoesTests
{
    private static readonly DateOnly Start = new(2024, 1, 1);
    private static readonly ReconcilePlan Plan = new();

    private static readonly ImmutableArray<Claim> Claims =
    [
        At("round", "desk", ("value", "20000"), ("rounding", "10000")),
        At("exact", "first-staff", ("value", "23417")),
        At("between", "press", FindingBook.Range("18000", "26000")),
        At("counted", "desk", ("value", "11250"), ("confirmation", "named")),
        At("all", "desk", ("value", "90000"), ("category", "casualties"), ("rounding", "1000")),
        At("year", "first-staff", ("value", "8000"), ("kind", "period"), ("period_start", "2024-06-01"), ("period_end", "2025-05-31")),
    ];

    private static Claim At(string id, string publisher, params (string, string?)[] fields) =>
        FindingBook.Claim(id, [("publisher", publisher), ("as_of", "2025-06-30"), .. fields]);

    private static ClaimBook Book(IEnumerable<Claim> claims, params LineageEdge[] edges) => FindingBook.Of(claims) with { Lineage = [.. edges] };

    private static Claim Twin(Claim claim) => claim with { Id = "twin", Publisher = claim.Publisher with { Id = "second-staff" } };

    private static LineageEdge Edge(Claim claim, LineageStatus status) => new("second-staff", claim.Publisher.Id, false, false, "republishes", status, 1, null);

    private static (ImmutableArray<Reading> Readings, ImmutableArray<SuspectedEcho> Each, ImmutableArray<EchoesTogether> Together) Look(ClaimBook book)
    {
        var readings = new ReadingBook(book, Plan, Start, FindingBook.AsOf);
        var own = readings.Of("Red");
        var (each, together) = SuspectedEchoes.Of(readings, own, Plan.Priors, Start, FindingBook.AsOf);
        return (own, each, together);
    }

    private static ClosedEstimate?[] Closed(ImmutableArray<Reading> readings) =>
        [.. Enum.GetValues<LossCategory>().Select(category => ClosedForm.Of(readings, category, Plan.Priors, Start, FindingBook.AsOf))];

    [Fact]
    public void A_study_without_copies_has_no_echo() => Assert.Empty(Look(Book(Claims)).Each);

    [Fact]
    public void A_claim_printed_again_is_an_echo_with_its_shift_and_with_an_accepted_edge_it_moves_nothing()
    {
        var before = Look(Book(Claims)).Readings;
        foreach (var claim in Claims)
        {
            var accepted = Look(Book(Claims.Add(Twin(claim)), Edge(claim, LineageStatus.Accepted)));
            Assert.Empty(accepted.Each);
            Assert.Equal(Closed(before).Select(one => one?.Estimate), Closed(accepted.Readings).Select(one => one?.Estimate));

            var open = Look(Book(Claims.Add(Twin(claim))));
            Assert.All(open.Each, echo => Assert.Equal((claim.Publisher.Id, "second-staff"), string.CompareOrdinal(echo.Copy, echo.Original) < 0 ? (echo.Copy, echo.Original) : (echo.Original, echo.Copy)));
            Assert.All(open.Each, echo => Assert.Contains("twin", echo.Finding.Records));
            var category = claim.Id == "all" ? LossCategory.Casualties : LossCategory.Killed;
            var found = Assert.Single(open.Each, echo => echo.Category == category);
            var shift = Math.Log(Closed(before)[(int)category]!.Estimate.Value / Closed(open.Readings)[(int)category]!.Estimate.Value);
            Assert.Equal(shift, found.Shift!.Value, 9);
            Assert.Equal(found.Shift, Assert.Single(open.Together, one => one.Category == category).Shift);
            Assert.Equal(claim.Id is "counted" or "year", Math.Abs(shift) < 1e-12 && claim.Id != "all");
        }
    }

    [Fact]
    public void A_round_number_met_twice_is_a_note_and_a_full_one_a_warning()
    {
        var round = Look(Book(Claims.Add(Twin(Claims[0])))).Each[0].Finding;
        Assert.Equal(Weight.Note, round.Weight);
        Assert.EndsWith("not above 1.3: so round a number may be met by chance", round.Arithmetic, StringComparison.Ordinal);
        Assert.Equal("second-staff prints the number of desk for the same day; no lineage between them is on record.", round.Message);

        // By hand: 0.95 / (2 × 0.010043) ÷ 1 / (0.2828 √(2π)) + 0.05 = 33.6.
        var full = Look(Book(Claims.Add(Twin(Claims[1])))).Each[0].Finding;
        Assert.Equal(Weight.Warning, full.Weight);
        Assert.Contains("log₁₀ Bayes factor 1.5, above 1.3", full.Arithmetic, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_settled_is_not_asked_again_and_what_is_only_inferred_is()
    {
        var claims = Claims.Add(Twin(Claims[1]));
        Assert.Empty(Look(Book(claims, Edge(Claims[1], LineageStatus.Stated))).Each);
        Assert.Empty(Look(Book(claims) with { Rejected = [Edge(Claims[1], LineageStatus.Inferred)] }).Each);
        var inferred = Assert.Single(Look(Book(claims, Edge(Claims[1], LineageStatus.Inferred))).Each, echo => echo.Category == LossCategory.Killed);
        Assert.EndsWith("the lineage is inferred.", inferred.Finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_later_to_be_published_is_the_copy_unless_lineage_says_otherwise()
    {
        Claim[] claims =
        [
            At("a", "desk", ("value", "23417"), ("published_at", "2025-07-02")), At("b", "press", ("value", "23417"), ("published_at", "2025-07-01")),
            At("c", "first-staff", ("value", "30000"), ("published_at", "2025-07-01")),
        ];
        Assert.Equal("desk", Look(Book(claims)).Each[0].Copy);
        Assert.Equal("press", Look(Book(claims, new LineageEdge("press", "desk", false, false, "republishes", LineageStatus.Inferred, 0.9m, null))).Each[0].Copy);
    }

    [Fact]
    public void All_together_move_as_if_none_of_them_had_been_printed()
    {
        Claim[] copies = [.. new[] { "second-staff", "press" }.Select(publisher => Claims[1] with { Id = "again-" + publisher, Publisher = Claims[1].Publisher with { Id = publisher } })];
        var (readings, each, together) = Look(Book(Claims.AddRange(copies)));
        Assert.Equal(2, each.Count(echo => echo.Category == LossCategory.Killed));
        var before = Closed(Look(Book(Claims)).Readings)[0]!.Estimate;
        var killed = Assert.Single(together, one => one.Category == LossCategory.Killed);
        Assert.Equal(Math.Log(before.Value / Closed(readings)[0]!.Estimate.Value), killed.Shift!.Value, 9);
        Assert.Equal(before, killed.IfCopy);
    }

    [Fact]
    public void The_order_of_claims_does_not_matter()
    {
        var claims = Claims.Add(Twin(Claims[1])).Add(Twin(Claims[2]) with { Id = "other" });
        string Text(ClaimBook book) => string.Join('\n', Look(book).Each.Select(echo => $"{echo.Copy} {echo.Original} {string.Join(',', echo.Records)} {echo.Category} {echo.Shift} {echo.Finding.Arithmetic}"));
        Assert.Equal(Text(Book(claims)), Text(Book([.. claims.Reverse()])));
    }
}
