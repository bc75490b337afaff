using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>One draw of the delay, past and to come.</summary>
/// <param name="Unknowns">The unknowns of the model; of a stratum, what it departs from the common ones.</param>
/// <param name="Delay">The delay up to the newest vintage, common and own together.</param>
/// <param name="Ahead">What is added with each vintage to come, from the one after the newest.</param>
internal sealed record DelayDraw(double[] Unknowns, CommonDelay Delay, double[] Ahead)
{
    // No pace by more than e⁴ = 55 times the usual is drawn: risks that nobody has seen would make sums without meaning.
    private const double Farthest = 4;

    /// <summary>Draws, replicate by replicate, each fit in its turn. The work is divided by fits, so that the number of threads does not matter.</summary>
    /// <param name="model">The model.</param>
    /// <param name="fits">Fits under likely scales.</param>
    /// <param name="replicates">How many draws.</param>
    /// <param name="random">The stream.</param>
    /// <param name="common">The draws of the common delay, one a replicate, with the unknowns that strata are anchored at; null without strata.</param>
    public static DelayDraw[] Of(
        ReportingModel model, ModelFit[] fits, int replicates, RandomStream random, (DelayDraw[] Draws, double[] Anchor)? common = null)
    {
        var draws = new DelayDraw[replicates];
        Parallel.For(0, fits.Length, turn =>
        {
            var own = random.Substream((ulong)turn);
            var future = new FutureVintages(model, fits[turn].Scale);
            var chain = model.IsSparse ? new UnknownsChain(model, fits[turn], own) : null;
            for (var replicate = turn; replicate < replicates; replicate += fits.Length)
            {
                var unknowns = new double[model.Layout.Size];
                if (chain is null)
                {
                    fits[turn].Draw(own, unknowns);
                }
                else
                {
                    chain.Draw(unknowns);
                }

                if (common is { } shared)
                {
                    Depart(fits[turn], model, shared.Draws[replicate].Unknowns, shared.Anchor, unknowns);
                }

                var ahead = future.Draw(unknowns.AsSpan(model.Layout.VintagesAt, model.Layout.Vintages.Count), own);
                if (common is { } all)
                {
                    // What the stratum departs from this draw of the common delay is added to it.
                    var delay = Sum(CommonDelay.Of(model, unknowns), model.Common!, all.Draws[replicate].Delay);
                    draws[replicate] = new(unknowns, delay, [.. ahead.Zip(all.Draws[replicate].Ahead, Both)]);
                }
                else
                {
                    draws[replicate] = new(unknowns, CommonDelay.Of(model, unknowns), [.. ahead.Select(one => Both(one, 0))]);
                }
            }
        });
        return draws;
    }

    // The stratum's sum of common and own goes with the common draw only as far as its own cases leave it; so what it departs from that draw is the rest.
    private static void Depart(ModelFit fit, ReportingModel model, double[] drawn, double[] anchor, double[] unknowns)
    {
        var shift = new double[unknowns.Length];
        for (var place = 0; place < shift.Length; place++)
        {
            shift[place] = model.Layout.IsLevel(place) ? 0 : drawn[place] - anchor[place];
        }

        var followed = (double[])shift.Clone();
        fit.Follow(model, followed);
        for (var place = 0; place < shift.Length; place++)
        {
            unknowns[place] += followed[place] - shift[place];
        }
    }

    // Own unknowns were laid on the anchor; they are to lie on the draw.
    private static CommonDelay Sum(CommonDelay laid, CommonDelay anchor, CommonDelay draw) => new(
        [.. laid.Curve.Select((value, place) => value - anchor.Curve[place] + draw.Curve[place])],
        [.. laid.Periods.Select((value, place) => value - anchor.Periods[place] + draw.Periods[place])],
        [.. laid.Pace.Select((value, place) => value - anchor.Pace[place] + draw.Pace[place])]);

    private static double Both(double one, double other) => Math.Clamp(one + other, -Farthest, Farthest);
}
