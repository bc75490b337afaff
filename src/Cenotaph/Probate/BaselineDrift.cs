using Cenotaph.Numerics;

namespace Cenotaph.Probate;

/// <summary>
/// What a trend misses: the ratio of the sexes wanders about it, and the wandering goes on in the war. Its size and memory are judged from the baseline's
/// own quarters, all ages together, by restricted likelihood on a grid. Few years tell little, so that the whole grid is kept, each place with its
/// probability, and no one value is taken for true. Without it intervals are those of a trend that held to the day the war began and after.
/// </summary>
internal sealed class BaselineDrift
{
    private const int WeeksOfQuarter = 13;
    private const double WeeksOfYear = 365.25 / 7;

    // Deaths of Russia at 15 to 49, 1990 to 2019: the logarithm of the ratio lies 0.7 to 2.7 % about lines through six years, and three to five years beyond
    // such a line 5 % off it. So standard deviations evenly on the log scale from 0.1 to 3.2 %, all equally likely beforehand; and memories in years,
    // of which longer ones look like the trend itself.
    private static readonly double[] deviations = [.. Enumerable.Range(0, 10).Select(step => 0.001 * Math.Pow(10, step / 6.0))];
    private static readonly double[] memories = [0.5, 1, 2];

    private readonly (double Deviation, double Memory, double UpTo)[] grid;
    private readonly double[] weights;
    private readonly double[] years;
    private readonly bool trend;

    private BaselineDrift(double[] years, double[] weights, bool trend, (double, double, double)[] grid) =>
        (this.years, this.weights, this.trend, this.grid) = (years, weights, trend, grid);
    /// <summary>The median of the standard deviation of the ratio's logarithm.</summary>
    public double Deviation => grid.First(place => place.UpTo >= 0.5).Deviation;

    /// <summary>Judges a baseline.</summary>
    /// <param name="years">The middle of each week of the frame, up to the last that is drawn.</param>
    /// <param name="men">Cases of men by age and week.</param>
    /// <param name="women">What stands for the women's, by age and week.</param>
    /// <param name="fits">The baseline of each age.</param>
    /// <param name="form">Its years, trend and waves.</param>
    public static BaselineDrift Of(double[] years, double[][] men, double[][] women, BaselineFit[] fits, BaselineForm form)
    {
        int[] weeks = [.. Enumerable.Range(0, women[0].Length).Where(week => Math.Floor(years[week]) >= form.From && Math.Floor(years[week]) <= form.To)];
        var (expected, error, variance) = (new double[women[0].Length], new double[women[0].Length], new double[women[0].Length]);
        foreach (var week in weeks)
        {
            for (var age = 0; age < fits.Length; age++)
            {
                var mean = fits[age].Ratio(fits[age].At(years[week])) * women[age][week];
                expected[week] += mean;
                error[week] += men[age][week] - mean;
                variance[week] += fits[age].Dispersion * mean;
            }
        }

        int[][] quarters = [.. weeks.Chunk(WeeksOfQuarter).Where(quarter => quarter.Length == WeeksOfQuarter)];
        double[] times = [.. quarters.Select(quarter => quarter.Average(week => years[week]))];
        double[] means = [.. quarters.Select(quarter => quarter.Sum(week => expected[week]))];
        double[] values = [.. quarters.Select((quarter, index) => quarter.Sum(week => error[week]) / means[index])];
        double[] noise = [.. quarters.Select((quarter, index) => quarter.Sum(week => variance[week]) / (means[index] * means[index]))];
        double[][] columns = [.. times.Select(time => Columns(time, form))];
        double[] likelihoods =
        [
            .. from deviation in deviations
               from memory in memories
               select Likelihood(values, noise, times, columns, deviation, memory),
        ];
        return new(years, expected, form.Trend, Grid(likelihoods));
    }

    /// <summary>The same wandering about a baseline of fewer weeks.</summary>
    /// <param name="isIn">Whether a week is of the shorter baseline.</param>
    /// <param name="weeks">The middle of each week that is drawn.</param>
    public BaselineDrift Within(Func<int, bool> isIn, double[] weeks) =>
        new(weeks, [.. weights.Select((weight, week) => isIn(week) ? weight : 0)], trend, grid);

