namespace Cenotaph.Linkage;

/// <summary>
/// What other candidates take off a pair of two tables, where a table holds nobody twice: a record has at most one partner in it, so that the
/// probability of a pair is o / (1 + o + Σ odds of the record's other pairs). Brothers, fathers and namesakes share one man's odds.
/// </summary>
internal sealed class Rivalry
{
    // 2^500 is far beyond any weight and far from the largest number.
    private const double LargestWeight = 500;

    private readonly double[] best;
    private readonly double[] others;
    private readonly bool isLeftRival;
    private readonly bool isRightRival;

    /// <param name="scope">Two tables.</param>
    /// <param name="edges">All scored pairs across them.</param>
    /// <param name="unique">Which tables hold nobody twice.</param>
    public Rivalry(PairScope scope, Edge[] edges, UniqueSources unique)
    {
        // A left record's other pairs rule this one out when the right table holds nobody twice.
        (isRightRival, isLeftRival) = (unique.Unique[0], unique.Unique[1]);
        (best, others) = (new double[scope.Records], new double[scope.Records]);
        Take(edges);
    }

    /// <summary>Forgets the pairs it was made of, and takes these.</summary>
    public void Renew(Edge[] edges)
    {
        best.AsSpan().Clear();
        others.AsSpan().Clear();
        Take(edges);
    }

    /// <summary>−log₂(1 + Σ odds of the rivals) of a pair with its weight before.</summary>
    public double Of(int left, int right, double weight)
    {
        var odds = Odds(weight);
        return -Math.Log2(1 + (isLeftRival ? Rivals(left, odds) : 0) + (isRightRival ? Rivals(right, odds) : 0));
    }

    private void Take(Edge[] edges)
    {
        foreach (var edge in edges)
        {
            Add(edge.Left, Odds(edge.Weight));
            Add(edge.Right, Odds(edge.Weight));
        }
    }

    private static double Odds(double weight) => double.Exp2(Math.Min(weight, LargestWeight));

    // The strongest pair is kept apart from the sum of the others, which would drown in it. A pair that blocking missed is in neither.
    private double Rivals(int record, double odds) =>
        odds == best[record] ? others[record] : odds > best[record] ? best[record] + others[record]
        : best[record] + Math.Max(0, others[record] - odds);

    private void Add(int record, double odds)
    {
        others[record] += Math.Min(odds, best[record]);
        best[record] = Math.Max(odds, best[record]);
    }
}
