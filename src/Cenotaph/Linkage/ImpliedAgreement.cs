namespace Cenotaph.Linkage;

/// <summary>A coarse field that a finer one implies: who names the same town names the same region, stranger or not.</summary>
/// <param name="Fine">The index of the finer comparison.</param>
/// <param name="Coarse">The index of the coarser one.</param>
/// <param name="U">The probability that two different persons agree on the coarse field when they agree on the fine one.</param>
internal sealed record ImpliedAgreement(int Fine, int Coarse, double U)
{
    // Where nearly all pairs that agree on the fine field are matches, nothing is learned of the others, and nothing is lost either.
    private const double LeastOthers = 0.2;

    /// <summary>The implied fields of the data, each coarse one once, by the fine field that implies it most.</summary>
    public static IReadOnlyList<ImpliedAgreement> Of(PreparedData data, double total, double lambda, IReadOnlyList<double[]> m)
    {
        List<ImpliedAgreement> implied = [];
        for (var coarse = 0; coarse < data.Comparisons.Count; coarse++)
        {
            ImpliedAgreement? best = null;
            for (var fine = 0; fine < data.Comparisons.Count; fine++)
            {
                if (MayImply(data.Comparisons[fine].Role, data.Comparisons[coarse].Role)
                    && Chance(data, fine, coarse, total, lambda, m) is { } u && u > (best?.U ?? 0))
                {
                    best = new(fine, coarse, u);
                }
            }

            if (best is not null)
            {
                implied.Add(best);
            }
        }

        return implied;
    }

    /// <summary>Whether a field of one role may imply one of another: a code its place, a place its region.</summary>
    public static bool MayImply(FieldRole fine, FieldRole coarse) => Fineness(fine) > Fineness(coarse) && Fineness(coarse) > 0;

    private static int Fineness(FieldRole role) => role switch
    {
        FieldRole.Region => 1,
        FieldRole.Place => 2,
        FieldRole.Code => 3,
        _ => 0,
    };

    private static double? Chance(PreparedData data, int fine, int coarse, double total, double lambda, IReadOnlyList<double[]> m)
    {
        var (a, b) = (data.Comparisons[fine].Column, data.Comparisons[coarse].Column);

        // only records with both fields, so that both counts are of the same pairs
        var known = new int[a.Ids.Length];
        var both = 0.0;
        for (var i = 0; i < known.Length; i++)
        {
            known[i] = b.Ids[i] < 0 ? -1 : a.Ids[i];
            both += known[i] < 0 ? 0 : 1;
        }

        var share = both / known.Length;
        var matches = lambda * total * share * share * m[fine][0];
        var same = BlockingKeys.Pairs(known, data.Scope);
        var alsoSame = BlockingKeys.Pairs(BlockingKeys.Join(known, b.Ids, data.Scope), data.Scope);
        return same - matches < LeastOthers * same || same < 1
            ? null
            : Math.Clamp((alsoSame - (matches * m[coarse][0])) / (same - matches), 1e-6, 1);
    }
}
