using Cenotaph.Registers;

namespace Cenotaph.Probate;

/// <summary>Cases by stream, sex, group of ages, week and delay, those of unknown age shared out.</summary>
internal sealed class CaseCounts
{
    private readonly ProbateCube cube;

    // The share of each group in the cases of known age, for each stream, sex and week.
    private readonly double[][] shares;

    public CaseCounts(ProbateCube cube)
    {
        this.cube = cube;
        var frame = cube.Frame;
        shares = new double[4 * frame.Weeks][];
        for (var line = 0; line < 4; line++)
        {
            var (stream, sex) = ((CaseStream)(line / 2), line % 2 == 0 ? SexGroup.Male : SexGroup.Female);
            var usual = new double[frame.AgeSlots];
            for (var week = 0; week < frame.Weeks; week++)
            {
                var own = shares[(line * frame.Weeks) + week] = new double[frame.AgeSlots];
                for (var age = 0; age < frame.AgeSlots; age++)
                {
                    foreach (var count in cube.Row(stream, sex, age, week))
                    {
                        own[age] += count;
                    }

                    usual[age] += own[age];
                }
            }

            // A week in which no age is known is shared out as all weeks together are.
            (OtherAge, UnknownAge) = (OtherAge + (long)usual[frame.OtherAge], UnknownAge + (long)usual[frame.UnknownAge]);
            ToShares(usual);
            for (var week = 0; week < frame.Weeks; week++)
            {
                var own = shares[(line * frame.Weeks) + week];
                if (!ToShares(own))
                {
                    usual.CopyTo(own, 0);
                }
            }
        }
    }

    public ProbateFrame Frame => cube.Frame;

    /// <summary>Cases of known age that are in no group.</summary>
    public long OtherAge { get; }

    /// <summary>Cases of unknown age.</summary>
    public long UnknownAge { get; }

    /// <summary>Cases of one group and week opened within a delay.</summary>
    public double Within(CaseStream stream, SexGroup sex, int age, int week, int delay) =>
        Sum(cube.Row(stream, sex, age, week), delay) + (Share(stream, sex, age, week) * Sum(cube.Row(stream, sex, Frame.UnknownAge, week), delay));

    /// <summary>Cases of one group and week by delay, from 0 to the greatest that can be seen or that is asked for.</summary>
    public double[] Row(CaseStream stream, SexGroup sex, int age, int week, int maximumDelay)
    {
        var row = new double[Math.Min(maximumDelay, Frame.Oldest(week)) + 1];
        var own = cube.Row(stream, sex, age, week);
        var unknown = cube.Row(stream, sex, Frame.UnknownAge, week);
        var share = Share(stream, sex, age, week);
        for (var delay = 0; delay < row.Length; delay++)
        {
            row[delay] = (own.IsEmpty ? 0 : own[delay]) + (unknown.IsEmpty ? 0 : share * unknown[delay]);
        }

        return row;
    }

    private static double Sum(ReadOnlySpan<long> row, int delay)
    {
        var sum = 0L;
        foreach (var count in row[..Math.Min(row.Length, delay + 1)])
        {
            sum += count;
        }

        return sum;
    }

    private double Share(CaseStream stream, SexGroup sex, int age, int week) =>
        shares[((((int)stream * 2) + (sex == SexGroup.Male ? 0 : 1)) * Frame.Weeks) + week][age];

    private static bool ToShares(double[] counts)
    {
        var known = counts.Sum() - counts[^1];
        for (var age = 0; age < counts.Length; age++)
        {
            counts[age] = known > 0 ? counts[age] / known : 0;
        }

        return known > 0;
    }
}
