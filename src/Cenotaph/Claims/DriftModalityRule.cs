namespace Cenotaph.Claims;

/// <summary>Finds a report that asserts what the original holds possible, or the other way round.</summary>
internal static class DriftModalityRule
{
    public static IEnumerable<Finding> Of(ClaimBook book) =>
        from pair in Reported.Pairs(book)
        let said = ModalWords.Of(pair.Claim)
        let original = ModalWords.Of(pair.Original)
        where said is not null && original is not null && said.Value.Asserts != original.Value.Asserts
        select pair.Drift(
            "drift-modality",
            Weight.Warning,
            $"{Shown(pair.Claim, said.Value.Word)}; {Shown(pair.Original, original.Value.Word)}",
            said.Value.Asserts
                ? "The report states as certain what the original holds possible."
                : "The report holds possible what the original states as certain.",
            "Cite the original's own words.");

    private static string Shown(Claim claim, string word) =>
        $"{claim.Id}: “{word}”" + (claim.Modality is null ? $" in “{claim.Quote}”" : " (as recorded)");
}
