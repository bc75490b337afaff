using System.Collections.Immutable;

namespace Cenotaph.Relabelling;

/// <summary>What became of somebody who was listed missing.</summary>
public enum MissingOutcome
{
    /// <summary>Nothing is known: still missing when last looked at.</summary>
    StillMissing,

    /// <summary>Later named among the dead.</summary>
    NamedDead,

    /// <summary>Declared dead by a court.</summary>
    DeclaredDead,

    /// <summary>Returned, or was found alive.</summary>
    Returned,

    /// <summary>Turned out to be a prisoner.</summary>
    Captured,
}

/// <summary>One missing person's time, without the person.</summary>
/// <param name="Entry">Days from the disappearance to the day on which he was listed: before, nobody could have seen an outcome. At least 0.</param>
/// <param name="Days">Days from the disappearance to the outcome, or to the last look; at least <paramref name="Entry"/>.</param>
/// <param name="Outcome">What became of him by then.</param>
public readonly record struct MissingCase(int Entry, int Days, MissingOutcome Outcome);

/// <summary>The probability of one outcome by a number of days since disappearance.</summary>
/// <param name="Outcome">The outcome; <see cref="MissingOutcome.StillMissing"/> for none of the others.</param>
/// <param name="Value">The probability, 0 to 1.</param>
/// <param name="Interval">95 % confidence.</param>
public sealed record OutcomeShare(MissingOutcome Outcome, double Value, Interval Interval);

/// <summary>All outcomes by a number of days since disappearance; their probabilities add to 1.</summary>
/// <param name="Days">Days since disappearance.</param>
/// <param name="AtRisk">How many were followed that long.</param>
/// <param name="Shares">One for each outcome, still missing last.</param>
public sealed record OutcomeRow(int Days, long AtRisk, ImmutableArray<OutcomeShare> Shares);

/// <summary>What becomes of the missing, by time since disappearance.</summary>
/// <param name="Cases">How many cases it rests on.</param>
/// <param name="Rows">By days, as far as anybody was followed.</param>
public sealed record OutcomeTable(long Cases, ImmutableArray<OutcomeRow> Rows)
{
    /// <summary>How many cases the rarest outcome has, still missing included; those that nobody had are left out. 0 where there is no case.</summary>
    public long Fewest { get; init; }
}

/// <summary>Competing risks by Aalen and Johansen.</summary>
/// <remarks>
/// Aalen and Johansen, An empirical transition matrix for non-homogeneous Markov chains based on censored observations, Scandinavian Journal of
/// Statistics 5, 1978; variance by Marubini and Valsecchi, Analysing survival data from clinical trials and observational studies, 1995, chapter 10;
/// intervals on the scale log(−log) (Kalbfleisch and Prentice 1980).
/// </remarks>
public static class CompetingRisks
{
    private const double Normal975 = 1.959963984540054;

    private const string Meaning = "95 % confidence";

    /// <summary>The outcomes that end a case, in the order of every table.</summary>
    public static ImmutableArray<MissingOutcome> Ends { get; } =
        [MissingOutcome.NamedDead, MissingOutcome.DeclaredDead, MissingOutcome.Returned, MissingOutcome.Captured];

    /// <summary>The days since disappearance that are printed: one and three months, half a year, one, two and three years.</summary>
    public static ImmutableArray<int> UsualDays { get; } = [30, 91, 182, 365, 730, 1095];

    /// <summary>The probability of every outcome by each of these numbers of days.</summary>
    /// <param name="cases">The cases; one that ended on the day of its entry or before was never at risk and is left out.</param>
    /// <param name="days">The days to print, ascending. Those beyond the longest time that anybody was followed are left out.</param>
    /// <exception cref="ArgumentException">A case ends before its entry, or a number of days is negative.</exception>
    public static OutcomeTable Table(IReadOnlyList<MissingCase> cases, ImmutableArray<int> days)
    {
        ArgumentNullException.ThrowIfNull(cases);
        if (cases.Any(one => one.Entry < 0 || one.Days < one.Entry))
        {
            throw new ArgumentException("A case ends before its entry, or enters before the disappearance.", nameof(cases));
        }

        var followed = cases.Where(one => one.Days > one.Entry).ToList();
        var steps = Steps(followed);
        var longest = followed.Count == 0 ? -1 : followed.Max(one => one.Days);
        // With late entries the first risk sets may be small: should all of them end before others enter, nothing after that can be told.
        var end = steps.FindIndex(step => step.Ended == step.AtRisk);
        var known = end >= 0 && followed.Exists(one => one.Days > steps[end].Days) ? steps[end].Days - 1 : longest;
        return new(followed.Count, [.. days.Where(day => day <= known).Select(day => Row(followed, steps, day))])
        {
            Fewest = followed.CountBy(one => one.Outcome).Select(outcome => outcome.Value).DefaultIfEmpty().Min(),
        };
    }

