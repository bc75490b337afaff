using System.Collections.Immutable;

namespace Cenotaph.MultipleSystems;

/// <summary>How every estimate does in simulated worlds whose N is known. It is shown with every estimate of a real table.</summary>
/// <param name="Version">The version of this program that made it.</param>
/// <param name="Seed">The seed of all tables.</param>
/// <param name="Replicates">Tables a world.</param>
/// <param name="Methods">The families that were run.</param>
/// <param name="Settings">What the methods were asked, where it differs from what a user gets: bootstrap replicates, effective samples.</param>
/// <param name="Worlds">The worlds.</param>
public sealed record SystemsCalibration(
    string Version, ulong Seed, int Replicates, ImmutableArray<string> Methods, ImmutableArray<SystemsFigure> Settings, ImmutableArray<CalibratedWorld> Worlds)
{
    /// <summary>What every reader of an estimate must know.</summary>
    public const string CannotTell = "The table at hand cannot tell which of these worlds it came from.";

    private const string Resource = "Cenotaph.MultipleSystems.worlds.json";

    private static readonly Lazy<SystemsCalibration> shipped = new(() =>
    {
        using var stream = typeof(SystemsCalibration).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The library lacks {Resource}.");
        return CalibrationFile.Read(stream);
    });

    /// <summary>The calibration that comes with the program: four lists, every method; <c>systems calibrate</c> makes it.</summary>
    public static SystemsCalibration Shipped => shipped.Value;

    /// <summary>The estimates that are worth a row of a table, in the order of methods: those that were given or refused for half of a world's tables at least.</summary>
    public IEnumerable<(string Method, string Estimate)> Estimates => Worlds.SelectMany(world => world.Rows).Where(row => row.IsFirst && 2 * row.Replicates >= Replicates)
        .Select(row => (row.Method, row.Estimate)).Distinct().OrderBy(key => Methods.IndexOf(key.Method));

    /// <summary>Families there are that were not run.</summary>
    public ImmutableArray<string> NotRun => [.. SystemsComparison.Methods.Select(method => method.Name).Where(name => !Methods.Contains(name))];
}

/// <summary>One world and what the estimates gave in it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Means">How persons come on lists in it, as a sentence.</param>
/// <param name="Persons">N, the truth.</param>
/// <param name="Observed">Persons on any list, on average.</param>
/// <param name="Sizes">Persons on each list, on average.</param>
/// <param name="Rows">A row for each interval of each estimate, in the order of the table of results; one without an interval where all was refused.</param>
public sealed record CalibratedWorld(string Name, string Means, long Persons, double Observed, ImmutableArray<double> Sizes, ImmutableArray<CalibratedRow> Rows);

/// <summary>How one interval of one estimate did in one world.</summary>
/// <param name="Method">The family.</param>
/// <param name="Estimate">Which estimate.</param>
/// <param name="Interval">The kind of interval; null where none was given.</param>
public sealed record CalibratedRow(string Method, string Estimate, string? Interval)
{
    /// <summary>Whether it is the interval that is shown with the estimate.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Whether the estimate is a lower bound.</summary>
    public bool IsLowerBound { get; init; }

    /// <summary>Tables for which the estimate was given or refused.</summary>
    public int Replicates { get; init; }

    /// <summary>The share of these that were not estimable, or had no interval of this kind.</summary>
    public double Refused { get; init; }

    /// <summary>The share of intervals that held N; null without intervals.</summary>
    public double? Coverage { get; init; }

    /// <summary>The binomial standard error of the coverage; at a coverage of 0 or 1 that of half a table away from it.</summary>
    public double? BinomialError { get; init; }

    /// <summary>The mean of estimate over N, less 1.</summary>
    public double? Bias { get; init; }

    /// <summary>The median of estimate over N, less 1: a few endless estimates do not move it.</summary>
    public double? MedianBias { get; init; }

    /// <summary>The median of upper over lower limit; null when most intervals have no upper limit.</summary>
    public double? Width { get; init; }
}

/// <summary>A world whose tables can be drawn.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Means">How persons come on lists in it.</param>
/// <param name="Persons">N.</param>
/// <param name="Draw">The table of a number; called by several threads at once, the same number gives the same table.</param>
public sealed record CalibrationWorld(string Name, string Means, long Persons, Func<int, CaptureTable> Draw);
