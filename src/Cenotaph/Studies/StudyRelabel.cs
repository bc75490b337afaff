using System.Collections.Immutable;
using Cenotaph.Evidence;
using Cenotaph.Persons;
using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>What a study knows of labels that hide the dead, by side and label.</summary>
public static class StudyRelabel
{
    /// <summary>A summary for each side that stands alone and each label of which anything is on record, or that is asked for.</summary>
    /// <param name="study">The study.</param>
    /// <param name="records">What its ledger holds.</param>
    /// <param name="persons">The persons, or empty where the study has none.</param>
    /// <param name="problems">Where declarations that the records cannot fill go.</param>
    /// <param name="label">The only label asked for, or null for all of which anything is on record.</param>
    /// <param name="side">The only side asked for, or null.</param>
    public static ImmutableArray<LabelSummary> Of(
        Study study,
        StudyRecords records,
        IReadOnlyList<PersonAtHand> persons,
        ICollection<Problem> problems,
        string? label = null,
        string? side = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(persons);
        ArgumentNullException.ThrowIfNull(problems);
        var claims = records.Claims.ToDictionary(claim => claim.Id, StringComparer.Ordinal);
        var declared = new RelabelClaims(study, claims, problems);
        Check(study.Relabel, declared);
        return
        [
            .. from one in study.Vocabulary.Sides
               where side is null ? IsAsked(study, one) : one.Id == side
               from word in RelabelPlan.Labels
               where label is null || word == label
               let summary = Summary(study, declared, persons, records.AsOf, one, word)
               where label is not null || HasAnything(summary)
               select summary,
        ];
    }

