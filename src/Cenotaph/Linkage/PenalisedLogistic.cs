namespace Cenotaph.Linkage;

/// <summary>Logistic regression on a piecewise linear curve whose changes of slope are penalised; by Newton's method.</summary>
internal sealed class PenalisedLogistic
{
    private const int MostSteps = 60;
    private const double Settled = 1e-8;

    private readonly double[] at;
    private readonly (int Knot, double Share, double Same)[] rows;
    private readonly double[] slopeRow;
    private readonly double priorSlope;
    private readonly double priorDeviation;

    /// <param name="labels">The labelled pairs.</param>
    /// <param name="at">The knots, ascending, at least two.</param>
    /// <param name="priorSlope">The mean of the prior of the mean slope.</param>
    /// <param name="priorDeviation">Its standard deviation.</param>
    public PenalisedLogistic(LabelledPair[] labels, double[] at, double priorSlope, double priorDeviation)
    {
        (this.at, this.priorSlope, this.priorDeviation) = (at, priorSlope, priorDeviation);
        rows = [.. labels.Select(label => (Calibration.Place(at, label.Weight).Knot, Calibration.Place(at, label.Weight).Share, label.Same ? 1.0 : 0.0))];
        slopeRow = new double[at.Length];
        slopeRow[^1] = 1 / (at[^1] - at[0]);
        slopeRow[0] = -slopeRow[^1];
    }

    /// <summary>The knots' values for a strength of the penalty, and AIC there.</summary>
    public (double[] Values, double Criterion) Solve(double penalty)
    {
        var size = at.Length;
        var values = at.Select(weight => priorSlope * weight).ToArray();
        var objective = double.NegativeInfinity;
        double[,] likelihood = new double[size, size], all = new double[size, size];
        for (var step = 0; step < MostSteps; step++)
        {
            var gradient = Derivatives(values, penalty, likelihood, all);
            var move = Solved(all, gradient);
            var (next, scale) = (Moved(values, move, 1), 1.0);
            while (Objective(next, penalty) < objective - Settled && scale > 1e-4)
            {
                scale /= 2;
                next = Moved(values, move, scale);
            }

            var reached = Objective(next, penalty);
            values = next;
            if (reached - objective < Settled)
            {
                break;
            }

            objective = reached;
        }

        Derivatives(values, penalty, likelihood, all);
        return (values, (-2 * LogLikelihood(values)) + (2 * Freedom(likelihood, all)));
    }

    /// <summary>How much the labels tell of each knot: the sum of p(1−p) by share, and a little, so that none is 0.</summary>
    public double[] Information(double[] values)
    {
        var information = new double[at.Length];
        Array.Fill(information, 1e-6);
        foreach (var (knot, share, _) in rows)
        {
            var p = Calibration.Logistic(values[knot] + (share * (values[knot + 1] - values[knot])));
            information[knot] += (1 - share) * p * (1 - p);
            information[knot + 1] += share * p * (1 - p);
        }

        return information;
    }

    private double Objective(double[] values, double penalty)
    {
        var sum = LogLikelihood(values);
        foreach (var (knot, first, second, third) in Bends())
        {
            var bend = (first * values[knot]) + (second * values[knot + 1]) + (third * values[knot + 2]);
            sum -= penalty / 2 * bend * bend;
        }

        var slope = (slopeRow[0] * values[0]) + (slopeRow[^1] * values[^1]) - priorSlope;
        return sum - (slope * slope / (2 * priorDeviation * priorDeviation));
    }

    private double LogLikelihood(double[] values)
    {
        var sum = 0.0;
        foreach (var (knot, share, same) in rows)
        {
            var value = values[knot] + (share * (values[knot + 1] - values[knot]));
            sum -= Math.Log(1 + Math.Exp(-Math.Abs(value))) + (same == 1 ? Math.Max(-value, 0) : Math.Max(value, 0));
        }

        return sum;
    }

    private double[] Derivatives(double[] values, double penalty, double[,] likelihood, double[,] all)
    {
        var gradient = new double[at.Length];
        Array.Clear(likelihood);
        foreach (var (knot, share, same) in rows)
        {
            var p = Calibration.Logistic(values[knot] + (share * (values[knot + 1] - values[knot])));
            gradient[knot] += (same - p) * (1 - share);
            gradient[knot + 1] += (same - p) * share;
            Outer(likelihood, p * (1 - p), [(knot, 1 - share), (knot + 1, share)]);
        }

        Array.Copy(likelihood, all, all.Length);
        foreach (var (knot, first, second, third) in Bends())
        {
            (int, double)[] bend = [(knot, first), (knot + 1, second), (knot + 2, third)];
            Penalise(bend, penalty, 0);
        }

        Penalise([(0, slopeRow[0]), (at.Length - 1, slopeRow[^1])], 1 / (priorDeviation * priorDeviation), priorSlope);
        for (var k = 0; k < at.Length; k++)
        {
            all[k, k] += 1e-9;
        }

        return gradient;

        void Penalise((int Knot, double By)[] row, double strength, double aim)
        {
            var value = row.Sum(part => part.By * values[part.Knot]) - aim;
            foreach (var (knot, by) in row)
            {
                gradient[knot] -= strength * value * by;
            }

            Outer(all, strength, row);
        }
    }

    // The change of slope at each inner knot, scaled so that the sum approximates the integral of the squared second derivative.
    private IEnumerable<(int Knot, double First, double Second, double Third)> Bends()
    {
        for (var k = 0; k + 2 < at.Length; k++)
        {
            var (before, after) = (at[k + 1] - at[k], at[k + 2] - at[k + 1]);
            var scale = 1 / Math.Sqrt((before + after) / 2);
            yield return (k, scale / before, -scale * ((1 / before) + (1 / after)), scale / after);
        }
    }

    private static void Outer(double[,] matrix, double by, (int Knot, double By)[] row)
    {
        foreach (var (i, x) in row)
        {
            foreach (var (j, y) in row)
            {
                matrix[i, j] += by * x * y;
            }
        }
    }

    private static double[] Moved(double[] values, double[] move, double scale) => [.. values.Zip(move, (value, by) => value + (scale * by))];

    // The trace of (all)⁻¹ times the likelihood's part: how many free parameters the curve has in effect.
    private static double Freedom(double[,] likelihood, double[,] all)
    {
        var trace = 0.0;
        for (var column = 0; column < all.GetLength(0); column++)
        {
            var right = Enumerable.Range(0, all.GetLength(0)).Select(row => likelihood[row, column]).ToArray();
            trace += Solved(all, right)[column];
        }

        return trace;
    }

    // Cholesky; the matrix is symmetric and positive.
    private static double[] Solved(double[,] matrix, double[] right)
    {
        var size = right.Length;
        var (lower, x) = (new double[size, size], right.ToArray());
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= lower[i, k] * lower[j, k];
                }

                lower[i, j] = i == j ? Math.Sqrt(Math.Max(sum, 1e-12)) : sum / lower[j, j];
            }

            for (var k = 0; k < i; k++)
            {
                x[i] -= lower[i, k] * x[k];
            }

            x[i] /= lower[i, i];
        }

        for (var i = size - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < size; k++)
            {
                x[i] -= lower[k, i] * x[k];
            }

            x[i] /= lower[i, i];
        }

        return x;
    }
}
