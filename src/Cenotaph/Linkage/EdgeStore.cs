namespace Cenotaph.Linkage;

/// <summary>
/// The kept edges of all threads, at most as many as memory allows. When there are more, the least weight kept rises by sixteenths of a
/// bit, no further than needed: the histogram counts every edge ever offered, so that the minimum at the end depends on the edges alone and
/// not on which thread came first.
/// </summary>
internal sealed class EdgeStore(double minimum, long capacity)
{
    private const int Bins = 4096;
    private const double BinsPerBit = 16;

    // Weights lie above it by far; a minimum of minus infinity still leaves room to rise.
    private readonly double origin = Math.Max(minimum, -128);
    private readonly long[] offered = new long[Bins];
    private readonly List<Edge[]> kept = [];
    private readonly Lock gate = new();
    private int lowest;
    private long held;

    /// <summary>The least weight that is still kept.</summary>
    public double Minimum => lowest == 0 ? minimum : origin + (lowest / BinsPerBit);

    /// <summary>Takes edges of at least the minimum asked for.</summary>
    public void Take(ReadOnlySpan<Edge> edges)
    {
        lock (gate)
        {
            foreach (var edge in edges)
            {
                offered[Bin(edge.Weight)]++;
            }

            Add(edges);
            var before = lowest;
            long above = 0;
            for (var bin = Bins - 1; bin >= lowest; bin--)
            {
                above += offered[bin];
            }

            for (; above > capacity; lowest++)
            {
                above -= offered[lowest];
            }

            if (lowest > before)
            {
                Edge[][] old = [.. kept];
                kept.Clear();
                held = 0;
                foreach (var chunk in old)
                {
                    Add(chunk);
                }
            }
        }
    }

    /// <summary>The edges kept, in order.</summary>
    public KeptEdges End()
    {
        var edges = new Edge[held];
        var filled = 0;
        foreach (var chunk in kept)
        {
            chunk.CopyTo(edges, filled);
            filled += chunk.Length;
        }

        kept.Clear();
        var places = new long[edges.Length];
        for (var index = 0; index < edges.Length; index++)
        {
            places[index] = ((long)edges[index].Left << 32) | (uint)edges[index].Right;
        }

        Array.Sort(places, edges);
        return new(edges, lowest == Bins ? double.PositiveInfinity : Minimum, offered.Sum() - held);
    }

    private void Add(ReadOnlySpan<Edge> edges)
    {
        var count = 0;
        foreach (var edge in edges)
        {
            count += Bin(edge.Weight) >= lowest ? 1 : 0;
        }

        if (count == 0)
        {
            return;
        }

        var chunk = new Edge[count];
        var filled = 0;
        foreach (var edge in edges)
        {
            if (Bin(edge.Weight) >= lowest)
            {
                chunk[filled++] = edge;
            }
        }

        kept.Add(chunk);
        held += count;
    }

    private int Bin(double weight) => (int)Math.Clamp((weight - origin) * BinsPerBit, 0, Bins - 1);
}
