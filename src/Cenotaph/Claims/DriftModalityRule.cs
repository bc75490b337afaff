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
            Phrase.List("; ", Shown(pair.Claim, said.Value.Word), Shown(pair.Original, original.Value.Word)),
            Phrase.Of(
                said.Value.Asserts ? "drift-modality.asserted" : "drift-modality.possible",
                ("word", Phrase.Same(said.Value.Word)), ("original-word", Phrase.Same(original.Value.Word))),
            Phrase.Of("drift-modality.remedy"));

    private static Phrase Shown(Claim claim, string word) => Phrase.Of(
        claim.Modality is null ? "drift-modality.quoted" : "drift-modality.recorded",
        ("record", Phrase.Same(claim.Id)), ("word", Phrase.Same(word)), ("quote", Phrase.Same(claim.Quote ?? "")));
}
