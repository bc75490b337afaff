using System.Collections.Immutable;
using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>The reconciliation of a study scored beside a peer.</summary>
/// <param name="Study">The study's id.</param>
/// <param name="AsOf">The study's as-of day.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Scores">The scores, in the study's order.</param>
public sealed record StudyScore(string Study, DateOnly AsOf, ulong Seed, ImmutableArray<ClaimScore> Scores)
{
    /// <summary>Scores what the study asks for; null after saying what stands in the way.</summary>
    /// <param name="study">The study.</param>
    /// <param name="book">Its claims, series, lineage and words, all that is on record.</param>
    /// <param name="only">Only the section of this id; null for all.</param>
    /// <param name="method">closed, or both: the state space where it answers, else the closed form.</param>
    /// <param name="problems">Receives what stands in the way.</param>
    /// <param name="progress">Told how many replays of how many are done, from any thread.</param>
    public static StudyScore? Of(Study study, ClaimBook book, string? only, string method, ICollection<Problem> problems, Action<int, int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(problems);
        void Fault(string? column, string seen, string expected) => problems.Add(new(StudyLoader.StudyFile, null, column, seen, expected));
        if (study.Reconcile.Scores.IsEmpty)
        {
            Fault("reconcile.score", "nothing", "a section [[reconcile.score]] with peers, a target and why: docs/reconciliation.md");
            return null;
        }

        if (study.Vocabulary.Start is not { } start)
        {
            Fault("start", "nothing", "the first day of the war, from which numbers are counted");
            return null;
        }

        var wanted = study.Reconcile.Scores.Where(score => only is null || score.Id == only).ToImmutableArray();
        if (wanted.IsEmpty)
        {
            Fault("reconcile.score", $"no section \"{only}\"", string.Join(", ", study.Reconcile.Scores.Select(score => score.Id)));
            return null;
        }

        var scores = ClaimScoring.Of(
            book, study.Reconcile with { Scores = wanted }, start, method == "closed" ? null : new StateOptions(study.Reconcile.Seed), (score, key, seen, expected) => Fault($"reconcile.score {score.Id}, {key}", seen, expected), progress);
        return new(study.Id, book.AsOf, study.Reconcile.Seed, scores);
    }
}
