using System.Runtime.Intrinsics;
using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// One chain: Hamiltonian trajectories (Duane and others 1987; Neal 2011) of random length, and swaps of two classes' labels between them. One stream of
/// random numbers, one thread at a time.
/// </summary>
internal sealed class LatentChain
{
    /// <summary>Trajectories by which the step is tuned; none of them is kept.</summary>
    public const int Tuning = 600;

    // Hoffman and Gelman 2014, section 3.2: the constants of dual averaging, and the acceptance that serves trajectories best.
    private const double Wanted = 0.8;
    private const double FirstStep = 0.05;
    private const double Shrinkage = 0.05;
    private const double Delay = 10;
    private const double Forgetting = 0.75;

    // An empty class wanders over log-odds of the unit scale: a trajectory should cross a few of them.
    private const double LongestTime = 4;
    private const int FewestSteps = 16;
    private const int MostSteps = 96;
    private const int ChecksEvery = 20;
    // Some trajectories of small steps leave places that are narrower than those where the step was tuned.
    private const double SmallSteps = 0.05;
    private const double Smaller = 8;
    private const int Stretches = 3;
    private const double StretchBy = 1.5;
    private const double Occupied = 0.01;

    private readonly CaptureTable table;
    private readonly LatentPosterior posterior;
    private readonly RandomStream random;
    private readonly double[] momentum;
    private readonly double[] logShares;
    private double[] state = [];
    private readonly double[] gradient;
    private double[] tried;
    private readonly double[] triedGradient;
    private double logStep = Math.Log(FirstStep);
    private double logStepMean = Math.Log(FirstStep);
    private double missing;
    private (double Seen, double Unseen, double Sum) at;

    public LatentChain(CaptureTable table, LatentPosterior posterior, RandomStream random)
    {
        (this.table, this.posterior, this.random) = (table, posterior, random);
        (gradient, tried, triedGradient, momentum) = (new double[posterior.Length], new double[posterior.Length], new double[posterior.Length], new double[posterior.Length]);
        logShares = new double[posterior.Classes];
        Checks = new(table, posterior, random.Substream(1));
    }

    /// <summary>The logarithm of the unlisted expected, trajectory by trajectory, those of tuning included.</summary>
    public List<double> LogUnlisted { get; } = [];

    /// <summary>Draws of N, as many.</summary>
    public List<double> Totals { get; } = [];

    /// <summary>The mean of α given the sticks, as many.</summary>
    public List<double> Alphas { get; } = [];

    /// <summary>What the model expects of the table, and how often a table drawn from it lies farther off.</summary>
    public LatentChecks Checks { get; }

    /// <summary>The share of trajectories that were taken.</summary>
    public double Taken { get; private set; }

    /// <summary>Goes on until so many trajectories after those of tuning are made.</summary>
    public void Advance(int trajectories)
    {
        if (state.Length == 0)
        {
            state = LatentStart.Of(table, posterior, random);
        }

        while (LogUnlisted.Count < Tuning + trajectories)
        {
            var number = LogUnlisted.Count;
            Swap();
            Stretch();
            var small = number >= Tuning && random.Chance(SmallSteps);
            var acceptance = Move(Math.Exp(number < Tuning ? logStep : logStepMean) / (small ? Smaller : 1));
            if (number < Tuning)
            {
                Tune(number + 1, acceptance);
            }
            else
            {
                Taken += (acceptance - Taken) / (number - Tuning + 1);
            }

            LogUnlisted.Add(Math.Log(posterior.Persons * at.Unseen));
            var total = posterior.Persons + random.Poisson(Math.Min(1e15, random.Gamma(posterior.Persons) * at.Unseen));
            Totals.Add(total);
            Alphas.Add((posterior.Classes - 1 + LatentSticks.Alpha) / (LatentSticks.Alpha + at.Sum));
            if (number >= Tuning && number % ChecksEvery == 0)
            {
                posterior.Of(state, triedGradient, false);
                Checks.Add(posterior, Occupied);
            }
        }
    }

