using Cenotaph.Nowcasting;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Nowcasting;

/// <summary>How the delay of an invented triangle drifts.</summary>
internal enum InventedDrift
{
    /// <summary>Not at all.</summary>
    None,

    /// <summary>Its scale goes up or down steadily, period by period.</summary>
    Steady,

    /// <summary>Its scale is a random walk, period by period.</summary>
    Walk,

    /// <summary>Its scale and its shape swing from one state to another in the course of a year.</summary>
    Step,

    /// <summary>The office works faster or slower from vintage to vintage: the risk to be reported is a random walk in calendar time.</summary>
    Office,
}

/// <summary>A triangle with a known truth: weekly cases that rise and fall, each reported after a delay that may drift.</summary>
/// <param name="Triangle">What was known when.</param>
/// <param name="Final">The cases of each period that come within the greatest delay.</param>
/// <param name="MaximumDelay">No case comes later.</param>
internal sealed record InventedTriangle(ReportingTriangle Triangle, double[] Final, int MaximumDelay)
{
    /// <summary>A triangle of a seed; everything about it but the kind of drift is drawn.</summary>
    /// <param name="seed">Any.</param>
    /// <param name="drift">The kind of drift.</param>
    /// <param name="leakAt">How many vintages after the newest one a leak brings out a third of what is then unknown; null for none.</param>
    public static InventedTriangle Of(ulong seed, InventedDrift drift, int? leakAt = null)
    {
        var random = new RandomStream(seed);
        var greatest = (int)Math.Round(5 * Math.Pow(30, random.Uniform()));
        var periods = Math.Clamp((int)(greatest * (1.6 + (1.6 * random.Uniform()))), 80, 330);
        var weekly = 20 * Math.Pow(100, random.Uniform());
        var scatter = 0.05 + (0.25 * random.Uniform());
        var season = 0.3 * random.Uniform();
        var batch = random.Chance(0.5) ? 0.05 + (0.25 * random.Uniform()) : 0.0;
        var holiday = random.Chance(0.5);
        var shape = 0.6 + (0.9 * random.Uniform());
        var size = random.Chance(0.5) ? double.PositiveInfinity : 20 + (180 * random.Uniform());
        var atOnce = 0.15 * random.Uniform();

        // The scale (and shape) of the delay by period, and the speed of the office by vintage.
        var scales = new double[periods];
        var shapes = new double[periods];
        var speed = new double[periods + greatest + 1];
        var middle = Math.Log(greatest * (0.15 + (0.2 * random.Uniform())));
        var way = random.Chance(0.5) ? 1 : -1;
        var swing = way * (0.25 + (0.55 * random.Uniform()));
        var turn = periods * (0.3 + (0.6 * random.Uniform()));
        var (walk, office) = (0.0, 0.0);
        for (var period = 0; period < periods; period++)
        {
            walk += 0.05 * random.Normal();
            scales[period] = Math.Exp(middle + drift switch
            {
                InventedDrift.Steady => swing * ((2.0 * period / periods) - 1),
                InventedDrift.Walk => walk,
                InventedDrift.Step => swing / (1 + Math.Exp(-(period - turn) / 10)),
                _ => 0,
            });
            shapes[period] = drift == InventedDrift.Step ? shape * (1 + (0.2 / (1 + Math.Exp(-(period - turn) / 10)))) : shape;
        }

        for (var vintage = 0; vintage < speed.Length; vintage++)
        {
            office += drift == InventedDrift.Office ? 0.05 * random.Normal() : 0;
            speed[vintage] = Math.Exp(office + (batch * random.Normal()));

            // Two weeks around New Year bring little, the next two more.
            speed[vintage] *= !holiday ? 1 : (vintage % 52) switch { 0 or 51 => 0.4, 1 or 2 => 1.4, _ => 1 };
            speed[vintage] = vintage < periods || leakAt is not { } at || vintage != periods - 1 + at ? speed[vintage] : double.PositiveInfinity;
        }

        var level = 0.0;
        var final = new double[periods];
        var rows = new double[periods][];
        for (var period = 0; period < periods; period++)
        {
            level = (0.98 * level) + (0.08 * random.Normal());
            var mean = weekly * Math.Exp(level + (season * Math.Sin(2 * Math.PI * period / 52)) + (scatter * random.Normal()));
            var left = random.Poisson(mean);
            rows[period] = new double[Math.Min(greatest + 1, periods - period)];
            for (var delay = 0; delay <= greatest; delay++)
            {
                // The risk of this delay among those not reported before. Who is left at the greatest delay never comes, and is not counted.
                var hazard = Cumulative(delay + 1, scales[period], shapes[period]) - Cumulative(delay, scales[period], shapes[period]);
                var pace = speed[period + delay];
                var share = double.IsInfinity(pace) ? 1.0 / 3
                    : 1 - ((1 - (delay == 0 ? atOnce : 0)) * Math.Exp(-hazard * pace));
                if (share is > 0 and < 1 && double.IsFinite(size))
                {
                    share = random.Beta(size * share, size * (1 - share));
                }

                var come = random.Binomial(left, Math.Clamp(share, 0, 1));
                left -= come;
                final[period] += come;
                if (delay < rows[period].Length)
                {
                    rows[period][delay] = final[period];
                }
            }
        }

        return new(ReportingTriangle.FromDelays(rows), final, greatest);
    }

    // Weibull's cumulative hazard.
    private static double Cumulative(double time, double scale, double shape) => Math.Pow(time / scale, shape);
}
