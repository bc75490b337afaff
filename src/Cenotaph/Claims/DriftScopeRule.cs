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
                    Phrase.Of(
                        "drift-scope.arithmetic",
                        ("claim", Phrase.Same(pair.Claim.Id)), ("scope", Named(book.Vocabulary, pair.Claim)),
                        ("original", Phrase.Same(pair.Original.Id)), ("original-scope", Named(book.Vocabulary, pair.Original)),
                        ("relation", Relation(book.Vocabulary, stands, scope, own))),
                    Phrase.Of(
                        "drift-scope.message",
                        ("figure", Written.Figure(pair.Claim.Figure)), ("scope", Spoken.ScopeName(book.Vocabulary, scope)),
                        ("original-figure", Written.Figure(pair.Original.Figure)), ("original-scope", Spoken.ScopeName(book.Vocabulary, own))),
                    Phrase.Of("drift-scope.remedy"));
            }
        }
    }

    private static Phrase Named(Vocabulary words, Claim claim)
    {
        var scope = Spoken.Scope(words, claim.Quantity.Scope);
        return claim.ScopeAsPublished is { } published
            ? Phrase.Of("drift-scope.published", ("scope", scope), ("words", Phrase.Same(published)))
            : Phrase.Of("drift-scope.scope", ("scope", scope));
    }

    private static Phrase Relation(Vocabulary words, Containment stands, Scope scope, Scope own)
    {
        switch (stands)
        {
            case Containment.Within:
                return Phrase.Of("drift-scope.within");
            case Containment.Holds:
                return Phrase.Of("drift-scope.holds");
            case Containment.Disjoint:
                return Phrase.Of("drift-scope.disjoint");
            default:
                var relation = Phrase.Of("drift-scope.unknown");
                var parts = Parts(words, scope, own).ToList();
                return parts.Count == 0 ? relation
                    : Phrase.Of("drift-scope.parts", ("relation", relation), ("parts", Phrase.List(", ", parts)));
        }
    }

    // What is known of single terms, where the whole is not.
    private static IEnumerable<Phrase> Parts(Vocabulary words, Scope scope, Scope own) =>
        (from one in scope.Terms
         from other in own.Terms
         where scope.Terms.Length + own.Terms.Length > 2
         select words.Rules.Scopes.Compare(new Scope(one), new Scope(other)) switch
         {
             Containment.Same => Phrase.Of("drift-scope.part.both", ("one", Spoken.Scope(words, new Scope(one)))),
             Containment.Within => Phrase.Of("drift-scope.part.within", ("one", Spoken.Scope(words, new Scope(one))), ("other", Spoken.Scope(words, new Scope(other)))),
             Containment.Holds => Phrase.Of("drift-scope.part.within", ("one", Spoken.Scope(words, new Scope(other))), ("other", Spoken.Scope(words, new Scope(one)))),
             _ => null,
         }).OfType<Phrase>();
}
