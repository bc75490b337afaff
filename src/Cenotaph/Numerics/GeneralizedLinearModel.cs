namespace Cenotaph.Numerics;

/// <summary>
/// Log-linear models of counts with offsets, by iteratively reweighted least squares (Nelder and Wedderburn, Generalized linear models, JRSS A
/// 135, 1972; McCullagh and Nelder 1989, section 2.5), with Newton's weights.
/// </summary>
internal static class GeneralizedLinearModel
{
    // Newton's steps settle within ten, mostly five; a hundred leaves room for rows that pull hard.
    private const int MostSteps = 100;

    // A few turns do, save for tables of hardly more rows than columns.
    private const int MostTurns = 1000;

    // A step that moves no log mean by more than this is the last: the one after it would move the square of it, or a tenth.
    private const double Settled = 1e-10;

    /// <summary>Fits a model.</summary>
    /// <param name="counts">One for each row, 0 or more; whole for the negative binomial.</param>
    /// <param name="design">The terms; with an intercept only if it has a column for one.</param>
    /// <param name="family">How the counts scatter about their mean.</param>
    /// <param name="offsets">One for each row, or none: what is added to the log mean, such as the log of the population.</param>
    public static CountFit Fit(
        ReadOnlySpan<double> counts, DesignMatrix design, CountFamily family = CountFamily.Poisson, ReadOnlySpan<double> offsets = default)
    {
        if (counts.Length != design.Rows || (offsets.Length != 0 && offsets.Length != design.Rows))
        {
            throw new ArgumentException($"{counts.Length} counts and {offsets.Length} offsets for {design.Rows} rows.", nameof(counts));
        }

        var y = new double[counts.Length];
        var shift = new double[counts.Length];
        for (var row = 0; row < y.Length; row++)
        {
            y[row] = counts[row] >= 0 && double.IsFinite(counts[row])
                ? counts[row]
                : throw new ArgumentException($"Count {counts[row]} of row {row} is below 0 or no number.", nameof(counts));
            shift[row] = offsets.Length == 0 ? 0 : double.IsFinite(offsets[row])
                ? offsets[row]
                : throw new ArgumentException($"Offset {offsets[row]} of row {row} is no finite number.", nameof(offsets));
        }

        if (!design.Factored().IsFullRank)
        {
            return Unfitted(design, CountFitOutcome.DependentColumns, 0);
        }

        if (y.All(count => count == 0))
        {
            return Unfitted(design, CountFitOutcome.AllCountsZero, 0);
        }

        var state = new Steps(design, y, shift);
        var outcome = state.Settle(double.PositiveInfinity);
        if (outcome == CountFitOutcome.Fitted && family == CountFamily.NegativeBinomial)
        {
            outcome = state.SettleWithSize();
        }

        return outcome == CountFitOutcome.Fitted ? state.Result(family) : Unfitted(design, outcome, state.Iterations);
    }

    private static CountFit Unfitted(DesignMatrix design, CountFitOutcome outcome, int iterations)
    {
        var columns = new double[design.Columns];
        var covariance = new double[design.Columns * design.Columns];
        var fitted = new double[design.Rows];
        columns.AsSpan().Fill(double.NaN);
        covariance.AsSpan().Fill(double.NaN);
        fitted.AsSpan().Fill(double.NaN);
        return new(outcome, design, columns, fitted, covariance, double.NaN, double.NaN, double.NaN, iterations);
    }

    private sealed class Steps(DesignMatrix design, double[] y, double[] offsets)
    {
        private readonly double[] logMeans = y.Select(count => Math.Log(count + 0.1)).ToArray();
        private readonly double[] before = new double[y.Length];
        private readonly double[] weights = new double[y.Length];
        private readonly double[] responses = new double[y.Length];
        private readonly double[] residuals = new double[y.Length];
        private readonly double[] coefficients = new double[design.Columns];
        private double size = double.PositiveInfinity;

        public int Iterations { get; private set; }

