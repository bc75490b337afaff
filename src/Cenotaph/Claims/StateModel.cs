using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>
/// The density of the unknowns given the readings (docs/reconciliation.md): flows walk in logarithms, readings stand about them with the errors
/// of their origin, their publisher and their print. One of these is used by one thread.
/// </summary>
internal sealed class StateModel
{
    // Student's t with few degrees lets a single stray figure go (Lange, Little and Taylor, JASA 84, 1989).
    private const double Degrees = 4;

    // How sharp a limit is, in logarithms: of cases counted one by one, and of a publisher who says "at least".
    private const double CountedWidth = 0.02;
    private const double StatedWidth = 0.05;

    private static readonly double Half = Math.Sqrt(0.5);
    private static readonly double HouseScale = Math.Sqrt(StateLayout.HouseStep / 52.0);

    private readonly ReconcilePriors priors;
    private readonly ImmutableArray<StateReading> readings;
    private readonly StateAdjoint adjoint;
    private readonly double[] errors;
    private readonly double[] pulls;
    private double origin;
    private double drift;
    private double noise;

    public StateModel(StateLayout layout, ReconcilePriors priors, IEnumerable<StateReading> readings)
    {
        (Layout, this.priors, this.readings) = (layout, priors, [.. readings]);
        Path = new(layout, priors);
        adjoint = new(layout);
        errors = new double[this.readings.Length];
        pulls = new double[this.readings.Length];
    }

    public StateLayout Layout { get; }

    public StatePath Path { get; }

    /// <summary>By what the variance of every reading is multiplied: more than 1 only on the way to the mode.</summary>
    public double Loosened { get; set; } = 1;

    public int Readings => readings.Length;

    /// <summary>By how much the logarithm of a spread grows with its unknown.</summary>
    public double LogWidth(int spread) => spread switch
    {
        StateLayout.FlowSpread => priors.FlowWalk.LogSpread,
        StateLayout.OriginSpread => priors.OriginSpread.LogSpread,
        StateLayout.DriftSpread => priors.Drift.LogSpread,
        _ => priors.Noise.LogSpread,
    };

    /// <summary>The logarithm of the density, and its gradient; minus infinity where a count cannot be held.</summary>
    public double LogDensity(ReadOnlySpan<double> unknowns, Span<double> gradient)
    {
        gradient.Clear();
        if (!Locate(unknowns))
        {
            return double.NegativeInfinity;
        }

        var (sum, byNoise) = (0.0, 0.0);
        for (var index = 0; index < readings.Length; index++)
        {
            var (log, slope, _, noiseSlope) = Term(readings[index], errors[index]);
            sum += log;
            pulls[index] = slope;
            byNoise += noiseSlope;
        }

        Pull(unknowns, gradient);
        gradient[StateLayout.NoiseSpread] += byNoise;
        for (var place = 0; place < unknowns.Length; place++)
        {
            sum -= 0.5 * unknowns[place] * unknowns[place];
            gradient[place] -= unknowns[place];
        }

        return double.IsFinite(sum) ? sum : double.NegativeInfinity;
    }

    /// <summary>The expected curvature (Fisher's information and the prior's), the lower triangle and its mirror; false where a count cannot be held.</summary>
    public bool Curvature(ReadOnlySpan<double> unknowns, double[] matrix)
    {
        var size = unknowns.Length;
        Array.Clear(matrix);
        if (!Locate(unknowns))
        {
            return false;
        }

        var row = new double[size];
        Array.Clear(pulls);
        for (var index = 0; index < readings.Length; index++)
        {
            var (_, _, weight, _) = Term(readings[index], errors[index]);
            Array.Clear(row);
            pulls[index] = 1;
            Pull(unknowns, row);
            pulls[index] = 0;
            for (var one = 0; one < size; one++)
            {
                var scaled = row[one] * weight;
                if (scaled != 0)
                {
                    for (var other = 0; other <= one; other++)
                    {
                        matrix[(one * size) + other] += scaled * row[other];
                    }
                }
            }

            if (!IsOneSided(readings[index].Reading.Bound))
            {
                var share = noise * noise / ((noise * noise) + readings[index].Variance) * priors.Noise.LogSpread;
                matrix[(StateLayout.NoiseSpread * size) + StateLayout.NoiseSpread] += 2 * Degrees / (Degrees + 3) * share * share;
            }
        }

        for (var one = 0; one < size; one++)
        {
            matrix[(one * size) + one] += 1;
            for (var other = 0; other < one; other++)
            {
                matrix[(other * size) + one] = matrix[(one * size) + other];
            }
        }

        return true;
    }

