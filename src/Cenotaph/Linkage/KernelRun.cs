using System.Runtime.ExceptionServices;

namespace Cenotaph.Linkage;

/// <summary>One pass over all candidate pairs: cuts the groups into tasks, largest first, hands them to the threads and tells how far it is.</summary>
internal sealed class KernelRun(RuleGroups[] rules, PairScope scope, KernelOptions options)
{
    // Large enough that taking a task costs nothing, small enough that the threads end together.
    private const long TaskPairs = 100_000;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(250);

    private readonly long total = rules.Sum(rule => rule.Candidates.Pairs);
    private readonly long start = options.Clock.GetTimestamp();
    private readonly Lock progressLock = new();
    private long done;
    private TimeSpan said;

    /// <summary>Looks at the pairs of one rule: <paramref name="workers"/> and <paramref name="sinks"/> are one for each thread.</summary>
    public void Rule(int rule, PairWorker[] workers, PairSink[] sinks)
    {
        var tasks = Tasks(rules[rule].Groups);
        var next = -1;
        ExceptionDispatchInfo? fault = null;
        void Work(int thread)
        {
            try
            {
                for (int index; fault is null && (index = Interlocked.Increment(ref next)) < tasks.Count;)
                {
                    options.Cancellation.ThrowIfCancellationRequested();
                    workers[thread].Work(rule, tasks[index], sinks[thread]);
                    Tell(tasks[index].Pairs);
                }
            }
            catch (Exception error)
            {
                Interlocked.CompareExchange(ref fault, ExceptionDispatchInfo.Capture(error), null);
            }
        }

        var helpers = Enumerable.Range(1, Math.Min(workers.Length, tasks.Count) is > 1 and var threads ? threads - 1 : 0)
            .Select(thread => new Thread(() => Work(thread)) { IsBackground = true, Name = "linkage" }).ToArray();
        foreach (var helper in helpers)
        {
            helper.Start();
        }

        Work(0);
        foreach (var helper in helpers)
        {
            helper.Join();
        }

        fault?.Throw();
    }

    /// <summary>Says that all is done.</summary>
    public void End() => options.Progress?.Invoke(State(options.Clock.GetElapsedTime(start)));

    private List<PairTask> Tasks(RecordGroup[] groups)
    {
        List<PairTask> tasks = [];
        for (int first = 0, end; first < groups.Length; first = end)
        {
            end = first + 1;
            var pairs = groups[first].Pairs;
            if (pairs > 2 * TaskPairs)
            {
                Cut(tasks, first, groups[first]);
                continue;
            }

            while (end < groups.Length && pairs + groups[end].Pairs <= TaskPairs)
            {
                pairs += groups[end++].Pairs;
            }

            tasks.Add(new(first, end - first, 0, int.MaxValue, pairs));
        }

        return tasks;
    }

    private void Cut(List<PairTask> tasks, int index, RecordGroup group)
    {
        var rows = scope.LeftRecords is null ? group.Count - 1 : group.Left;
        var from = 0;
        var pairs = 0L;
        for (var row = 0; row < rows; row++)
        {
            pairs += scope.LeftRecords is null ? group.Count - Math.Max(row + 1, group.Left) : group.Count - group.Left;
            // A task gathers the whole group: rows enough that this is little beside its pairs.
            if (row == rows - 1 || pairs >= Math.Max(TaskPairs, 16L * group.Count))
            {
                tasks.Add(new(index, 1, from, row + 1, pairs));
                from = row + 1;
                pairs = 0;
            }
        }
    }

    private void Tell(long pairs)
    {
        lock (progressLock)
        {
            done += pairs;
            if (options.Progress is not null && options.Clock.GetElapsedTime(start) is var elapsed && elapsed - said >= Between)
            {
                said = elapsed;
                options.Progress(State(elapsed));
            }
        }
    }

    private KernelProgress State(TimeSpan elapsed)
    {
        var rate = elapsed > TimeSpan.Zero ? done / elapsed.TotalSeconds : 0;
        return new(done, total, rate, rate > 0 ? TimeSpan.FromSeconds((total - done) / rate) : done == total ? TimeSpan.Zero : null);
    }
}
