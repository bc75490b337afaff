using System.Globalization;

namespace Cenotaph.ExcessMortality;

/// <summary>The counts of one variant, the cause subtracted where it asks for that, and the reasons why a cell cannot be used.</summary>
internal sealed class RatioTable
{
    private readonly DeathCounts counts;
    private readonly int[] ages;

    public RatioTable(DeathCounts counts, IReadOnlyList<string> ageLabels, bool causeSubtracted)
    {
        this.counts = counts;
        CauseSubtracted = causeSubtracted;
        ages = [.. ageLabels.Select(label => IndexOf(counts.Ages, label))];
        Deaths = [.. ages.Select(age => Less(counts.Deaths[age], causeSubtracted ? counts.CauseDeaths![age] : null))];
        Comparison = [.. ages.Select(age => Less(counts.Comparison[age], causeSubtracted ? counts.CauseComparison![age] : null))];
    }

    public bool CauseSubtracted { get; }

    public int Ages => ages.Length;

    /// <summary>Selected ages × all years.</summary>
    public double[][] Deaths { get; }

    /// <summary>Selected ages × all years.</summary>
    public double[][] Comparison { get; }

    /// <summary>Why a year cannot be part of a baseline, or null.</summary>
    public string? BaselineFault(int year, TrendForm form)
    {
        var index = counts.IndexOfYear(year);
        if (index < 0)
        {
            return Say($"{counts.Territory}: no counts of {year}.");
        }

        for (var age = 0; age < ages.Length; age++)
        {
            var label = counts.Ages[ages[age]];
            var (deaths, comparison) = (Deaths[age][index], Comparison[age][index]);
            if (double.IsNaN(deaths) || double.IsNaN(comparison))
            {
                return Say($"{counts.Territory}, {label}, {year}: the {(double.IsNaN(deaths) ? counts.Sex : counts.ComparisonSex)} deaths are not known.");
            }

            if (deaths <= 0 || comparison <= 0)
            {
                return Say($"{counts.Territory}, {label}, {year}: {Math.Min(deaths, comparison)} {(comparison <= 0 ? counts.ComparisonSex : counts.Sex)} deaths.");
            }

            if (form == TrendForm.Exponential && deaths <= comparison)
            {
                return Say($"{counts.Territory}, {label}, {year}: {deaths} {counts.Sex} and {comparison} {counts.ComparisonSex} deaths, a ratio of {deaths / comparison:0.###}.");
            }
        }

        return null;
    }

    /// <summary>Why a year cannot be predicted, or null.</summary>
    public string? TargetFault(int year)
    {
        var index = counts.IndexOfYear(year);
        if (index < 0)
        {
            return Say($"{counts.Territory}: no counts of {year}.");
        }

        for (var age = 0; age < ages.Length; age++)
        {
            if (double.IsNaN(Deaths[age][index]) || !(Comparison[age][index] > 0) || Deaths[age][index] < 0)
            {
                return Say($"{counts.Territory}, {counts.Ages[ages[age]]}, {year}: {Count(Deaths[age][index])} {counts.Sex}, {Count(Comparison[age][index])} {counts.ComparisonSex} deaths.");
            }
        }

        return null;
    }

    public int IndexOfYear(int year) => counts.IndexOfYear(year);

    private static string Count(double count) => double.IsNaN(count) ? "unknown" : Say($"{count}");

    private static string Say(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static int IndexOf(IReadOnlyList<string> labels, string label)
    {
        for (var i = 0; i < labels.Count; i++)
        {
            if (labels[i] == label)
            {
                return i;
            }
        }

        throw new ArgumentException($"The counts have no age group '{label}'.", nameof(label));
    }

    private static double[] Less(double[] all, double[]? cause) =>
        cause is null ? all : [.. all.Zip(cause, (count, part) => count - part)];
}
