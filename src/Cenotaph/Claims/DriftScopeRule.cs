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
                    $"{pair.Claim.Id} counts {Named(pair.Claim)}; {pair.Original.Id} counts {Named(pair.Original)}: {Words(stands)}"
                        + (stands == Containment.Unknown ? Parts(book.Vocabulary.Rules, scope, own) : ""),
                    "The report counts another scope than the original.",
                    "Cite the original's scope; compare the number only with numbers of that scope.");
            }
        }
    }

    private static string Named(Claim claim) =>
        $"the scope {claim.Quantity.Scope}" + (claim.ScopeAsPublished is { } words ? $" (“{words}”)" : "");

    // What is known of single terms, where the whole is not.
    private static string Parts(QuantityRules rules, Scope scope, Scope own)
    {
        var known = (from one in scope.Terms
                     from other in own.Terms
                     where scope.Terms.Length + own.Terms.Length > 2
                     select rules.Scopes.Compare(new Scope(one), new Scope(other)) switch
                     {
                         Containment.Same => $"{one} is in both",
                         Containment.Within => $"{one} lies within {other}",
                         Containment.Holds => $"{other} lies within {one}",
                         _ => null,
                     }).OfType<string>().ToList();
        return known.Count == 0 ? "" : "; of their parts: " + string.Join(", ", known);
    }

    private static string Words(Containment stands) => stands switch
    {
        Containment.Within => "the first lies within the second",
        Containment.Holds => "the first holds the second and more",
        Containment.Disjoint => "the two have nothing in common",
        _ => "they are not the same; how far they overlap is not known",
    };
}
