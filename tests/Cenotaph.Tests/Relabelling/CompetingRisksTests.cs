using System.Globalization;
using Cenotaph.Relabelling;
using CsCheck;

namespace Cenotaph.Tests.Relabelling;

public sealed class CompetingRisksTests(ITestOutputHelper output)
{
    // By hand: S is 1, 4/5, 3/5, 3/5, 3/10. Named dead 1/5 + 3/5 · 1/2 = 1/2, returned 4/5 · 1/4 = 1/5, still missing 3/10.
    [Fact]
    public void Five_cases_calculated_by_hand()
    {
        var table = CompetingRisks.Table(
            [
                new(0, 1, MissingOutcome.NamedDead), new(0, 2, MissingOutcome.Returned), new(0, 3, MissingOutcome.StillMissing),
                new(0, 4, MissingOutcome.NamedDead), new(0, 5, MissingOutcome.StillMissing),
            ],
            [1, 3, 4, 9]);

        Assert.Equal([1, 3, 4], table.Rows.Select(row => row.Days));
        Assert.Equal([5L, 3, 2], table.Rows.Select(row => row.AtRisk));
        Assert.Equal([0.5, 0, 0.2, 0, 0.3], table.Rows[2].Shares.Select(share => Math.Round(share.Value, 12)));
        // One of five: variance 0.2 · 0.8 / 5 = 0.032, on the scale log(−log).
        var first = table.Rows[0].Shares[0];
        var spread = 1.959963984540054 * Math.Sqrt(0.032) / (0.2 * Math.Log(5));
        Assert.Equal(Math.Pow(0.2, Math.Exp(spread)), first.Interval.Low, 12);
        Assert.Equal(Math.Pow(0.2, Math.Exp(-spread)), first.Interval.High, 12);
        // Never seen among five: 1 − 0.025^(1/5).
        Assert.Equal(new(0, 1 - Math.Pow(0.025, 0.2), "95 % confidence"), table.Rows[0].Shares[3].Interval);
    }

    // Without censoring the probability is a share, and its variance that of a share: p (1 − p) / n.
    [Fact]
    public void Without_censoring_the_interval_is_that_of_a_share()
    {
        var cases = Enumerable.Range(0, 100).Select(one => new MissingCase(0, one + 1, one % 4 == 0 ? MissingOutcome.Captured : MissingOutcome.NamedDead)).ToList();
        var share = CompetingRisks.Table(cases, [60]).Rows[0].Shares[3];
        var spread = 1.959963984540054 * Math.Sqrt(0.15 * 0.85 / 100) / (0.15 * Math.Abs(Math.Log(0.15)));

        Assert.Equal(0.15, share.Value, 12);
        Assert.Equal(Math.Pow(0.15, Math.Exp(spread)), share.Interval.Low, 9);
    }

    [Fact]
    public void Late_entries_are_not_at_risk_before_they_enter()
    {
        // Of two at risk on day 5 one ends; the third entered on day 7.
        var table = CompetingRisks.Table([new(0, 5, MissingOutcome.NamedDead), new(0, 9, MissingOutcome.StillMissing), new(7, 9, MissingOutcome.StillMissing)], [5, 8]);

        Assert.Equal(0.5, table.Rows[1].Shares[0].Value, 12);
        Assert.Equal(2, table.Rows[1].AtRisk);
    }

    [Fact]
    public void Nothing_is_told_after_the_first_cases_ended_before_others_entered()
    {
        var table = CompetingRisks.Table([new(0, 5, MissingOutcome.NamedDead), new(7, 90, MissingOutcome.StillMissing)], [3, 30]);

        Assert.Equal([3], table.Rows.Select(row => row.Days));
    }

    [Fact]
    public void The_probabilities_of_all_outcomes_add_to_one_and_each_outcome_only_grows() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[1, 40], Gen.Enum<MissingOutcome>()).Array[1, 40].Sample(drawn =>
        {
            var table = CompetingRisks.Table([.. drawn.Select(one => new MissingCase(one.Item1, one.Item1 + one.Item2, one.Item3))], [5, 10, 20, 30, 50]);
            Assert.All(table.Rows, row => Assert.Equal(1, row.Shares.Sum(share => share.Value), 9));
            Assert.All(table.Rows.SelectMany(row => row.Shares), share => Assert.InRange(share.Value, share.Interval.Low - 1e-9, share.Interval.High + 1e-9));
            foreach (var (before, after) in table.Rows.Zip(table.Rows.Skip(1)))
            {
                Assert.All(CompetingRisks.Ends, outcome => Assert.True(Value(before, outcome) <= Value(after, outcome) + 1e-12));
            }
        });

    [Fact]
    public void Intervals_hold_the_truth_of_invented_missing() => Assert.InRange(Held(20), 70, 80);

    [Fact]
    [Trait("Category", "Slow")]
    public void Of_two_hundred_worlds_of_missing_the_intervals_hold_the_truth_of_93_to_97_in_a_hundred() => Assert.InRange(Held(200), 744, 776);

    // Constant hazards, so that the truth has a formula: share of the hazard × (1 − e^(−all t)). Four outcomes in each world.
    private int Held(int worlds)
    {
        double[] rates = [0.0012, 0.0006, 0.0004, 0.0008];
        var (held, all) = (0, rates.Sum());
        for (var world = 0; world < worlds; world++)
        {
            var dice = new Dice(5000 + (77 * world));
            List<MissingCase> cases = [];
            while (cases.Count < 250)
            {
                var (entry, look) = ((int)(40 * dice.Next()), 100 + (int)(700 * dice.Next()));
                var end = (int)Math.Ceiling(dice.Waiting(1 / all));
                var at = dice.Next() * all;
                var outcome = CompetingRisks.Ends[at < rates[0] ? 0 : at < rates[0] + rates[1] ? 1 : at < rates[0] + rates[1] + rates[2] ? 2 : 3];
                if (end > entry)
                {
                    cases.Add(end <= look ? new(entry, end, outcome) : new(entry, Math.Max(entry, look), MissingOutcome.StillMissing));
                }
            }

            var row = CompetingRisks.Table(cases, [365]).Rows[0];
            for (var place = 0; place < rates.Length; place++)
            {
                held += row.Shares[place].Interval.Contains(rates[place] / all * (1 - Math.Exp(-all * 365))) ? 1 : 0;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{held} of {4 * worlds} = {held / (4.0 * worlds):0.000} ± {Math.Sqrt(0.95 * 0.05 / (4 * worlds)):0.000}"));
        return held;
    }

    private static double Value(OutcomeRow row, MissingOutcome outcome) => row.Shares.Single(share => share.Outcome == outcome).Value;
}
