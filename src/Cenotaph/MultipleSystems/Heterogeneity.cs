using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>How the columns of a model say that persons differ in their chance of being listed (Rivest and Baillargeon 2007; defaults of Rcapture).</summary>
internal enum HeterogeneityForm
{
    /// <summary>Not at all: M0 and Mt.</summary>
    None,

    /// <summary>A free coefficient from three lists on: a lower bound.</summary>
    Chao,

    /// <summary>2ᵏ − 1 for k lists.</summary>
    Poisson,

    /// <summary>k² / 2.</summary>
    Darroch,

    /// <summary>log 3.5 − log(3.5 + k).</summary>
    Gamma,
}

/// <summary>
/// Models by the number of lists k that a person is on: M0 and Mh with lists alike, Mt and Mth with a coefficient for each list. Means multiply over lists
/// but for a factor of k, so sums over histories come from polynomials, not from all of them.
/// </summary>
internal sealed class Heterogeneity
{
    private const int MostSteps = 100;
    private readonly CaptureTable table;
    private readonly bool apart;
    private readonly int lists;
    private readonly double[][] columns;
    private readonly double[] margins;
    private readonly double observed;
    private readonly double constant;

    private Heterogeneity(CaptureTable table, bool apart, double[][] columns)
    {
        (this.table, this.apart, this.columns) = (table, apart, columns);
        lists = table.Lists.Length;
        observed = table.Observed;
        var effects = apart ? lists : 1;
        margins = new double[1 + effects + columns.Length];
        margins[0] = observed;
        for (var list = 0; list < lists; list++)
        {
            margins[1 + (apart ? list : 0)] += table.OnAll(1 << list);
        }

        for (var number = 1; number <= lists; number++)
        {
            var count = table.OnExactly(number);
            for (var column = 0; column < columns.Length; column++)
            {
                margins[1 + effects + column] += count * columns[column][number];
            }
        }

        constant = table.Cells.Sum(cell => cell.Count * Math.Log(cell.Count));
    }

    /// <summary>Persons unlisted.</summary>
    public double Unlisted { get; private set; }

    /// <summary>The standard error of N.</summary>
    public double StandardError { get; private set; }

    /// <summary>Twice what the likelihood lacks to that of the saturated model, over all histories.</summary>
    public double Deviance { get; private set; }

    /// <summary>Coefficients.</summary>
    public int Parameters => margins.Length;

    /// <summary>Akaike's criterion.</summary>
    public double Aic { get; private set; }

    /// <summary>The fit; null when it has no maximum. Chao's coefficients are never negative: those that would be are left out, as Rcapture does.</summary>
    /// <param name="table">Without structural zeros or censored lists.</param>
    /// <param name="apart">Whether each list has a coefficient of its own: Mt, Mth.</param>
    /// <param name="form">The form.</param>
    public static Heterogeneity? Fit(CaptureTable table, bool apart, HeterogeneityForm form)
    {
        var lists = table.Lists.Length;
        double[][] columns = form switch
        {
            HeterogeneityForm.None => [],
            HeterogeneityForm.Poisson => [Column(lists, k => Math.Pow(2, k) - 1)],
            HeterogeneityForm.Darroch => [Column(lists, k => k * k / 2)],
            HeterogeneityForm.Gamma => [Column(lists, k => Math.Log(3.5) - Math.Log(3.5 + k))],
            _ => [.. Enumerable.Range(3, lists - 2).Where(from => Enumerable.Range(from, lists - from + 1).Any(number => table.OnExactly(number) > 0)).Select(from => Column(lists, k => Math.Max(0, k - from + 1)))],
        };
        while (true)
        {
            var model = new Heterogeneity(table, apart, columns);
            var coefficients = model.Climb(null, null);
            if (form != HeterogeneityForm.Chao || columns.Length == 0)
            {
                return coefficients is null ? null : model;
            }

            // A number of lists that nobody is on pulls the coefficient that begins there to minus infinity, and the fit does not settle.
            List<int> negative = coefficients is null
                ? [.. Enumerable.Range(0, columns.Length).Where(column => table.OnExactly(Array.FindIndex(columns[column], value => value > 0)) == 0).Take(1)]
                : [.. Enumerable.Range(0, columns.Length).Where(column => coefficients[coefficients.Length - columns.Length + column] < 0)];
            if (negative.Count == 0)
            {
                return coefficients is null ? null : model;
            }

            columns = [.. columns.Where((_, column) => !negative.Contains(column))];
        }
    }

