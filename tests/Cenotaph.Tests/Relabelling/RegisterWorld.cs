using Cenotaph.Relabelling;

namespace Cenotaph.Tests.Relabelling;

/// <summary>What an invented army is like, of which a register, a list of named dead and an independent list are drawn.</summary>
internal sealed record WorldShape(string Name)
{
    public int Dead { get; init; } = 4000;

    public double Labelled { get; init; } = 0.04;

    public int Living { get; init; } = 300;

    /// <summary>The chance that the list has somebody who died so many days ago.</summary>
    public Func<int, double> Coverage { get; init; } = _ => 0.5;

    public double Independent { get; init; } = 0.1;

    public double Sensitivity { get; init; } = 0.9;

    public int SensitivityChecked { get; init; } = 100;

    public double Precision { get; init; } = 0.95;

    public int PairsJudged { get; init; } = 80;

    /// <summary>Whether pairs come with probabilities instead of judgements.</summary>
    public bool Probabilities { get; init; }

    /// <summary>Whether the coverage was counted by the same imperfect linkage.</summary>
    public bool CoverageByLinkage { get; init; }

    /// <summary>What the label does to the chance of being listed.</summary>
    public double Kappa { get; init; } = 1;

    /// <summary>Those who died after they were labelled, as a share of all dead.</summary>
    public double LabelledEarlier { get; init; } = 0.01;

    public override string ToString() => Name;
}

/// <summary>One such army: what can be seen of it, and how many of the register's entries were dead on the label's date.</summary>
internal sealed record RegisterWorld(LinkageEvidence Seen, long Truth)
{
    private static readonly int[] Strata = [0, 120, 365, 730];

    public static RegisterWorld Make(WorldShape shape, long seed)
    {
        var dice = new Dice(seed);
        List<LinkedPair> pairs = [];
        var truth = 0L;
        var earlier = 0;
        List<int> listedDays = [];
        var overlap = Strata.Select(_ => (Listed: 0, Of: 0)).ToArray();
        List<(int Days, double X)> found = [];
        for (var man = 0; man < shape.Dead; man++)
        {
            var days = (int)(1095 * dice.Next());
            var labelled = dice.Falls(shape.Labelled);
            var later = !labelled && dice.Falls(shape.LabelledEarlier);
            var listed = dice.Falls(shape.Coverage(days) * (labelled || later ? shape.Kappa : 1));
            truth += labelled ? 1 : 0;
            earlier += later ? 1 : 0;
            if (listed)
            {
                listedDays.Add(days);
            }

            if (labelled && listed && dice.Falls(shape.Sensitivity))
            {
                found.Add((days, 1.5 + dice.Normal()));
            }
            else if (later && listed && dice.Falls(shape.Sensitivity))
            {
                pairs.Add(new(0.9, LabelTiming.After, days));
            }

            // among the dead without the label, so that κ is the very factor by which the label lowers the chance of being listed
            if (!labelled && dice.Falls(shape.Independent))
            {
                var place = Array.FindLastIndex(Strata, from => from <= days);
                var matched = listed && (!shape.CoverageByLinkage || dice.Falls(shape.Sensitivity));
                // as many wrong matches among the lists as among the pairs
                var wrong = !matched && shape.CoverageByLinkage && dice.Falls(WrongShare(shape, days));
                overlap[place] = (overlap[place].Listed + (matched || wrong ? 1 : 0), overlap[place].Of + 1);
            }
        }

        var rightExpected = Enumerable.Range(0, 1095).Average(shape.Coverage) * shape.Dead * shape.Labelled * shape.Kappa * shape.Sensitivity;
        var wrongExpected = rightExpected * (1 - shape.Precision) / shape.Precision;
        var right = found.Count;
        found.AddRange(Enumerable.Range(0, dice.Events(wrongExpected)).Select(_ => (listedDays[(int)(listedDays.Count * dice.Next())], -1.5 + dice.Normal())));
        pairs.AddRange(found.Select(pair => new LinkedPair(Probability(pair.X, rightExpected, wrongExpected), LabelTiming.OnOrBefore, pair.Days)));
        return new(
            new()
            {
                Entries = truth + earlier + shape.Living,
                Pairs = [.. pairs],
                Coverage = [.. Strata.Select((from, place) => (from, overlap[place])).Where(one => one.Item2.Of > 0).Select(one => new CoverageStratum(one.from, new(one.Item2.Listed, one.Item2.Of)))],
                CoverageByLinkage = shape.CoverageByLinkage,
                Precision = shape.Probabilities ? null : Judged(dice, right, found.Count, shape.PairsJudged),
                PrecisionOfThesePairs = true,
                Sensitivity = new(dice.Of(shape.SensitivityChecked, shape.Sensitivity), shape.SensitivityChecked),
            },
            truth);
    }

    // Precision p of matches: wrong ones are (1 − p)/p for each right one, spread over those who are not matched.
    private static double WrongShare(WorldShape shape, int days)
    {
        var matched = shape.Coverage(days) * shape.Sensitivity;
        return matched * (1 - shape.Precision) / shape.Precision / (1 - matched);
    }

    // Bayes' theorem with the normal densities that the scores were drawn from: calibrated by construction.
    private static double Probability(double x, double right, double wrong)
    {
        var (of, against) = (right * Math.Exp(-0.5 * (x - 1.5) * (x - 1.5)), wrong * Math.Exp(-0.5 * (x + 1.5) * (x + 1.5)));
        return of / (of + against);
    }

    // A sample of the pairs, without replacement, looked at by people.
    private static ShareCount? Judged(Dice dice, int right, int pairs, int sample)
    {
        if (pairs == 0)
        {
            return null;
        }

        var (left, rightLeft, hits) = (pairs, right, 0);
        var size = Math.Min(sample, pairs);
        for (var draw = 0; draw < size; draw++)
        {
            if (dice.Falls((double)rightLeft / left))
            {
                hits++;
                rightLeft--;
            }

            left--;
        }

        return new(hits, size);
    }
}
