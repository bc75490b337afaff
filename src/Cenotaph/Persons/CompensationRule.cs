using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Persons;

/// <summary>Finds compensation refused on a label that other evidence contradicts.</summary>
internal static class CompensationRule
{
    /// <summary>What is found beside what the other rules found of the same person.</summary>
    public static IEnumerable<PersonFinding> Of(StatusCase one, ImmutableArray<PersonFinding> found)
    {
        var labels = one.Assertions.Where(other => other.Report.IsLabel).OrderBy(other => other.Report.Known).ToList();
        var contradicted = new Dictionary<RecordId, PersonFinding>();
        foreach (var (finding, record) in found.Where(finding => !finding.Evidence.IsEmpty).SelectMany(finding => finding.Contested.Select(record => (finding, record))))
        {
            contradicted.TryAdd(record, finding);
        }

        foreach (var refusal in one.Assertions.Where(other => other.Report.Compensation == "refused"))
        {
            var label = refusal.Report.IsLabel ? refusal : labels.FindLast(other => other.Report.Known <= refusal.Report.Known);
            if (label is not null && Judge(one, refusal, label, contradicted) is { } met)
            {
                // one a person: the first refusal that is contradicted
                return [met];
            }
        }

        return [];
    }

    private static PersonFinding? Judge(
        StatusCase one, Assertion refusal, Assertion label, Dictionary<RecordId, PersonFinding> contradicted)
    {
        Phrase arithmetic;
        IEnumerable<Assertion> evidence;
        if (label.Status == "missing")
        {
            var group = one.GroupOf(label.Report);
            var deaths = one.Deaths.Where(proof => proof.Days.Last < refusal.Report.Known && one.GroupOf(proof.Assertion.Report) != group).ToList();
            if (deaths.Count == 0)
            {
                return null;
            }

            arithmetic = StatusCase.Arithmetic(
                deaths.MinBy(proof => proof.Days.Last)!, new(refusal, DateSpan.Day(refusal.Report.Known), Phrase.Of("history.refusal")));
            evidence = deaths.Select(proof => proof.Assertion);
        }
        else if (contradicted.TryGetValue(label.Report.Record, out var by))
        {
            arithmetic = Phrase.Of("history.refused-on",
                ("record", StatusCase.Record(refusal.Report)), ("label", StatusCase.Label(label.Status)),
                ("label-record", StatusCase.Record(label.Report)), ("arithmetic", by.Finding.Words.Arithmetic));
            var records = by.Evidence.ToHashSet();
            evidence = one.Assertions.Where(other => records.Contains(other.Report.Record));
        }
        else
        {
            return null;
        }

        return one.Found(
            "compensation-against-evidence", Weight.Contradiction, [refusal, label], evidence, arithmetic,
            Phrase.Of("history.message.compensation-against-evidence", ("label", StatusCase.Status(label.Status))));
    }
}