    /// <summary>The profile interval; null where some number of unlisted gives no fit.</summary>
    public SystemsInterval? Profile(double probability)
    {
        double[]? start = null;
        return ProfileInterval.Of(observed, Unlisted, Refit, probability);

        double Refit(double unlisted)
        {
            var model = new Heterogeneity(table, apart, columns);
            start = model.Climb(unlisted, start) ?? model.Climb(unlisted, null);
            return start is null ? double.NaN : model.Deviance;
        }
    }

    private static double[] Column(int lists, Func<double, double> value) => [.. Enumerable.Range(0, lists + 1).Select(k => k == 0 ? 0 : value(k))];

    // Newton's steps with halving, for a given number of unlisted or for an unknown one.
    private double[]? Climb(double? unlisted, double[]? start)
    {
        var size = margins.Length;
        double[] target = [.. margins];
        target[0] += unlisted ?? 0;
        var coefficients = start is null ? Start(unlisted) : [.. start];
        var (likelihood, score, information) = Step(coefficients, target, unlisted is not null);
        for (var round = 0; round < MostSteps; round++)
        {
            if (Cholesky.Of(information, size) is not { } factor || Solved(factor, score) is not { } step)
            {
                return null;
            }

            var share = 1.0;
            for (var halving = 0; ; halving++)
            {
                double[] next = [.. coefficients.Select((one, place) => one + (share * step[place]))];
                var reached = Step(next, target, unlisted is not null);
                if (reached.Likelihood >= likelihood - (1e-12 * Math.Abs(likelihood)))
                {
                    (coefficients, (likelihood, score, information)) = (next, reached);
                    break;
                }

                if (halving == 30)
                {
                    return null;
                }

                share /= 2;
            }

            if (step.Max(Math.Abs) < 1e-8)
            {
                Finish(coefficients, likelihood, factor, unlisted);
                return coefficients;
            }
        }

        return null;
    }

    private void Finish(double[] coefficients, double likelihood, Cholesky factor, double? unlisted)
    {
        Unlisted = unlisted ?? Math.Exp(coefficients[0]);
        var zero = unlisted is { } count and > 0 ? count * Math.Log(count) : 0;
        Deviance = 2 * (constant + zero - observed - (unlisted ?? 0) - likelihood);
        Aic = (2 * Parameters) - (2 * (likelihood - table.Cells.Sum(cell => RandomCounts.LogFactorial(cell.Count))));
        var gradient = new double[coefficients.Length];
        gradient[0] = 1;
        StandardError = unlisted is null && Solved(factor, gradient) is { } solved ? Math.Sqrt(Unlisted + (Unlisted * Unlisted * solved[0])) : double.NaN;
    }

    private double[] Start(double? unlisted)
    {
        var all = observed + Math.Max(unlisted ?? observed, 1);
        var start = new double[margins.Length];
        start[0] = Math.Log(all);
        for (var list = 0; list < lists; list++)
        {
            var share = Math.Clamp((apart ? margins[1 + list] : margins[1] / lists) / all, 1e-6, 0.99);
            start[1 + (apart ? list : 0)] = Math.Log(share / (1 - share));
            start[0] += Math.Log(1 - share);
        }

        return start;
    }

