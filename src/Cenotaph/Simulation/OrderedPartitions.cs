namespace Cenotaph.Simulation;

/// <summary>Makes partitions on several threads and takes them in order on one; only as many as there are threads are held at once.</summary>
internal static class OrderedPartitions
{
    /// <summary>Makes and takes partitions 0 to before <paramref name="count"/>.</summary>
    /// <param name="count">How many.</param>
    /// <param name="threads">How many are made at once.</param>
    /// <param name="make">Makes one; called by several threads.</param>
    /// <param name="take">Takes one, in order.</param>
    /// <param name="cancellation">Stops the work.</param>
    public static void Run<T>(long count, int threads, Func<long, T> make, Action<T> take, CancellationToken cancellation)
    {
        var ahead = new Queue<Task<T>>();
        for (var next = 0L; ahead.Count > 0 || next < count;)
        {
            while (ahead.Count < threads && next < count)
            {
                var number = next++;
                ahead.Enqueue(Task.Run(() => make(number), cancellation));
            }

            cancellation.ThrowIfCancellationRequested();
            take(ahead.Dequeue().GetAwaiter().GetResult());
        }
    }
}