    private double Move(double step)
    {
        unchecked
        {
            var density = posterior.Of(state, gradient, true);
            at = (posterior.Seen, posterior.UnseenPerSeen, posterior.Sum);
            var energy = -density;
            for (var row = 0; row <= posterior.Lists; row++)
            {
                var last = row == posterior.Lists ? posterior.Classes - 1 : posterior.Classes;
                for (var k = 0; k < last; k++)
                {
                    var one = random.Normal();
                    momentum[(row * posterior.Lanes) + k] = one;
                    energy += 0.5 * one * one;
                }
            }

            Array.Copy(state, tried, state.Length);
            Array.Copy(gradient, triedGradient, state.Length);
            var steps = 1 + random.Below(Math.Clamp((int)Math.Min(1e6, Math.Ceiling(LongestTime / step)), FewestSteps, MostSteps));
            var reached = double.NaN;
            Kick(step / 2);
            for (var taken = 0; taken < steps; taken++)
            {
                Drift(step);
                reached = posterior.Of(tried, triedGradient, taken == steps - 1);
                Kick(taken == steps - 1 ? step / 2 : step);
            }

            for (var place = 0; place < momentum.Length; place++)
            {
                reached -= 0.5 * momentum[place] * momentum[place];
            }

            var acceptance = Math.Exp(Math.Min(0, reached + energy));
            acceptance = double.IsFinite(acceptance) ? acceptance : 0;
            if (random.Chance(acceptance))
            {
                (state, tried) = (tried, state);
                at = (posterior.Seen, posterior.UnseenPerSeen, posterior.Sum);
            }

            return acceptance;
        }
    }

    private void Kick(double step) => Add(momentum, triedGradient, step);

    private void Drift(double step) => Add(tried, momentum, step);

    private static void Add(double[] to, double[] what, double factor)
    {
        var all = Vector512.Create(factor);
        for (var place = 0; place < to.Length; place += Vector512<double>.Count)
        {
            (Vector512.LoadUnsafe(ref to[0], (nuint)place) + (all * Vector512.LoadUnsafe(ref what[0], (nuint)place))).StoreUnsafe(ref to[0], (nuint)place);
        }
    }

    private void Tune(int number, double acceptance)
    {
        missing += ((Wanted - acceptance) - missing) / (number + Delay);
        logStep = Math.Log(FirstStep) - (Math.Sqrt(number) / Shrinkage * missing);
        var weight = Math.Pow(number, -Forgetting);
        logStepMean = (weight * logStep) + ((1 - weight) * logStepMean);
    }

    // Sticks of empty classes are as long as α is small, which may be by orders of magnitude; trajectories cross that slowly. All sticks from one on are made longer or shorter
    // by one factor, whose volume is its power to the number of sticks.
    private void Stretch()
    {
        var sticks = posterior.Classes - 1;
        if (sticks < 1)
        {
            return;
        }

        var density = posterior.Of(state, gradient, true) - posterior.LogSlopes;
        for (var time = 0; time < Stretches; time++)
        {
            var first = random.Below(sticks);
            var logFactor = StretchBy * random.Normal();
            var factor = Math.Exp(logFactor);
            Array.Copy(state, tried, state.Length);
            for (var k = first; k < sticks; k++)
            {
                var place = (posterior.Lists * posterior.Lanes) + k;
                tried[place] = LatentSticks.Coordinate(factor * LatentSticks.Length(state[place]));
            }

            var next = posterior.Of(tried, triedGradient, true) - posterior.LogSlopes;
            if (Math.Log(random.OpenUniform()) < next - density + ((sticks - first) * logFactor))
            {
                (state, tried, density) = (tried, state, next);
            }
        }
    }

    // The likelihood does not know labels, but the prior of sticks prefers great classes first (Papaspiliopoulos and Roberts 2008).
    private void Swap()
    {
        var (classes, lanes) = (posterior.Classes, posterior.Lanes);
        if (classes < 2)
        {
            return;
        }

        var row = state.AsSpan(posterior.Lists * lanes, classes);
        LatentSticks.LogWeights(row, logShares);
        var (prior, swapped) = (LatentSticks.LogPrior(logShares), false);
        for (var time = 0; time < classes; time++)
        {
            var one = random.Below(classes);
            var other = random.Below(classes - 1);
            other += other >= one ? 1 : 0;
            (logShares[one], logShares[other]) = (logShares[other], logShares[one]);
            var next = LatentSticks.LogPrior(logShares);
            if (Math.Log(random.OpenUniform()) < next - prior)
            {
                (prior, swapped) = (next, true);
                for (var list = 0; list < posterior.Lists; list++)
                {
                    (state[(list * lanes) + one], state[(list * lanes) + other]) = (state[(list * lanes) + other], state[(list * lanes) + one]);
                }
            }
            else
            {
                (logShares[one], logShares[other]) = (logShares[other], logShares[one]);
            }
        }

        if (swapped)
        {
            LatentSticks.Coordinates(logShares, row);
        }
    }
}
