using System.Collections.Immutable;

namespace Cenotaph.Persons;

/// <summary>Finds sightings and labels that are dated after a death.</summary>
internal static class DeathRules
{
    public static IEnumerable<PersonFinding> Of(StatusCase one)
    {
        if (one.Deaths.IsEmpty)
        {
            yield break;
        }

        if (Alive(one) is { } alive)
        {
            yield return alive;
        }

        foreach (var status in new[] { "deserter", "missing" })
        {
            if (Labelled(one, status) is { } label)
            {
                yield return label;
            }
        }
    }

    private static PersonFinding? Alive(StatusCase one)
    {
        var death = one.Deaths.MinBy(proof => proof.Days.Last)!;
        var seen = one.Sightings.Where(proof => proof.Days.First > death.Days.Last).ToList();
        if (seen.Count == 0)
        {
            return null;
        }

        var latest = seen.MaxBy(proof => proof.Days.First)!;
        return one.Found(
            "alive-after-death", Weight.Contradiction,
            one.Deaths.Where(proof => proof.Days.Last < latest.Days.First).Select(proof => proof.Assertion),
            seen.Select(proof => proof.Assertion),
            StatusCase.Arithmetic(death, latest),
            Phrase.Of("history.message.alive-after-death",
                ("status", StatusCase.Status(latest.Assertion.Status)), ("days", StatusCase.Between(death, latest))));
    }

    private static PersonFinding? Labelled(StatusCase one, string status)
    {
        var met = one.Labels.Where(label => label.Assertion.Status == status)
            .GroupBy(label => one.GroupOf(label.Assertion.Report), StringComparer.Ordinal)
            .SelectMany(labels => After(one, labels.Key, [.. labels]))
            .ToList();
        if (met.Count == 0)
        {
            return null;
        }

        var (label, death, _) = met.MaxBy(pair => pair.Label.Days.First.DayNumber - pair.Death.Days.Last.DayNumber);
        var evidence = met.SelectMany(pair => pair.Evidence).Select(proof => proof.Assertion).Distinct().ToList();
        var groups = evidence.Select(other => one.GroupOf(other.Report)).Distinct(StringComparer.Ordinal).Count();
        return one.Found(
            "label-after-death",
            status == "missing" ? Weight.Note
                : groups > 1 || evidence.Exists(other => DocumentKinds.IsDocument(other.Report)) ? Weight.Contradiction : Weight.Warning,
            met.Select(pair => pair.Label.Assertion), evidence,
            StatusCase.Arithmetic(death, label),
            Phrase.Of("history.message.label-after-death",
                ("label", StatusCase.Status(status)), ("days", StatusCase.Between(death, label)), ("groups", Phrase.Count("history.groups", groups))));
    }

    // The labels of one group that are dated after every death that other groups say.
    private static IEnumerable<(DatedProof Label, DatedProof Death, ImmutableArray<DatedProof> Evidence)> After(
        StatusCase one, string group, List<DatedProof> labels)
    {
        var independent = one.Deaths.Where(proof => one.GroupOf(proof.Assertion.Report) != group).ToImmutableArray();
        if (independent.IsEmpty)
        {
            return [];
        }

        var earliest = independent.Min(proof => proof.Days.Last);
        var latest = Latest(independent);
        return one.Sightings.Any(proof => proof.Days.First > earliest) ? []
            : labels.Where(label => label.Days.First > latest.Days.Last).Select(label => (label, latest, independent));
    }

    // A span that holds another's whole span says nothing beside it. Sorted by last day, then the later first day, a span
    // holds an earlier one just when that begins no earlier than it does.
    private static DatedProof Latest(ImmutableArray<DatedProof> deaths)
    {
        var latest = deaths[0];
        var begun = DateOnly.MinValue;
        foreach (var proof in deaths.OrderBy(proof => proof.Days.Last).ThenByDescending(proof => proof.Days.First))
        {
            if (begun == DateOnly.MinValue || proof.Days.First > begun)
            {
                (latest, begun) = (proof, proof.Days.First);
            }
        }

        return latest;
    }
}