    /// <summary>The persons as the estimates read them: confirmed or not, and how sure linkage is that label and death are of one.</summary>
    public static ImmutableArray<PersonAtHand> AtHand(Study study, Ledger ledger, PersonBook book)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(book);
        var links = LabelLinks.Read(ledger);
        var independent = study.Relabel.Independent;
        return
        [
            .. book.Persons.Zip(book.Decisions, (person, decision) => new PersonAtHand(person, decision.Standing == Standing.Confirmed)
            {
                ByLabel = links.Of(person, report => LabelledPersons.Names(report, independent)),
            }),
        ];
    }

    /// <summary>What of them may be published: a reading of too few pairs is not, and numbers from 1 to <paramref name="least"/> − 1 are not shown.</summary>
    public static ImmutableArray<LabelSummary> Public(ImmutableArray<LabelSummary> summaries, int least) =>
        [.. summaries.Select(summary => PublicOutcomes(PublicLinkage(summary, least), least))];

    private static LabelSummary PublicLinkage(LabelSummary summary, int least) => summary.Linkage is not LinkageAnswer.Estimated { Reading: var reading } ? summary
        : reading.Before > 0 && reading.Before < least
        ? summary with { Linkage = new LinkageAnswer.Refused(Phrase.Of("relabel.too-few", ("k", Phrase.Number(least))), Phrase.Of("relabel.withheld")), Compensation = [] }
        : summary with
        {
            Linkage = new LinkageAnswer.Estimated(reading with { Least = least, UnknownRows = reading.Unknown < least ? [] : reading.UnknownRows }),
            Compensation = summary.Amounts is not { PerFamily: var amounts } ? summary.Compensation
                : [.. summary.Compensation.Select(row => row with { Range = PublicRange(row.Range, amounts, least) })],
        };

    // Divided by what one family is due, the limits of what is withheld tell how many refusals and payments are on record. Few widen the range to what holds without them.
    private static CompensationRange PublicRange(CompensationRange range, (decimal Low, decimal High) family, int least) => range with
    {
        WithheldLow = range.WithheldLow < least * family.Low ? 0 : range.WithheldLow,
        WithheldHigh = range.DueHigh - range.WithheldHigh < least * family.High ? range.DueHigh : range.WithheldHigh,
    };

    // The steps of a probability tell how many persons made them.
    private static LabelSummary PublicOutcomes(LabelSummary summary, int least) => summary.Outcomes is not { Cases: > 0 } outcomes || outcomes.Fewest >= least ? summary
        : summary with { Outcomes = null, Notes = [.. summary.Notes, Phrase.Of("relabel.few-outcomes", ("k", Phrase.Number(least)))] };

    // The sides that the study leads with, and whatever else a register or audit is declared for.
    private static bool IsAsked(Study study, Definition side) =>
        study.Headline.Sides.Contains(side.Id) && !study.Vocabulary.Sides.Any(other => other.Id != side.Id
            && study.Vocabulary.Rules.Sides.Compare(other.Id, side.Id) == Containment.Within)
        || study.Relabel.Registers.Any(one => one.Side == side.Id) || study.Relabel.Audits.Any(one => one.Side == side.Id)
        || study.Relabel.Linked.Any(one => one.Side == side.Id);

    private static bool HasAnything(LabelSummary summary) =>
        !summary.Registers.IsEmpty || !summary.Audits.IsEmpty || !summary.Comparisons.IsEmpty
        || summary.Linkage is LinkageAnswer.Estimated || summary.Outcomes is { Cases: > 0 };

    private static void Check(RelabelPlan plan, RelabelClaims claims)
    {
        foreach (var audit in plan.Audits.Where(audit => audit.Claim is not null))
        {
            claims.Check(audit);
        }
    }

    private static LabelSummary Summary(
        Study study, RelabelClaims claims, IReadOnlyList<PersonAtHand> persons, DateOnly asOf, Definition side, string label)
    {
        var plan = study.Relabel;
        var reading = new PersonReading { Side = side.Id, Label = label, AsOf = asOf, Independent = plan.Independent };
        var registers = plan.Registers.Where(one => one.Side == side.Id && one.Label == label).Select(claims.Register).OfType<LabelRegister>().ToImmutableArray();
        var audits = plan.Audits.Where(audit => audit.Side == side.Id && audit.Label == label).ToImmutableArray();
        var counts = plan.Linked.FirstOrDefault(one => one.Side == side.Id && one.Label == label);
        var evidence = counts?.Evidence ?? (persons.Count > 0 ? LabelledPersons.Evidence(persons, reading) : null);
        LinkageAnswer linkage = evidence is null or { Entries: 0 }
            ? new LinkageAnswer.Refused(Phrase.Of("relabel.needs.persons"), Phrase.Of("relabel.no-persons"))
            : LabelledDead.Estimate(evidence, plan.Seed);
        var cases = label == "missing" ? LabelledPersons.Missing(persons, reading) : [];
        var amounts = plan.Compensation.FirstOrDefault(table => table.Side == side.Id);
        var told = counts?.Compensation ?? LabelledPersons.Compensation(persons, reading);
        return new()
        {
            Side = side,
            Label = label,
            Registers = registers,
            Linkage = linkage,
            Audits = audits,
            Products = AuditProduct.Of(audits, registers),
            Outcomes = cases.IsEmpty ? null : CompetingRisks.Table(cases, CompetingRisks.UsualDays),
            Comparisons = [.. plan.Comparisons.Where(one => one.Side == side.Id && one.Label == label).Select(claims.Comparison).OfType<LabelComparison>()],
            Amounts = amounts,
            Compensation = amounts is not null && linkage is LinkageAnswer.Estimated { Reading: var estimate }
                ? [.. estimate.Rows.Select(row => new CompensationRow(row.Kappa, amounts.For(row.Interval, told.Refused, told.Paid)))]
                : [],
            Notes = [.. Notes(registers, audits, linkage, amounts, counts is not null)],
        };
    }

    private static IEnumerable<Phrase> Notes(
        ImmutableArray<LabelRegister> registers, ImmutableArray<Audit> audits, LinkageAnswer linkage, CompensationTable? amounts, bool isCounted)
    {
        if (registers.IsEmpty && linkage is LinkageAnswer.Refused && !isCounted)
        {
            yield return Phrase.Of("relabel.no-register");
        }

        yield return Phrase.Of("relabel.not-dead");
        if (!audits.IsEmpty)
        {
            yield return Phrase.Of("relabel.fractions");
        }

        if (linkage is LinkageAnswer.Estimated { Reading: var reading })
        {
            yield return Phrase.Of(isCounted ? "relabel.kappa-declared" : "relabel.kappa");
            if (reading.Sensitivity is null && isCounted)
            {
                yield return Phrase.Of("relabel.all-found");
            }
        }

        if (amounts is not null)
        {
            yield return Phrase.Of("relabel.single-case");
        }
    }
}
