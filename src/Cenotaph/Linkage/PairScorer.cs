namespace Cenotaph.Linkage;

/// <summary>Match weights of pairs from their patterns. Safe on any thread.</summary>
internal sealed class PairScorer
{
    private readonly PatternSpace space;
    private readonly PairWeights weights;
    private readonly Adjustment[] adjustments;
    private readonly Adjustment?[] ofComparison;

    /// <summary>Checks the weights against the comparisons.</summary>
    /// <exception cref="ArgumentException">A comparison lacks a weight, an adjustment a factor.</exception>
    public PairScorer(PatternSpace space, PairWeights weights, ComparisonLevels[] comparisons)
    {
        this.space = space;
        this.weights = weights;
        if (weights.Levels.Count != space.Comparisons || weights.Frequencies.Count is not 0 and var count && count != space.Comparisons)
        {
            throw new ArgumentException(
                $"There are weights for {weights.Levels.Count} comparisons and adjustments for {weights.Frequencies.Count}; the kernel has "
                + $"{space.Comparisons}.", nameof(weights));
        }

        List<Adjustment> made = [];
        for (var index = 0; index < space.Comparisons; index++)
        {
            var column = comparisons[index].Column;
            var frequency = weights.Frequencies.Count == 0 ? null : weights.Frequencies[index];
            var radix = space.Radix(index);
            if (weights.Levels[index].Length != radix || (frequency is not null && (frequency.Factors.Length != radix || frequency.U.Length != radix)))
            {
                throw new ArgumentException(
                    $"The comparison {column.Name} has {radix} levels with that of a missing value; its weights, factors and u must be as many.",
                    nameof(weights));
            }

            if (frequency is not null)
            {
                made.Add(new(index, frequency, frequency.OfRecords ?? column.Ids));
            }
        }

        adjustments = [.. made];
        ofComparison = new Adjustment?[space.Comparisons];
        foreach (var adjustment in made)
        {
            ofComparison[adjustment.Comparison] = adjustment;
        }
    }

    /// <summary>The weight of a pattern without frequencies.</summary>
    public double Plain(long pattern)
    {
        var weight = weights.Prior;
        for (var index = 0; index < space.Comparisons; index++)
        {
            weight += weights.Levels[index][space.Level(pattern, index)];
        }

        return weight;
    }

    /// <summary>The most by which frequencies can raise the weight of a pattern.</summary>
    public double Rise(long pattern) => adjustments.Sum(adjustment => adjustment.Most(space.Level(pattern, adjustment.Comparison)));

    /// <summary>The weight of a pair, from its pattern's weight without frequencies.</summary>
    public double Weight(double plain, long pattern, int left, int right)
    {
        foreach (var adjustment in adjustments)
        {
            plain += adjustment.Of(space.Level(pattern, adjustment.Comparison), left, right);
        }

        return plain;
    }

    /// <summary>What the frequency of a pair's values adds in one comparison at a level; null where it does not count.</summary>
    public double? Frequency(int comparison, int level, int left, int right) =>
        ofComparison[comparison] is { } adjustment && adjustment.Counts(level) ? adjustment.Of(level, left, right) : null;

    private sealed class Adjustment
    {
        private readonly double[] logShares;
        private readonly double[] logU;
        private readonly double[] factors;
        private readonly int[] ids;
        private readonly double logFloor;
        private readonly double logHighest;

        public Adjustment(int comparison, TermFrequency frequency, int[] ids)
        {
            if (!(frequency.Floor > 0))
            {
                throw new ArgumentException($"The floor of shares is {frequency.Floor}; it must be above 0.", nameof(frequency));
            }

            Comparison = comparison;
            this.ids = ids;
            factors = frequency.Factors;
            logU = [.. frequency.U.Select((u, level) => factors[level] == 0 ? 0 : Math.Log2(u))];
            logFloor = Math.Log2(frequency.Floor);
            var logs = Array.ConvertAll(frequency.Shares, share => Math.Max(Math.Log2(share), logFloor));
            logHighest = logs.Length == 0 ? logFloor : logs.Max();
            logShares = frequency is { OfRecords: null, Terms: { } terms } ? Array.ConvertAll(terms, term => term < 0 ? logFloor : logs[term]) : logs;
        }

        public int Comparison { get; }

        public bool Counts(int level) => factors[level] != 0;

        public double Of(int level, int left, int right) => factors[level] == 0
            ? 0
            : factors[level] * (logU[level] - Math.Max(LogShare(ids[left]), LogShare(ids[right])));

        public double Most(int level) => factors[level] == 0
            ? 0
            : Math.Max(factors[level] * (logU[level] - logFloor), factors[level] * (logU[level] - logHighest));

        private double LogShare(int id) => id < 0 ? logFloor : logShares[id];
    }
}
