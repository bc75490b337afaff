using Cenotaph.Numerics;

namespace Cenotaph.Tests.Numerics;

public sealed class RandomStreamTests
{
    private const int Many = 200_000;

    // Published with the reference implementations: state 1, 2, 3, 4 of xoshiro256++ and seed 1234567 of SplitMix64. Exact.
    [Fact]
    public void The_generators_give_the_published_numbers()
    {
        var stream = new RandomStream((1, 2, 3, 4));
        ulong[] expected =
        [
            41943041, 58720359, 3588806011781223, 3591011842654386, 9228616714210784205, 9973669472204895162,
            14011001112246962877, 12406186145184390807, 15849039046786891736, 10450023813501588000,
        ];
        Assert.Equal(expected, expected.Select(_ => stream.Next()).ToArray());

        var seeds = new SplitMix(1234567);
        ulong[] mixed = [6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821];
        Assert.Equal(mixed, mixed.Select(_ => seeds.Next()).ToArray());
    }

    [Fact]
    public void A_substream_depends_on_seed_and_number_and_not_on_what_was_drawn()
    {
        var stream = new RandomStream(7);
        var before = stream.Substream(3).Next();
        stream.Normal();
        Assert.Equal(before, stream.Substream(3).Next());
        Assert.NotEqual(before, stream.Substream(4).Next());
        Assert.NotEqual(before, new RandomStream(8).Substream(3).Next());
        Assert.NotEqual(stream.Substream(1).Substream(2).Next(), stream.Substream(2).Substream(1).Next());
        Assert.Equal(100_000, Enumerable.Range(0, 100_000).Select(k => stream.Substream((ulong)k).Next()).Distinct().Count());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(10)]
    public void Numbers_below_a_limit_are_equally_likely(int limit)
    {
        var counts = new int[limit];
        var stream = new RandomStream(1);
        for (var draw = 0; draw < Many; draw++)
        {
            counts[stream.Below(limit)]++;
        }

        var share = 1.0 / limit;
        Assert.All(counts, count => Assert.InRange(count, Many * share - Bound(Many * share), Many * share + Bound(Many * share)));
    }

    [Fact]
    public void A_limit_of_nearly_two_to_the_63_has_no_bias_to_the_lower_half()
    {
        var stream = new RandomStream(2);
        const long limit = long.MaxValue / 4 * 3;
        var low = Enumerable.Range(0, Many).Count(_ => stream.Below(limit) < limit / 2);
        Assert.InRange(low, Many / 2 - Bound(Many / 2), Many / 2 + Bound(Many / 2));
    }

    // Mean and variance within five standard errors of the theory's.
    [Fact]
    public void Each_distribution_has_its_mean_and_variance()
    {
        var stream = new RandomStream(11);
        Moments(stream.Uniform, 0.5, 1.0 / 12);
        Moments(stream.OpenUniform, 0.5, 1.0 / 12);
        Moments(stream.Normal, 0, 1);
        Moments(stream.Exponential, 1, 1);
        foreach (var shape in new[] { 0.3, 1, 7.5 })
        {
            Moments(() => stream.Gamma(shape), shape, shape);
        }

        Moments(() => stream.Beta(2, 5), 2.0 / 7, 10.0 / (49 * 8));
        foreach (var mean in new[] { 0.0, 0.1, 3, 9.99, 10, 40, 1000, 1e6 })
        {
            Moments(() => stream.Poisson(mean), mean, mean);
        }
    }

    [Fact]
    public void Binomial_and_negative_binomial_counts_have_their_mean_and_variance()
    {
        var stream = new RandomStream(12);
        foreach (var (trials, p) in new[] { (0L, 0.5), (5, 0.3), (17, 0.9), (200, 0.02), (100_000, 0.37), (40, 0.0), (40, 1.0) })
        {
            Moments(() => stream.Binomial(trials, p), trials * p, trials * p * (1 - p));
        }

        foreach (var (size, p) in new[] { (0.5, 0.4), (12.5, 0.1), (300, 0.8), (2, 1.0) })
        {
            Moments(() => stream.NegativeBinomial(size, p), size * (1 - p) / p, size * (1 - p) / (p * p));
        }
    }

    // Exact probabilities, through two splittings by a beta median.
    [Fact]
    public void Binomial_counts_have_their_probabilities()
    {
        var stream = new RandomStream(6);
        var counts = new int[41];
        for (var draw = 0; draw < Many; draw++)
        {
            counts[stream.Binomial(40, 0.3)]++;
        }

        for (var k = 0; k < counts.Length; k++)
        {
            var expected = Many * Math.Exp(RandomCounts.LogFactorial(40) - RandomCounts.LogFactorial(k) - RandomCounts.LogFactorial(40 - k) + (k * Math.Log(0.3)) + ((40 - k) * Math.Log(0.7)));
            Assert.InRange(counts[k], expected - Bound(expected) - 5, expected + Bound(expected) + 5);
        }
    }

    // Exact probabilities e^-m m^k / k!, on both sides of the change of method.
    [Theory]
    [InlineData(4.0)]
    [InlineData(12.0)]
    public void Poisson_counts_have_their_probabilities(double mean)
    {
        var stream = new RandomStream(5);
        var counts = new int[60];
        for (var draw = 0; draw < Many; draw++)
        {
            counts[stream.Poisson(mean)]++;
        }

        for (var k = 0; k < counts.Length; k++)
        {
            var expected = Many * Math.Exp((k * Math.Log(mean)) - mean - RandomCounts.LogFactorial(k));
            Assert.InRange(counts[k], expected - Bound(expected) - 5, expected + Bound(expected) + 5);
        }
    }

    [Fact]
    public void The_logarithm_of_the_factorial_agrees_with_the_sum_of_logarithms()
    {
        var sum = 0.0;
        for (var n = 1; n <= 3000; n++)
        {
            sum += Math.Log(n);
            Assert.Equal(0, (RandomCounts.LogFactorial(n) - sum) / Math.Max(1, sum), 1e-13);
        }
    }

    [Fact]
    public void A_shuffle_gives_each_order_equally_often()
    {
        var stream = new RandomStream(9);
        var orders = new Dictionary<string, int>();
        for (var draw = 0; draw < 60_000; draw++)
        {
            var letters = "abc".ToCharArray();
            stream.Shuffle<char>(letters);
            var order = new string(letters);
            orders[order] = orders.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(6, orders.Count);
        Assert.All(orders.Values, count => Assert.InRange(count, 10_000 - Bound(10_000), 10_000 + Bound(10_000)));
    }

    private static int Bound(double expected) => (int)Math.Ceiling(5 * Math.Sqrt(expected));

    private static void Moments(Func<double> draw, double mean, double variance)
    {
        double sum = 0, squares = 0, fourth = 0;
        for (var i = 0; i < Many; i++)
        {
            var off = draw() - mean;
            sum += off;
            squares += off * off;
            fourth += off * off * off * off;
        }

        Assert.InRange(sum / Many, -5 * Math.Sqrt(variance / Many) - 1e-12, 5 * Math.Sqrt(variance / Many) + 1e-12);
        var spread = Math.Sqrt(Math.Max(0, (fourth / Many) - (variance * variance)) / Many);
        Assert.InRange(squares / Many, variance - 5 * spread - 1e-12, variance + 5 * spread + 1e-12);
    }

    private static void Moments(Func<long> draw, double mean, double variance) => Moments(() => (double)draw(), mean, variance);
}
