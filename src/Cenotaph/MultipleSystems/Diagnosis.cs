using System.Globalization;

namespace Cenotaph.MultipleSystems;

/// <summary>Makes the diagnostics of a table.</summary>
internal static class Diagnosis
{
    // Up to so many lists all hierarchical models are fitted for each list left out; beyond, the stepwise procedure.
    private const int MostListsOfAll = 4;
    private const int MostListsOfCodes = 4;

    private static readonly double[] strengths = [0.25, 0.5, 0.75, 0.9, 1, 1.1, 1.25, 1.5, 2, 4];

    /// <summary>The diagnostics; they need no estimate, and stand when every method refuses.</summary>
    public static SystemsDiagnostics Of(CaptureTable table, SystemsSettings settings)
    {
        var counts = HistoryCounts.Of(table);
        var lists = table.Lists.Length;
        var pairs = HierarchicalModels.Pairs(lists);
        return new()
        {
            Lists = [.. Enumerable.Range(0, lists).Select(list => List(table, list, settings))],
            Pairs = [.. pairs.Select(pair => Pair(table, pair))],
            Numbers = [.. Enumerable.Range(1, lists).Select(number => Number(table, number))],
            Islands = [.. TableFaults.Islands(table).Select(table.Names)],
            EmptyPairs = [.. pairs.Where(pair => table.OnAll(pair) == 0).Select(table.Names)],
            Nested =
            [
                .. TableFaults.Nested(table).Select(nested => string.Create(
                    CultureInfo.InvariantCulture,
                    $"all {table.OnAll(nested.Inner)} of {table.Names(nested.Inner)} are on {table.Names(nested.Outer)} (by chance with a probability of {nested.Chance:0.###e+0} at most)")),
            ],
            Xi = Xi(table, counts, settings),
            Existence = lists is < 3 or > MostListsOfCodes
                ? []
                : [.. HierarchicalModels.Pairwise(lists).Select(model => new ExistenceDiagnostics(model.Text, Existence.Code(counts, model)))],
        };
    }

    private static ListDiagnostics List(CaptureTable table, int list, SystemsSettings settings)
    {
        var others = (1 << table.Lists.Length) - 1 & ~(1 << list);
        var name = table.Lists[list];
        var on = others == 0 ? null : table.Within(list);
        return new(
            name, table.OnAll(1 << list), table.Exactly(1 << list),
            Quick(table.Cells.Any(cell => (cell.History & others) != 0) ? table.Keeping(others) : null, $"without {name}", settings),
            Quick(on is { Cells.IsEmpty: false } ? on : null, $"size of {name}", settings with { AssumeIndependence = true }));
    }

    // The least BIC of few lists, the stepwise model of many; two lists only where their independence given a third is the question.
    private static SystemsResult Quick(CaptureTable? table, string name, SystemsSettings settings)
    {
        if (table is null)
        {
            return new SystemsRefusal("loglinear", name, "Somebody must be on the other lists.", "Nobody is.");
        }

        var seen = table.Cells.Aggregate(0, (lists, cell) => lists | cell.History);
        var kept = table.Keeping(seen);
        if (TableFaults.Of(kept, settings) is { } fault)
        {
            return new SystemsRefusal("loglinear", name, fault.Assumption, fault.Evidence);
        }

        if (kept.Lists.Length == 2)
        {
            return ((SystemsEstimate)ClosedForms.TwoLists(kept, settings.Probability)[0]) with { Name = name };
        }

        var counts = HistoryCounts.Of(kept);
        HistoryFit fit;
        if (kept.Lists.Length <= MostListsOfAll)
        {
            var search = ModelSearch.Of(counts, HierarchicalModels.All(kept.Lists.Length), settings.Workers);
            fit = HistoryFitter.Fit(counts, search.Good.Any() ? search.Good.MinBy(score => score.Bic).Model : HistoryModel.Of(counts.Lists));
        }
        else
        {
            fit = Stepwise.Fit(counts, settings.StepwiseThreshold);
        }

        return fit.IsFitted
            ? new SystemsEstimate("loglinear", name, fit.Total) { Model = fit.Model.Text, StandardError = fit.StandardError, Intervals = [Intervals.Wald(fit, settings.Probability)] }
            : LogLinearMethod.Refused(fit, name, "loglinear");
    }

    private static PairDiagnostics Pair(CaptureTable table, int pair)
    {
        var (first, second) = (pair & -pair, pair & (pair - 1));
        var others = (1 << table.Lists.Length) - 1 & ~pair;
        long Among(int of) => table.Cells.Where(cell => (cell.History & others) != 0 && (cell.History & pair) == of).Sum(cell => cell.Count);
        var overlap = table.OnAll(pair);
        var (both, one, other, neither) = (Among(pair), Among(first), Among(second), Among(0));
        return new(
            table.Names(first), table.Names(second), overlap,
            overlap == 0 ? null : (double)table.OnAll(first) * table.OnAll(second) / overlap,
            one == 0 || other == 0 || both == 0 || neither == 0 ? null : (double)both * neither / ((double)one * other));
    }

    private static NumberDiagnostics Number(CaptureTable table, int number)
    {
        var persons = table.OnExactly(number);
        var ways = Enumerable.Range(1, number).Aggregate(0.0, (sum, i) => sum + Math.Log((double)(table.Lists.Length - number + i) / i));
        return new(number, persons, persons == 0 ? null : Math.Log(persons) - ways);
    }

    private static XiTable? Xi(CaptureTable table, HistoryCounts counts, SystemsSettings settings)
    {
        // Where some history is seen on nobody the counts themselves give 0 or no number: the fitted means of a model without the interaction of all lists do.
        string model;
        double unlisted;
        if (ClosedForms.Saturated(table) is { } closed)
        {
            (model, unlisted) = ("saturated", closed);
        }
        else
        {
            var fit = table.Lists.Length == 2 ? HistoryFitter.Fit(counts, HistoryModel.Of(2)) : Stepwise.Fit(counts, settings.StepwiseThreshold);
            if (!fit.IsFitted)
            {
                return null;
            }

            (model, unlisted) = ($"stepwise {fit.Model.Text}", fit.Unlisted);
        }

        return new(model, [.. strengths.Select(xi => (xi, table.Observed + (unlisted / xi)))]);
    }
}
