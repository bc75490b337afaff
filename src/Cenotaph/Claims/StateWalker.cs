using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>
/// One chain. The course travels by Hamiltonian dynamics, in the space where the curvature that was found is a unit sphere, while spreads and weights
/// stand still and errors that add are summed over; then each spread is moved by Metropolis steps, that of the flow with what it scales and against
/// it (Yu and Meng, To center or not to center, Journal of Computational and Graphical Statistics 20, 2011); then errors and weights are drawn anew.
/// </summary>
internal sealed class StateWalker
{
    private const double SpreadStep = 1;
    private const int SpreadTries = 2;

    private readonly StateModel model;
    private readonly double[] centre;
    private readonly DenseFactor factor;
    private readonly RandomStream random;
    private readonly double flowWidth;
    private double[] place;
    private double[] slope;
    private double[] spare;
    private double[] sparePlace;
    private double log;

    /// <param name="model">The density, with spreads and weights to begin from.</param>
    /// <param name="centre">The middle of the space.</param>
    /// <param name="factor">The factor of the curvature there.</param>
    /// <param name="flowWidth">By how much the logarithm of the flow's spread grows with its unknown.</param>
    /// <param name="random">The stream.</param>
    public StateWalker(StateModel model, double[] centre, DenseFactor factor, double flowWidth, RandomStream random)
    {
        (this.model, this.centre, this.factor, this.flowWidth, this.random) = (model, centre, factor, flowWidth, random);
        var size = centre.Length;
        (place, slope, spare, sparePlace) = (new double[size], new double[size], new double[size], new double[size]);
        for (var width = 1.0; ; width /= 2)
        {
            for (var one = 0; one < size; one++)
            {
                place[one] = width < 1e-6 ? 0 : width * random.Normal();
            }

            factor.SpreadInverse(place);
            Push(place, centre, 1);
            log = model.LogDensity(place, slope);
            if (double.IsFinite(log) || width < 1e-6)
            {
                break;
            }
        }
    }

    /// <summary>Where it stands.</summary>
    public ReadOnlySpan<double> Place => place;

    /// <summary>Travels so many steps, or stays; the chance that it was let go.</summary>
    public double Travel(double step, int steps)
    {
        var size = centre.Length;
        var momentum = new double[size];
        for (var one = 0; one < size; one++)
        {
            momentum[one] = random.Normal();
        }

        var energy = (0.5 * Square(momentum)) - log;
        double[] white = [.. place], to = [.. place], force = [.. slope];
        Push(white, centre, -1);
        factor.Whiten(white);
        factor.WhitenGradient(force);
        var logTo = log;
        for (var leap = 0; leap < steps && double.IsFinite(logTo); leap++)
        {
            Push(momentum, force, step / 2);
            Push(white, momentum, step);
            white.CopyTo(to, 0);
            factor.SpreadInverse(to);
            Push(to, centre, 1);
            logTo = model.LogDensity(to, spare);
            spare.CopyTo(force, 0);
            factor.WhitenGradient(force);
            Push(momentum, force, step / 2);
        }

        var after = (0.5 * Square(momentum)) - logTo;
        var chance = double.IsFinite(after) ? Math.Min(1, Math.Exp(energy - after)) : 0;
        if (random.Uniform() < chance)
        {
            (place, slope, spare, log) = (to, spare, slope, logTo);
        }

        return chance;
    }

    /// <summary>Moves each spread, draws errors and weights; the whole state into the record.</summary>
    public void Renew(Span<double> record)
    {
        MoveFlow(scales: false);
        MoveFlow(scales: true);
        model.LogDensity(place, spare);
        MoveSpreads();
        var layout = model.Layout;
        place.AsSpan(0, layout.Course).CopyTo(record);
        (record[layout.OriginSpread], record[layout.DriftSpread], record[layout.NoiseSpread]) = (model.Spreads[0], model.Spreads[1], model.Spreads[2]);
        model.DrawErrors(random, place, record);
        log = model.LogDensity(place, slope);
    }

    private void MoveSpreads()
    {
        Span<double> trial = stackalloc double[model.Spreads.Length];
        Span<double> current = stackalloc double[model.Spreads.Length];
        model.Spreads.CopyTo(current);
        var (now, isCurrent) = (model.ErrorDensity(), true);
        for (var tries = 0; tries < SpreadTries; tries++)
        {
            for (var spread = 0; spread < trial.Length; spread++)
            {
                if (!model.Learns(spread))
                {
                    continue;
                }

                current.CopyTo(trial);
                trial[spread] += SpreadStep * random.Normal();
                model.Spread(trial);
                var then = model.ErrorDensity();
                isCurrent = Math.Log(random.OpenUniform()) < then - now + (0.5 * ((current[spread] * current[spread]) - (trial[spread] * trial[spread])));
                if (isCurrent)
                {
                    trial.CopyTo(current);
                    now = then;
                }
            }
        }

        if (!isCurrent)
        {
            model.Spread(current);
        }
    }

    private void MoveFlow(bool scales)
    {
        var by = SpreadStep * random.Normal();
        var width = flowWidth * by;
        var (first, count) = (model.Layout.Flow, scales ? model.Layout.FlowKnots - 1 : 0);
        place.CopyTo(sparePlace, 0);
        sparePlace[StateLayout.FlowSpread] += by;
        for (var one = first; one < first + count; one++)
        {
            sparePlace[one] *= Math.Exp(-width);
        }

        var trial = model.LogDensity(sparePlace, spare);
        if (Math.Log(random.OpenUniform()) < trial - log - (count * width))
        {
            (place, sparePlace, slope, spare, log) = (sparePlace, place, spare, slope, trial);
        }
    }

    private static double Square(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value * value;
        }

        return sum;
    }

    private static void Push(double[] values, double[] direction, double by)
    {
        for (var one = 0; one < values.Length; one++)
        {
            values[one] += by * direction[one];
        }
    }
}
