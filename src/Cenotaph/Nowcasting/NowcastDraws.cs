using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>Joint draws of the cases that each young period still has to come, and of the share that is known.</summary>
internal sealed class NowcastDraws
{
    private readonly ReportingModel model;
    private readonly int young;
    private readonly int count;
    private readonly int target;
    private readonly KnotLine ahead;

    /// <summary>Draws for the periods that are not complete.</summary>
    /// <param name="model">The model.</param>
    /// <param name="target">So many vintages after the newest, at most the greatest delay.</param>
    public NowcastDraws(ReportingModel model, int target)
    {
        (this.model, this.target) = (model, target);
        young = Math.Max(model.Cells.FirstPeriod, model.Newest - model.MaximumDelay + 1);
        count = model.Newest + 1 - young;
        ahead = KnotLine.Ahead(model.Newest + 1, model.Newest + Math.Max(1, model.MaximumDelay));
    }

    /// <summary>The first period that is not complete.</summary>
    public int FirstPeriod => young;

    /// <summary>How many periods are not complete.</summary>
    public int Periods => count;

    /// <summary>Draws, one row a replicate: the share known and the cases to come until the target.</summary>
    public (double[] Shares, double[] Coming) Run(ModelFit[] fits, int replicates, ulong seed)
    {
        var (shares, coming) = (new double[replicates * count], new double[replicates * count]);
        var origin = new RandomStream(seed);
        Parallel.For(0, fits.Length, turn =>
        {
            var random = origin.Substream((ulong)turn);
            var future = new FutureVintages(model, fits[turn].Scale, ahead);
            var unknowns = new double[model.Layout.Size];
            for (var replicate = turn; replicate < replicates; replicate += fits.Length)
            {
                fits[turn].Draw(random, unknowns);
                var pace = Pace(unknowns, future, fits[turn].Scale, random);
                Fill(unknowns, pace, fits[turn].Scale, random, shares.AsSpan(replicate * count, count), coming.AsSpan(replicate * count, count));
            }
        });
        return (shares, coming);
    }

    // How fast the office is at each vintage, past and to come.
    private double[] Pace(double[] unknowns, FutureVintages future, ModelScale scale, RandomStream random)
    {
        var layout = model.Layout;
        var pace = new double[model.Newest + model.MaximumDelay + 1];
        var past = unknowns.AsSpan(layout.VintagesAt, layout.Vintages.Count);
        for (var vintage = young; vintage <= model.Newest; vintage++)
        {
            var interval = model.Interval(vintage);
            pace[vintage] = Math.Exp(layout.Vintages.At(past, vintage) + (interval > 0 ? unknowns[layout.Shock(interval)] : 0));
        }

        var drift = future.Draw(past, random);
        for (var vintage = model.Newest + 1; vintage < pace.Length; vintage++)
        {
            var spread = model.Breaks.Any(one => one.Holds(vintage)) ? ReportingModel.BreakJump : scale.Shock;
            pace[vintage] = Math.Exp(Math.Clamp(ahead.At(drift, vintage) + (spread * random.Normal()), -4, 4));
        }

        return pace;
    }

    private void Fill(double[] unknowns, double[] pace, ModelScale scale, RandomStream random, Span<double> shares, Span<double> coming)
    {
        var layout = model.Layout;
        var curve = new double[model.MaximumDelay + 1];
        for (var delay = 0; delay < curve.Length; delay++)
        {
            curve[delay] = Math.Exp(model.Usual[delay] + layout.Curve.At(unknowns.AsSpan(0, layout.Curve.Count), delay));
        }

        var shape = 1 / ((scale.Scatter * scale.Scatter) + 1e-8);
        for (var place = 0; place < count; place++)
        {
            var period = young + place;
            var own = Math.Exp(layout.Periods.At(unknowns.AsSpan(layout.PeriodsAt, layout.Periods.Count), period));
            var level = Math.Exp(model.MiddleLevel + layout.Level.At(unknowns.AsSpan(layout.LevelAt, layout.Level.Count), period));
            var (past, near, whole) = (0.0, 0.0, 0.0);
            for (var delay = 0; delay <= model.MaximumDelay; delay++)
            {
                var risk = curve[delay] * pace[period + delay];
                whole += risk;
                past += period + delay <= model.Newest ? risk : 0;
                near += period + delay <= model.Newest + target ? risk : 0;
            }

            var (known, then, end) = (Reported(past * own), Reported(near * own), Reported(whole * own));
            shares[place] = end > 0 ? known / end : 1;

            // The period's number given its known cases: gamma again.
            var cases = model.Cells.Known(period - model.Cells.FirstPeriod) / model.Dispersion;
            var number = random.Gamma(shape + cases) / (shape + (level * known / model.Dispersion));
            var mean = Math.Min(1e12, number * level * Math.Max(0, then - known));
            var size = model.Dispersion > 1 ? mean / (model.Dispersion - 1) : double.PositiveInfinity;
            coming[place] = mean > 1e-9 ? NegativeBinomialDistribution.Draw(random, size, mean) : 0;
        }
    }

    private static double Reported(double risk) => risk < 1e-5 ? risk * (1 - (risk / 2)) : 1 - Math.Exp(-risk);
}
