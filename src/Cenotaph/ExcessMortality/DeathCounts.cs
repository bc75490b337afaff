namespace Cenotaph.ExcessMortality;

/// <summary>
/// Deaths of one territory by age and year for the sex whose excess is asked (<see cref="Deaths"/>) and the sex it is compared with
/// (<see cref="Comparison"/>). A count that is not known is NaN; 0 is a count of none.
/// </summary>
public sealed class DeathCounts
{
    /// <summary>A table of counts; every array is ages × years.</summary>
    /// <param name="territory">Which territory.</param>
    /// <param name="years">Rising, each once; a year without any counts may be left out.</param>
    /// <param name="ages">The labels of the age groups, which must not overlap.</param>
    /// <param name="deaths">Deaths of the sex whose excess is asked, ages × years.</param>
    /// <param name="comparison">Deaths of the other sex, ages × years.</param>
    /// <param name="causeDeaths">Of <paramref name="deaths"/>, those of the cause to subtract; null when none is known.</param>
    /// <param name="causeComparison">Of <paramref name="comparison"/>, those of the cause to subtract; null when none is known.</param>
    /// <param name="sex">The sex whose excess is asked.</param>
    /// <param name="comparisonSex">The sex it is compared with.</param>
    /// <exception cref="ArgumentException">The arrays differ in length, the years do not rise, or a count is negative or infinite.</exception>
    public DeathCounts(
        string territory,
        IReadOnlyList<int> years,
        IReadOnlyList<string> ages,
        double[][] deaths,
        double[][] comparison,
        double[][]? causeDeaths = null,
        double[][]? causeComparison = null,
        string sex = "male",
        string comparisonSex = "female")
    {
        ArgumentNullException.ThrowIfNull(territory);
        ArgumentNullException.ThrowIfNull(years);
        ArgumentNullException.ThrowIfNull(ages);
        for (var i = 1; i < years.Count; i++)
        {
            if (years[i] <= years[i - 1])
            {
                throw new ArgumentException($"The years do not rise: {years[i]} stands after {years[i - 1]}.", nameof(years));
            }
        }

        if ((causeDeaths is null) != (causeComparison is null))
        {
            throw new ArgumentException("A cause is subtracted from both sexes or from none.", nameof(causeDeaths));
        }

        Territory = territory;
        Years = years;
        Ages = ages;
        Sex = sex;
        ComparisonSex = comparisonSex;
        Deaths = Checked(deaths, nameof(deaths));
        Comparison = Checked(comparison, nameof(comparison));
        CauseDeaths = causeDeaths is null ? null : Checked(causeDeaths, nameof(causeDeaths));
        CauseComparison = causeComparison is null ? null : Checked(causeComparison, nameof(causeComparison));
    }

    /// <summary>Which territory.</summary>
    public string Territory { get; }

    /// <summary>The years, rising.</summary>
    public IReadOnlyList<int> Years { get; }

    /// <summary>The labels of the age groups.</summary>
    public IReadOnlyList<string> Ages { get; }

    /// <summary>The sex whose excess is asked.</summary>
    public string Sex { get; }

    /// <summary>The sex it is compared with.</summary>
    public string ComparisonSex { get; }

    internal double[][] Deaths { get; }

    internal double[][] Comparison { get; }

    internal double[][]? CauseDeaths { get; }

    internal double[][]? CauseComparison { get; }

    /// <summary>The place of a year, or −1 when the table has none of it.</summary>
    internal int IndexOfYear(int year)
    {
        for (var i = 0; i < Years.Count; i++)
        {
            if (Years[i] == year)
            {
                return i;
            }
        }

        return -1;
    }

    private double[][] Checked(double[][] counts, string name)
    {
        ArgumentNullException.ThrowIfNull(counts, name);
        if (counts.Length != Ages.Count)
        {
            throw new ArgumentException($"{counts.Length} rows of counts for {Ages.Count} ages.", name);
        }

        foreach (var row in counts)
        {
            if (row.Length != Years.Count)
            {
                throw new ArgumentException($"{row.Length} counts in a row for {Years.Count} years.", name);
            }

            foreach (var count in row)
            {
                if (count < 0 || double.IsInfinity(count))
                {
                    throw new ArgumentException(FormattableString.Invariant($"A count of deaths is {count}."), name);
                }
            }
        }

        return counts;
    }
}
