using System.Collections.Immutable;
using System.Globalization;

namespace Cenotaph.Persons;

/// <summary>Ages in whole years, in bands.</summary>
/// <param name="Starts">The first age of each band, in ascending order; the first is 0, the last has no end.</param>
public sealed record AgeBands(ImmutableArray<int> Starts)
{
    /// <summary>Minors, then from 18 in bands that registers of soldiers use.</summary>
    public static AgeBands Standard { get; } = new([0, 18, 21, 25, 30, 35, 40, 45, 50, 60]);

    /// <summary>The oldest that anybody is taken to be; an age beyond is not known.</summary>
    public const int Oldest = 120;

    /// <summary>The band of an age, for example <c>25-29</c> or <c>60+</c>; null where it is none.</summary>
    public string? Of(int age) => Of(age, age);

    /// <summary>The band that holds both ages; null where they lie in two or are none.</summary>
    public string? Of(int youngest, int oldest)
    {
        var band = Band(youngest);
        return youngest < 0 || oldest > Oldest || band != Band(oldest) ? null
            : band == Starts.Length - 1 ? Starts[band].ToString(CultureInfo.InvariantCulture) + "+"
            : string.Create(CultureInfo.InvariantCulture, $"{Starts[band]}-{Starts[band + 1] - 1}");
    }

    /// <summary>The youngest and the oldest that somebody may be on a day, born on another, as far as both are known.</summary>
    internal static (int Youngest, int Oldest) Between(DateSpan born, DateSpan on) =>
        (Years(born.Last, on.First), Years(born.First, on.Last));

    private static int Years(DateOnly born, DateOnly on) =>
        on.Year - born.Year - ((on.Month, on.Day).CompareTo((born.Month, born.Day)) < 0 ? 1 : 0);

    private int Band(int age)
    {
        var at = Starts.BinarySearch(age);
        return at >= 0 ? at : ~at - 1;
    }
}
