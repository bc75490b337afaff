using System.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// Fits hierarchical models to capture histories: Poisson counts, logarithmic link, by reweighted least squares, which are Newton's steps here. What
/// weights and scores need are sums of means over the histories that hold a set of lists; they come from one transform, never from a design matrix.
/// </summary>
internal static class HistoryFitter
{
    private const int MostSteps = 100;
    private const int StepsBeforeCheck = 15;
    private const int MostHalvings = 30;

    // A coefficient that moved less has settled: steps shrink quadratically, so what is left is its square.
    private const double Settled = 1e-8;

    // A pivot that keeps less of its own is rounding: two columns tell the same.
    private const double Nothing = 1e-12;

    /// <summary>The fit of a model; the history of nobody's list is unknown, unless a count for it is given.</summary>
    /// <param name="counts">The table.</param>
    /// <param name="model">The model.</param>
    /// <param name="unlisted">A count for the empty history, as a profile takes one after the other; null where it is unknown.</param>
    /// <param name="start">Coefficients to start from, by term: those of a model nearly as good.</param>
    public static HistoryFit Fit(HistoryCounts counts, HistoryModel model, double? unlisted = null, HistoryFit? start = null)
    {
        var (terms, empty) = Divide(counts, model);
        int[] impossible = [.. counts.Impossible, .. empty];
        if (counts.Lists > HistoryCounts.MostDense
            && HistoryMeans.Joined(counts.Lists, terms, impossible).Exists(group => BitOperations.PopCount((uint)group) > HistoryMeans.LargestGroup))
        {
            return new() { Model = model, Outcome = HistoryOutcome.TooLarge };
        }

        var margins = new double[terms.Length];
        for (var term = 0; term < terms.Length; term++)
        {
            margins[term] = counts.Margin(terms[term]);
        }

        margins[0] += unlisted ?? 0;
        var means = new HistoryMeans(counts.Lists, terms, impossible, counts.Censored, unlisted is not null);
        var coefficients = Start(counts, terms, impossible, start, unlisted) ?? Independent(counts, terms, unlisted);
        var (outcome, likelihood, work) = Climb(counts, model, terms, margins, means, coefficients, unlisted is not null);
        if (outcome != HistoryOutcome.Fitted)
        {
            return new() { Model = model, Outcome = outcome, Terms = terms, Empty = empty, Observed = counts.Total };
        }

        var (missing, error, logError) = unlisted is null ? Missing(counts, terms, means, work) : (unlisted.Value, double.NaN, double.NaN);
        var zero = unlisted is { } count and > 0 ? count * Math.Log(count) : 0;
        return new()
        {
            Model = model,
            Outcome = outcome,
            Terms = terms,
            Empty = empty,
            Coefficients = coefficients,
            LogLikelihood = likelihood - counts.LogFactorials,
            Deviance = 2 * (counts.CountsByLog + zero - margins[0] - likelihood),
            Unlisted = missing,
            Observed = counts.Total,
            StandardError = error,
            LogError = logError,
            Means = means,
        };
    }

    /// <summary>The terms that keep a finite coefficient, and the smallest of the model on which nobody is (Chan, Silverman and Vincent 2021).</summary>
    public static (int[] Terms, int[] Empty) Divide(HistoryCounts counts, HistoryModel model)
    {
        List<int> terms = new(model.Terms.Length);
        List<int> empty = [];
        foreach (var term in model.Terms)
        {
            if (Holds(counts.Impossible, term) || Holds(empty, term))
            {
                continue;
            }

            if (term != 0 && counts.Margin(term) == 0 && Array.IndexOf(counts.Censored, term) < 0)
            {
                empty.Add(term);
            }
            else
            {
                terms.Add(term);
            }
        }

        return ([.. terms], [.. empty]);
    }

    private static bool Holds(IReadOnlyList<int> sets, int term)
    {
        for (var place = 0; place < sets.Count; place++)
        {
            if ((term & sets[place]) == sets[place])
            {
                return true;
            }
        }

        return false;
    }

    private static (HistoryOutcome Outcome, double Likelihood, double[] Triangle) Climb(
        HistoryCounts counts, HistoryModel model, int[] terms, double[] margins, HistoryMeans means, double[] coefficients, bool hasEmpty)
    {
        var size = terms.Length;
        var information = new double[size * size];
        var step = new double[size];
        var next = new double[size];
        means.Set(terms, coefficients);
        var likelihood = Likelihood(margins, coefficients, means);
        for (var round = 0; round < MostSteps; round++)
        {
            if (round == StepsBeforeCheck && !hasEmpty && Existence.Check(counts, model) is var why && why != HistoryOutcome.Fitted)
            {
                return (why, double.NaN, information);
            }

            for (var row = 0; row < size; row++)
            {
                for (var column = 0; column <= row; column++)
                {
                    information[(row * size) + column] = means.Sum(terms[row] | terms[column]);
                }

                step[row] = margins[row] - information[row * size];
            }

            if (!Factor(information, size))
            {
                return (hasEmpty ? HistoryOutcome.NotConverged : Existence.Check(counts, model) is var reason && reason != HistoryOutcome.Fitted ? reason : HistoryOutcome.NotConverged, double.NaN, information);
            }

            Solve(information, step, size);
            var share = 1.0;
            for (var halving = 0; ; halving++)
            {
                for (var term = 0; term < size; term++)
                {
                    next[term] = coefficients[term] + (share * step[term]);
                }

                means.Set(terms, next);
                var reached = Likelihood(margins, next, means);
                if (reached >= likelihood - (1e-12 * Math.Abs(likelihood)))
                {
                    likelihood = reached;
                    break;
                }

                if (halving == MostHalvings)
                {
                    return (HistoryOutcome.NotConverged, double.NaN, information);
                }

                share /= 2;
            }

            next.CopyTo(coefficients, 0);
            var moved = 0.0;
            foreach (var length in step)
            {
                moved = Math.Max(moved, Math.Abs(length));
            }

            if (moved < Settled)
            {
                return (HistoryOutcome.Fitted, likelihood, information);
            }
        }

        return (HistoryOutcome.NotConverged, double.NaN, information);
    }

