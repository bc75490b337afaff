using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// What a table says of a decomposable graph and a number of unlisted persons (Madigan and York 1997): each list that joins a graph multiplies the
/// likelihood by that of its clique over that of its neighbours alone, so that a graph's logarithm is a sum of one difference for each list.
/// </summary>
internal sealed class GraphScores
{
    // With fewer persons missed by all lists of a set, the ratio of gamma functions would lose a small weight beside 1.
    private const double Few = 8;

    private readonly double[] missed;
    private readonly double[] weights;
    private readonly double[] constants;
    private readonly TotalPrior prior;

    /// <summary>Scores of a table.</summary>
    /// <param name="table">The table, without structural zeros or censored lists.</param>
    /// <param name="delta">The Dirichlet weight of each of the 2ᵗ histories.</param>
    /// <param name="prior">The prior of N.</param>
    public GraphScores(CaptureTable table, double delta, TotalPrior prior)
    {
        (Lists, Observed, this.prior) = (table.Lists.Length, table.Observed, prior);
        var sets = 1 << Lists;
        (missed, weights, constants) = (new double[sets], new double[sets], new double[sets]);
        for (var set = 0; set < sets; set++)
        {
            var weight = delta * (1 << (Lists - System.Numerics.BitOperations.PopCount((uint)set)));
            var sum = -GammaFunction.Log(weight);
            foreach (var cells in table.Cells.GroupBy(cell => cell.History & set).OrderBy(cells => cells.Key))
            {
                double persons = cells.Sum(cell => cell.Count);
                missed[set] += cells.Key == 0 ? persons : 0;
                sum += cells.Key == 0 ? 0 : LogGammaRatio.Of(weight, persons);
            }

            (weights[set], constants[set]) = (weight, sum);
        }
    }

    /// <summary>How many lists.</summary>
    public int Lists { get; }

    /// <summary>Persons on any list.</summary>
    public double Observed { get; }

    /// <summary>What all graphs share.</summary>
    public double Shared(double unlisted) => LogGammaRatio.Of(unlisted + 1, Observed) + prior.Log(unlisted + Observed);

    /// <summary>
    /// The score of a set of lists. A clique's minus that of its separator is what it adds to the logarithm of a graph's likelihood; what all scores have in common, that of
    /// the unlisted themselves, is left out.
    /// </summary>
    /// <param name="set">The lists, as bits.</param>
    /// <param name="unlisted">Unlisted persons, 0 or more; need not be whole.</param>
    public double Of(int set, double unlisted)
    {
        var known = unlisted + missed[set];
        var ratio = known < Few
            ? GammaFunction.Log(known + weights[set]) - GammaFunction.Log(unlisted + 1)
            : LogGammaRatio.Of(unlisted + 1, missed[set] + weights[set] - 1);
        return ratio + constants[set];
    }
}
