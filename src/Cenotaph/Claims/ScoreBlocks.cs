using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>
/// Scores of dates that overlap, in blocks of 13 weeks from the first date on: what is counted up to one week is nearly what is counted up to the next,
/// so that a block weighs as one date, and fewer than ten tell no forecaster from another.
/// </summary>
public static class ScoreBlocks
{
    /// <summary>The length of a block: 13 weeks.</summary>
    public const int Days = 91;

    /// <summary>Fewer blocks than these rank nobody.</summary>
    public const int Fewest = 10;

    /// <summary>How many blocks hold a date.</summary>
    public static int Count(IEnumerable<DateOnly> days) => Means([.. days.Select(day => (day, 0.0))]).Count;

    /// <summary>The mean of the blocks' means; null without a date.</summary>
    public static double? Mean(IEnumerable<(DateOnly Day, double Score)> scores) => Means([.. scores]) is { Count: > 0 } means ? means.Average() : null;

    /// <summary>The mean of the blocks' mean differences with its 95 % t-limits; limits are null with fewer than two blocks, all is null without a date.</summary>
    public static (double Mean, double? Low, double? High)? Difference(IEnumerable<(DateOnly Day, double Difference)> differences)
    {
        var means = Means([.. differences]);
        if (means.Count == 0)
        {
            return null;
        }

        var mean = means.Average();
        if (means.Count == 1)
        {
            return (mean, null, null);
        }

        var variance = means.Sum(one => (one - mean) * (one - mean)) / (means.Count - 1);
        var half = StudentT.Quantile(0.975, means.Count - 1) * Math.Sqrt(variance / means.Count);
        return (mean, mean - half, mean + half);
    }

    private static List<double> Means(List<(DateOnly Day, double Score)> scores)
    {
        if (scores.Count == 0)
        {
            return [];
        }

        var first = scores.Min(one => one.Day).DayNumber;
        return [.. scores.GroupBy(one => (one.Day.DayNumber - first) / Days).OrderBy(block => block.Key).Select(block => block.OrderBy(one => one.Day).Average(one => one.Score))];
    }
}
