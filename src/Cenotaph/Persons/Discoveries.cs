using System.Numerics;

namespace Cenotaph.Persons;

/// <summary>Finds sources that list hardly anybody whom no other lists, although their reach among the persons of several sources says that they should.</summary>
internal static class Discoveries
{
    private const double FalseAlarms = 0.01;

    // Who plants does so with several sources: where one is found, the others are held to less.
    private const double FalseAlarmsBeside = 0.1;
    private const double MostOfExpectedBeside = 0.5;

    // Sources differ in how visible their persons are: the log odds of standing alone stray by at most about so much from the model.
    private const double Spread = 0.5;
    private const double MostOfExpected = 0.3;

    private const int Few = 10;
    private const int Many = 100;

    /// <summary>The sources: how many persons each has to itself, how many with others, and how many it should have to itself.</summary>
    /// <param name="table">The persons counted.</param>
    /// <param name="declared">What is declared: a declared copy is not asked.</param>
    /// <param name="isOneFound">Whether a source of others' words is known already.</param>
    public static IReadOnlyList<(string Source, int Alone, int Shared, double Expected)> Lacking(ListingTable table, Independence declared, bool isOneFound)
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
            if (total > 0 && !declared.IsDeclaredCopy(table.Sources[source]) && alone < (isOneFound ? MostOfExpectedBeside : MostOfExpected) * expected
                && Tails.BetaBinomial(shared, total, Math.Clamp(1 - (expected / total), 0.01, 0.99), Spread) < (isOneFound ? FalseAlarmsBeside : FalseAlarms))
            {
                found.Add((table.Sources[source], alone, shared, expected));
            }
        }

        return found;
    }

    /// <summary>Sources that share fewer than ten persons with others where half of the sources share a hundred or more: nothing yet shows whether they find out for themselves.</summary>
    public static IReadOnlyList<string> Unproven(ListingTable table, Independence declared)
    {
        var shared = new int[table.Sources.Length];
        foreach (var (mask, number) in table.Strata.SelectMany(stratum => stratum.Patterns).Where(one => BitOperations.PopCount(one.Mask) > 1))
        {
            for (var rest = mask; rest != 0; rest &= rest - 1)
            {
                shared[BitOperations.TrailingZeroCount(rest)] += number;
            }
        }

        return shared.Count(one => one >= Many) >= Math.Max(2, shared.Length / 2) ? [.. table.Sources.Where((source, i) => shared[i] < Few && !declared.IsDeclaredCopy(source))] : [];
    }
}
