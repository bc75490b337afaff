using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>Replays a reconciliation on the days of a peer's editions and scores both against a target that ours was not given.</summary>
public static class ClaimScoring
{
    /// <summary>The scores of every plan of a study, in its order; plans that cannot be scored are left out after saying why.</summary>
    /// <param name="book">The study's claims, series and lineage, all that is on record.</param>
    /// <param name="plan">What the study assumes of a reconciliation, with what it asks to be scored.</param>
    /// <param name="start">The war's first day.</param>
    /// <param name="options">Seed and draws of the state space; null for the closed form alone.</param>
    /// <param name="fault">Told the plan, the member, what was seen and what was expected.</param>
    /// <param name="progress">Told how many replays of how many are done, from any thread.</param>
    public static ImmutableArray<ClaimScore> Of(
        ClaimBook book, ReconcilePlan plan, DateOnly start, StateOptions? options, Action<ScorePlan, string, string, string> fault, Action<int, int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(book);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(fault);
        book = CountableNumbers.Of(book);
        List<ScoreReplay> replays = [.. plan.Scores.Select(score => ScoreReplay.Of(book, plan, score, start, (key, seen, expected) => fault(score, key, seen, expected))).OfType<ScoreReplay>()];

        // Plans of a side with the same origins left out share their replays.
        var tasks = replays.SelectMany(replay => replay.Tasks).GroupBy(task => task.Key).Select(group => group.First()).ToArray();
        var made = new ReplayedEstimate[tasks.Length];
        var done = 0;
        Parallel.For(0, tasks.Length, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, index =>
        {
            var task = tasks[index];
            var readings = ReplayedEstimate.Readings(book, plan, start, task.Known, task.Side, task.LeftOut);
            made[index] = ReplayedEstimate.Of(readings, plan.Priors, start, task.Days, options);
            progress?.Invoke(Interlocked.Increment(ref done), tasks.Length);
        });
        var found = tasks.Select((task, index) => (task.Key, made[index])).ToDictionary(one => one.Key, one => one.Item2, StringComparer.Ordinal);
        var counts = new LaterCounts(book, plan, start);
        return [.. replays.Select(replay => replay.Score(found, counts))];
    }

    /// <summary>How a forecaster did: over the dates compared, and its revisions over all.</summary>
    internal static ScoreSummary Summary(IEnumerable<ScoredDate> dates, Func<ScoredDate, ScoredNumber> of)
    {
        var all = dates.ToList();
        var compared = all.FindAll(date => date.IsCompared && of(date).Score is not null);
        double[] revisions = [.. all.Select(date => of(date).Revision).OfType<double>().Select(Math.Abs).Order()];
        double? Mean(Func<Pooled, double, double> value) => compared.Count == 0 ? null : compared.Average(date => value(of(date).Number!.Value, date.Target!.Value));
        return new(
            ScoreBlocks.Mean(compared.Select(date => (date.Edition, of(date).Score!.Value))),
            Mean((number, target) => target >= number.Low && target <= number.High ? 1 : 0),
            Mean((number, _) => Math.Log(number.High / number.Low)) is { } log ? Math.Exp(log) : null,
            revisions.Length == 0 ? null : Quantiles.OfSorted(revisions, 0.5),
            revisions.Length == 0 ? null : revisions[^1]);
    }

    /// <summary>What may be said of ours and a peer.</summary>
    internal static string Verdict(int blocks, (double Mean, double? Low, double? High)? difference) => blocks switch
    {
        0 => "nothing to compare",
        < ScoreBlocks.Fewest => "too few to rank",
        _ => difference switch
        {
            { High: < 0 } => "ours scores better",
            { Low: > 0 } => "the peer scores better",
            _ => "no difference that so many blocks could show",
        },
    };
}
