using Cenotaph.Disclosure;

namespace Cenotaph.Studies;

/// <summary>Says what the gate withheld, in the reader's language.</summary>
internal static class WithheldWords
{
    /// <summary>The reason's word in files and resource files: <c>small-cell</c>.</summary>
    public static string Key(WithheldReason why) => string.Concat(
        why.ToString().Select((letter, at) => char.IsUpper(letter) ? (at == 0 ? "" : "-") + char.ToLowerInvariant(letter) : letter.ToString()));

    /// <summary>Says where dates of death, or the days by which they were known, are coarser than weeks and months.</summary>
    public static IEnumerable<Phrase> OfSteps((string Rows, string? Past) steps)
    {
        if (steps.Rows != "week")
        {
            yield return Phrase.Of("withheld.coarser", ("step", Phrase.Of("withheld.step." + steps.Rows)));
        }

        if (steps.Past is not (null or "month"))
        {
            yield return Phrase.Of("withheld.coarser-known", ("step", Phrase.Of("withheld.step." + steps.Past)));
        }
    }

    /// <summary>A sentence for each reason that occurred, over all tables of a side; counts that are themselves too small are not said.</summary>
    public static IEnumerable<Phrase> Of(IEnumerable<Withheld> withheld, int k) =>
        from one in withheld
        group one by one.Why into why
        orderby why.Key
        let most = why.Max(one => one.Count)
        select Phrase.Of(
            "withheld." + Key(why.Key),
            ("tables", Phrase.Count("withheld.tables", why.Count())),
            ("persons", most < k ? Phrase.Of("withheld.fewer", ("k", Phrase.Number(k))) : Phrase.Count("withheld.persons", most)));
}
