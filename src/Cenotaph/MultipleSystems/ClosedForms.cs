using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>Estimates that are one formula: two lists, the saturated model, lower bounds, sample coverage.</summary>
internal static class ClosedForms
{
    private const string Family = "loglinear";

    /// <summary>Two lists taken for independent: Lincoln and Petersen, and Chapman's form without its bias (1951), with Seber's variance (1970).</summary>
    public static ImmutableArray<SystemsResult> TwoLists(CaptureTable table, double probability)
    {
        var (first, second, both) = ((double)table.OnAll(1), (double)table.OnAll(2), (double)table.OnAll(3));
        double observed = table.Observed;
        var chapman = ((first + 1) * (second + 1) / (both + 1)) - 1;
        var variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) * (both + 1) * (both + 2));
        var petersen = first * second / both;
        var error = Math.Sqrt(first * second * (first - both) * (second - both) / (both * both * both));
        ImmutableArray<string> assumed = ["Independence is assumed: two lists can neither show nor contradict it. The table of ξ says what other odds ratios would give."];
        return
        [
            new SystemsEstimate(Family, "Chapman", chapman) { StandardError = Math.Sqrt(variance), Intervals = [Intervals.Symmetric(observed, chapman, Math.Sqrt(variance), probability)], Model = "[1,2]", Notes = assumed },
            new SystemsEstimate(Family, "Lincoln-Petersen", petersen) { StandardError = error, Intervals = [Intervals.Symmetric(observed, petersen, error, probability)], Model = "[1,2]", Notes = assumed },
        ];
    }

    /// <summary>The unlisted of the saturated model without its highest term: the product of the counts of an odd number of lists over that of an even number; null with a count of 0.</summary>
    public static double? Saturated(CaptureTable table)
    {
        if (table.Lists.Length > HistoryCounts.MostDense || table.Cells.Length < (1 << table.Lists.Length) - 1)
        {
            return null;
        }

        return Math.Exp(table.Cells.Sum(cell => (BitOperations.PopCount((uint)cell.History) % 2 == 1 ? 1 : -1) * Math.Log(cell.Count)));
    }

    /// <summary>Chao's lower bound (1987) for so many lists, and the form that lessens its bias.</summary>
    public static ImmutableArray<SystemsResult> Chao(CaptureTable table, double probability)
    {
        var (once, twice) = ((double)table.OnExactly(1), (double)table.OnExactly(2));
        var lists = (table.Lists.Length - 1.0) / table.Lists.Length;
        double observed = table.Observed;
        var ratio = once / twice;
        var corrected = lists * once * (once - 1) / (2 * (twice + 1));
        var variance = corrected
            + (lists * lists * once * ((2 * once) - 1) * ((2 * once) - 1) / (4 * (twice + 1) * (twice + 1)))
            + (lists * lists * once * once * twice * (once - 1) * (once - 1) / (4 * Math.Pow(twice + 1, 4)));
        ImmutableArray<SystemsFigure> figures = [new("on_one_list", once), new("on_two_lists", twice)];
        SystemsResult Bound(string name, double unlisted, double spread) => new SystemsEstimate(Family, name, observed + unlisted)
        {
            IsLowerBound = true,
            StandardError = Math.Sqrt(spread),
            Intervals = [Intervals.LogNormal(observed, unlisted, Math.Sqrt(spread), probability)],
            Figures = figures,
            Notes = ["A lower bound where persons differ in their chance of being listed and lists are independent for each person."],
        };
        return
        [
            twice == 0
                ? new SystemsRefusal(Family, "Chao's lower bound", "Somebody must be on exactly two lists.", string.Create(CultureInfo.InvariantCulture, $"Nobody is on exactly two; {once:0} are on one.")) { Figures = figures }
                : Bound("Chao's lower bound", lists * once * ratio / 2, twice * ((lists / 2 * ratio * ratio) + (lists * lists * Math.Pow(ratio, 3)) + (lists * lists / 4 * Math.Pow(ratio, 4)))),
            Bound("Chao's lower bound, less biased", corrected, variance),
        ];
    }

    /// <summary>Sample coverage (Chao and Tsay 1998): the share of listings that another list repeats. Three lists allow for dependence between pairs.</summary>
    public static ImmutableArray<SystemsResult> Coverage(CaptureTable table, SystemsSettings settings)
    {
        var forms = Covered(table.Lists.Length, table.Cells.Select(cell => cell.History).ToArray(), [.. table.Cells.Select(cell => (double)cell.Count)]);
        (string Name, string Key)[] rows =
        [
            ("sample coverage, no dependence", "N0"), ("sample coverage, one step (low coverage)", "N1"), ("sample coverage, dependent pairs (high coverage)", "N"),
        ];
        var results = ImmutableArray.CreateBuilder<SystemsResult>();
        foreach (var (name, key) in rows.Take(table.Lists.Length == 3 ? 3 : 1))
        {
            var value = forms.Of(key);
            ImmutableArray<SystemsFigure> figures = [new("coverage", forms.Share)];
            if (!double.IsFinite(value) || value < table.Observed)
            {
                results.Add(new SystemsRefusal(
                    Family, name, "The coverage must be large enough that the equation has a solution.",
                    string.Create(CultureInfo.InvariantCulture, $"The estimated coverage is {100 * forms.Share:0.0} %."))
                {
                    Figures = figures,
                });
                continue;
            }

            // Persons on no list are drawn too: their number is the estimate.
            int[] histories = [.. table.Cells.Select(cell => cell.History)];
            double[] cells = [.. table.Cells.Select(cell => (double)cell.Count), Math.Round(value - table.Observed)];
            var draws = settings.Bootstraps == 0 ? [] : Resampling.Of(cells, settings.Bootstraps, settings, drawn => Covered(table.Lists.Length, histories, drawn[..^1]).Of(key));
            double[] finite = [.. draws.Where(double.IsFinite)];
            results.Add(new SystemsEstimate(Family, name, value)
            {
                StandardError = finite.Length > 1 ? Deviation(finite) : null,
                Intervals = Intervals.Percentile(finite, settings.Probability) is { } interval ? [interval] : [],
                Figures = figures,
            });
        }

        return results.ToImmutable();
    }

    /// <summary>The standard deviation of values.</summary>
    public static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }

    private static CoverageForms Covered(int lists, int[] histories, double[] counts)
    {
        double On(int together)
        {
            var sum = 0.0;
            for (var cell = 0; cell < histories.Length; cell++)
            {
                sum += (histories[cell] & together) == together ? counts[cell] : 0;
            }

            return sum;
        }

        double Only(int history)
        {
            var cell = Array.IndexOf(histories, history);
            return cell < 0 ? 0 : counts[cell];
        }

        var alone = Enumerable.Range(0, lists).Sum(list => Only(1 << list));
        var share = 1 - (Enumerable.Range(0, lists).Sum(list => On(1 << list) is > 0 and var size ? Only(1 << list) / size : 1) / lists);
        var distinct = counts.Sum() - (alone / lists);
        var plain = distinct / share;
        if (lists != 3)
        {
            return new(share, plain, double.NaN, double.NaN);
        }

        // For each pair: the listings by it of persons who are not on the third list, and the pair's overlap over the product of its lists.
        var (least, first, open) = (plain, 0.0, 0.0);
        (int Pair, double Single, double Odds)[] pairs =
        [
            .. HierarchicalModels.Pairs(3).Select(pair =>
            {
                var (one, other) = (pair & -pair, pair & (pair - 1));
                return (pair, Only(one) + Only(other) + (2 * Only(pair)), On(pair) / (On(one) * On(other)));
            }),
        ];
        open = pairs.Sum(pair => pair.Single * pair.Odds) / (3 * share);
        first = plain + (pairs.Sum(pair => pair.Single * ((plain * pair.Odds) - 1)) / (3 * share));
        var one = plain + (pairs.Sum(pair => pair.Single * Math.Max((first * pair.Odds) - 1, -1)) / (3 * share));
        var overlaps = HierarchicalModels.Pairs(3).Sum(On) / (3 * share);
        return new(share, least, one, open < 1 ? overlaps / (1 - open) : double.NaN);
    }

    private readonly record struct CoverageForms(double Share, double Plain, double OneStep, double Dependent)
    {
        public double Of(string key) => key switch { "N0" => Plain, "N1" => OneStep, _ => Dependent };
    }
}
