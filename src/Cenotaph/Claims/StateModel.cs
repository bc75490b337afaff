using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>
/// The density of a course given the readings (docs/reconciliation.md): flows walk in logarithms, readings stand about them with the errors of their
/// origin, their publisher and their print. Errors that add are summed over (<see cref="StateErrors"/>); Student's t is a normal whose variance is
/// divided by a weight (Lange, Little and Taylor, JASA 84, 1989); a limit that has such errors has its own deviation among the unknowns. One of
/// these is used by one thread.
/// </summary>
internal sealed class StateModel
{
    // Few degrees let a single stray figure go.
    private const double Degrees = 4;

    // How sharp a limit is, in logarithms: of cases counted one by one, and of a publisher who says "at least".
    private const double CountedWidth = 0.02;
    private const double StatedWidth = 0.05;

    private readonly ReconcilePriors priors;
    private readonly ImmutableArray<StateReading> points;
    private readonly ImmutableArray<StateReading> leaning;
    private readonly ImmutableArray<StateReading> walls;
    private readonly ImmutableArray<StateReading> all;
    private readonly StateErrors sums;
    private readonly StateAdjoint adjoint;
    private readonly double[] logs;
    private readonly double[] deviations;
    private readonly double[] pulls;
    private readonly double[] weights;
    private readonly double[] houseWeights;
    private readonly double[] drifts;
    private readonly double[] spreads = new double[3];
    private double noise;

    public StateModel(StateLayout layout, ReconcilePriors priors, IEnumerable<StateReading> readings)
    {
        (Layout, this.priors) = (layout, priors);
        var every = readings.ToList();
        points = [.. every.Where(one => !one.IsOneSided)];
        leaning = [.. every.Where(one => one is { IsOneSided: true, Errors.IsEmpty: false })];
        walls = [.. every.Where(one => one is { IsOneSided: true, Errors.IsEmpty: true })];
        all = [.. points, .. leaning, .. walls];
        sums = new(points.Concat(leaning).Select(one => one.Errors), layout.Size - layout.Effects);
        Path = new(layout, priors);
        adjoint = new(layout);
        (logs, pulls) = (new double[all.Length], new double[all.Length]);
        (deviations, weights) = (new double[points.Length + leaning.Length], new double[points.Length]);
        (houseWeights, drifts) = (new double[layout.HouseCount], new double[layout.HouseCount]);
        Array.Fill(weights, 1);
        Array.Fill(houseWeights, 1);
        Spread(spreads);
    }

    public StateLayout Layout { get; }

    public StatePath Path { get; }

    /// <summary>How many unknowns: those of the course, and a deviation for each limit that has errors.</summary>
    public int Size => Layout.Course + leaning.Length;

    /// <summary>By what the variance of every reading is multiplied: more than 1 only on the way to the mode.</summary>
    public double Loosened { get; set; } = 1;

    /// <summary>The weights of Student's t, one a point.</summary>
    public Span<double> Weights => weights;

    /// <summary>The weights of Student's t of each house's changes: few houses drift far, and the rest hardly.</summary>
    public Span<double> HouseWeights => houseWeights;

    /// <summary>How many limits there are.</summary>
    public int Limits => leaning.Length + walls.Length;

    /// <summary>The unknowns of the spreads: of origins, of publishers' changes, of noise.</summary>
    public ReadOnlySpan<double> Spreads => spreads;

    /// <summary>Whether the readings can tell of a spread at all, or its prior fixes it.</summary>
    public bool Learns(int spread) => (spread switch { 0 => priors.OriginSpread, 1 => priors.Drift, _ => priors.Noise }).LogSpread > 0;

    /// <summary>Sets the spreads; also to be called when weights or looseness changed.</summary>
    public void Spread(ReadOnlySpan<double> unknowns)
    {
        unknowns.CopyTo(spreads);
        noise = Scale(priors.Noise, spreads[2]);
        var drift = Scale(priors.Drift, spreads[1]);
        for (var house = 0; house < drifts.Length; house++)
        {
            drifts[house] = drift / Math.Sqrt(houseWeights[house]);
        }

        sums.Set(Scale(priors.OriginSpread, spreads[0]), drifts, index => index < points.Length
            ? Loosened * ((noise * noise) + points[index].Variance) / weights[index]
            : LimitVariance(leaning[index - points.Length]) / 2);
    }

