using Cenotaph.Numerics;
using Cenotaph.Registers;

namespace Cenotaph.Probate;

/// <summary>
/// Cases of men whose death was recorded long after it. Without the war they are a share of men's ordinary cases; the rest is excess. Its delay is
/// learned from itself, and what is still to come is expected from the ordinary excess of the week, by the share that the whole war shows
/// (the Cape Cod method of Stanard and Bühlmann), as dividing young weeks by the little that is known of them would magnify chance.
/// </summary>
internal sealed class CourtStream
{
    private readonly ProbateModel model;
    private readonly double[] usual;
    private readonly double[] ordinary;

    public CourtStream(ProbateModel model, CaseCounts counts, int[] before)
    {
        this.model = model;
        UsualDelay = DelayLadder.Of([Together(model.Rows(CaseStream.CourtDeclared, SexGroup.Male, before, model.CourtMaximumDelay))], model.CourtMaximumDelay, null);
        (usual, ordinary) = (new double[model.Ages], new double[model.Ages]);
        Known = [.. Enumerable.Range(0, model.Ages).Select(age => new double[model.Weeks])];
        for (var age = 0; age < model.Ages; age++)
        {
            foreach (var week in before)
            {
                var delay = Math.Min(model.CourtMaximumDelay, counts.Frame.Oldest(week));
                usual[age] += counts.Within(CaseStream.CourtDeclared, SexGroup.Male, age, week, delay);
                ordinary[age] += model.Men[age][week] * UsualDelay.Point[^1][delay];
            }

            for (var week = 0; week < model.Weeks; week++)
            {
                Known[age][week] = counts.Within(CaseStream.CourtDeclared, SexGroup.Male, age, model.First + week, model.CourtMaximumDelay);
            }
        }

        Rows = Together(model.Rows(CaseStream.CourtDeclared, SexGroup.Male, [.. Enumerable.Range(model.First, model.Weeks)], model.CourtMaximumDelay));
    }

    /// <summary>Court-declared cases of men known by now, by age and week of the war.</summary>
    public double[][] Known { get; }

    /// <summary>The delay of court-declared cases before the war.</summary>
    public DelayLadder UsualDelay { get; }

    /// <summary>All ages together, by week of the war and delay.</summary>
    public double[][] Rows { get; }

    /// <summary>Court-declared cases for an ordinary one without the war, by age; drawn, or the estimate.</summary>
    public double[] Usual(RandomStream? random) =>
        [.. usual.Zip(ordinary, (cases, of) => of <= 0 || cases <= 0 ? 0 : (random?.Gamma(cases + 0.5) ?? cases) / of)];

    /// <summary>The delay of the excess.</summary>
    /// <param name="expected">Ordinary cases of men without the war, by age and week, those to come included.</param>
    public DelayLadder Delay(double[][] expected)
    {
        var share = Usual(null);
        var rows = new List<double[]>();
        for (var week = 0; week < model.Weeks; week++)
        {
            if (model.IsRead[week])
            {
                var mean = Enumerable.Range(0, model.Ages).Sum(age => share[age] * expected[age][week]);
                rows.Add([.. Rows[week].Select((count, delay) => count - (mean * (UsualDelay.Point[^1][delay] - (delay > 0 ? UsualDelay.Point[^1][delay - 1] : 0))))]);
            }
        }

        return DelayLadder.Of([[.. rows]], model.CourtMaximumDelay, UsualDelay.Cases(0) > 0 ? UsualDelay.Hazards() : null);
    }

    private static double[][] Together(double[][][] ages) =>
        [.. Enumerable.Range(0, ages[0].Length).Select(week => Enumerable.Range(0, ages[0][week].Length).Select(delay => ages.Sum(age => age[week][delay])).ToArray())];
}
