namespace Cenotaph.Persons;

/// <summary>Finds deserter labels dated after a funeral, after a court's decision, or after a capture.</summary>
internal static class DeserterRules
{
    public static IEnumerable<PersonFinding> Of(StatusCase one)
    {
        if (one.Deserter.IsEmpty)
        {
            yield break;
        }

        if (After(one, "deserter-after-funeral", DocumentKinds.IsBurial, Phrase.Of("history.funeral")) is { } funeral)
        {
            yield return funeral;
        }

        if (After(one, "deserter-after-court", DocumentKinds.IsOfCourt, Phrase.Of("history.court")) is { } court)
        {
            yield return court;
        }

        if (InCaptivity(one) is { } captive)
        {
            yield return captive;
        }
    }

    private static PersonFinding? After(StatusCase one, string type, Func<PersonReport, bool> proves, Phrase what)
    {
        var proofs = one.Assertions.Where(other => other.Report.SaysDead && proves(other.Report))
            .Select(other => Dated(other, what)).OfType<DatedProof>()
            .OrderBy(proof => proof.Days.Last).ToList();
        var labels = proofs.Count == 0 ? [] : one.Deserter.Where(label => label.Days.First > proofs[0].Days.Last).ToList();
        if (labels.Count == 0)
        {
            return null;
        }

        var latest = labels.MaxBy(label => label.Days.First)!;
        return one.Found(
            type, Weight.Contradiction,
            labels.Select(label => label.Assertion),
            proofs.Where(proof => proof.Days.Last < latest.Days.First).Select(proof => proof.Assertion),
            StatusCase.Arithmetic(proofs[0], latest),
            Phrase.Of("history.message." + type, ("days", StatusCase.Between(proofs[0], latest))));
    }

    // The day of a funeral or decision: its own, or, where none is given, one between the death and the day on which the report was known.
    private static DatedProof? Dated(Assertion assertion, Phrase what)
    {
        var report = assertion.Report;
        return report.StatusDate is { } day ? new(assertion, day, what)
            : report.Event is { } death && death.First <= report.Known ? new(assertion, new(death.First, report.Known), what)
            : null;
    }

    private static PersonFinding? InCaptivity(StatusCase one)
    {
        var captures = one.Sightings.Where(proof => proof.Assertion.Status == "captured").DistinctBy(proof => proof.Days).ToList();
        var others = one.Assertions.Where(other => other.Status is "alive" or "wounded" || other.Report.SaysDead).ToList();
        var met = captures.Count == 0 ? [] : one.Deserter
            .Select(label => (label, capture: captures.FindLast(capture =>
                capture.Days.Last < label.Days.First && !others.Exists(other => MayBeBetween(capture, other, label)))))
            .Where(pair => pair.capture is not null).ToList();
        if (met.Count == 0)
        {
            return null;
        }

        var (latest, from) = met.MaxBy(pair => pair.label.Days.First.DayNumber - pair.capture!.Days.Last.DayNumber);
        return one.Found(
            "deserter-in-captivity", Weight.Contradiction,
            met.Select(pair => pair.label.Assertion), met.Select(pair => pair.capture!.Assertion),
            StatusCase.Arithmetic(from!, latest),
            Phrase.Of("history.message.deserter-in-captivity", ("days", StatusCase.Between(from!, latest))));
    }

    // What is not dated happened no later than the day on which it was known.
    private static bool MayBeBetween(DatedProof capture, Assertion other, DatedProof label) => other.When is { } when
        ? when.Last > capture.Days.First && when.First <= label.Days.Last
        : other.Report.Known > capture.Days.First;
}
