using System.Collections.Immutable;

namespace Cenotaph.Claims;

/// <summary>A claim of rank about deaths ("none since", "more than") held against every figure in the tables of past wars.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Low">The low limit of the number that is ranked.</param>
/// <param name="Figures">How many figures it is held against.</param>
/// <param name="Sides">Whose they are: wars of others the tables lack.</param>
/// <param name="Reach">The records whose high limit reaches the low one: they may be counter-examples.</param>
/// <param name="Greatest">The record with the greatest high limit.</param>
/// <param name="GreatestHigh">That limit.</param>
public sealed record RankTest(
    string Claim, decimal Low, int Figures, ImmutableArray<string> Sides, ImmutableArray<string> Reach, string Greatest, decimal GreatestHigh)
{
    /// <summary>A line for each claim of rank whose number is known; none without tables of past wars.</summary>
    public static ImmutableArray<RankTest> Of(ClaimBook book)
    {
        ArgumentNullException.ThrowIfNull(book);
        var wars = RankRule.Wars(book).ToList();
        if (wars.Count == 0)
        {
            return [];
        }

        var claims = book.Claims.DistinctBy(claim => claim.Id, StringComparer.OrdinalIgnoreCase).ToDictionary(claim => claim.Id, StringComparer.OrdinalIgnoreCase);
        var greatest = wars.MaxBy(war => war.High);
        ImmutableArray<string> sides = [.. wars.Select(war => war.Side).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        return
        [
            .. from claim in book.Claims
               where claim is { Quantity.Kind: QuantityKind.Rank, Vanished: false }
               let own = RankRule.OwnLow(claim, claims)
               where own is not null
               select new RankTest(
                   claim.Id, own.Value.Low, wars.Count, sides, [.. wars.Where(war => war.High >= own.Value.Low).Select(war => war.Record)], greatest.Record, greatest.High),
        ];
    }
}
