using Cenotaph.ExcessMortality;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.ExcessMortality;

/// <summary>
/// Invented deaths without a war, made another way than <see cref="SimulatedRegister"/> and after the method was settled: the logarithm of each sex's deaths at each age
/// follows a line of its own, broken for good now and then, partly at the same time and in the same direction as the others.
/// </summary>
/// <param name="Years">Years before the excluded ones; two excluded and two target years follow.</param>
/// <param name="Deaths">Female deaths of an age in the first year.</param>
internal sealed record SexTrendRegister(int Years, double Deaths)
{
    private const int Ages = 7;
    private const int From = 1980;
    private const double Gap = 7;
    private const double OwnGap = 12;

    public ExcessSettings Settings => new()
    {
        TargetYears = [From + Years + 2],
        BaselineTo = From + Years - 1,
        ExcludedYears = [From + Years, From + Years + 1],
    };

    public DeathCounts Make(RandomStream random)
    {
        var all = Years + 3;
        var shared = Line(random, all, Gap, 0.02);
        var ofMales = Line(random, all, Gap, 0.015);
        var (male, female) = (new double[Ages][], new double[Ages][]);
        for (var age = 0; age < Ages; age++)
        {
            var (weight, ratio, size) = (0.5 + random.Uniform(), 1.5 + (2.5 * random.Uniform()), Deaths * (0.3 + (1.4 * random.Uniform())));
            var (ownFemale, ownMale) = (Line(random, all, OwnGap, 0.01), Line(random, all, OwnGap, 0.01));
            (male[age], female[age]) = (new double[all], new double[all]);
            for (var year = 0; year < all; year++)
            {
                female[age][year] = random.Poisson(size * Math.Exp((weight * shared[year]) + ownFemale[year]));
                male[age][year] = random.Poisson(size * ratio * Math.Exp((weight * (shared[year] + ofMales[year])) + ownMale[year]));
            }
        }

        return new("X", [.. Enumerable.Range(From, all)], [.. Enumerable.Range(3, Ages).Select(five => $"{5 * five}-{(5 * five) + 4}")], male, female);
    }

    private static double[] Line(RandomStream random, int years, double gap, double size)
    {
        var line = new double[years];
        var slope = size * random.Normal();
        for (var year = 1; year < years; year++)
        {
            slope = random.Chance(1 / gap) ? size * random.Normal() : slope;
            line[year] = line[year - 1] + slope;
        }

        return line;
    }
}
