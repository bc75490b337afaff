using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>All models of a table, fitted.</summary>
/// <param name="Scores">One for each model, in their order.</param>
internal sealed record ModelSearch(ImmutableArray<ModelScore> Scores)
{
    // Models are fitted in runs of fixed length, whatever the number of threads.
    private const int Run = 64;

    /// <summary>Those with a maximum that tells N.</summary>
    public IEnumerable<ModelScore> Good => Scores.Where(score => score.Outcome == HistoryOutcome.Fitted);

    /// <summary>Fits every model by itself, so that no answer depends on another or on the number of threads.</summary>
    public static ModelSearch Of(HistoryCounts counts, ImmutableArray<HistoryModel> models, int workers)
    {
        var scores = new ModelScore[models.Length];
        var runs = (models.Length + Run - 1) / Run;
        Parallel.For(0, runs, new() { MaxDegreeOfParallelism = workers }, run =>
        {
            for (var model = run * Run; model < Math.Min(models.Length, (run + 1) * Run); model++)
            {
                var fit = HistoryFitter.Fit(counts, models[model]);
                scores[model] = new(models[model], fit.Outcome, fit.Total, fit.StandardError, fit.Aic, fit.Bic);
            }
        });
        return new([.. scores]);
    }

    /// <summary>The mean over models by Akaike's weights, with the error that their differences add (Buckland, Burnham and Augustin 1997); null without models.</summary>
    /// <param name="observed">Persons observed.</param>
    /// <param name="probability">Of the interval, log-normal in the unlisted.</param>
    public SystemsEstimate? Average(double observed, double probability)
    {
        List<ModelScore> good = [.. Good];
        if (good.Count == 0)
        {
            return null;
        }

        var least = good.Min(score => score.Aic);
        double[] weights = [.. good.Select(score => Math.Exp((least - score.Aic) / 2))];
        var sum = weights.Sum();
        var mean = good.Zip(weights, (score, weight) => score.Total * weight).Sum() / sum;
        var error = good.Zip(weights, (score, weight) => weight * Math.Sqrt((score.StandardError * score.StandardError) + ((score.Total - mean) * (score.Total - mean)))).Sum() / sum;
        var unlisted = mean - observed;
        var spread = Math.Exp(NormalDistribution.UpperQuantile((1 - probability) / 2) * Math.Sqrt(Math.Log(1 + (error / unlisted * (error / unlisted)))));
        return new("loglinear", "mean by AIC weights", mean)
        {
            StandardError = error,
            Intervals = [new("log-normal", probability, observed + (unlisted / spread), observed + (unlisted * spread))],
            Figures =
            [
                new("models", Scores.Length), new("models_without_estimate", Scores.Length - good.Count), new("greatest_weight", 1 / sum),
                new("model_quantile_0.025", At(good, weights, 0.025 * sum)), new("model_quantile_0.975", At(good, weights, 0.975 * sum)),
            ],
        };
    }

    // The number that models of so much weight do not exceed.
    private static double At(List<ModelScore> good, double[] weights, double weight)
    {
        var below = 0.0;
        foreach (var (score, own) in good.Zip(weights).OrderBy(pair => pair.First.Total))
        {
            below += own;
            if (below >= weight)
            {
                return score.Total;
            }
        }

        return good.Max(score => score.Total);
    }

    /// <summary>What the best models say, in one sentence; null where there is but one.</summary>
    public string? Rivals()
    {
        // Two units of BIC are hardly worth a mention (Kass and Raftery 1995).
        const double Near = 2;
        List<ModelScore> good = [.. Good.OrderBy(score => score.Bic).ThenBy(score => score.Model.Text, StringComparer.Ordinal)];
        List<ModelScore> near = [.. good.Where(score => score.Bic - good[0].Bic <= Near)];
        return near.Count < 2 ? null : string.Create(
            CultureInfo.InvariantCulture,
            $"{near.Count} models lie within {Near} of the least BIC; they say {near.Min(score => score.Total):#,0} to {near.Max(score => score.Total):#,0}. The next best, {near[1].Model.Text}, says {near[1].Total:#,0} at {near[1].Bic - near[0].Bic:0.00} more.");
    }
}

/// <summary>What is kept of a model's fit.</summary>
internal readonly record struct ModelScore(HistoryModel Model, HistoryOutcome Outcome, double Total, double StandardError, double Aic, double Bic);
