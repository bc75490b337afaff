namespace Cenotaph.Linkage;

/// <summary>The weights of every level, from the counts of one pass over the table.</summary>
internal sealed class SearchWeights
{
    // The person is as likely on the list as not; if he is, each record is as likely as the next.
    private const double OnTheList = 0.5;

    // The record at hand is one of those counted and may be the person himself; half of it is left, so that no share is nothing.
    private const double Half = 0.5;

    private readonly double[][][] shares;
    private readonly double[][][] weights;

    /// <summary>Weights from counts by reading, scale and level.</summary>
    public SearchWeights(long records, long[][][] counts)
    {
        var prior = OnTheList / Math.Max(records, 1);
        Prior = MatchProbability.Weight(prior);
        shares = Array.ConvertAll(counts, one => one.Select((levels, scale) => Shares(Scales.All[scale], levels)).ToArray());
        weights = Array.ConvertAll(shares, one => one.Select((levels, scale) =>
            levels.Select((share, level) => level == 0 ? 0 : Math.Log2(Scales.All[scale].Rungs[level - 1].M / share)).ToArray()).ToArray());
    }

    /// <summary>The weight before anything is compared.</summary>
    public double Prior { get; }

    /// <summary>The share of the table's records on that level, of those on its ladder.</summary>
    public double U(int reading, int scale, int level) => shares[reading][scale][level];

    /// <summary>What the level adds.</summary>
    public double Of(int reading, int scale, int level) => weights[reading][scale][level];

    /// <summary>The weight of a record, the prior first and then scale by scale: the order of its waterfall.</summary>
    public double Of(in Candidate candidate)
    {
        var sum = Prior;
        for (var scale = 0; scale < Scales.All.Count; scale++)
        {
            sum += weights[candidate.Reading][scale][candidate.Levels[scale]];
        }

        return sum;
    }

    // The share of records at least as near, not of the level alone: next to a common name stand rare ones, and a misspelling must not weigh
    // more than the name itself. This departs from Fellegi and Sunter (1969) and errs towards less weight.
    private static double[] Shares(Scale scale, long[] counts)
    {
        var totals = new Dictionary<int, long>();
        for (var level = 1; level < counts.Length; level++)
        {
            var ladder = scale.Rungs[level - 1].Ladder;
            totals[ladder] = totals.GetValueOrDefault(ladder) + counts[level];
        }

        var shares = new double[counts.Length];
        shares[0] = 1;
        var nearer = 0L;
        for (var level = 1; level < counts.Length; level++)
        {
            var rung = scale.Rungs[level - 1];
            var isFirst = level == 1 || scale.Rungs[level - 2].Ladder != rung.Ladder;
            nearer = isFirst ? counts[level] : nearer + counts[level];
            var share = Math.Max(nearer - Half, Half) / Math.Max(totals[rung.Ladder], 1);
            shares[level] = isFirst ? share : Math.Max(share, rung.M * shares[level - 1] / scale.Rungs[level - 2].M);
        }

        return shares;
    }
}
