using System.Collections.Immutable;
using System.Reflection;
using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>Runs methods on tables drawn from worlds with a known N, and counts how often their intervals hold it.</summary>
public static class CalibrationRun
{
    // Written numbers are rounded here, far below the error of any of them.
    private const int Digits = 5;

    /// <summary>What the methods are asked for each of thousands of tables: what a user gets, but for a tenth of the effective draws of latent classes.</summary>
    public static SystemsSettings Settings { get; } = new() { Latent = new() { Effective = 400 } };

    /// <summary>The calibration; the same on any number of threads.</summary>
    /// <param name="worlds">Worlds.</param>
    /// <param name="methods">Families of estimates.</param>
    /// <param name="settings">What they are asked; the seed is that of each table.</param>
    /// <param name="replicates">Tables a world, at least 1.</param>
    /// <param name="progress">Receives how many tables are done; from several threads.</param>
    public static SystemsCalibration Of(
        ImmutableArray<CalibrationWorld> worlds, ImmutableArray<SystemsMethod> methods, SystemsSettings settings, int replicates, IProgress<int>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfLessThan(replicates, 1);
        var drawn = new DrawnTable[worlds.Length * replicates];
        var seeds = new RandomStream(settings.Seed);
        var done = 0;

        // Tables are the parts, each with slot and seed of its own; a dear one must not hold a range of others back.
        Parallel.For(0, drawn.Length, new() { MaxDegreeOfParallelism = settings.Workers }, place =>
        {
            var table = worlds[place / replicates].Draw(place % replicates);
            var asked = settings with { Threads = 1, Seed = seeds.Substream((ulong)(place % replicates)).Next() };

            // A list that sees nobody is left out, as it is where a file is read.
            var kept = table.Keeping(table.Cells.Aggregate(0, (lists, cell) => lists | cell.History));
            drawn[place] = new(
                table.Observed, [.. Enumerable.Range(0, table.Lists.Length).Select(list => table.OnAll(1 << list))],
                [.. SystemsComparison.Tried(kept, TableFaults.Of(kept, asked), methods, asked).Select(result => Outcome.Of(result))]);
            progress?.Report(Interlocked.Increment(ref done));
        });
        return new(
            typeof(CalibrationRun).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0",
            settings.Seed, replicates, [.. methods.Select(method => method.Name)], Asked(settings),
            [.. worlds.Select((world, number) => World(world, methods, drawn.AsSpan(number * replicates, replicates).ToArray()))]);
    }

    private static ImmutableArray<SystemsFigure> Asked(SystemsSettings settings) =>
        [new("probability", settings.Probability), new("bootstraps", settings.Bootstraps), new("latent_effective", settings.Latent.Effective)];

    private static CalibratedWorld World(CalibrationWorld world, ImmutableArray<SystemsMethod> methods, DrawnTable[] drawn)
    {
        var rows = ImmutableArray.CreateBuilder<CalibratedRow>();
        foreach (var method in methods)
        {
            // A family that answers nothing refuses all of its estimates.
            List<string> names =
            [
                .. drawn.SelectMany(table => table.Of(method.Name).Select((outcome, place) => (outcome.Name, Place: place)))
                    .GroupBy(one => one.Name, StringComparer.Ordinal).OrderBy(group => group.Min(one => one.Place)).Select(group => group.Key),
            ];
            List<string> known = [.. names.Where(name => name != SystemsComparison.All)];
            foreach (var name in known.Count == 0 ? names : known)
            {
                Outcome[] outcomes = [.. drawn.SelectMany(table => table.Of(method.Name).Where(outcome => outcome.Name == name || outcome.Name == SystemsComparison.All))];
                rows.AddRange(Rows(method.Name, name, outcomes, world.Persons));
            }
        }

        return new(
            world.Name, world.Means, world.Persons, Rounded(drawn.Average(table => (double)table.Observed))!.Value,
            [.. Enumerable.Range(0, drawn[0].Sizes.Length).Select(list => Rounded(drawn.Average(table => (double)table.Sizes[list]))!.Value)], rows.ToImmutable());
    }

    // The interval that is shown, of whatever kind it is for the table, and then the others by their kinds.
    private static IEnumerable<CalibratedRow> Rows(string method, string name, Outcome[] outcomes, double persons)
    {
        if (outcomes.All(outcome => outcome.Value is null))
        {
            yield return new(method, name, null) { IsFirst = true, Replicates = outcomes.Length, Refused = 1 };
            yield break;
        }

        Outcome[] answered = [.. outcomes.Where(outcome => !outcome.Intervals.IsEmpty)];
        if (answered.Length == 0)
        {
            yield break;
        }

        var shown = answered.GroupBy(outcome => outcome.Intervals[0].Kind, StringComparer.Ordinal).MaxBy(group => group.Count())!.Key;
        yield return Row(new(method, name, shown) { IsFirst = true }, outcomes, answered, outcome => outcome.Intervals[0], persons);
        foreach (var kind in answered.SelectMany(outcome => outcome.Intervals.Skip(1)).Select(interval => interval.Kind).Where(kind => kind != shown).Distinct(StringComparer.Ordinal))
        {
            Outcome[] of = [.. answered.Where(outcome => outcome.Intervals.Skip(1).Any(interval => interval.Kind == kind))];
            yield return Row(new(method, name, kind), outcomes, of, outcome => outcome.Intervals.Skip(1).First(interval => interval.Kind == kind), persons);
        }
    }

    private static CalibratedRow Row(CalibratedRow row, Outcome[] outcomes, Outcome[] given, Func<Outcome, SystemsInterval> intervalOf, double persons)
    {
        SystemsInterval[] intervals = [.. given.Select(intervalOf)];
        var held = intervals.Count(interval => interval.Low <= persons && (interval.IsOpen || interval.High >= persons));
        double[] ratios = [.. given.Select(outcome => (outcome.Value!.Value / persons) - 1).Order()];
        double[] widths = [.. intervals.Select(interval => interval.IsOpen ? double.PositiveInfinity : interval.High / interval.Low).Order()];
        var share = Math.Clamp((double)held / given.Length, 0.5 / given.Length, 1 - (0.5 / given.Length));
        return row with
        {
            IsLowerBound = outcomes.Any(outcome => outcome.IsLowerBound),
            Replicates = outcomes.Length,
            Refused = Rounded(1 - ((double)given.Length / outcomes.Length))!.Value,
            Coverage = Rounded((double)held / given.Length),
            BinomialError = Rounded(Math.Sqrt(share * (1 - share) / given.Length)),
            Bias = Rounded(ratios.Average()),
            MedianBias = Rounded(Quantiles.OfSorted(ratios, 0.5)),
            Width = Rounded(Quantiles.OfSorted(widths, 0.5)),
        };
    }

    private static double? Rounded(double number) => double.IsFinite(number) ? Math.Round(number, Digits) : null;

    private sealed record DrawnTable(long Observed, ImmutableArray<long> Sizes, ImmutableArray<Outcome> Outcomes)
    {
        public IEnumerable<Outcome> Of(string method) => Outcomes.Where(outcome => outcome.Method == method);
    }

    // Draws and figures of thousands of tables are let go.
    private sealed record Outcome(string Method, string Name, double? Value, bool IsLowerBound, ImmutableArray<SystemsInterval> Intervals)
    {
        public static Outcome Of(SystemsResult result) => result is SystemsEstimate estimate
            ? new(result.Method, result.Name, estimate.Value, estimate.IsLowerBound, estimate.Intervals)
            : new(result.Method, result.Name, null, false, []);
    }
}
