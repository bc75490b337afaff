using System.Numerics;
using System.Runtime.Intrinsics;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// The posterior density of a latent class model (Manrique-Vallier, Bayesian population size estimation using Dirichlet process mixtures, Biometrics 72, 2016) with
/// N, the classes of persons and α summed out, and its gradient. Each chain has its own.
/// </summary>
/// <remarks>
/// With p(N) ∝ 1/N the sum over N is Π p_w^x_w / (1 − ρ)ⁿ, since Σ (n + m − 1)!/m! ρᵐ = (n − 1)!/(1 − ρ)ⁿ. Sticks are V_k = 1 − exp(−e_k) with e_k exponential of
/// rate α; α, gamma of shape ¼ and rate ¼, leaves (¼ + Σe)^−(K − ¾). Histories that nobody can have are taken out of 1 − ρ. A state holds, class by class in lanes
/// of eight, a row of log-odds for each list and a last row of coordinates of the sticks (see <see cref="LatentSticks"/>).
/// </remarks>
internal sealed class LatentPosterior
{
    private const int Width = 8;

    private readonly int[] on;
    private readonly int[] starts;
    private readonly double[] counts;
    private readonly (int[] Lists, int Sign)[] impossible;
    private readonly double[] odds;
    private readonly double[] chances;
    private readonly double[] inLists;
    private readonly double[] missed;
    private readonly double[] met;
    private readonly double[] never;
    private readonly double[] inClass;
    private readonly double[] product;
    private readonly double[] real;
    private readonly LatentSticks sticks;

    public LatentPosterior(CaptureTable table, int classes, (double A, double B) prior)
    {
        (Lists, Classes, Prior) = (table.Lists.Length, classes, prior);
        Lanes = (classes + Width - 1) / Width * Width;
        Cells = table.Cells.Length;
        Persons = table.Observed;
        counts = [.. table.Cells.Select(cell => (double)cell.Count)];
        starts = new int[Cells + 1];
        for (var cell = 0; cell < Cells; cell++)
        {
            starts[cell + 1] = starts[cell] + BitOperations.PopCount((uint)table.Cells[cell].History);
        }

        on = [.. table.Cells.SelectMany(cell => Members(cell.History))];
        impossible = [.. ImpossibleHistories.Of(table.Impossible).Select(term => (Members(term.Lists), term.Sign))];
        (odds, chances, inLists) = (new double[Lists * Lanes], new double[Lists * Lanes], new double[Lists * Lanes]);
        (missed, met, never, inClass, product) = (new double[Lanes], new double[Lanes], new double[Lanes], new double[Lanes], new double[Lanes]);
        real = [.. Enumerable.Range(0, Lanes).Select(k => k < classes ? 1.0 : 0)];
        sticks = new(classes, Lanes);
        int[] Members(int lists) => [.. Enumerable.Range(0, Lists).Where(list => (lists >> list & 1) != 0)];
    }

    public int Lists { get; }

    public int Classes { get; }

    /// <summary>Classes, filled up to a multiple of eight.</summary>
    public int Lanes { get; }

    /// <summary>Histories that are seen on somebody.</summary>
    public int Cells { get; }

    public double Persons { get; }

    /// <summary>The beta prior of every chance.</summary>
    public (double A, double B) Prior { get; }

    /// <summary>How many numbers a state has.</summary>
    public int Length => (Lists + 1) * Lanes;

    /// <summary>At the last state: the probability of being on a list, and of being on none over it.</summary>
    public double Seen { get; private set; }

    public double UnseenPerSeen { get; private set; }

    /// <summary>At the last state: Σe.</summary>
    public double Sum => sticks.Sum;

    /// <summary>At the last state: the logarithm of the volume that the sticks' coordinates take in their lengths, where the density was wanted.</summary>
    public double LogSlopes => sticks.LogSlopes;

    /// <summary>At the last state: the shares of the classes.</summary>
    public ReadOnlySpan<double> Shares => sticks.Weights.AsSpan(0, Classes);

    /// <summary>The gradient of the log density into its place, and the density up to a constant; NaN where it is not finite or not wanted.</summary>
    public double Of(double[] state, double[] gradient, bool wanted)
    {
        unchecked
        {
            var density = SetChances(state, wanted) + sticks.Set(state.AsSpan(Lists * Lanes, Classes), wanted);
            Array.Clear(inClass);
            Array.Clear(inLists);
            density += AddHistories(wanted);
            var (unseen, seen) = (0.0, 0.0);
            for (var k = 0; k < Classes; k++)
            {
                unseen += sticks.Weights[k] * missed[k];
                seen += sticks.Weights[k] * met[k];
            }

            seen -= impossible.Length == 0 ? 0 : NeverSeen();
            if (!(seen > 0))
            {
                return double.NaN;
            }

            (Seen, UnseenPerSeen) = (seen, unseen / seen);
            SetGradient(gradient, Persons / seen);
            return wanted ? density - (Persons * Math.Log(seen)) : double.NaN;
        }
    }

    /// <summary>The probability of each history of the table among all that are seen, at the last state.</summary>
    public void Expected(Span<double> probabilities)
    {
        for (var cell = 0; cell < Cells; cell++)
        {
            var sum = 0.0;
            for (var k = 0; k < Classes; k++)
            {
                var one = sticks.Weights[k] * missed[k];
                for (var place = starts[cell]; place < starts[cell + 1]; place++)
                {
                    one *= odds[(on[place] * Lanes) + k];
                }

                sum += one;
            }

            probabilities[cell] = sum / Seen;
        }
    }

