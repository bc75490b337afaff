using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Linkage;
using Cenotaph.Persons;
using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>
/// How sure linkage is that an entry with a label and a report of a death are of one person, as one personal body of the ledger: <c>relabel</c> and the
/// bulletin carry it into their intervals without linking anew. Pairs that are certain to three digits are not in it.
/// </summary>
internal sealed class LabelLinks
{
    public const string Kind = "label-links";

    // Beyond it a pair counts as certain: rounded to three digits it is 1.
    private const double Certain = 0.9995;

    private readonly Dictionary<(RecordId Label, RecordId Death), double> doubtful = [];

    /// <summary>The entry of today's probabilities; null where the ledger's last one says the same, or there is nothing to say.</summary>
    public static Draft? Of(Ledger ledger, LinkRun run, IReadOnlyList<StudyReport> reports)
    {
        var joined = new JoinProbabilities(run.Result.Clustering.Dendrogram);
        List<(string Label, string Death, double Probability)> found = [];
        foreach (var person in Enumerable.Range(0, reports.Count).GroupBy(report => run.Result.PersonOf[report]).OrderBy(group => group.Key))
        {
            var labels = person.Where(report => RelabelPlan.Labels.Contains(reports[report].Status ?? "")).ToList();
            found.AddRange(
                from label in labels
                from death in labels.Count == 0 ? [] : person.Where(report => reports[report].IsOfDead)
                let probability = joined.Of(run.Result.Standing(label), run.Result.Standing(death))
                where probability < Certain
                select (reports[label].Handle.ToString(), reports[death].Handle.ToString(), probability.Value));
        }

        found.Sort((one, other) => string.CompareOrdinal(one.Label + one.Death, other.Label + other.Death));
        var json = new CanonicalJson();
        json.Begin();
        json.Member("deaths", found.Select(one => one.Death));
        json.Member("labels", found.Select(one => one.Label));
        json.Member("probabilities", found.Select(one => one.Probability.ToString("0.000", CultureInfo.InvariantCulture)));
        var (record, body) = (ledger.RecordOf(Kind, "", ""), json.End());
        return ledger.TryLatest(record, out _, out var last) ? last.SequenceEqual(body.Span) ? null : new(Kind, record, body.ToArray(), Personal: true)
            : found.Count == 0 ? null
            : new Draft(Kind, record, body.ToArray(), Personal: true);
    }

    /// <summary>What the ledger has of them; nothing where <c>link</c> did not yet note any.</summary>
    public static LabelLinks Read(Ledger ledger)
    {
        var links = new LabelLinks();
        if (ledger.TryLatest(ledger.RecordOf(Kind, "", ""), out _, out var body) && !body.IsEmpty)
        {
            using var document = JsonDocument.Parse(body.ToArray());
            IEnumerable<string> Texts(string member) => document.RootElement.GetProperty(member).EnumerateArray().Select(one => one.GetString()!);
            foreach (var ((label, death), probability) in Texts("labels").Zip(Texts("deaths")).Zip(Texts("probabilities")))
            {
                links.doubtful[(RecordId.Parse(label), RecordId.Parse(death))] = double.Parse(probability, CultureInfo.InvariantCulture);
            }
        }

        return links;
    }

    /// <summary>By label, the probability that a person's entries with it and the surest report that names him dead are one person; labels of certain ones are left out.</summary>
    /// <param name="person">The person.</param>
    /// <param name="names">Whether a report puts him on the list of named dead.</param>
    public ImmutableSortedDictionary<string, double> Of(Person person, Func<PersonReport, bool> names)
    {
        var found = ImmutableSortedDictionary.CreateBuilder<string, double>(StringComparer.Ordinal);
        foreach (var label in doubtful.Count == 0 ? [] : person.Reports.Where(report => report.IsLabel).GroupBy(report => report.Status!, StringComparer.Ordinal))
        {
            var surest = label.SelectMany(_ => person.Reports.Where(names), (one, death) => doubtful.GetValueOrDefault((one.Record, death.Record), 1)).DefaultIfEmpty(1).Max();
            if (surest < 1)
            {
                found.Add(label.Key, surest);
            }
        }

        return found.ToImmutable();
    }
}
