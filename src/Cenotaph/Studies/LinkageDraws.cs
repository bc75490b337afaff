using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Linkage;
using Cenotaph.Persons;

namespace Cenotaph.Studies;

/// <summary>Persons of a study by draws of the linkage: in each draw every merge holds with its probability, and decisions are made anew.</summary>
internal static class LinkageDraws
{
    /// <summary>A book for each draw; empty, with problems, when the reports cannot be linked.</summary>
    public static IEnumerable<PersonBook> Of(Study study, Ledger ledger, PersonBook book, int draws, ulong seed, ICollection<Problem> problems)
    {
        var (table, reports) = StudyReports.Read(ledger);
        if (reports.Count == 0 || LinkRun.Of(new([table]) { Options = new() { Judged = PersonJudgements.Of(study, ledger, reports, problems) } }, problems) is not { } run)
        {
            yield break;
        }

        var partitions = new PartitionDraws(run.Result.Clustering.Dendrogram, seed);
        var placeOf = Enumerable.Range(0, reports.Count).ToDictionary(place => reports[place].Handle);
        PersonReport[] all = [.. book.Persons.SelectMany(person => person.Reports)];
        for (var draw = 0; draw < draws; draw++)
        {
            var clusterOf = partitions.Partition(draw, out _);
            yield return PersonBook.Of(
                all,
                record => placeOf.TryGetValue(record, out var place) ? clusterOf[run.Result.Standing(place)].ToString("D9", CultureInfo.InvariantCulture) : null,
                book.Judging);
        }
    }
}
