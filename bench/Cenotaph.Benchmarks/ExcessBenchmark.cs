using System.Diagnostics;
using System.Globalization;
using Cenotaph.ExcessMortality;
using Cenotaph.Numerics;

namespace Cenotaph.Benchmarks;

/// <summary>
/// Excess mortality, computation only: bootstrap and placebo refits of one country by the ratio method, and a table of many territories by trend and
/// seasons. Beside each, in turns with it, stand the least squares that it needs, each factored anew by a plain decomposition into orthonormal columns and a triangle.
/// </summary>
internal static class ExcessBenchmark
{
    private const int Rounds = 5;
    private const int Refits = 1000;
    private const int Territories = 96;
    private const int Weekly = 60;
    private const int Ages = 7;
    private const int Window = 5;
    private static readonly RatioVariant variant = new(CauseSubtracted: true, TrendForm.Linear, Window);

    public static int Run()
    {
        var good = Country();
        return Table() && good ? 0 : 1;
    }

    private static bool Country()
    {
        var random = new RandomStream(20261123);
        int[] years = [.. Enumerable.Range(2000, 24)];
        var settings = new ExcessSettings { TargetYears = [2022, 2023], BaselineTo = 2019, ExcludedYears = [2020, 2021], Preferred = variant };
        var selection = new ExcessSelection(settings.TargetYears, []);
        double[][] Means(double level) => [.. Enumerable.Range(0, Ages).Select(age => years.Select(year => level * (age + 1) * Math.Exp(0.01 * (2000 - year))).ToArray())];
        double[][][] means = [Means(6000), Means(2000), Means(300), Means(150)];
        DeathCounts Drawn(RandomStream stream)
        {
            var drawn = means.Select(table => table.Select(row => row.Select(mean => (double)stream.Poisson(mean)).ToArray()).ToArray()).ToArray();
            return new("country", years, [.. Enumerable.Range(0, Ages).Select(age => $"age {age}")], drawn[0], drawn[1], drawn[2], drawn[3]);
        }

        // Drawing the registers is no part of fitting them.
        var registers = Enumerable.Range(0, Refits).Select(i => Drawn(random.Substream((ulong)i))).ToList();
        var runs = registers.Select(register => RatioMethod.Estimate(register, settings, variant, selection) is ExcessEstimate { Placebo: { } placebo } ? placebo.N : -1).ToList();
        if (runs.Min() < 1)
        {
            Console.Error.WriteLine("A simulated register gave no estimate.");
            return false;
        }

        var fits = runs.Sum(count => count + 1);

        // As many registers as make a thousand refits in all, the target and its placebo runs both counted.
        var few = (int)Math.Ceiling(Refits / (double)(runs[0] + 1));
        double[] line = [.. Enumerable.Range(0, Window).SelectMany(year => new double[] { 1, year - 7 })];
        double[] response = [1, 1.1, 0.9, 1.05, 0.97];
        List<double> all = [], thousand = [], plain = [];
        for (var round = 0; round < Rounds; round++)
        {
            all.Add(Seconds(() => registers.ForEach(register => RatioMethod.Estimate(register, settings, variant, selection))));
            thousand.Add(Seconds(() => registers.Take(few).ToList().ForEach(register => RatioMethod.Estimate(register, settings, variant, selection))));
            plain.Add(Seconds(() => Plain(fits * Ages, line, 2, response, [1, 0])));
        }

        Console.WriteLine($"one country, {years.Length} years, {Ages} ages, two target years, cause subtracted, window of {Window}");
        Print($"{few * (runs[0] + 1)} refits, bootstrap and placebo together", thousand);
        Print($"{Refits} bootstrap refits, each with its {runs[0]} placebo runs: {fits} refits of {Ages} ages", all);
        Print($"{fits * Ages} plain least squares of {Window} points", plain);
        Console.WriteLine(Text($"  {Refits} bootstrap refits to plain least squares: {Median(all) / Median(plain):F1} times; a thousand refits of a country in less than 1 s wanted"));
        return Median(thousand) < 1;
    }

