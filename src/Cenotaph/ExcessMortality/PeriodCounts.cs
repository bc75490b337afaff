namespace Cenotaph.ExcessMortality;

/// <summary>Deaths of one territory by period (month, ISO week or quarter), one row a period, in the order of time.</summary>
/// <param name="Territory">Which territory.</param>
/// <param name="Years">The year of each row (of the ISO week, where periods are weeks).</param>
/// <param name="Periods">The period of each row, from 1: month 1–12, week 1–53, quarter 1–4.</param>
/// <param name="Deaths">Deaths of each row; NaN where not known.</param>
/// <param name="Population">Mean population of each row, for models that use it; null otherwise.</param>
public sealed record PeriodCounts(
    string Territory,
    IReadOnlyList<int> Years,
    IReadOnlyList<int> Periods,
    IReadOnlyList<double> Deaths,
    IReadOnlyList<double>? Population = null);

/// <summary>A period of a year: month 3 of 2020, week 53 of 2015.</summary>
/// <param name="Year">The year.</param>
/// <param name="Period">The period, from 1.</param>
public readonly record struct YearPeriod(int Year, int Period) : IComparable<YearPeriod>
{
    /// <inheritdoc/>
    public int CompareTo(YearPeriod other) => Year != other.Year ? Year.CompareTo(other.Year) : Period.CompareTo(other.Period);

    /// <summary>Whether one stands before the other in time.</summary>
    public static bool operator <(YearPeriod left, YearPeriod right) => left.CompareTo(right) < 0;

    /// <summary>Whether one stands after the other in time.</summary>
    public static bool operator >(YearPeriod left, YearPeriod right) => left.CompareTo(right) > 0;

    /// <summary>Whether one stands before the other in time or is it.</summary>
    public static bool operator <=(YearPeriod left, YearPeriod right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one stands after the other in time or is it.</summary>
    public static bool operator >=(YearPeriod left, YearPeriod right) => left.CompareTo(right) >= 0;
}
