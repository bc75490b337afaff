using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>Published estimates of past dates in a study, edition by edition, against their own stated limits.</summary>
public static class StudyVintages
{
    /// <summary>The audits: of the chains that the study declares, of its series with several editions, of its claims.</summary>
    /// <param name="study">The study.</param>
    /// <param name="records">What its ledger holds.</param>
    /// <param name="problems">Receives chains whose parts do not count the same.</param>
    public static ImmutableArray<VintageAudit> Of(Study study, StudyRecords records, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(problems);
        var book = new ClaimBook(records.Claims, records.Series, study.Lineage, study.Vocabulary, records.AsOf, study.Limits, []);
        return VintageAudit.Of(book, study.Vintages, problems);
    }
}