    // Odds and chances of every list in every class, what is missed by all lists (and what is not, without taking it from 1), and the prior.
    private double SetChances(double[] state, bool wanted)
    {
        var (logs, sums) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var lane = 0; lane < Lanes; lane += Width)
        {
            var (none, some) = (Vector512<double>.One, Vector512<double>.Zero);
            var isReal = Vector512.LoadUnsafe(ref real[0], (nuint)lane);
            for (var list = 0; list < Lists; list++)
            {
                var place = (nuint)((list * Lanes) + lane);
                var logOdds = Vector512.LoadUnsafe(ref state[0], place);
                var one = Vector512.Exp(logOdds);
                var against = Vector512<double>.One / (Vector512<double>.One + one);
                var chance = one * against;
                one.StoreUnsafe(ref odds[0], place);
                chance.StoreUnsafe(ref chances[0], place);
                none *= against;
                some = (some * against) + chance;
                if (wanted)
                {
                    sums += logOdds * isReal;
                    logs += Vector512.Log(against) * isReal;
                }
            }

            none.StoreUnsafe(ref missed[0], (nuint)lane);
            some.StoreUnsafe(ref met[0], (nuint)lane);
        }

        return wanted ? (Prior.A * Vector512.Sum(sums)) + ((Prior.A + Prior.B) * Vector512.Sum(logs)) : 0;
    }

    private double AddHistories(bool wanted)
    {
        var density = 0.0;
        for (var cell = 0; cell < Cells; cell++)
        {
            var sum = Vector512<double>.Zero;
            for (var lane = 0; lane < Lanes; lane += Width)
            {
                var one = Vector512.LoadUnsafe(ref sticks.Weights[0], (nuint)lane) * Vector512.LoadUnsafe(ref missed[0], (nuint)lane);
                for (var place = starts[cell]; place < starts[cell + 1]; place++)
                {
                    one *= Vector512.LoadUnsafe(ref odds[0], (nuint)((on[place] * Lanes) + lane));
                }

                one.StoreUnsafe(ref product[0], (nuint)lane);
                sum += one;
            }

            var probability = Vector512.Sum(sum);
            density += wanted ? counts[cell] * Math.Log(probability) : 0;
            var factor = Vector512.Create(counts[cell] / probability);
            for (var lane = 0; lane < Lanes; lane += Width)
            {
                var one = Vector512.LoadUnsafe(ref product[0], (nuint)lane) * factor;
                (Vector512.LoadUnsafe(ref inClass[0], (nuint)lane) + one).StoreUnsafe(ref inClass[0], (nuint)lane);
                for (var place = starts[cell]; place < starts[cell + 1]; place++)
                {
                    var there = (nuint)((on[place] * Lanes) + lane);
                    (Vector512.LoadUnsafe(ref inLists[0], there) + one).StoreUnsafe(ref inLists[0], there);
                }
            }
        }

        return density;
    }

    // The probability of all impossible histories, by inclusion and exclusion.
    private double NeverSeen()
    {
        Array.Clear(never);
        foreach (var (lists, sign) in impossible)
        {
            for (var k = 0; k < Classes; k++)
            {
                var all = sign * sticks.Weights[k];
                foreach (var list in lists)
                {
                    all *= chances[(list * Lanes) + k];
                }

                never[k] += all;
            }
        }

        var sum = 0.0;
        for (var k = 0; k < Classes; k++)
        {
            sum += never[k];
        }

        return sum;
    }

    private void SetGradient(double[] gradient, double scale)
    {
        if (impossible.Length > 0)
        {
            AddImpossible(scale);
        }

        var (a, both, unlisted) = (Vector512.Create(Prior.A), Vector512.Create(Prior.A + Prior.B), Vector512.Create(scale));
        for (var lane = 0; lane < Lanes; lane += Width)
        {
            var isReal = Vector512.LoadUnsafe(ref real[0], (nuint)lane);
            var persons = Vector512.LoadUnsafe(ref inClass[0], (nuint)lane)
                + (unlisted * Vector512.LoadUnsafe(ref sticks.Weights[0], (nuint)lane) * Vector512.LoadUnsafe(ref missed[0], (nuint)lane));
            persons.StoreUnsafe(ref inClass[0], (nuint)lane);
            for (var list = 0; list < Lists; list++)
            {
                var place = (nuint)((list * Lanes) + lane);
                var slope = Vector512.LoadUnsafe(ref inLists[0], place) + a - ((persons + both) * Vector512.LoadUnsafe(ref chances[0], place));
                (slope * isReal).StoreUnsafe(ref gradient[0], place);
            }
        }

        if (impossible.Length > 0)
        {
            for (var k = 0; k < Classes; k++)
            {
                inClass[k] += scale * never[k];
            }
        }

        sticks.SetGradient(inClass, gradient.AsSpan(Lists * Lanes, Classes));
    }

    // A history of impossible lists together weighs like persons on these lists, of whom nothing is known on the others.
    private void AddImpossible(double scale)
    {
        foreach (var (lists, sign) in impossible)
        {
            for (var k = 0; k < Classes; k++)
            {
                var all = scale * sign * sticks.Weights[k];
                foreach (var list in lists)
                {
                    all *= chances[(list * Lanes) + k];
                }

                foreach (var list in lists)
                {
                    inLists[(list * Lanes) + k] += all * (1 - chances[(list * Lanes) + k]);
                }
            }
        }
    }
}