    private static OutcomeRow Row(List<MissingCase> cases, List<Step> steps, int day)
    {
        var until = steps.TakeWhile(step => step.Days <= day).ToList();
        var entered = cases.Count(one => one.Entry < day && one.Days >= day);
        var atRisk = until.Count > 0 && until[^1].Ended == until[^1].AtRisk ? 0 : entered;
        // The count behind an outcome never or always seen: that of the smallest risk set on the way.
        var least = until.Select(step => step.AtRisk).Append(entered).Where(count => count > 0).DefaultIfEmpty(1).Min();
        List<OutcomeShare> shares = [.. Ends.Select(outcome => Share(outcome, until, least))];
        var (survival, variance) = Survival(until);
        shares.Add(Bounded(MissingOutcome.StillMissing, survival, variance, least));
        return new(day, atRisk, [.. shares]);
    }

    private static OutcomeShare Share(MissingOutcome outcome, List<Step> steps, long least)
    {
        List<double> incidence = [];
        var sum = 0.0;
        foreach (var step in steps)
        {
            sum += step.Before * step.Of(outcome) / step.AtRisk;
            incidence.Add(sum);
        }

        var variance = 0.0;
        for (var place = 0; place < steps.Count; place++)
        {
            var (step, rest) = (steps[place], sum - incidence[place]);
            double n = step.AtRisk, ended = step.Ended, these = step.Of(outcome);
            variance += (rest > 0 && ended < n ? rest * rest * ended / (n * (n - ended)) : 0)
                + (step.Before * step.Before * these * (n - these) / (n * n * n))
                - (2 * rest * step.Before * these / (n * n));
        }

        return Bounded(outcome, sum, Math.Max(0, variance), least);
    }

    private static (double Survival, double Variance) Survival(List<Step> steps)
    {
        var (survival, sum) = (1.0, 0.0);
        foreach (var step in steps)
        {
            double n = step.AtRisk, ended = step.Ended;
            survival *= (n - ended) / n;
            sum += ended < n ? ended / (n * (n - ended)) : 0;
        }

        // Greenwood 1926.
        return (survival, survival * survival * sum);
    }

    private static OutcomeShare Bounded(MissingOutcome outcome, double value, double variance, long least)
    {
        // Never or always seen: the exact binomial limit of Clopper and Pearson 1934 for that many cases.
        var limit = Math.Pow(0.025, 1.0 / least);
        if (value <= 1e-12)
        {
            return new(outcome, 0, new(0, 1 - limit, Meaning));
        }

        if (value >= 1 - 1e-12)
        {
            return new(outcome, 1, new(limit, 1, Meaning));
        }

        var spread = Normal975 * Math.Sqrt(variance) / (value * Math.Abs(Math.Log(value)));
        return new(outcome, value, new(Math.Pow(value, Math.Exp(spread)), Math.Pow(value, Math.Exp(-spread)), Meaning));
    }

    private static List<Step> Steps(List<MissingCase> cases)
    {
        var entries = cases.Select(one => one.Entry).Order().ToArray();
        var ends = cases.Select(one => one.Days).Order().ToArray();
        List<Step> steps = [];
        var before = 1.0;
        foreach (var day in cases.Where(one => one.Outcome != MissingOutcome.StillMissing).GroupBy(one => one.Days).OrderBy(group => group.Key))
        {
            // At risk on a day: entered before it, and neither ended nor lost before it.
            var atRisk = Below(entries, day.Key) - Below(ends, day.Key);
            var counts = Ends.Select(outcome => day.LongCount(one => one.Outcome == outcome)).ToImmutableArray();
            steps.Add(new(day.Key, atRisk, counts, before));
            before *= (double)(atRisk - steps[^1].Ended) / atRisk;
        }

        return steps;
    }

    private static int Below(int[] sorted, int limit)
    {
        var place = Array.BinarySearch(sorted, limit);
        if (place < 0)
        {
            return ~place;
        }

        while (place > 0 && sorted[place - 1] == limit)
        {
            place--;
        }

        return place;
    }

    private sealed record Step(int Days, long AtRisk, ImmutableArray<long> Counts, double Before)
    {
        public long Ended { get; } = Counts.Sum();

        public long Of(MissingOutcome outcome) => Counts[Ends.IndexOf(outcome)];
    }
}
