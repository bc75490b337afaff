using Cenotaph.ExcessMortality;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.ExcessMortality;

/// <summary>Invented deaths of two sexes by age and year without any war: the ratio follows a line whose slope changes for good now and then.</summary>
/// <param name="Years">Years before the excluded ones; two excluded and two target years follow.</param>
/// <param name="First">Female deaths of an age in the first year.</param>
/// <param name="Last">Female deaths of an age in the last year.</param>
/// <param name="Gap">Years between breaks, on average; 1 makes the slope a random walk.</param>
/// <param name="Size">Standard deviation of a slope after a break, as a share of the ratio a year.</param>
/// <param name="Shared">Share of the variance of breaks that all ages have in common.</param>
/// <param name="Added">Whether a break adds to the slope instead of replacing it.</param>
/// <param name="Noise">Standard deviation of an autoregressive error of the ratio (correlation 0.6), as a share of it.</param>
internal sealed record SimulatedRegister(
    int Years, double First, double Last, double Gap, double Size, double Shared = 0.7, bool Added = false, double Noise = 0)
{
    private const int Ages = 7;
    private const int From = 1980;

    public int BaselineTo => From + Years - 1;

    public ExcessSettings Settings => new()
    {
        TargetYears = [BaselineTo + 3, BaselineTo + 4],
        BaselineTo = BaselineTo,
        ExcludedYears = [BaselineTo + 1, BaselineTo + 2],
    };

    public DeathCounts Make(RandomStream random)
    {
        var all = Years + 4;
        var common = Path(random, all);
        var (male, female) = (new double[Ages][], new double[Ages][]);
        for (var age = 0; age < Ages; age++)
        {
            var own = Path(random, all);
            var (ratio, size) = (2 + (2 * random.Uniform()), 0.5 + random.Uniform());
            (male[age], female[age]) = (new double[all], new double[all]);
            for (var year = 0; year < all; year++)
            {
                var mean = size * First * Math.Pow(Last / First, (double)year / all);
                var level = Math.Max(-0.8, (Math.Sqrt(Shared) * common[year]) + (Math.Sqrt(1 - Shared) * own[year]));
                female[age][year] = random.Poisson(mean);
                male[age][year] = random.Poisson(mean * ratio * (1 + level));
            }
        }

        return new("X", [.. Enumerable.Range(From, all)], [.. Enumerable.Range(3, Ages).Select(five => $"{5 * five}-{(5 * five) + 4}")], male, female);
    }

    private double[] Path(RandomStream random, int years)
    {
        var path = new double[years];
        var (slope, level, error) = (0.0, 0.0, Noise * random.Normal() / 0.8);
        for (var year = 0; year < years; year++)
        {
            if (random.Chance(1 / Gap))
            {
                slope = (Added ? slope : 0) + (Size * random.Normal());
            }

            level += slope;
            error = (0.6 * error) + (Noise * random.Normal());
            path[year] = level + error;
        }

        return path;
    }
}
