namespace Cenotaph.Claims;

/// <summary>Finds a report whose category, confirmation or unit is not the original's.</summary>
internal static class DriftCategoryRule
{
    public static IEnumerable<Finding> Of(ClaimBook book)
    {
        foreach (var pair in Reported.Pairs(book))
        {
            var (claim, original) = (pair.Claim.Quantity, pair.Original.Quantity);
            List<Difference> differences = [];
            if (book.Vocabulary.Rules.Categories.Compare(claim.Category, original.Category) != Containment.Same)
            {
                differences.Add(new(QuantityPart.Category, claim.Category, original.Category));
            }

            if (claim.Confirmation != original.Confirmation)
            {
                differences.Add(new(QuantityPart.Confirmation, claim.Confirmation.Word(), original.Confirmation.Word()));
            }

            if (!string.Equals(claim.Unit, original.Unit, StringComparison.OrdinalIgnoreCase))
            {
                differences.Add(new(QuantityPart.Unit, claim.Unit, original.Unit));
            }

            if (differences.Count > 0)
            {
                yield return pair.Drift(
                    "drift-category",
                    Weight.Warning,
                    $"{pair.Claim.Id} ({Written.Figure(pair.Claim.Figure)}) against {pair.Original.Id} "
                        + $"({Written.Figure(pair.Original.Figure)}): {string.Join("; ", differences)}",
                    "The report counts something else than the original: "
                        + string.Join(", ", differences.Select(difference => difference.Part.Word())) + ".",
                    "Cite what the original counts; do not hold the report's number against numbers of its own category.");
            }
        }
    }
}
