using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Linkage;
using Cenotaph.Numerics;

namespace Cenotaph.Studies;

/// <summary>The persons' ids that a ledger has given, and what became of them.</summary>
internal sealed class PersonEntries
{
    private readonly Dictionary<string, PersonId?> ofReport = new(StringComparer.Ordinal);
    private readonly HashSet<PersonId> issued = [];
    private readonly HashSet<PersonId> ended = [];
    private readonly FormerPersons former = new();

    private PersonEntries()
    {
    }

    public static PersonEntries Read(Ledger ledger)
    {
        var entries = new PersonEntries();
        foreach (var entry in ledger.Entries(StudyPersons.IdKind))
        {
            using var body = JsonDocument.Parse(entry.Body);
            var id = PersonId.Parse(body.RootElement.GetProperty("person").GetString()!);
            var report = body.RootElement.GetProperty("report").GetString()!;
            entries.former.Give(report, entries.ofReport.GetValueOrDefault(report), id, entry);
            entries.ofReport[report] = id;
            if (id is { } given)
            {
                entries.issued.Add(given);
            }
        }

        foreach (var entry in ledger.Entries(StudyPersons.ForwardKind))
        {
            using var body = JsonDocument.Parse(entry.Body);
            if (PersonId.Parse(body.RootElement.GetProperty("from").GetString()!) is { } from && body.RootElement.GetProperty("fate").GetString() is { } fate)
            {
                _ = fate == Word(PersonIdFate.Restored) ? entries.ended.Remove(from) : fate != Word(PersonIdFate.Split) && entries.ended.Add(from);
            }
        }

        return entries;
    }

    /// <summary>The id of a report's person; null where it has none.</summary>
    public PersonId? IdOf(RecordId report) => ofReport.GetValueOrDefault(report.ToString());

    /// <summary>The entries that say what is new: ids first, in the order of the reports, then what became of old ids.</summary>
    /// <param name="ledger">The ledger; its own random key makes the ids differ from those of any other.</param>
    /// <param name="reports">The handle of each report.</param>
    /// <param name="personOf">For each report the number of its person.</param>
    /// <param name="hasId">For each person whether it bears an id.</param>
    /// <param name="ids">How many of the entries give an id.</param>
    public List<Draft> Changes(Ledger ledger, IReadOnlyList<RecordId> reports, int[] personOf, bool[] hasId, out int ids)
    {
        var previous = reports.Select(report => ofReport.GetValueOrDefault(report.ToString())).ToArray();
        var seed = ledger.RecordOf(StudyPersons.IdKind, "", "").High;
        var assigned = PersonIds.Assign(personOf, previous, issued, new RandomStream(seed), former.Of(reports, personOf, hasId));
        var drafts = new List<Draft>();
        for (var i = 0; i < reports.Count; i++)
        {
            PersonId? id = hasId[personOf[i]] ? assigned.Ids[personOf[i]] : null;
            if (id != previous[i])
            {
                drafts.Add(Id(ledger, reports[i], id));
            }
        }

        ids = drafts.Count;
        foreach (var change in assigned.Changes.Where(change => !(change.Fate == PersonIdFate.Gone && ended.Contains(change.From))))
        {
            drafts.Add(Forward(change));
        }

        return drafts;
    }

    private static Draft Id(Ledger ledger, RecordId report, PersonId? id)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("person", id?.ToString() ?? "");
        json.Member("report", report.ToString());
        return new(StudyPersons.IdKind, ledger.RecordOf(StudyPersons.IdKind, "", report.ToString()), json.End().ToArray(), Personal: false);
    }

    private static Draft Forward(PersonIdChange change)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("fate", Word(change.Fate));
        json.Member("from", change.From.ToString());
        json.Member("records", change.Records);
        json.Member("to", change.To?.ToString() ?? "");
        return new(StudyPersons.ForwardKind, null, json.End().ToArray(), Personal: false);
    }

    private static string Word(PersonIdFate fate) => fate.ToString().ToLowerInvariant();
}
