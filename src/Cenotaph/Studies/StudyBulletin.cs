using System.Collections.Immutable;
using Cenotaph.Claims;
using Cenotaph.Publication;
using Cenotaph.Relabelling;

namespace Cenotaph.Studies;

/// <summary>Makes a study's bulletin out of its records.</summary>
public static class StudyBulletin
{
    /// <summary>The bulletin: every table, headline and page's content.</summary>
    /// <param name="study">The study.</param>
    /// <param name="records">What its ledger holds.</param>
    /// <param name="findings">What the rules found in it.</param>
    /// <param name="relabel">What is known of labels that may hide the dead.</param>
    /// <param name="persons">What the gate lets through of persons.</param>
    /// <param name="excess">What the study asks of excess deaths.</param>
    /// <param name="nowcasts">What it asks of registers that are late.</param>
    public static Bulletin Of(
        Study study, StudyRecords records, ImmutableArray<Finding> findings, ImmutableArray<LabelSummary> relabel = default, PersonRelease? persons = null,
        ImmutableArray<ExcessSummary> excess = default, ImmutableArray<NowcastSummary> nowcasts = default)
    /// <param name="courts">What it asks of court claims.</param>
    /// <param name="audits">Published estimates of past dates, edition by edition.</param>
    public static Bulletin Of(
        Study study, StudyRecords records, ImmutableArray<Finding> findings, ImmutableArray<LabelSummary> relabel = default, PersonRelease? persons = null,
        ImmutableArray<ExcessSummary> excess = default, ImmutableArray<CourtSummary> courts = default, ImmutableArray<VintageAudit> audits = default)
    /// <param name="probate">What inheritance cases say of the dead.</param>
    public static Bulletin Of(
        Study study, StudyRecords records, ImmutableArray<Finding> findings, ImmutableArray<LabelSummary> relabel = default, PersonRelease? persons = null,
        ImmutableArray<ExcessSummary> excess = default, ProbateVintages? probate = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        var citation = Citation(study, records);
        ImmutableArray<Finding> found = [.. findings, .. persons?.Findings ?? [], .. excess.IsDefault ? [] : excess.SelectMany(one => one.Findings),
            .. courts.IsDefault ? [] : courts.SelectMany(one => one.Findings), .. audits.IsDefault ? [] : audits.SelectMany(one => one.Findings)];
        return new(
            study.Id,
            study.Title,
            study.About,
            study.Languages,
            records.AsOf,
            BulletinBuilder.Version,
            study.Vocabulary,
            BulletinBuilder.Headlines(study.Vocabulary, study.Headline.Sides, study.Headline.Categories, records.Claims),
            records.Claims,
            records.Series,
            study.Lineage,
            [
                ClaimTable.Of(records.Claims, citation),
                StudyTables.Publishers(study.Vocabulary, citation),
                StudyTables.Lineage(study.Lineage, citation),
                StudyTables.Findings(found, citation),
                StudyTables.Words(study.Vocabulary, citation),
                StudyTables.SeriesIndex(records.Series, citation),
                .. persons?.Tables ?? [],
                .. relabel.IsDefaultOrEmpty ? [] : LabelTables.Of(relabel, citation),
                .. excess.IsDefaultOrEmpty ? [] : ExcessTables.Of(excess, citation),
                .. nowcasts.IsDefaultOrEmpty ? [] : NowcastTables.Of(nowcasts, citation),
                .. CourtTables.Of(courts, citation),
                .. AuditTables.Of(audits, citation),
                .. probate is null ? [] : ProbateTables.Of(probate, study.Disclosure.K, citation),
                .. records.Series.Select(StudyTables.Rows),
            ],
            records.Inputs)
        {
            Findings = found,
            Persons = persons?.Sections ?? [],
            Relabel = relabel.IsDefault ? [] : relabel,
            Excess = excess.IsDefault ? [] : excess,
            Nowcasts = nowcasts.IsDefault ? [] : nowcasts,
            Courts = courts.IsDefault ? [] : courts,
            Audits = audits.IsDefault ? [] : audits,
            Probate = probate,
        };
    }

    /// <summary>How to cite the study's tables, with the citations that its sources ask for.</summary>
    public static string Citation(Study study, StudyRecords records)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        var citations = records.Inputs.Select(input => input.Origin.Citation).OfType<string>()
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        return string.Join(" ", [$"Cenotaph {BulletinBuilder.Version}, study {study.Id}, as of {records.AsOf:yyyy-MM-dd}.", .. citations]);
    }
}