    /// <summary>By how much the logarithm of the ratio lies off the fitted trend in each week from one on.</summary>
    public double[] Draw(RandomStream random, int first)
    {
        var at = random.Uniform();
        var (deviation, memory, _) = grid.FirstOrDefault(place => at <= place.UpTo, grid[^1]);
        var keep = Math.Exp(-1 / (memory * WeeksOfYear));
        var path = new double[years.Length];
        var level = deviation * random.Normal();
        for (var week = 0; week < path.Length; week++)
        {
            path[week] = level;
            level = (keep * level) + (deviation * Math.Sqrt(1 - (keep * keep)) * random.Normal());
        }

        // The fit takes up of the wandering what looks like level and trend.
        var (sum, time, value) = (0.0, 0.0, 0.0);
        for (var week = 0; week < weights.Length; week++)
        {
            (sum, time, value) = (sum + weights[week], time + (weights[week] * years[week]), value + (weights[week] * path[week]));
        }

        (time, value) = (time / sum, value / sum);
        var (squares, products) = (0.0, 0.0);
        for (var week = 0; trend && week < weights.Length; week++)
        {
            squares += weights[week] * (years[week] - time) * (years[week] - time);
            products += weights[week] * (years[week] - time) * (path[week] - value);
        }

        var slope = squares > 0 ? products / squares : 0;
        return [.. Enumerable.Range(first, path.Length - first).Select(week => path[week] - value - (slope * (years[week] - time)))];
    }

    private static (double, double, double)[] Grid(double[] likelihoods)
    {
        var most = likelihoods.Max();
        double[] chances = [.. likelihoods.Select(value => Math.Exp(value - most))];
        var (all, sum) = (chances.Sum(), 0.0);
        var grid = new (double, double, double)[chances.Length];
        for (var place = 0; place < grid.Length; place++)
        {
            sum += chances[place] / all;
            grid[place] = (deviations[place / memories.Length], memories[place % memories.Length], sum);
        }

        return grid;
    }

    private static double[] Columns(double time, BaselineForm form)
    {
        List<double> columns = [1];
        if (form.Trend)
        {
            columns.Add(time - form.From);
        }

        if (form.Waves > 0)
        {
            columns.AddRange([Math.Cos(2 * Math.PI * time), Math.Sin(2 * Math.PI * time)]);
        }

        return [.. columns];
    }

    // Restricted likelihood of Patterson and Thompson, Recovery of inter-block information when block sizes are unequal, Biometrika 58, 1971.
    private static double Likelihood(double[] values, double[] noise, double[] times, double[][] columns, double deviation, double memory)
    {
        var (n, p) = (values.Length, columns[0].Length);
        var covariance = new double[n * n];
        for (var row = 0; row < n; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                covariance[(row * n) + column] = (deviation * deviation * Math.Exp(-Math.Abs(times[row] - times[column]) / memory)) + (row == column ? noise[row] : 0);
            }
        }

        // With one more column for the values themselves, the factor's rows solve all at once.
        var whitened = new double[n][];
        var lower = Cholesky.Of(covariance, n)!.Lower;
        var likelihood = 0.0;
        for (var row = 0; row < n; row++)
        {
            whitened[row] = [.. columns[row], values[row]];
            for (var before = 0; before < row; before++)
            {
                for (var column = 0; column <= p; column++)
                {
                    whitened[row][column] -= lower[(row * n) + before] * whitened[before][column];
                }
            }

            var pivot = lower[(row * n) + row];
            likelihood -= Math.Log(pivot);
            for (var column = 0; column <= p; column++)
            {
                whitened[row][column] /= pivot;
            }
        }

        // The factor of the cross products: its last pivot squared is what the columns leave of the values.
        var products = new double[(p + 1) * (p + 1)];
        for (var row = 0; row <= p; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                products[(row * (p + 1)) + column] = whitened.Sum(line => line[row] * line[column]);
            }
        }

        var crossed = Cholesky.Of(products, p + 1);
        for (var column = 0; crossed is not null && column < p; column++)
        {
            likelihood -= Math.Log(crossed.Lower[(column * (p + 1)) + column]);
        }

        var left = crossed is null ? 0 : crossed.Lower[((p + 1) * (p + 1)) - 1];
        return likelihood - (0.5 * left * left);
    }
}
