using System.Globalization;
using Cenotaph.MultipleSystems;
using Cenotaph.Studies;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.MultipleSystems;

/// <summary>Published tables of the reference data, and what is asked of them.</summary>
internal static class KnownTable
{
    public static readonly SystemsSettings Plain = new() { Bootstraps = 0 };

    public static CaptureTable Read(string name)
    {
        var problems = new ProblemCollection();
        var table = Assert.Single(CaptureFile.Read(ReferenceData.PathTo("systems", name + ".csv"), new(), problems));
        Assert.Equal(0, problems.Errors);
        return table;
    }

    public static CaptureTable Of(string lists, params (string History, long Count)[] cells) => CaptureTable.Of(
        lists.Select(list => list.ToString()), cells.Select(cell => new CaptureCell(cell.History.Select((on, list) => on == '1' ? 1 << list : 0).Sum(), cell.Count)));

    public static HistoryFit Fit(CaptureTable table, params int[] greatest) => HistoryFitter.Fit(HistoryCounts.Of(table), HistoryModel.Of(table.Lists.Length, greatest.Select(Term)));

    /// <summary>The lists whose numbers are the digits: 123 for the first three.</summary>
    public static int Term(int digits) => digits.ToString(CultureInfo.InvariantCulture).Sum(digit => 1 << (digit - '1'));

    public static SystemsEstimate Row(IEnumerable<SystemsResult> results, string name) => Assert.IsType<SystemsEstimate>(results.Single(result => result.Name == name));

    public static double Figure(SystemsResult result, string name) => result.Figures.Single(figure => figure.Name == name).Value;
}