    /// <summary>Fills the course and sets, for each reading, the logarithm that its source would print without noise.</summary>
    private bool Locate(ReadOnlySpan<double> unknowns)
    {
        if (!Path.Fill(unknowns))
        {
            return false;
        }

        origin = Scale(priors.OriginSpread, unknowns[StateLayout.OriginSpread]);
        drift = Scale(priors.Drift, unknowns[StateLayout.DriftSpread]) * HouseScale;
        noise = Scale(priors.Noise, unknowns[StateLayout.NoiseSpread]);
        for (var index = 0; index < readings.Length; index++)
        {
            var one = readings[index];
            var reading = one.Reading;
            var count = Path.Count(reading.Category, one.To) - (reading.Kind == ReadingKind.Period ? Path.Count(reading.Category, one.From) : 0);
            var log = Math.Log(count) - (reading.Over is { } over ? Math.Log(Path.Count(over, one.To)) : 0);
            if (one.Share >= 0)
            {
                log += one.ShareMiddle + (one.ShareSpread * unknowns[one.Share]);
            }

            if (one.Origin >= 0)
            {
                log += OriginScale(one) * Half * (unknowns[one.Origin] + unknowns[one.OriginCategory]);
                log += (priors.PublisherSpread.Value * unknowns[one.House.Level]) + (drift * Drifted(one, unknowns));
            }

            if (!double.IsFinite(log))
            {
                return false;
            }

            errors[index] = one.LogValue - log;
        }

        return true;
    }

    // Adds what each reading's weight brings to the gradient.
    private void Pull(ReadOnlySpan<double> unknowns, Span<double> gradient)
    {
        adjoint.Clear();
        for (var index = 0; index < readings.Length; index++)
        {
            var weight = pulls[index];
            if (weight == 0)
            {
                continue;
            }

            var one = readings[index];
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

            if (one.Share >= 0)
            {
                gradient[one.Share] += weight * one.ShareSpread;
            }

            if (one.Origin < 0)
            {
                continue;
            }

            var scale = OriginScale(one) * Half;
            gradient[one.Origin] += weight * scale;
            gradient[one.OriginCategory] += weight * scale;
            if (double.IsNaN(one.AnchorSpread))
            {
                gradient[StateLayout.OriginSpread] += weight * scale * (unknowns[one.Origin] + unknowns[one.OriginCategory]) * priors.OriginSpread.LogSpread;
            }

            gradient[one.House.Level] += weight * priors.PublisherSpread.Value;
            gradient[StateLayout.DriftSpread] += weight * drift * Drifted(one, unknowns) * priors.Drift.LogSpread;
            for (var change = 0; change < one.House.Changes && change < one.HouseTime; change++)
            {
                gradient[one.House.Level + 1 + change] += weight * drift * Math.Min(1, one.HouseTime - change);
            }
        }

        Path.Gather(adjoint, gradient);
    }

    // The logarithm of a reading's density, its slope by the predicted logarithm, its information, and its slope by the spread of noise.
    private (double Log, double Slope, double Information, double ByNoise) Term(StateReading one, double error)
    {
        if (IsOneSided(one.Reading.Bound))
        {
            var width = Math.Sqrt(Loosened * (one.Variance + (one.Reading.Counted ? CountedWidth * CountedWidth : (StatedWidth * StatedWidth) + (noise * noise))));
            var sign = one.Reading.Bound == Bound.Lower ? -1 : 1;
            var place = sign * error / width;
            var (logCdf, mills) = NormalTail.LogCdf(place);
            var byNoise = one.Reading.Counted ? 0 : -mills * place * Loosened * noise * noise / (width * width) * priors.Noise.LogSpread;
            return (logCdf, -sign * mills / width, mills * (mills + place) / (width * width), byNoise);
        }

        var square = Loosened * ((noise * noise) + one.Variance);
        var spread = Math.Sqrt(square);
        var scaled = error / spread;
        var tail = Degrees + (scaled * scaled);
        return (
            (-0.5 * (Degrees + 1) * Math.Log(tail / Degrees)) - Math.Log(spread),
            (Degrees + 1) * scaled / tail / spread,
            (Degrees + 1) / (Degrees + 3) / square,
            (((Degrees + 1) * scaled * scaled / tail) - 1) * Loosened * noise * noise / square * priors.Noise.LogSpread);
    }

    private static bool IsOneSided(Bound bound) => bound is Bound.Lower or Bound.Upper;

    private static double Scale(Prior prior, double unknown) => Math.Exp(prior.LogMiddle + (prior.LogSpread * unknown));

    private double OriginScale(StateReading one) => double.IsNaN(one.AnchorSpread) ? origin : one.AnchorSpread;

    // The sum of a house's changes up to the reading's day, in steps.
    private static double Drifted(StateReading one, ReadOnlySpan<double> unknowns)
    {
        var sum = 0.0;
        for (var change = 0; change < one.House.Changes && change < one.HouseTime; change++)
        {
            sum += unknowns[one.House.Level + 1 + change] * Math.Min(1, one.HouseTime - change);
        }

        return sum;
    }
}
