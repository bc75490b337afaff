using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>The cases that each young period still has to come, and the share that is known, for draws of the delay.</summary>
internal static class NowcastDraws
{
    // A mean below this is no case in any number of draws.
    private const double Nothing = 1e-9;
    private const double MostCases = 1e12;

    /// <summary>The first period that is not complete.</summary>
    public static int FirstYoung(ReportingModel model) => Math.Max(model.Cells.FirstPeriod, model.Newest - model.MaximumDelay + 1);

    /// <summary>One row a replicate, one column a young period.</summary>
    /// <param name="model">The model.</param>
    /// <param name="fits">Its fits; draw r is of fit r modulo their number.</param>
    /// <param name="draws">Draws of the delay.</param>
    /// <param name="target">So many vintages after the newest, at most the greatest delay.</param>
    /// <param name="random">The stream.</param>
    public static (double[] Shares, double[] Coming) Run(ReportingModel model, ModelFit[] fits, DelayDraw[] draws, int target, RandomStream random)
    {
        var count = model.Newest + 1 - FirstYoung(model);
        var (shares, coming) = (new double[draws.Length * count], new double[draws.Length * count]);
        Parallel.For(0, fits.Length, turn =>
        {
            var own = random.Substream((ulong)turn);
            for (var replicate = turn; replicate < draws.Length; replicate += fits.Length)
            {
                Fill(model, fits[turn].Scale, draws[replicate], target, own, shares.AsSpan(replicate * count, count), coming.AsSpan(replicate * count, count));
            }
        });
        return (shares, coming);
    }

    private static void Fill(
        ReportingModel model, ModelScale scale, DelayDraw draw, int target, RandomStream random, Span<double> shares, Span<double> coming)
    {
        var (layout, young) = (model.Layout, FirstYoung(model));
        double[] curve = [.. draw.Delay.Curve.Select(Math.Exp)];
        double[] pace = [.. draw.Delay.Pace.Concat(draw.Ahead).Select(Math.Exp)];
        var shape = 1 / ((scale.Scatter * scale.Scatter) + 1e-8);
        var leaks = model.Leaks(scale);
        for (var place = 0; place < shares.Length; place++)
        {
            var period = young + place;
            var own = Math.Exp(draw.Delay.Periods[period]);
            var level = Math.Exp(model.MiddleLevel + layout.Level.At(draw.Unknowns.AsSpan(layout.LevelAt, layout.Level.Count), period));
            var (past, near, whole, leak) = (0.0, 0.0, 0.0, 0.0);
            for (var delay = 0; delay <= model.MaximumDelay; delay++)
            {
                var risk = curve[delay] * pace[period + delay];
                whole += risk;
                past += period + delay <= model.Newest ? risk : 0;
                near += period + delay <= model.Newest + target ? risk : 0;
                leak += period + delay <= model.Newest ? leaks[period + delay] : 0;
            }

            var (known, then, end) = (Reported((past * own) + leak), Reported((near * own) + leak), Reported((whole * own) + leak));
            shares[place] = end > 0 ? known / end : 1;

            // The period's number given its known cases: gamma again.
            var cases = model.Cells.Known(period - model.Cells.FirstPeriod) / model.Dispersion;
            var number = random.Gamma(shape + cases) / (shape + (level * known / model.Dispersion));
            var mean = Math.Min(MostCases, number * level * Math.Max(0, then - known));
            var size = model.Dispersion > 1 ? mean / (model.Dispersion - 1) : double.PositiveInfinity;
            coming[place] = mean > Nothing ? NegativeBinomialDistribution.Draw(random, size, mean) : 0;
        }
    }

    // 1 − e⁻ˣ.
    private static double Reported(double risk) => risk < 1e-5 ? risk * (1 - (risk / 2)) : 1 - Math.Exp(-risk);
}