        // With the size held at a value; infinite is Poisson's.
        public CountFitOutcome Settle(double atSize)
        {
            size = atSize;
            var deviance = Iterations == 0 ? double.PositiveInfinity : Deviance();
            for (var step = 0; step < MostSteps; step++)
            {
                logMeans.CopyTo(before, 0);
                var factored = Weigh();
                if (!factored.IsFullRank)
                {
                    return Unsettled();
                }

                factored.Fit(responses, coefficients, residuals);
                Iterations++;
                for (var row = 0; row < y.Length; row++)
                {
                    logMeans[row] = offsets[row] + Dot(design.Row(row), coefficients);
                }

                // A step that leads uphill is halved, as long as there is somewhere to come back to.
                var next = Deviance();
                for (var half = 0; half < 40 && Iterations > 1 && !(next <= deviance + (1e-8 * (1 + deviance))); half++)
                {
                    for (var row = 0; row < y.Length; row++)
                    {
                        logMeans[row] = 0.5 * (logMeans[row] + before[row]);
                    }

                    next = Deviance();
                }

                if (!double.IsFinite(next))
                {
                    return Unsettled();
                }

                deviance = next;
                if (Iterations > 1 && Change() <= Settled)
                {
                    return CountFitOutcome.Fitted;
                }
            }

            return Unsettled();
        }

        // Called once Poisson's model is fitted, which no separated table allows. Size and coefficients are estimated in turn until the size stands still: their estimates hardly depend on each other (Lawless,
        // Negative binomial and mixed Poisson regression, Canadian Journal of Statistics 15, 1987).
        public CountFitOutcome SettleWithSize()
        {
            for (var turn = 0; turn < MostTurns; turn++)
            {
                var next = NegativeBinomialSize.Estimate(y, logMeans.Select(Math.Exp).ToArray());
                if (next == 0)
                {
                    return CountFitOutcome.NotConverged;
                }

                var still = next == size || Math.Abs(Math.Log(next / size)) <= Settled;
                var outcome = Settle(next);
                if (outcome != CountFitOutcome.Fitted)
                {
                    return CountFitOutcome.NotConverged;
                }

                if (still)
                {
                    return outcome;
                }
            }

            return CountFitOutcome.NotConverged;
        }

        public CountFit Result(CountFamily family)
        {
            var fitted = logMeans.Select(Math.Exp).ToArray();
            var covariance = design.Factored(fitted.Select(mean => mean / (1 + (mean / size))).ToArray()).InverseCrossProduct();
            var pearson = y.Zip(fitted, (count, mean) => (count - mean) * (count - mean) / (mean * (1 + (mean / size)))).Sum();
            var fit = new CountFit(CountFitOutcome.Fitted, design, coefficients, fitted, covariance, Deviance(), pearson, size, Iterations);
            for (var index = 0; family == CountFamily.QuasiPoisson && index < covariance.Length; index++)
            {
                covariance[index] *= fit.Dispersion;
            }

            return fit;
        }

        // Newton's weights, from the counts themselves: the likelihood is concave in the log means, so its steps lead up. Fisher's weights, the
        // expected ones, do not for the negative binomial: with them 6 % of small invented tables ran back and forth.
        private LeastSquaresDesign Weigh()
        {
            for (var row = 0; row < y.Length; row++)
            {
                var mean = Math.Exp(logMeans[row]);
                var spread = 1 + (mean / size);
                weights[row] = mean * (1 + (y[row] / size)) / (spread * spread);
                responses[row] = logMeans[row] - offsets[row] + ((y[row] - mean) / (spread * weights[row]));
            }

            return design.Factored(weights);
        }

        private double Deviance()
        {
            var sum = 0.0;
            for (var row = 0; row < y.Length; row++)
            {
                var mean = Math.Exp(logMeans[row]);
                sum += y[row] == 0 ? mean : GammaFunction.Deviance(y[row], mean);
                sum -= double.IsPositiveInfinity(size) ? 0 : GammaFunction.Deviance(y[row] + size, mean + size);
            }

            return 2 * sum;
        }

        private double Change()
        {
            var most = 0.0;
            for (var row = 0; row < y.Length; row++)
            {
                most = Math.Max(most, Math.Abs(logMeans[row] - before[row]));
            }

            return most;
        }

        // Without a finite maximum the steps run on. It is finite whenever the rows with counts above 0 determine the coefficients alone
        // (Santos Silva and Tenreyro, On the existence of the maximum likelihood estimates in Poisson regression, Economics Letters 107, 2010).
        private CountFitOutcome Unsettled()
        {
            var kept = y.Select(count => count > 0 ? 1.0 : 0).ToArray();
            return design.Factored(kept).IsFullRank ? CountFitOutcome.NotConverged : CountFitOutcome.Separated;
        }

        private static double Dot(ReadOnlySpan<double> x, double[] z)
        {
            var sum = 0.0;
            for (var index = 0; index < x.Length; index++)
            {
                sum += x[index] * z[index];
            }

            return sum;
        }
    }
}