    private static bool Table()
    {
        var random = new RandomStream(20261124);
        var weeks = Enumerable.Range(0, Weekly).Select(i => Territory(random.Substream((ulong)i), 52)).ToList();
        var months = Enumerable.Range(Weekly, Territories - Weekly).Select(i => Territory(random.Substream((ulong)i), 12)).ToList();
        IReadOnlyList<ExcessResult> Of(List<PeriodCounts> counts, int last) => SeasonalTrend.EstimateAll(counts, new(2015, 2019, new(2020, (last / 6) + 1), new(2021, last / 3)));
        var runs = Of(weeks, 52).Concat(Of(months, 12)).Select(result => result is ExcessEstimate one ? one.Placebo?.N ?? 0 : -1).ToList();
        if (runs.Min() < 0)
        {
            Console.Error.WriteLine("A simulated territory gave no estimate.");
            return false;
        }

        var (weekDesign, monthDesign) = (Design(52), Design(12));
        List<double> table = [], plain = [];
        for (var round = 0; round < Rounds; round++)
        {
            table.Add(Seconds(() =>
            {
                Of(weeks, 52);
                Of(months, 12);
            }));
            plain.Add(Seconds(() =>
            {
                Plain(runs.Take(Weekly).Sum(count => count + 1), weekDesign, 53, [.. weeks[0].Deaths.Take(5 * 52)], new double[53]);
                Plain(runs.Skip(Weekly).Sum(count => count + 1), monthDesign, 13, [.. months[0].Deaths.Take(5 * 12)], new double[13]);
            }));
        }

        Console.WriteLine($"{Territories} simulated territories, {Weekly} by week and {Territories - Weekly} by month, 2015 to 2021, trend and seasons with {runs.Sum()} placebo runs in all");
        Print("all territories", table);
        Print($"{runs.Sum(count => count + 1)} plain least squares on the whole design", plain);
        Console.WriteLine(Text($"  table to plain least squares: {Median(table) / Median(plain):F3} times; less than 2 s wanted"));
        return Median(table) < 2;
    }

    private static PeriodCounts Territory(RandomStream random, int periods)
    {
        var level = 200 * Math.Exp(random.Normal());
        var rows = Enumerable.Range(2015, 7).SelectMany(year => Enumerable.Range(1, periods).Select(period => (Year: year, Period: period))).ToList();
        return new(
            "territory", [.. rows.Select(row => row.Year)], [.. rows.Select(row => row.Period)],
            [.. rows.Select(row => (double)random.Poisson(level * (1 + (0.1 * Math.Cos(2 * Math.PI * row.Period / periods)) + (0.01 * (row.Year - 2015)))))]);
    }

    // A level for every period and a slope, five years.
    private static double[] Design(int periods)
    {
        var values = new double[5 * periods * (periods + 1)];
        for (var row = 0; row < 5 * periods; row++)
        {
            values[(row * (periods + 1)) + (row % periods)] = 1;
            values[(row * (periods + 1)) + periods] = row / periods;
        }

        return values;
    }

    private static double Plain(int times, double[] design, int columns, double[] response, double[] point)
    {
        var sum = 0.0;
        for (var i = 0; i < times; i++)
        {
            var fit = LeastSquaresDesign.Of(design, columns).Fit(response);
            sum += fit.PredictiveVariance(point);
        }

        return sum;
    }

    private static double Seconds(Action action)
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed.TotalSeconds;
    }

    private static void Print(string name, List<double> seconds) => Console.WriteLine(
        Text($"  {name}: {Median(seconds):F3} s (median of {Rounds}: {string.Join(' ', seconds.Select(second => second.ToString("F3", CultureInfo.InvariantCulture)))})"));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static double Median(List<double> values) => values.Order().ElementAt(Rounds / 2);
}
