using System.Collections.Immutable;
using Cenotaph.Nowcasting;
using Cenotaph.Numerics;

namespace Cenotaph.Relabelling;

/// <summary>A share of claims filed within a number of days of the disappearance.</summary>
/// <param name="Days">Days.</param>
/// <param name="Share">Of the claims that are filed within the longest delay that could be seen, 0 to 1.</param>
/// <param name="Interval">95 % confidence.</param>
public sealed record DelayShare(int Days, double Share, Interval Interval);

/// <summary>Disappearances of one month, and how many claims about them are filed by now.</summary>
/// <param name="Month">The month of disappearance.</param>
/// <param name="Known">Claims filed.</param>
/// <param name="ShareKnown">The share that is filed by now, 0 to 1.</param>
/// <param name="Expected">Claims that will be filed in the end.</param>
/// <param name="Interval">95 %, or null where past months do not tell it.</param>
public sealed record DelayMonth(DateSpan Month, double Known, double ShareKnown, double Expected, Interval? Interval);

/// <summary>How long it takes from disappearance to claim.</summary>
/// <param name="Cases">Cards with both dates that it rests on.</param>
/// <param name="Before">Cards left out because the disappearance lies before the first filing that the list holds: of those only late claims could be seen.</param>
/// <param name="Longest">The longest delay that could be seen, in days: what takes longer is not in the shares.</param>
/// <param name="Cut">The last day on which a filing could be seen.</param>
/// <param name="Median">Days within which half are filed, of those filed within the longest delay.</param>
/// <param name="Shares">The share filed within some numbers of days.</param>
/// <param name="Months">The newest months, whose claims are still coming in; empty where the list is too short.</param>
public sealed record CourtDelays(
    int Cases, int Before, int Longest, DateOnly Cut, int Median, ImmutableArray<DelayShare> Shares, ImmutableArray<DelayMonth> Months)
{
    private const int LongestMonths = 24;

    // Where fewer could have had a delay, one card decides over all shorter ones.
    private const int FewestAtRisk = 20;

    // A ladder needs past months whose outcome is known.
    private const int FewestMonths = 12;

    private static readonly ImmutableArray<int> UsualDays = [91, 182, 365, 548, 730, 1095];

    /// <summary>
    /// The distribution of delays that are seen only when they end before the cut: by hazards in reversed time (Lagakos, Barraj and De Gruttola,
    /// Nonparametric analysis of truncated survival data, Biometrika 75, 1988). Null where no card has both dates in order.
    /// </summary>
    /// <param name="cases">Day of disappearance and day of filing, not before it; those filed after the cut are left out.</param>
    /// <param name="cut">The last day on which a filing could be seen: the snapshot, or the day before a deletion.</param>
    public static CourtDelays? Of(IReadOnlyList<(DateOnly Event, DateOnly Filed)> cases, DateOnly cut)
    {
        ArgumentNullException.ThrowIfNull(cases);
        var seen = cases.Where(one => one.Filed <= cut && one.Event <= one.Filed).ToList();
        if (seen.Count == 0)
        {
            return null;
        }

        var first = seen.Min(one => one.Filed);
        var used = seen.Where(one => one.Event >= first).ToList();
        if (used.Count == 0)
        {
            return null;
        }

        var room = used.Select(one => cut.DayNumber - one.Event.DayNumber).Order().ToArray();
        if (room.Length < FewestAtRisk)
        {
            return null;
        }

        var longest = room[^FewestAtRisk];
        var kept = used.Where(one => one.Filed.DayNumber - one.Event.DayNumber <= longest).ToList();
        var steps = Reversed(kept, cut);
        return steps.Count == 0 ? null : new(
            kept.Count, seen.Count - used.Count, longest, cut, steps.First(step => step.Share >= 0.5).Days,
            [.. UsualDays.Where(days => days < longest).Select(days => Within(steps, days))],
            Coming(used, cut));
    }

    private static DelayShare Within(List<(int Days, double Share, double Variance)> steps, int days)
    {
        var known = steps.FindLastIndex(step => step.Days <= days);
        var (share, variance) = known < 0 ? (0, 0) : (steps[known].Share, steps[known].Variance);
        if (share is <= 0 or >= 1)
        {
            return new(days, share, new(share, share, "95 % confidence"));
        }

        var spread = Math.Exp(1.959963984540054 * Math.Sqrt(variance) / Math.Abs(Math.Log(share)));
        return new(days, share, new(Math.Pow(share, spread), Math.Pow(share, 1 / spread), "95 % confidence"));
    }

    // F(d) = Π over later delays u of (1 − those of delay u / those who could have had it: delay at most u, and at least u days to the cut).
    // Its logarithm has Greenwood's variance, in reversed time.
    private static List<(int Days, double Share, double Variance)> Reversed(List<(DateOnly Event, DateOnly Filed)> cases, DateOnly cut)
    {
        var delays = cases.Select(one => one.Filed.DayNumber - one.Event.DayNumber).Order().ToArray();
        var room = cases.Select(one => cut.DayNumber - one.Event.DayNumber).Order().ToArray();
        List<(int Days, double Share, double Variance)> steps = [];
        var (share, variance) = (1.0, 0.0);
        for (var place = delays.Length - 1; place >= 0;)
        {
            var days = delays[place];
            steps.Add((days, share, variance));
            var same = 0;
            for (; place >= 0 && delays[place] == days; place--)
            {
                same++;
            }

            // Of those with a delay of at most so many days, some had no room for so many.
            var atRisk = place + 1 + same - Below(room, days);
            share *= 1 - ((double)same / atRisk);
            variance += same < atRisk ? (double)same / atRisk / (atRisk - same) : 0;
        }

        steps.Reverse();
        return steps;
    }

    private static int Below(int[] sorted, int limit)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = sorted[middle] < limit ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    // Months of disappearance by month of filing: the negative binomial chain ladder.
    private static ImmutableArray<DelayMonth> Coming(List<(DateOnly Event, DateOnly Filed)> cases, DateOnly cut)
    {
        // The month of the cut counts only when it is whole.
        var end = cut.AddDays(1).Month == cut.Month ? new DateOnly(cut.Year, cut.Month, 1).AddDays(-1) : cut;
        var first = MonthOf(cases.Min(one => one.Event));
        var last = MonthOf(end) - first;
        if (last + 1 < FewestMonths)
        {
            return [];
        }

        var triangle = ReportingTriangle.FromCases(
            cases.Where(one => one.Filed <= end).Select(one => (MonthOf(one.Event) - first, MonthOf(one.Filed) - first)), last);
        var delay = Math.Min(LongestMonths, last / 2);
        var ladder = NegativeBinomialChainLadder.Fit(triangle, delay);
        List<DelayMonth> months = [];
        for (var period = last - delay + 1; period <= last; period++)
        {
            var (known, share, size) = (triangle.Newest(period), ladder.Share(last - period), ladder.Size(last - period));
            if (!(share > 0))
            {
                continue;
            }

            var coming = (known + 1) * (1 - share) / share;
            Interval? interval = double.IsNaN(size) || !(coming > 0) ? null
                : new(known + NegativeBinomialDistribution.Quantile(0.025, size, coming), known + NegativeBinomialDistribution.Quantile(0.975, size, coming), "95 % prediction");
            var index = first + period;
            months.Add(new(DateSpan.Month(index / 12, (index % 12) + 1), known, share, known + coming, interval));
        }

        return [.. months];
    }

    private static int MonthOf(DateOnly day) => (12 * day.Year) + day.Month - 1;
}
