namespace Cenotaph.Nowcasting;

/// <summary>How a quantity may wander from where it began: a random walk, and a trend that comes and dies away (an integrated process of Ornstein and
/// Uhlenbeck), normal with mean 0; at breaks it may jump.</summary>
/// <param name="Start">The standard deviation where it begins.</param>
/// <param name="Step">Of the walk's step from place to place.</param>
/// <param name="Slope">Of the trend, for each place.</param>
/// <param name="Memory">How many places a trend lasts.</param>
/// <param name="Jump">Of a jump.</param>
internal readonly record struct Wandering(double Start, double Step, double Slope, double Memory, double Jump)
{
    // Beside the variances proper so much stands on the diagonal that rounding cannot make a covariance none.
    private const double Ridge = 1e-6;

    /// <summary>The covariance of the values at two sets of places, row by row.</summary>
    /// <param name="rows">Places.</param>
    /// <param name="columns">Places.</param>
    /// <param name="origin">Where it begins.</param>
    /// <param name="jumps">The places from which on it has jumped.</param>
    public double[] Covariance(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns, int origin, ReadOnlySpan<int> jumps)
    {
        var covariance = new double[rows.Length * columns.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < columns.Length; column++)
            {
                var (one, other) = (rows[row] - origin, columns[column] - origin);
                var value = (Start * Start) + (Step * Step * Math.Min(one, other)) + Trend(one, other);
                foreach (var jump in jumps)
                {
                    value += rows[row] >= jump && columns[column] >= jump ? Jump * Jump : 0;
                }

                covariance[(row * columns.Length) + column] = one == other ? value + (Ridge * (1 + value)) : value;
            }
        }

        return covariance;
    }

    private double Trend(double one, double other)
    {
        var (first, second, apart) = (Math.Exp(-one / Memory), Math.Exp(-other / Memory), Math.Exp(-Math.Abs(one - other) / Memory));
        return Slope * Slope * Memory * Memory * ((2 * Math.Min(one, other) / Memory) - 1 + first + second - apart);
    }
}
