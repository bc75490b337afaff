namespace Cenotaph.Linkage;

/// <summary>Keeps the pairs of at least a weight, on one thread. The weight of a pattern is computed when it is first met.</summary>
internal sealed class EdgeSink(
    PairScorer scorer, EdgeStore store, double minimum, Func<double, long, int, int, double>? lessened = null) : PairSink
{
    private const int SlotBits = 14;
    private const int Buffered = 1 << 15;

    // What is added in another order may differ by rounding: far above rounding, far below any weight that matters.
    private const double Rounding = 1e-6;

    private readonly long[] patternsOf = new long[1 << SlotBits];
    private readonly double[] plain = new double[1 << SlotBits];
    private readonly bool[] possible = new bool[1 << SlotBits];
    private readonly Edge[] buffer = new Edge[Buffered];
    private int filled;

    /// <inheritdoc/>
    public override void Take(int left, ReadOnlySpan<int> records, ReadOnlySpan<int> others, ReadOnlySpan<long> patterns)
    {
        for (var pair = 0; pair < patterns.Length; pair++)
        {
            var pattern = patterns[pair];
            var slot = unchecked((int)(((ulong)pattern * 0x9E3779B97F4A7C15UL) >> (64 - SlotBits)));
            if (patternsOf[slot] != pattern + 1)
            {
                patternsOf[slot] = pattern + 1;
                plain[slot] = scorer.Plain(pattern);
                possible[slot] = plain[slot] + scorer.Rise(pattern) >= minimum - Rounding;
            }

            if (possible[slot])
            {
                var right = records[others[pair]];
                var weight = scorer.Weight(plain[slot], pattern, left, right);
                if (weight >= minimum && lessened is not null)
                {
                    weight = lessened(weight, pattern, left, right);
                }

                if (weight >= minimum)
                {
                    Keep(new(left, right, weight));
                }
            }
        }
    }

    /// <summary>Hands over what is still buffered.</summary>
    public void End()
    {
        store.Take(buffer.AsSpan(0, filled));
        filled = 0;
    }

    private void Keep(Edge edge)
    {
        buffer[filled++] = edge;
        if (filled == buffer.Length)
        {
            End();
        }
    }
}
