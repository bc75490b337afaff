using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>What was asked of a reconciliation of a study, and the answer.</summary>
/// <param name="Study">The study's id.</param>
/// <param name="Day">The day that the numbers run to.</param>
/// <param name="Known">The day whose knowledge was used.</param>
/// <param name="Plan">What was assumed.</param>
/// <param name="Sides">The sides.</param>
/// <param name="Unread">Records that did not become readings, by side.</param>
public sealed record StudyReconciliation(
    string Study, DateOnly Day, DateOnly Known, ReconcilePlan Plan, ImmutableArray<ReconciledSide> Sides, ImmutableArray<(string Side, Unread Record)> Unread)
{
    /// <summary>How earlier editions would have fared; empty where it was not asked for.</summary>
    public ImmutableArray<EarlierEstimate> Earlier { get; init; } = [];

    /// <summary>All that a bulletin shows: on the study's own day, by both methods, with force components, without each origin and anchor, and earlier editions.</summary>
    /// <param name="study">The study.</param>
    /// <param name="book">The study's claims, series, lineage and words.</param>
    /// <param name="problems">Receives what stands in the way.</param>
    /// <returns>The estimate; null where the study does not ask for it with a section [reconcile], or has no claims.</returns>
    public static StudyReconciliation? ForBulletin(Study study, ClaimBook book, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(book);
        return study.Reconciles && !book.Claims.IsEmpty && Of(study, book, null, null, "both", byScope: true, problems) is { } found
            ? found with { Earlier = EarlierReconciliations.Of(study, book, found) }
            : null;
    }

    /// <summary>Reconciles the sides that the study leads with.</summary>
    /// <param name="book">The study's claims, series, lineage and words.</param>
    /// <param name="study">The study.</param>
    /// <param name="known">Only what was known on this day; null for the study's own as-of.</param>
    /// <param name="day">The day that numbers run to; null for the day of knowledge.</param>
    /// <param name="method">closed, state or both.</param>
    /// <param name="byScope">Whether force components are asked for.</param>
    /// <param name="problems">Receives what stands in the way.</param>
    /// <param name="again">Whether the state space is fitted again without each origin and each anchor.</param>
    public static StudyReconciliation? Of(
        Study study, ClaimBook book, DateOnly? known, DateOnly? day, string method, bool byScope, ICollection<Problem> problems, bool again = true)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(problems);
        if (study.Vocabulary.Start is not { } start)
        {
            problems.Add(new(StudyLoader.StudyFile, null, "start", "nothing", "the first day of the war, from which numbers are counted"));
            return null;
        }

        var from = known ?? book.AsOf;
        var to = day ?? from;
        if (to < start || to.DayNumber - start.DayNumber > 36525)
        {
            problems.Add(new(StudyLoader.StudyFile, null, null, $"numbers up to {to:yyyy-MM-dd}", $"a day from {start:yyyy-MM-dd} on, within a century"));
            return null;
        }

        foreach (var unknown in study.Reconcile.SetAside.SelectMany(one => one.Series).Where(id => !book.Series.Any(series => series.Definition.Id == id)))
        {
            problems.Add(new(StudyLoader.StudyFile, null, "reconcile.set_aside.series", $"\"{unknown}\"", "the id of a series on record", Severity.Doubt));
        }

        List<ReconciledSide> sides = [];
        List<(string, Unread)> unread = [];
        foreach (var side in study.Headline.Sides)
        {
            var read = new ReadingBook(book, study.Reconcile, start, from);
            var readings = read.Of(side);
            var (each, together) = SuspectedEchoes.Of(read, readings, study.Reconcile.Priors, start, to);
            var found = SideReconciler.Of(side, readings, study.Reconcile, start, to, method, byScope, again);
            sides.Add(found with { Echoes = each, EchoesTogether = together, Notes = [.. found.Notes, .. Alone(read, readings, to)] });
            unread.AddRange(read.Unread.Select(one => (side, one)));
            foreach (var circle in read.Circles.Where(_ => side == study.Headline.Sides[0]))
            {
                problems.Add(new(SourceFile.Name, SourceFile.LineOf(study.Folder, circle.Split(" → ")[0]), "lineage.from", $"a circle: {circle}", "lineage that leads to an origin; until then these count as one origin", Severity.Doubt));
            }
        }

        return new(study.Id, to, from, study.Reconcile, [.. sides], [.. unread]);
    }

    private static IEnumerable<string> Alone(ReadingBook book, ImmutableArray<Reading> readings, DateOnly to)
    {
        var alone = readings.Where(reading => reading.To <= to && !reading.Counted && book.StandsAlone(reading.Publisher)).Select(reading => reading.Publisher).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return alone.Count == 0 ? [] : [$"Held for origins of their own, as neither lineage in sources.toml nor [[reconcile.origins]] names them: {string.Join(", ", alone)}."];
    }
}
