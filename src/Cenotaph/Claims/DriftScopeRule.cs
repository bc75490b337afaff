namespace Cenotaph.Claims;

/// <summary>Finds a report whose scope is not the original's.</summary>
internal static class DriftScopeRule
{
    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        foreach (var pair in Reported.Pairs(book))
        {
            var (scope, own) = (pair.Claim.Quantity.Scope, pair.Original.Quantity.Scope);
            var stands = book.Vocabulary.Rules.Scopes.Compare(scope, own);
            if (stands != Containment.Same)
            {
                yield return pair.Drift(
                    "drift-scope",
                    Weight.Warning,
                    $"{pair.Claim.Id} counts {Named(pair.Claim)}; {pair.Original.Id} counts {Named(pair.Original)}: {Words(stands)}",
                    "The report counts another scope than the original.",
                    "Cite the original's scope; compare the number only with numbers of that scope.");
            }
        }
    }

    private static string Named(Claim claim) =>
        $"the scope {claim.Quantity.Scope}" + (claim.ScopeAsPublished is { } words ? $" (“{words}”)" : "");

    private static string Words(Containment stands) => stands switch
    {
        Containment.Within => "the first lies within the second",
        Containment.Holds => "the first holds the second and more",
        Containment.Disjoint => "the two have nothing in common",
        _ => "they are not the same; how far they overlap is not known",
    };
}
