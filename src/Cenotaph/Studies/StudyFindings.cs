using System.Collections.Immutable;
using System.Text.Json;
using Cenotaph.Claims;
using Cenotaph.Evidence;

namespace Cenotaph.Studies;

/// <summary>What the rules over published figures find in a study.</summary>
public static class StudyFindings
{
    /// <summary>What the rules look at: the study's records, words and limits, and what its ledger says has vanished.</summary>
    public static ClaimBook Book(Study study, StudyRecords records, Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(ledger);
        return new(
            records.Claims, records.Series, study.Lineage, study.Vocabulary, records.AsOf, study.Limits, Shrinkage(study, ledger))
        {
            Rejected = study.RejectedLineage,
        };
    }

    /// <summary>What the rules find, by weight, type and first record.</summary>
    public static ImmutableArray<Finding> Of(Study study, StudyRecords records, Ledger ledger) =>
        FindingRules.Findings(Book(study, records, ledger));

    /// <summary>What the rules find in the reports of persons, and the person of each report they rest on; nothing where the study has none.</summary>
    public static (ImmutableArray<Finding> Findings, ImmutableDictionary<string, string> PersonOf) OfPersons(Study study, Ledger ledger, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(study);
        if (study.Inputs.All(plan => plan.Kind.Name != ReportFields.Name))
        {
            return ([], ImmutableDictionary<string, string>.Empty);
        }

        var book = StudyPersonBook.Read(study, ledger, problems).Book;
        return ([.. book.AllFindings], book.PersonOfReports());
    }

    // One finding for each input with records that its source no longer lists, as it stands: a record that came back and
    // a run that was undone count no more.
    private static ImmutableArray<Finding> Shrinkage(Study study, Ledger ledger)
    {
        List<Finding> findings = [];
        var runs = new RunLog(ledger);
        var plans = study.Inputs.ToDictionary(plan => plan.Name, StringComparer.Ordinal);
        var gone = study.Inputs.Select(plan => plan.Kind.Name).Distinct(StringComparer.Ordinal)
            .SelectMany(kind => CurrentRecords.Of(ledger, kind, keepVanished: true))
            .Where(record => record is { Vanished: true, Run: not null } && plans.ContainsKey(record.Run.Input))
            .GroupBy(record => record.Run!.Input, StringComparer.Ordinal);
        foreach (var input in gone.OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            var plan = plans[input.Key];
            var ids = input.Select(record => plan.Kind.Personal ? record.Entry.Record!.Value.ToString() : IdOf(record.Entry))
                .Order(StringComparer.Ordinal).ToList();
            var now = runs.LastComplete(input.Key)?.Listed ?? 0;
            findings.Add(new(
                "shrinkage",
                Weight.Warning,
                ids,
                Phrase.Of(
                    "vanished.arithmetic",
                    ("records", Phrase.Count("vanished.records", ids.Count)), ("input", Phrase.Same(input.Key)), ("now", Phrase.Number(now))),
                Phrase.Count("vanished.message", ids.Count, ("input", Phrase.Same(input.Key))),
                Phrase.Of(plan.KeepsVanished ? "vanished.kept" : "vanished.dropped"),
                ids.Count));
        }

        return [.. findings];
    }

    private static string IdOf(Entry entry)
    {
        if (entry.Body.IsEmpty)
        {
            return entry.Record!.Value.ToString();
        }

        using var body = JsonDocument.Parse(entry.Body);
        return body.RootElement.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()!
            : entry.Record!.Value.ToString();
    }
}
