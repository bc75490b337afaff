namespace Cenotaph.Site.Charts;

/// <summary>An axis of numbers that starts at zero, or below where a number is negative, with round steps.</summary>
internal sealed class ValueAxis
{
    private const int MostSteps = 6;

    /// <summary>Beyond it no step can be taken without overflow; a number that large is drawn at the edge.</summary>
    private const decimal Farthest = 1e27m;

    private static readonly decimal[] RoundTimes = [1, 2, 2.5m, 5, 10];

    /// <summary>The axis that holds all these numbers.</summary>
    public ValueAxis(IEnumerable<decimal> numbers)
    {
        decimal least = 0;
        decimal greatest = 0;
        foreach (var number in numbers)
        {
            least = Math.Min(least, Near(number));
            greatest = Math.Max(greatest, Near(number));
        }

        Step = RoundStep((greatest / MostSteps) - (least / MostSteps));
        First = Math.Floor(least / Step) * Step;
        Last = greatest == least ? First + Step : Math.Ceiling(greatest / Step) * Step;
    }

    public decimal First { get; }

    public decimal Last { get; }

    public decimal Step { get; }

    public IEnumerable<decimal> Ticks
    {
        get
        {
            for (var tick = First; tick <= Last; tick += Step)
            {
                yield return tick;
            }
        }
    }

    /// <summary>Where a number stands: 0 at the first tick, 1 at the last.</summary>
    public double Place(decimal number) => (double)((Near(number) - First) / (Last - First));

    private static decimal Near(decimal number) => Math.Clamp(number, -Farthest, Farthest);

    /// <summary>The smallest of 1, 2, 2.5 or 5 times a power of ten that is not below <paramref name="least"/>.</summary>
    private static decimal RoundStep(decimal least)
    {
        if (least <= 0)
        {
            return 1;
        }

        decimal power = 1;
        while (power > least)
        {
            power /= 10;
        }

        while (power * 10 <= least)
        {
            power *= 10;
        }

        return RoundTimes.Select(times => times * power).First(step => step >= least);
    }
}