    // Sums of means over histories of k lists, all of them, those with one list, and those with two: elementary symmetric polynomials.
    private (double Likelihood, double[] Score, double[] Information) Step(double[] coefficients, double[] target, bool hasEmpty)
    {
        var size = coefficients.Length;
        var effects = apart ? lists : 1;
        var odds = new double[lists];
        for (var list = 0; list < lists; list++)
        {
            odds[list] = Math.Exp(coefficients[1 + (apart ? list : 0)]);
        }

        var factors = new double[lists + 1];
        for (var number = 0; number <= lists; number++)
        {
            var sum = coefficients[0];
            for (var column = 0; column < columns.Length; column++)
            {
                sum += coefficients[1 + effects + column] * columns[column][number];
            }

            factors[number] = number == 0 && !hasEmpty ? 0 : Math.Exp(sum);
        }

        var whole = Polynomial(odds, -1, -1);
        var information = new double[size * size];
        void Put(int row, int column, double value) => information[(row * size) + column] = information[(column * size) + row] = value;
        double Weighted(double[] sums, int more, Func<int, double> by)
        {
            var sum = 0.0;
            for (var number = more; number <= lists; number++)
            {
                sum += factors[number] * sums[number - more] * by(number);
            }

            return sum;
        }

        Put(0, 0, Weighted(whole, 0, _ => 1));
        for (var column = 0; column < columns.Length; column++)
        {
            var place = 1 + effects + column;
            Put(0, place, Weighted(whole, 0, number => columns[column][number]));
            for (var other = 0; other <= column; other++)
            {
                Put(1 + effects + other, place, Weighted(whole, 0, number => columns[column][number] * columns[other][number]));
            }
        }

        if (!apart)
        {
            Put(0, 1, Weighted(whole, 0, number => number));
            Put(1, 1, Weighted(whole, 0, number => (double)number * number));
            for (var column = 0; column < columns.Length; column++)
            {
                Put(1, 2 + column, Weighted(whole, 0, number => number * columns[column][number]));
            }
        }
        else
        {
            for (var list = 0; list < lists; list++)
            {
                var without = Polynomial(odds, list, -1);
                var own = odds[list] * Weighted(without, 1, _ => 1);
                Put(0, 1 + list, own);
                Put(1 + list, 1 + list, own);
                for (var column = 0; column < columns.Length; column++)
                {
                    Put(1 + list, 1 + effects + column, odds[list] * Weighted(without, 1, number => columns[column][number]));
                }

                for (var other = 0; other < list; other++)
                {
                    Put(1 + other, 1 + list, odds[list] * odds[other] * Weighted(Polynomial(odds, list, other), 2, _ => 1));
                }
            }
        }

        var score = new double[size];
        var likelihood = -information[0];
        for (var place = 0; place < size; place++)
        {
            score[place] = target[place] - information[place];
            likelihood += coefficients[place] * target[place];
        }

        return (double.IsNaN(likelihood) ? double.NegativeInfinity : likelihood, score, information);
    }

    private double[] Polynomial(double[] odds, int without, int norWithout)
    {
        var sums = new double[lists + 1];
        sums[0] = 1;
        for (var list = 0; list < lists; list++)
        {
            if (list == without || list == norWithout)
            {
                continue;
            }

            for (var number = lists; number > 0; number--)
            {
                sums[number] += odds[list] * sums[number - 1];
            }
        }

        return sums;
    }

    private static double[]? Solved(Cholesky factor, double[] vector)
    {
        var size = factor.Size;
        double[] solved = [.. vector];
        var lower = factor.Lower;
        for (var row = 0; row < size; row++)
        {
            for (var before = 0; before < row; before++)
            {
                solved[row] -= lower[(row * size) + before] * solved[before];
            }

            if (lower[(row * size) + row] == 0)
            {
                return null;
            }

            solved[row] /= lower[(row * size) + row];
        }

        for (var row = size - 1; row >= 0; row--)
        {
            for (var after = row + 1; after < size; after++)
            {
                solved[row] -= lower[(after * size) + row] * solved[after];
            }

            solved[row] /= lower[(row * size) + row];
        }

        return solved;
    }
}
