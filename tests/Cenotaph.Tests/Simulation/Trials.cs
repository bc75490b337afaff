namespace Cenotaph.Tests.Simulation;

/// <summary>Counts of what chance did, held against the probability it was given.</summary>
internal static class Trials
{
    // Five standard errors: a test of this kind fails by chance once in two million.
    private const double Errors = 5;

    public static void Agree(long happened, long tried, double probability)
    {
        Assert.True(tried >= 300, $"{tried} trials are too few to tell.");
        var bound = Errors * Math.Sqrt(tried * probability * (1 - probability));
        Assert.InRange(happened, (tried * probability) - bound, (tried * probability) + bound);
    }
}
