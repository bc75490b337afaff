using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Tests.Studies;

/// <summary>What a copy of a claim under a new publisher does to the reconciliation of the shipped study.</summary>
public sealed class DuplicatedClaimTests(RussiaUkraineFigures figures, ITestOutputHelper output) : IClassFixture<RussiaUkraineFigures>
{
    private DateOnly Start => figures.Study.Vocabulary.Start!.Value;

    private DateOnly Day => figures.Records.AsOf;

    private ClaimBook Book => new(
        figures.Records.Claims, figures.Records.Series, figures.Study.Lineage, figures.Study.Vocabulary, Day, figures.Study.Limits, []);

    private static ClaimBook Twice(ClaimBook book, Claim claim, LineageEdge? edge, bool keepsLineage)
    {
        var twin = claim with
        {
            Id = "twin",
            Publisher = claim.Publisher with { Id = "double", Aliases = [] },
            Lineage = keepsLineage ? [.. claim.Lineage.Where(one => one.FromClaim && one.From == claim.Id).Select(one => one with { From = "twin" })] : [],
        };
        return book with { Claims = book.Claims.Add(twin), Lineage = edge is null ? book.Lineage : book.Lineage.Add(edge) };
    }

    private ImmutableArray<Reading> Readings(ClaimBook book, string side) => new ReadingBook(book, figures.Study.Reconcile, Start, Day).Of(side);

    private Pooled?[] Closed(ImmutableArray<Reading> readings, DateOnly day) =>
        [.. Enum.GetValues<LossCategory>().Select(category => ClosedForm.Of(readings, category, figures.Study.Reconcile.Priors, Start, day)?.Estimate)];

    // An accepted edge, of the claim or of its publisher, leaves the closed form as it was, at the study's day and at the claim's own.
    private void MovesNothing(ClaimBook book, ImmutableArray<Reading> readings, Claim claim, string side, DateOnly to)
    {
        foreach (var edge in new[]
        {
            new LineageEdge("double", claim.Publisher.Id, false, false, "republishes", LineageStatus.Accepted, 1, null),
            new LineageEdge("twin", claim.Id, true, true, "republishes", LineageStatus.Accepted, 1, null),
        })
        {
            foreach (var keepsLineage in new[] { false, true })
            {
                var copied = Readings(Twice(book, claim, edge, keepsLineage), side);
                foreach (var day in new[] { Day, to })
                {
                    foreach (var (before, after) in Closed(readings, day).Zip(Closed(copied, day)))
                    {
                        Assert.True(
                            before is null ? after is null : Near(before.Value, after!.Value),
                            $"{claim.Id}, edge of the {(edge.FromClaim ? "claim" : "publisher")}{(keepsLineage ? " beside its own lineage" : "")}, {day:yyyy-MM-dd}: {before} became {after}");
                    }
                }
            }
        }
    }

    [Fact]
    [Trait("Category", "Slow")]
    public void With_an_accepted_edge_no_claim_moves_the_closed_form_and_without_one_every_claim_is_found_with_its_shift()
    {
        var book = Book;
        var (checkedClaims, shifts, warnings, greatest) = (0, 0, 0, (Shift: 0.0, Id: ""));
        foreach (var side in figures.Study.Headline.Sides)
        {
            var read = new ReadingBook(book, figures.Study.Reconcile, Start, Day);
            var readings = read.Of(side);
            foreach (var replaced in read.Unread.Where(one => one.Reason.Contains("later edition", StringComparison.Ordinal)).Select(one => book.Claims.Single(claim => claim.Id == one.Id)))
            {
                checkedClaims++;
                MovesNothing(book, readings, replaced, side, replaced.Quantity.AsOf!.Value.Last);
            }

            foreach (var reading in readings.Where(one => !one.Id.StartsWith("series:", StringComparison.Ordinal) && one.To <= Day))
            {
                // At the day of the study, and at the claim's own, where it weighs most.
                checkedClaims++;
                var claim = book.Claims.Single(one => one.Id == reading.Id);
                MovesNothing(book, readings, claim, side, reading.To);
                var doubled = new ReadingBook(Twice(book, claim, null, false), figures.Study.Reconcile, Start, Day);
                var without = doubled.Of(side);
                var (each, _) = SuspectedEchoes.Of(doubled, without, figures.Study.Reconcile.Priors, Start, reading.To);
                var found = each.Where(echo => echo.Finding.Type == "echo" && echo.Finding.Records.Contains("twin") && (echo.Copy == "double" || echo.Original == "double")).ToList();
                Assert.True(found.Count > 0, $"{claim.Id} twice is no echo");
                warnings += found[0].Finding.Weight == Weight.Warning ? 1 : 0;
                foreach (var echo in found.Where(one => one.Category == reading.Category))
                {
                    // As the command does, nothing counted to a later day is used.
                    ImmutableArray<Reading> Past(ImmutableArray<Reading> all) => all.RemoveAll(one => one.To > reading.To);
                    var (now, then) = (ClosedForm.Of(Past(without), echo.Category, figures.Study.Reconcile.Priors, Start, reading.To)?.Estimate, ClosedForm.Of(Past(readings), echo.Category, figures.Study.Reconcile.Priors, Start, reading.To)?.Estimate);
                    Assert.Equal(now is null || then is null, echo.Shift is null);
                    if (echo is { Copy: "double", Shift: { } shift } && echo.Original == claim.Publisher.Id)
                    {
                        Assert.True(Math.Abs(Math.Log(then!.Value.Value / now!.Value.Value) - shift) < 1e-9, $"{claim.Id}: {shift}, without the copy {then}, with it {now}");
                        shifts++;
                        greatest = Math.Abs(shift) > Math.Abs(greatest.Shift) ? (shift, claim.Id) : greatest;
                    }
                }
            }
        }

        output.WriteLine($"{checkedClaims} claims, {shifts} shifts; of their copies without an edge {warnings} are warnings, {checkedClaims - warnings} notes; the greatest shift {greatest.Shift:F4} ({greatest.Id})");
        Assert.InRange(checkedClaims, 100, 1000);
        Assert.InRange(shifts, 50, 1000);
    }

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData("Ukraine", 0)]
    [InlineData("Ukraine", 3)]
    public void With_an_accepted_edge_a_claim_moves_the_state_space_by_less_than_one_per_cent(string side, int which)
    {
        var claims = Readings(Book, side).Where(one => !one.Id.StartsWith("series:", StringComparison.Ordinal)).ToList();
        var claim = Book.Claims.Single(one => one.Id == claims[which].Id);
        var edge = new LineageEdge("double", claim.Publisher.Id, false, false, "republishes", LineageStatus.Accepted, 1, null);
        double Middle(ClaimBook book) => Cenotaph.Numerics.Quantiles.Of(
            StateSpace.Fit(Readings(book, side), figures.Study.Reconcile.Priors, Start, Day, new(1, 30, 30))!.Counts(LossCategory.Killed, Day).AsSpan(), 0.5);
        Assert.InRange(Math.Log(Middle(Twice(Book, claim, edge, false)) / Middle(Book)), -0.01, 0.01);
    }

    private static bool Near(Pooled one, Pooled other) =>
        Math.Abs(Math.Log(one.Value / other.Value)) < 1e-9 && Math.Abs(one.Low - other.Low) <= 1e-9 * one.High && Math.Abs(one.High - other.High) <= 1e-9 * one.High;
}
