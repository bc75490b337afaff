using Cenotaph.Numerics;

namespace Cenotaph.Nowcasting;

/// <summary>Finds the scales that a triangle leaves likely: from the likeliest a chain of Metropolis's, of which some fits are kept. What is not known of
/// the scales is part of the interval.</summary>
internal sealed class ScaleSearch
{
    // Rounds in which the dispersion is told from the residuals, before the scales are searched.
    private const int DispersionRounds = 3;

    // Steps of the chain between two fits that are kept, and their length in spreads.
    private const int Apart = 3;
    private const int ApartFew = 4;
    private const double Stride = 0.5;

    // A fit that is less likely than the likeliest by more than this is no place to begin the next one from.
    private const double Near = 10;

    private readonly ReportingModel model;
    private readonly ModelSums sums;
    private double highest = double.NegativeInfinity;
    private double[] warm;

    // Where the fit without drift begins.
    private double[] still;

    private ScaleSearch(ReportingModel model)
    {
        (this.model, sums) = (model, new(model));
        (warm, still) = (new double[model.Layout.Size], new double[model.Layout.Size]);
    }

    // How many places are those of scales; those after them are of leaks.
    private int Own { get; set; }

    /// <summary>Fits drawn from what the triangle leaves likely. Sets the model's dispersion.</summary>
    /// <param name="model">The model.</param>
    /// <param name="count">How many are kept, at least 1.</param>
    /// <param name="random">The stream.</param>
    public static ModelFit[] Draw(ReportingModel model, int count, RandomStream random)
    {
        var search = new ScaleSearch(model);
        // The last scale is that of strata, before what leaks find.
        search.Own = model.Common is null ? ModelScale.Count - 1 : ModelScale.Count;
        var place = new double[search.Own + model.Breaks.Count];
        for (var round = 0; round < DispersionRounds; round++)
        {
            search.Disperse(place);
        }

        place = search.Climb(place, 1, 0.5);
        search.Disperse(place);
        place = search.Climb(place, 0.5);
        return search.Walk(place, count, random);
    }

    // Before a triangle is seen it is as likely as not that its delay stays. So the chain holds, beside the scales, whether there is drift; while there is none,
    // the scales of drift wander as is believed of them before anything is seen (Carlin and Chib 1995). Where vintages are few, nothing would tell one from
    // the other, and a stratum departs from a delay that has its own weight already: there drift is in all fits.
    private ModelFit[] Walk(double[] place, int count, RandomStream random)
    {
        var (fit, height) = Try(place);
        var kept = new ModelFit[count];
        var (steady, turns) = (false, !model.IsSparse && model.Common is null);
        var apart = model.IsSparse ? ApartFew : Apart;
        var drifting = 0.0;
        for (var step = 0; step < count * apart; step++)
        {
            if (turns && step % apart == 0)
            {
                var (other, level) = Try(place, !steady);
                var turned = double.IsFinite(level) ? 1 / (1 + Math.Exp(height - level)) : 0;
                drifting += (steady ? turned : 1 - turned) / count;
                (fit, height, steady) = Math.Log(random.OpenUniform()) < level - height ? (other, level, !steady) : (fit, height, steady);
            }

            double[] tried = [.. place.Select(at => at + (Stride * random.Normal()))];
            var (found, high) = Try(tried, steady);
            (place, fit, height) = Math.Log(random.OpenUniform()) < high - height ? (tried, found, high) : (place, fit, height);
            kept[step / apart] = fit ?? throw new InvalidOperationException("The numbers of the triangle are too large for the model.");
        }

        return turns ? [.. kept.Select(one => one.Doubted(drifting))] : kept;
    }

    // By steps along one scale after another, ever smaller.
    private double[] Climb(double[] from, params ReadOnlySpan<double> steps)
    {
        var place = (double[])from.Clone();
        var height = Try(place).Height;
        foreach (var step in steps)
        {
            for (var scale = place.Length - 1; scale >= 0; scale--)
            {
                _ = Along(scale, step) || Along(scale, -step);
            }
        }

        return place;

        bool Along(int scale, double step)
        {
            for (var moved = false; ; moved = true)
            {
                place[scale] += step;
                var found = Math.Abs(place[scale]) <= 2.5 ? Try(place).Height : double.NegativeInfinity;
                if (!(found > height))
                {
                    place[scale] -= step;
                    return moved;
                }

                height = found;
            }
        }
    }

    private ModelScale Scale(double[] place) => ModelScale.At(place, Own) with { Unseen = model.IsSparse };

    private (ModelFit? Fit, double Height) Try(double[] place, bool steady = false)
    {
        var scale = Scale(place);
        if (ModelFit.Of(model, steady ? scale.Steady : scale, steady ? still : warm, sums) is not { } fit)
        {
            return (null, double.NegativeInfinity);
        }

        // Only what is nearly as likely as the likeliest is a place to begin from: far off lies a hill that is not worth climbing.
        var height = fit.LogEvidence + ModelScale.LogPrior(place);
        if (steady)
        {
            still = fit.At;
        }
        else if (height > highest - Near)
        {
            warm = fit.At;
        }

        highest = steady ? highest : Math.Max(highest, height);
        return (fit, height);
    }

    // The variance of cases over their mean, by the squared residuals over all cells; each number that was fitted takes one from the cells.
    private void Disperse(double[] place)
    {
        if (ModelFit.Of(model, Scale(place), warm, sums) is not { } fit)
        {
            return;
        }

        (warm, highest) = (fit.At, double.NegativeInfinity);
        sums.Take(warm, fit.Scale, true);
        var (squares, means, hidden) = sums.Residuals;
        var fitted = hidden + (model.Layout.Size / 2.0);
        double cells = model.Cells.Count;
        var free = Math.Max(cells / 3, cells - fitted);
        model.Dispersion = means > 0 ? Math.Clamp(squares / means * cells / free, 1, 1e6) : 1;
    }
}