    /// <summary>The logarithm of the density under the spreads and weights that are set, and its gradient; minus infinity where a count cannot be held.</summary>
    public double LogDensity(ReadOnlySpan<double> unknowns, Span<double> gradient)
    {
        gradient.Clear();
        if (!Locate(unknowns))
        {
            return double.NegativeInfinity;
        }

        var sum = -0.5 * (sums.LogDeterminant + sums.Square(deviations, pulls));
        for (var index = points.Length; index < all.Length; index++)
        {
            var isLeaning = index < deviations.Length;
            var (log, slope, _) = Limit(index, isLeaning ? deviations[index] : 0);
            sum += log;
            if (isLeaning)
            {
                gradient[Layout.Course + index - points.Length] = slope - pulls[index];
            }

            pulls[index] = slope;
        }

        adjoint.Clear();
        for (var index = 0; index < all.Length; index++)
        {
            Pull(all[index], pulls[index]);
        }

        Path.Gather(adjoint, gradient);
        for (var place = 0; place < Layout.Course; place++)
        {
            sum -= 0.5 * unknowns[place] * unknowns[place];
            gradient[place] -= unknowns[place];
        }

        return double.IsFinite(sum) ? sum : double.NegativeInfinity;
    }

    /// <summary>The part of the logarithm of the density that spreads and weights move, at the course that was looked at last.</summary>
    public double ErrorDensity()
    {
        var sum = -0.5 * (sums.LogDeterminant + sums.Square(deviations, pulls));
        for (var index = points.Length; index < all.Length; index++)
        {
            sum += Limit(index, index < deviations.Length ? deviations[index] : 0).Log;
        }

        return double.IsFinite(sum) ? sum : double.NegativeInfinity;
    }

    /// <summary>Draws the errors given the course, into their places among <paramref name="record"/>, and the weights given both.</summary>
    public void DrawErrors(RandomStream random, ReadOnlySpan<double> unknowns, Span<double> record)
    {
        Locate(unknowns);
        sums.Draw(random, deviations, record[Layout.Effects..], pulls);
        for (var index = 0; index < points.Length; index++)
        {
            weights[index] = random.Gamma((Degrees + 1) / 2) / ((Degrees + Scaled(index, pulls[index])) / 2);
        }

        // What a house's changes are does not move with their weight, so it is drawn given them as they are.
        Span<int> changes = stackalloc int[houseWeights.Length];
        Span<double> squares = stackalloc double[houseWeights.Length];
        changes.Clear();
        squares.Clear();
        foreach (var house in Layout.Houses.Values)
        {
            changes[house.House] += house.Drifts;
            foreach (var change in record.Slice(house.Level + 1, house.Drifts))
            {
                squares[house.House] += change * change / houseWeights[house.House];
            }
        }

        for (var house = 0; house < houseWeights.Length; house++)
        {
            houseWeights[house] = random.Gamma((Degrees + changes[house]) / 2) / ((Degrees + squares[house]) / 2);
        }

        Spread(spreads);
    }

    /// <summary>Sets each weight to its mean given the likeliest errors; how much they moved at most.</summary>
    public double Reweigh(ReadOnlySpan<double> unknowns)
    {
        Locate(unknowns);
        sums.Square(deviations, pulls);
        var most = 0.0;
        for (var index = 0; index < points.Length; index++)
        {
            var left = pulls[index] * Loosened * ((noise * noise) + points[index].Variance) / weights[index];
            var weight = (Degrees + 1) / (Degrees + Scaled(index, left));
            most = Math.Max(most, Math.Abs(weight - weights[index]));
            weights[index] = weight;
        }

        Spread(spreads);
        return most;
    }

    /// <summary>Adds the curvature of each limit.</summary>
    public void AddLimits(ReadOnlySpan<double> unknowns, Span<double> curvatures)
    {
        Locate(unknowns);
        for (var index = points.Length; index < all.Length; index++)
        {
            curvatures[index - points.Length] += Limit(index, index < deviations.Length ? deviations[index] : 0).Curvature;
        }
    }

