using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>
/// The delay as it stands at the newest vintage: for each band of delays how far growth departs from what is usual (a logarithm), its trend, and
/// how sure both are. A filter of Kalman's kind goes through the vintages: departures are random walks with trends that die away, each vintage has a
/// shock of its own, and new cases scatter about exposure × usual growth × departure × shock.
/// </summary>
internal sealed class DelayDrift
{
    // A trend loses three hundredths of itself from vintage to vintage: it leads on for about thirty of them.
    private const double TrendKept = 0.97;

    // How sure departures are before anything is seen, and how far a break may throw them, as standard deviations.
    private const double AtFirst = 0.7;
    private const double AfterBreak = 0.7;

    // No departure by more than e⁴ = 55 times is drawn: rates that nobody has seen would make sums without end.
    private const double Farthest = 4;

    private readonly int bands;
    private readonly double[] mean;
    private readonly double[] covariance;
    private readonly double[] gain;

    private DelayDrift(int bands, DriftScale scale)
    {
        this.bands = bands;
        Scale = scale;
        mean = new double[Size];
        covariance = new double[Size * Size];
        gain = new double[Size];
        Widen(AtFirst * AtFirst);
    }

    /// <summary>The scales it was filtered with.</summary>
    public DriftScale Scale { get; }

    /// <summary>How likely the new cases were, vintage for vintage, before they were seen.</summary>
    public double LogLikelihood { get; private set; }

    // Departures, trends, and the shock of the vintage.
    private int Size => (2 * bands) + 1;

    private int Shock => 2 * bands;

    /// <summary>The delay after the vintages of a table, in order.</summary>
    public static DelayDrift After(ReportTable table, DriftScale scale)
    {
        var drift = new DelayDrift(table.Bands, scale);
        for (var step = 0; step < table.Steps; step++)
        {
            drift.Advance();
            if (table.AfterBreak(step))
            {
                drift.Widen(AfterBreak * AfterBreak);
            }

            for (var band = 0; table.Counts(step) && band < table.Bands; band++)
            {
                drift.See(band, table.Reports(step, band), table.Exposure(step, band));
            }
        }

        return drift;
    }

    /// <summary>A way the delay may go on: departures with their shocks for each vintage to come, one row a vintage.</summary>
    /// <param name="random">The stream.</param>
    /// <param name="factor">The triangle of the covariance.</param>
    /// <param name="broken">Which steps ahead, from 0, follow on a break or are part of one.</param>
    /// <param name="path">Steps × bands numbers, written over by growth over usual growth.</param>
    public void Draw(RandomStream random, Cholesky factor, Func<int, bool> broken, Span<double> path)
    {
        var state = new double[Size];
        factor.AddDraw(random, state);

        // The same holds of what is not known at the newest vintage: half of its variance is taken for common to all bands. The filter, for which
        // every band drifts by itself, would let the errors of the bands cancel out.
        var side = random.Normal();
        for (var place = 0; place < Size; place++)
        {
            var error = (state[place] + (Math.Sqrt(Math.Max(0, covariance[(place * Size) + place])) * side)) * Math.Sqrt(0.5);
            state[place] = mean[place] + error;
        }

        for (var step = 0; step < path.Length / bands; step++)
        {
            // Drift that follows the periods reaches one band after the other: for one period its errors in all bands are of one piece. So the
            // bands step together here, whatever part of their drift is common.
            var together = random.Normal() * Math.Sqrt((Scale.Common * Scale.Common) + (Scale.Own * Scale.Own));
            var turn = Scale.Slope * random.Normal();
            var shock = Scale.Shock * random.Normal();
            var thrown = broken(step) ? AfterBreak : 0;
            for (var band = 0; band < bands; band++)
            {
                state[band] += state[bands + band] + together + (thrown > 0 ? thrown * random.Normal() : 0);
                state[bands + band] = (TrendKept * state[bands + band]) + turn;
                var departure = state[band] + shock + (Scale.Cell * random.Normal());
                path[(step * bands) + band] = Math.Exp(Math.Clamp(departure, -Farthest, Farthest));
            }
        }
    }

    /// <summary>The triangle of the covariance, for draws.</summary>
    public Cholesky Factor()
    {
        // Rounding may leave a covariance a hair short of one; a millionth of each variance, or more, makes up for it.
        var whole = (double[])covariance.Clone();
        for (var more = 1e-6; ; more *= 10)
        {
            if (Cholesky.Of(whole, Size) is { } factor)
            {
                return factor;
            }

            for (var row = 0; row < Size; row++)
            {
                whole[(row * Size) + row] += more * Math.Abs(covariance[(row * Size) + row]);
            }
        }
    }

    private void Advance()
    {
        var n = Size;

        // Departures take on their trends; trends die away: rows first, then columns.
        for (var column = 0; column < n; column++)
        {
            for (var band = 0; band < bands; band++)
            {
                covariance[(band * n) + column] += covariance[((bands + band) * n) + column];
                covariance[((bands + band) * n) + column] *= TrendKept;
            }
        }

        for (var row = 0; row < n; row++)
        {
            for (var band = 0; band < bands; band++)
            {
                covariance[(row * n) + band] += covariance[(row * n) + bands + band];
                covariance[(row * n) + bands + band] *= TrendKept;
            }
        }

        for (var band = 0; band < bands; band++)
        {
            mean[band] += mean[bands + band];
            mean[bands + band] *= TrendKept;
            covariance[(band * n) + band] += Scale.Own * Scale.Own;
            covariance[((bands + band) * n) + bands + band] += Scale.Slope * Scale.Slope;
            for (var other = 0; other < bands; other++)
            {
                covariance[(band * n) + other] += Scale.Common * Scale.Common;
            }
        }

        mean[Shock] = 0;
        for (var other = 0; other < n; other++)
        {
            covariance[(Shock * n) + other] = covariance[(other * n) + Shock] = 0;
        }

        covariance[(Shock * n) + Shock] = Scale.Shock * Scale.Shock;
    }

    private void Widen(double variance)
    {
        for (var band = 0; band < bands; band++)
        {
            covariance[(band * Size) + band] += variance;
        }
    }

    private void See(int band, double reports, double exposure)
    {
        if (exposure <= 0)
        {
            return;
        }

        var n = Size;
        for (var row = 0; row < n; row++)
        {
            gain[row] = covariance[(row * n) + band] + covariance[(row * n) + Shock];
        }

        var before = new LogRate(mean[band] + mean[Shock], gain[band] + gain[Shock] + (Scale.Cell * Scale.Cell));
        LogLikelihood += before.LogLikelihood(reports, exposure, Scale.Dispersion);
        var after = before.After(reports, exposure, Scale.Dispersion);
        var (shift, shrink) = ((after.Mean - before.Mean) / before.Variance, (before.Variance - after.Variance) / (before.Variance * before.Variance));
        for (var row = 0; row < n; row++)
        {
            mean[row] += gain[row] * shift;
            var scaled = gain[row] * shrink;
            for (var column = 0; column < n; column++)
            {
                covariance[(row * n) + column] -= scaled * gain[column];
            }
        }
    }
}
