using System.Collections.Immutable;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>Makes a study's bulletin out of its records.</summary>
public static class StudyBulletin
{
    /// <summary>The bulletin: every table, headline and page's content.</summary>
    /// <param name="study">The study.</param>
    /// <param name="records">What its ledger holds.</param>
    /// <param name="results">What its steps found out.</param>
    public static Bulletin Of(Study study, StudyRecords records, StudyResults results)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(results);
        var citation = Citation(study, records);
        ImmutableArray<Finding> found = [.. results.Findings, .. results.Persons.Findings, .. results.Excess.SelectMany(one => one.Findings)];
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
                .. results.Persons.Tables,
                .. LabelTables.Of(results.Labels, citation),
                .. ExcessTables.Of(results.Excess, citation),
                .. NowcastTables.Of(results.Nowcasts, citation),
                .. CourtTables.Of(results.Courts, citation),
                .. SystemsTables.Of(results.Systems, citation),
                .. ComparisonTables.Of(results.Compared, citation),
                .. AuditTables.Of(results.Audits, citation),
                .. results.Probate is { } probate ? ProbateTables.Of(probate, study.Disclosure.K, citation) : [],
                .. results.Reconciliation is { } reconciled ? ReconciliationFiles.Of(reconciled, citation) : [],
                .. results.Front is { } front ? FrontTables.Of(front, citation) : [],
                .. records.Series.Select(StudyTables.Rows),
            ],
            records.Inputs)
        {
            Findings = found,
            Persons = results.Persons.Sections,
            Relabel = results.Labels,
            Excess = results.Excess,
            Nowcasts = results.Nowcasts,
            Courts = results.Courts,
            Systems = results.Systems,
            Compared = results.Compared,
            Audits = results.Audits,
            Probate = results.Probate,
            Reconciliation = results.Reconciliation is { } estimate ? new(estimate.Day, estimate.Plan, estimate.Sides) { Earlier = estimate.Earlier } : null,
            Front = results.Front,
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
