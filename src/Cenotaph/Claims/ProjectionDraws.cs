using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>
/// A sum of numbers that grow in straight lines, drawn many times: on which day it reaches a threshold, and what it is on a day. The draws are a
/// Latin hypercube (McKay, Beckman and Conover 1979): each number takes every one of n equally likely slices once, in an order of its own. Numbers
/// of different terms are independent. One thread draws; the same seed gives the same draws.
/// </summary>
public sealed class ProjectionDraws
{
    /// <summary>Days in a month: a year of 365.25 days by twelve.</summary>
    public const double DaysInMonth = 30.4375;

    private readonly double[] start;
    private readonly double[] perDay;

    private ProjectionDraws(double[] start, double[] perDay, DateOnly day) => (this.start, this.perDay, Day) = (start, perDay, day);

    /// <summary>The first day: the latest of the first days of the terms.</summary>
    public DateOnly Day { get; }

    /// <summary>How many draws there are.</summary>
    public int Count => start.Length;

    /// <summary>Draws the sum.</summary>
    /// <param name="terms">One term or more.</param>
    /// <param name="draws">How many draws, at least 1.</param>
    /// <param name="seed">Of the random numbers.</param>
    public static ProjectionDraws Of(IReadOnlyList<ProjectionTerm> terms, int draws, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(terms);
        ArgumentOutOfRangeException.ThrowIfZero(terms.Count, nameof(terms));
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 1);
        var day = terms.Max(term => term.Day);
        var random = new RandomStream(seed);
        var starts = terms.Select((term, place) => Sliced(term.Start, draws, random.Substream((ulong)place * 2))).ToArray();
        double[] Rates(int place) => terms[place].Pace switch
        {
            ProjectionPace.Monthly monthly => Sliced(monthly.Rate, draws, random.Substream(((ulong)place * 2) + 1)),
            ProjectionPace.Own own => [.. starts[place].Select(number => number / own.Months)],
            _ => throw new ArgumentException("A pace may be relative only to one that is not.", nameof(terms)),
        };
        var (sum, perDay) = (new double[draws], new double[draws]);
        for (var place = 0; place < terms.Count; place++)
        {
            var other = terms[place].Pace is ProjectionPace.Relative relative ? relative.Term : place;
            var rates = Rates(other);
            var past = day.DayNumber - terms[place].Day.DayNumber;
            for (var i = 0; i < draws; i++)
            {
                var daily = rates[i] / DaysInMonth * (other == place ? 1 : starts[place][i] / starts[other][i]);
                sum[i] += starts[place][i] + (past * daily);
                perDay[i] += daily;
            }
        }

        return new(sum, perDay, day);
    }

    /// <summary>The sum on a day, in rising order.</summary>
    public double[] Levels(DateOnly on)
    {
        var days = on.DayNumber - Day.DayNumber;
        var levels = new double[Count];
        for (var i = 0; i < levels.Length; i++)
        {
            levels[i] = start[i] + (days * perDay[i]);
        }

        Array.Sort(levels);
        return levels;
    }

    /// <summary>The growth of the sum in a month, in rising order.</summary>
    public double[] Rates()
    {
        var rates = Array.ConvertAll(perDay, daily => daily * DaysInMonth);
        Array.Sort(rates);
        return rates;
    }

    /// <summary>When the sum reaches a threshold.</summary>
    public ThresholdCrossing Reaching(double threshold)
    {
        var days = new double[Count];
        for (var i = 0; i < days.Length; i++)
        {
            days[i] = start[i] >= threshold ? 0 : perDay[i] > 0 ? (threshold - start[i]) / perDay[i] : double.PositiveInfinity;
        }

        Array.Sort(days);
        return new(Day, threshold, ImmutableArray.Create(days));
    }

    private static double[] Sliced(ProjectionRange range, int draws, RandomStream random)
    {
        var numbers = new double[draws];
        for (var i = 0; i < draws; i++)
        {
            numbers[i] = range.At((i + random.OpenUniform()) / draws);
        }

        random.Shuffle(numbers.AsSpan());
        return numbers;
    }
}

/// <summary>When a sum that grows reaches a threshold.</summary>
/// <param name="Day">The day from which days are counted.</param>
/// <param name="Threshold">The threshold.</param>
/// <param name="Days">Days until then in rising order, a draw each: 0 where it has been reached, infinite where it never is.</param>
public sealed record ThresholdCrossing(DateOnly Day, double Threshold, ImmutableArray<double> Days)
{
    /// <summary>The share of draws in which the threshold had been reached on the first day.</summary>
    public double Passed => (double)Days.Count(days => days == 0) / Days.Length;

    /// <summary>The share of draws in which it is never reached.</summary>
    public double Never => (double)Days.Count(double.IsPositiveInfinity) / Days.Length;

    /// <summary>The probability that it is reached by a day: within so many times 24 hours as the day is after the first.</summary>
    public double By(DateOnly day)
    {
        var (first, last, within) = (0, Days.Length, day.DayNumber - Day.DayNumber);
        while (first < last)
        {
            var middle = (first + last) / 2;
            (first, last) = Days[middle] <= within ? (middle + 1, last) : (first, middle);
        }

        return (double)first / Days.Length;
    }

    /// <summary>
    /// The day by which it is reached with a probability: the first day and so many whole days. Null where it is reached with less than that
    /// probability, or beyond the calendar.
    /// </summary>
    public DateOnly? At(double probability)
    {
        var place = Math.Clamp((int)Math.Ceiling(probability * Days.Length) - 1, 0, Days.Length - 1);
        return Days[place] + Day.DayNumber <= DateOnly.MaxValue.DayNumber ? Day.AddDays((int)Days[place]) : null;
    }

    /// <summary>The days between which it is reached with a probability, as much of it before as after; null where there is no such day.</summary>
    public (DateOnly? Low, DateOnly? High) Within(double probability) => (At((1 - probability) / 2), At((1 + probability) / 2));
}
