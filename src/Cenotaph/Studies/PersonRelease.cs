using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cenotaph.Disclosure;
using Cenotaph.Evidence;
using Cenotaph.Persons;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>What a study publishes of persons: everything here came through the gate.</summary>
/// <param name="Sections">Numbers for the pages, by side.</param>
/// <param name="Tables">Tables to download: records without names, the list of names, corrections.</param>
/// <param name="Findings">Contradictions in status, counted by type.</param>
/// <param name="Withheld">What was withheld and why, for the desk.</param>
/// <param name="Entry">The entry that the ledger is to get before anything is published; null where it has it.</param>
public sealed record PersonRelease(
    ImmutableArray<PersonsSection> Sections, ImmutableArray<DataTable> Tables, ImmutableArray<Finding> Findings,
    ImmutableArray<Withheld> Withheld, Draft? Entry)
{
    /// <summary>Nothing: of a study without persons.</summary>
    public static PersonRelease None { get; } = new([], [], [], [], null);

    /// <summary>The last entry that is evidence: no release, reveal, forecast, score or change of lock.</summary>
    public static Head EvidenceHead(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        return ReleaseEntries.EvidenceHead(ledger);
    }

    /// <summary>The word for a reason: <c>small-cell</c>.</summary>
    public static string Word(WithheldReason why) => WithheldWords.Key(why);

    /// <summary>Makes the release of today out of what the ledger holds. It writes nothing.</summary>
    /// <param name="study">The study.</param>
    /// <param name="ledger">Its ledger.</param>
    /// <param name="book">Its persons as they are judged today.</param>
    /// <param name="citation">How to cite the tables.</param>
    /// <param name="problems">Receives what cannot be used.</param>
    public static PersonRelease Of(Study study, Ledger ledger, PersonBook book, string citation, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentNullException.ThrowIfNull(book);
        if (book.Persons.IsEmpty)
        {
            return None;
        }

        var asOf = book.Judging.AsOf;
        var made = Made(study, ledger, asOf);
        var before = ReleaseEntries.Before(ledger, made, out var isAgain);
        if (before.Groups is null)
        {
            problems.Add(new(
                "ledger.sqlite", null, null, "releases noted by an earlier version, against which tables cannot be checked",
                "a ledger begun with this version; until then nothing about persons is published"));
            return None;
        }

        var sides = new SidePersons(study, book);
        List<Withheld> withheld = [];
        var shown = new SortedDictionary<string, LinkedMembership>(StringComparer.Ordinal);
        List<PersonsSection> sections = [];
        foreach (var side in sides.Sides)
        {
            var persons = SideTables.Persons(study.Disclosure, sides, side, before.Groups.GetValueOrDefault(side.Id), asOf);
            var members = sides.Of(side.Id).Select(at => book.Persons[at]).ToHashSet<object>(ReferenceEqualityComparer.Instance);
            List<PersonFinding> found = [.. Old(book, study, asOf).Where(one => members.Contains(one.Person))];
            var types = SideTables.Contradictions(study.Disclosure, found, side, before.Groups.GetValueOrDefault(side.Id + SideTables.OfContradictions), asOf);
            var places = SideTables.Places(study.Disclosure, found, types, sides, side, before.Groups.GetValueOrDefault(side.Id + SideTables.OfPlaces), asOf);
            sections.Add(SideSection.Of(study, side, persons, types, places));
            foreach (var group in new[] { persons, types, places })
            {
                withheld.AddRange(group.Release.Withheld);
                shown.Add(group.Plan.Name, group.Release.Membership);
            }
        }

        // A side that has nobody today stays in mind.
        foreach (var (name, membership) in before.Groups.Where(group => !shown.ContainsKey(group.Key)))
        {
            shown.Add(name, membership);
        }

        var records = RecordGate.Release(PublicPersons.Plan(study.Disclosure), PublicPersons.Rows(sides), before.Records, asOf);
        var names = PublicNames.Of(study, ledger, book, before.Names, asOf, problems);
        withheld.AddRange(records.Withheld);
        withheld.AddRange(names.Withheld);
        if (sections.Count > 0)
        {
            // Records and names are not of one side: what waits in them stands under the last.
            sections[^1] = sections[^1] with { Withheld = [.. sections[^1].Withheld, .. WithheldWords.Of([.. records.Withheld, .. names.Withheld], study.Disclosure.K)] };
        }

        var state = new ReleaseState(records.Membership, shown, PublicNames.Digests(names.Entries));
        return new(
            [.. sections],
            [
                .. PersonTables.Downloads(sections, citation),
                PublicPersons.Table(records, citation),
                .. study.Disclosure.MayName ? [PublicNames.Table(names, study.Disclosure, citation)] : ImmutableArray<DataTable>.Empty,
                PublicPersons.Withheld(withheld, study.Disclosure.K, citation),
                PublicPersons.Corrections(CorrectionBook.Read(ledger, study.AsOf), study.Disclosure.K, citation),
            ],
            StatusFindings.Public(Old(book, study, asOf), study.Disclosure.K),
            [.. withheld],
            isAgain ? null : ReleaseEntries.Of(ledger, made, asOf, state));
    }

    /// <summary>Contradictions of which every report is old enough to be counted in public.</summary>
    internal static IEnumerable<PersonFinding> Old(PersonBook book, Study study, DateOnly asOf) => book.History
        .Where(one => one.Person.Reports.All(report => report.Known <= asOf.AddDays(-study.Disclosure.TallyDays)));

    // The evidence and whatever of the study bears on what is published.
    private static string Made(Study study, Ledger ledger, DateOnly asOf)
    {
        var text = JsonSerializer.Serialize(new
        {
            Evidence = ReleaseEntries.EvidenceHead(ledger).Hash.ToString(),
            AsOf = asOf,
            study.Disclosure,
            study.Confirmation.Version,
            Rules = study.Confirmation.Rules.Select(rule => new { rule.Id, Standing = rule.Standing.ToString(), rule.Groups, Documents = rule.Documents.ToArray(), rule.Count }),
            Lineage = study.Lineage.Select(edge => edge.From + " " + edge.Of).ToArray(),
            Judgements = Folder(Path.Combine(study.Folder, JudgementRow.Folder)),
        });
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string[] Folder(string path) => Directory.Exists(path)
        ? [.. Directory.EnumerateFiles(path, "*.csv").Order(StringComparer.Ordinal).Select(file => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file))))]
        : [];
}
