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

    private ScaleSearch(ReportingModel model)
    {
        (this.model, sums) = (model, new(model));
        warm = new double[model.Layout.Size];
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
        var (fit, height) = search.Try(place);
        var kept = new ModelFit[count];
        var apart = model.IsSparse ? ApartFew : Apart;
        for (var step = 0; step < count * apart; step++)
        {
            double[] tried = [.. place.Select(at => at + (Stride * random.Normal()))];
            var (found, high) = search.Try(tried);
            (place, fit, height) = Math.Log(random.OpenUniform()) < high - height ? (tried, found, high) : (place, fit, height);
            kept[step / apart] = fit ?? throw new InvalidOperationException("The numbers of the triangle are too large for the model.");
        }

        return kept;
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

    private (ModelFit? Fit, double Height) Try(double[] place)
    {
        if (ModelFit.Of(model, Scale(place), warm, sums) is not { } fit)
        {
            return (null, double.NegativeInfinity);
        }

        // Only what is nearly as likely as the likeliest is a place to begin from: far off lies a hill that is not worth climbing.
        var height = fit.LogEvidence + ModelScale.LogPrior(place);
        if (height > highest - Near)
        {
            warm = fit.At;
        }

        highest = Math.Max(highest, height);
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
