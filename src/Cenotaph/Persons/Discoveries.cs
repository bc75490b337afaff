using System.Numerics;

namespace Cenotaph.Persons;

/// <summary>Finds sources that list hardly anybody whom no other lists, although their reach among the persons of several sources says that they should.</summary>
internal static class Discoveries
{
    private const double FalseAlarms = 1e-4;

    // Sources differ in how visible their persons are: the log odds of standing alone stray by about so much from the model.
    private const double Spread = 0.6;
    private const double MostOfExpected = 0.3;

    /// <summary>The sources: how many persons each has to itself, how many with others, and how many it should have to itself.</summary>
    public static IReadOnlyList<(string Source, int Alone, int Shared, double Expected)> Lacking(ListingTable table)
    {
        List<(string Source, int Alone, int Shared, double Expected)> found = [];
        SymmetricFit[] fits = [.. table.Strata.Select(stratum => SymmetricFit.Of(stratum, table.Sources.Length))];
        for (var source = 0; source < table.Sources.Length && table.Sources.Length >= 4; source++)
        {
            var (alone, shared, expected) = (0, 0, 0.0);
            for (var s = 0; s < fits.Length; s++)
            {
                var (single, several) = (0, 0);
                foreach (var (mask, number) in table.Strata[s].Patterns.Where(one => (one.Mask >> source & 1) == 1))
                {
                    single += BitOperations.PopCount(mask) == 1 ? number : 0;
                    several += BitOperations.PopCount(mask) == 1 ? 0 : number;
                }

                var (ownAlone, ownShared) = fits[s].Expected(source);
                expected += (single + several) * ownAlone / Math.Max(1e-9, ownAlone + ownShared);
                (alone, shared) = (alone + single, shared + several);
            }

            var total = alone + shared;
            if (total > 0 && alone < MostOfExpected * expected
                && Tails.BetaBinomial(shared, total, Math.Clamp(1 - (expected / total), 0.01, 0.99), Spread) < FalseAlarms)
            {
                found.Add((table.Sources[source], alone, shared, expected));
            }
        }

        return found;
    }
}