    private static double Likelihood(double[] margins, double[] coefficients, HistoryMeans means)
    {
        var sum = -means.Sum(0);
        for (var term = 0; term < margins.Length; term++)
        {
            sum += coefficients[term] * margins[term];
        }

        return double.IsNaN(sum) ? double.NegativeInfinity : sum;
    }

    // What is not in the likelihood: nobody's list, and each censored history as far as its count allows.
    private static (double Missing, double Error, double LogError) Missing(HistoryCounts counts, int[] terms, HistoryMeans means, double[] triangle)
    {
        var size = terms.Length;
        var gradient = new double[size];
        var unlisted = means.Mean(0);
        var missing = unlisted;
        var own = unlisted;
        gradient[0] = unlisted;
        for (var cell = 0; cell < counts.Censored.Length; cell++)
        {
            var history = counts.Censored[cell];
            var mean = means.Mean(history);
            if (mean >= counts.CensoredCounts[cell])
            {
                missing += counts.CensoredCounts[cell];
                continue;
            }

            missing += mean;
            own += mean;
            for (var term = 0; term < size; term++)
            {
                gradient[term] += (terms[term] & history) == terms[term] ? mean : 0;
            }
        }

        double[] solved = [.. gradient];
        Solve(triangle, solved, size);
        var spread = 0.0;
        for (var term = 0; term < size; term++)
        {
            spread += gradient[term] * solved[term];
        }

        return (missing, Math.Sqrt(own + spread), Math.Sqrt(spread) / missing);
    }

    private static double[]? Start(HistoryCounts counts, int[] terms, int[] impossible, HistoryFit? start, double? unlisted)
    {
        if (start is { IsFitted: true })
        {
            var known = new double[terms.Length];
            for (var term = 0; term < terms.Length; term++)
            {
                var place = Array.IndexOf(start.Terms, terms[term]);
                known[term] = place < 0 ? 0 : start.Coefficients[place];
            }

            return known;
        }

        return counts.Dense.Length == 0 ? null : Regressed(counts, terms, impossible, unlisted);
    }

    // The first step of reweighted least squares, from the counts with half a person more.
    private static double[]? Regressed(HistoryCounts counts, int[] terms, int[] impossible, double? unlisted)
    {
        var weights = new double[counts.Dense.Length];
        var scores = new double[weights.Length];
        for (var history = 0; history < weights.Length; history++)
        {
            if ((history == 0 && unlisted is null) || Holds(impossible, history) || Array.IndexOf(counts.Censored, history) >= 0)
            {
                continue;
            }

            weights[history] = (history == 0 ? unlisted!.Value : counts.Dense[history]) + 0.5;
            scores[history] = weights[history] * Math.Log(weights[history]);
        }

        Supersets.Add(weights, counts.Lists);
        Supersets.Add(scores, counts.Lists);
        var size = terms.Length;
        var matrix = new double[size * size];
        var start = new double[size];
        for (var row = 0; row < size; row++)
        {
            start[row] = scores[terms[row]];
            for (var column = 0; column <= row; column++)
            {
                matrix[(row * size) + column] = weights[terms[row] | terms[column]];
            }
        }

        if (!Factor(matrix, size))
        {
            return null;
        }

        Solve(matrix, start, size);
        return start;
    }

    // Independent lists, with as many unlisted as listed.
    private static double[] Independent(HistoryCounts counts, int[] terms, double? unlisted)
    {
        var all = counts.Total + Math.Max(unlisted ?? counts.Total, 1);
        var start = new double[terms.Length];
        start[0] = Math.Log(all);
        for (var term = 1; term < terms.Length; term++)
        {
            if (BitOperations.IsPow2(terms[term]))
            {
                var share = Math.Clamp(counts.Margin(terms[term]) / all, 1e-6, 0.99);
                start[term] = Math.Log(share / (1 - share));
                start[0] += Math.Log(1 - share);
            }
        }

        return start;
    }

    // The lower triangle of Cholesky's factor, in place; false when a combination of terms has no weight.
    private static bool Factor(double[] matrix, int size)
    {
        for (var row = 0; row < size; row++)
        {
            var own = matrix[(row * size) + row];
            var rowSpan = matrix.AsSpan(row * size, row + 1);
            for (var column = 0; column <= row; column++)
            {
                var columnSpan = matrix.AsSpan(column * size, column + 1);
                var left = rowSpan[column];
                for (var before = 0; before < column; before++)
                {
                    left -= rowSpan[before] * columnSpan[before];
                }

                if (column < row)
                {
                    rowSpan[column] = left / columnSpan[column];
                }
                else if (left > Nothing * own && double.IsFinite(left))
                {
                    rowSpan[column] = Math.Sqrt(left);
                }
                else
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static void Solve(double[] triangle, Span<double> vector, int size)
    {
        for (var row = 0; row < size; row++)
        {
            var left = vector[row];
            for (var before = 0; before < row; before++)
            {
                left -= triangle[(row * size) + before] * vector[before];
            }

            vector[row] = left / triangle[(row * size) + row];
        }

        for (var row = size - 1; row >= 0; row--)
        {
            var left = vector[row];
            for (var after = row + 1; after < size; after++)
            {
                left -= triangle[(after * size) + row] * vector[after];
            }

            vector[row] = left / triangle[(row * size) + row];
        }
    }
}