    /// <summary>The expected curvature (the readings' and the prior's); false where a count cannot be held.</summary>
    /// <param name="unknowns">Where.</param>
    /// <param name="limits">The curvature of each limit.</param>
    /// <param name="matrix">Receives it, Size × Size.</param>
    public bool Curvature(ReadOnlySpan<double> unknowns, ReadOnlySpan<double> limits, double[] matrix)
    {
        Array.Clear(matrix);
        if (!Locate(unknowns))
        {
            return false;
        }

        var slopes = new double[all.Length][];
        for (var index = 0; index < all.Length; index++)
        {
            var slope = slopes[index] = new double[Size];
            adjoint.Clear();
            Pull(all[index], 1);
            Path.Gather(adjoint, slope);
            if (index < points.Length)
            {
                continue;
            }

            var isLeaning = index < deviations.Length;
            if (isLeaning)
            {
                slope[Layout.Course + index - points.Length] = 1;
            }

            AddSquare(slope, limits[index - points.Length], matrix);
            if (isLeaning)
            {
                Array.Clear(slope, 0, Layout.Course);
                slope[Layout.Course + index - points.Length] = -1;
            }
        }

        sums.AddInformation(slopes, matrix, Size);
        for (var one = 0; one < Layout.Course; one++)
        {
            matrix[(one * Size) + one]++;
        }

        return true;
    }

    private static double Scale(Prior prior, double unknown) => Math.Exp(prior.LogMiddle + (prior.LogSpread * unknown));

    private static void AddSquare(double[] slope, double weight, double[] matrix)
    {
        for (var one = 0; one < slope.Length; one++)
        {
            if (slope[one] * weight is not 0 and var scaled)
            {
                for (var other = 0; other < slope.Length; other++)
                {
                    matrix[(one * slope.Length) + other] += scaled * slope[other];
                }
            }
        }
    }

    private double Scaled(int index, double left) => left * left / (Loosened * ((noise * noise) + points[index].Variance));

    private double LimitVariance(StateReading one) =>
        Loosened * (one.Variance + (one.Reading.Counted ? CountedWidth * CountedWidth : (StatedWidth * StatedWidth) + (noise * noise)));

    // Of a limit that leans on errors, half of the variance is in its deviation.
    private (double Log, double Slope, double Curvature) Limit(int index, double deviation)
    {
        var one = all[index];
        var width = Math.Sqrt(LimitVariance(one) / (index < deviations.Length ? 2 : 1));
        var sign = one.Reading.Bound == Bound.Lower ? 1 : -1;
        var place = sign * (logs[index] + deviation - one.LogValue) / width;
        var (log, mills) = NormalTail.LogCdf(place);
        return (log, sign * mills / width, mills * (mills + place) / (width * width));
    }

    /// <summary>Fills the course; for each reading the logarithm that its source would print without errors, and how far it is off.</summary>
    private bool Locate(ReadOnlySpan<double> unknowns)
    {
        if (!Path.Fill(unknowns))
        {
            return false;
        }

        for (var index = 0; index < all.Length; index++)
        {
            var one = all[index];
            var reading = one.Reading;
            var count = Path.Count(reading.Category, one.To) - (reading.Kind == ReadingKind.Period ? Path.Count(reading.Category, one.From) : 0);
            var log = Math.Log(count) - (reading.Over is { } over ? Math.Log(Path.Count(over, one.To)) : 0);
            if (!double.IsFinite(log))
            {
                return false;
            }

            logs[index] = log;
            if (index < points.Length)
            {
                deviations[index] = one.LogValue - log;
            }
        }

        unknowns[Layout.Course..].CopyTo(deviations.AsSpan(points.Length));
        return true;
    }

    private void Pull(StateReading one, double weight)
    {
        if (weight == 0)
        {
            return;
        }

        var reading = one.Reading;
        var isPeriod = reading.Kind == ReadingKind.Period;
        var count = Path.Count(reading.Category, one.To) - (isPeriod ? Path.Count(reading.Category, one.From) : 0);
        Path.Pull(reading.Category, one.To, weight / count, adjoint);
        if (isPeriod)
        {
            Path.Pull(reading.Category, one.From, -weight / count, adjoint);
        }

        if (reading.Over is { } over)
        {
            Path.Pull(over, one.To, -weight / Path.Count(over, one.To), adjoint);
        }
    }
}
