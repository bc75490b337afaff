using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>
/// One chain. The spreads stand still while the rest travels by Hamiltonian dynamics, in the space where the curvature at the mode is a unit sphere;
/// then each spread is moved by Metropolis steps of two kinds, with what it scales and against it (Yu and Meng, To center or not to center,
/// Journal of Computational and Graphical Statistics 20, 2011), since no one of both mixes for every war.
/// </summary>
internal sealed class StateWalker
{
    private const double SpreadStep = 1;

    private readonly StateModel model;
    private readonly double[] mode;
    private readonly DenseFactor factor;
    private readonly RandomStream random;
    private double[] place;
    private double[] slope;
    private double[] spare;
    private double[] sparePlace;
    private double log;

    public StateWalker(StateModel model, double[] mode, DenseFactor factor, RandomStream random)
    {
        (this.model, this.mode, this.factor, this.random) = (model, mode, factor, random);
        var size = mode.Length;
        (place, slope, spare, sparePlace) = (new double[size], new double[size], new double[size], new double[size]);
        for (var width = 1.0; ; width /= 2)
        {
            for (var one = 0; one < size; one++)
            {
                place[one] = width < 1e-6 ? 0 : width * random.Normal();
            }

            factor.SpreadInverse(place);
            Push(place, mode, 1);
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
        var size = mode.Length;
        double[] momentum = [.. Enumerable.Range(0, size).Select(_ => random.Normal())];
        Still(momentum);
        var energy = (0.5 * Square(momentum)) - log;
        double[] white = [.. place], to = [.. place], force = [.. slope];
        Push(white, mode, -1);
        factor.Whiten(white);
        Force(force);
        var logTo = log;
        for (var leap = 0; leap < steps && double.IsFinite(logTo); leap++)
        {
            Push(momentum, force, step / 2);
            Push(white, momentum, step);
            white.CopyTo(to, 0);
            factor.SpreadInverse(to);
            Push(to, mode, 1);
            logTo = model.LogDensity(to, spare);
            spare.CopyTo(force, 0);
            Force(force);
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

    /// <summary>Moves each spread, alone and with what it scales held where it is.</summary>
    public void Rescale()
    {
        foreach (var spread in StateLayout.Spreads)
        {
            Move(spread, []);
            Move(spread, model.Layout.ScaledBy(spread));
        }
    }

    private void Move(int spread, ReadOnlySpan<int> scaled)
    {
        var by = SpreadStep * random.Normal();
        var width = model.LogWidth(spread) * by;
        place.CopyTo(sparePlace, 0);
        sparePlace[spread] += by;
        foreach (var one in scaled)
        {
            sparePlace[one] *= Math.Exp(-width);
        }

        var trial = model.LogDensity(sparePlace, spare);
        if (Math.Log(random.OpenUniform()) < trial - log - (scaled.Length * width))
        {
            (place, sparePlace, slope, spare, log) = (sparePlace, place, spare, slope, trial);
        }
    }

    private void Force(double[] force)
    {
        factor.WhitenGradient(force);
        Still(force);
    }

    private static void Still(double[] values)
    {
        foreach (var spread in StateLayout.Spreads)
        {
            values[spread] = 0;
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
