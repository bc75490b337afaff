namespace Cenotaph.Claims;

/// <summary>Finds a report whose category, confirmation or unit is not the original's.</summary>
internal static class DriftCategoryRule
{
    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        foreach (var pair in Reported.Pairs(book))
        {
            var (claim, original) = (pair.Claim.Quantity, pair.Original.Quantity);
            var words = book.Vocabulary;
            List<(Phrase Part, Phrase Claim, Phrase Original, Phrase Name, Phrase OriginalName)> differences = [];
            if (book.Vocabulary.Rules.Categories.Compare(claim.Category, original.Category) != Containment.Same)
            {
                differences.Add((Phrase.Of("part.category"), Spoken.Category(words, claim.Category), Spoken.Category(words, original.Category),
                    Spoken.CategoryName(words, claim.Category), Spoken.CategoryName(words, original.Category)));
            }

            if (claim.Confirmation != original.Confirmation)
            {
                differences.Add((Phrase.Of("part.confirmation"), Spoken.Confirmed(claim.Confirmation), Spoken.Confirmed(original.Confirmation),
                    Spoken.ConfirmedName(claim.Confirmation), Spoken.ConfirmedName(original.Confirmation)));
            }

            if (!string.Equals(claim.Unit, original.Unit, StringComparison.OrdinalIgnoreCase))
            {
                differences.Add((Phrase.Of("part.unit"), Spoken.Unit(claim.Unit), Spoken.Unit(original.Unit),
                    Spoken.Unit(claim.Unit), Spoken.Unit(original.Unit)));
            }

            if (differences.Count > 0)
            {
                yield return pair.Drift(
                    "drift-category",
                    Weight.Warning,
                    Phrase.Of(
                        "drift-category.arithmetic",
                        ("claim", Phrase.Same(pair.Claim.Id)), ("figure", Written.Figure(pair.Claim.Figure)),
                        ("original", Phrase.Same(pair.Original.Id)), ("original-figure", Written.Figure(pair.Original.Figure)),
                        ("differences", Phrase.List("; ", differences.Select(one =>
                            Phrase.Of("difference", ("part", one.Part), ("first", one.Claim), ("second", one.Original)))))),
                    Phrase.Of(
                        "drift-category.message",
                        ("figure", Written.Figure(pair.Claim.Figure)), ("original-figure", Written.Figure(pair.Original.Figure)),
                        ("differences", Phrase.List("; ", differences.Select(one => Phrase.Of(
                            "difference.named", ("part", one.Part), ("first", one.Name), ("second", one.OriginalName)))))),
                    Phrase.Of("drift-category.remedy"));
            }
        }
    }
}
