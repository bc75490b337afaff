using Cenotaph.Claims;

namespace Cenotaph.Tests.Claims;

public sealed class FindingSampleTests
{
    private static readonly List<Finding> Findings =
    [
        .. Enumerable.Range(0, 30).Select(number => Of("echo", number)),
        .. Enumerable.Range(0, 3).Select(number => Of("stale", number)),
        Of("rank", 0),
    ];

    [Fact]
    public void A_sample_has_of_every_type_before_it_has_many_of_one()
    {
        var sample = FindingSample.Of(Findings, 9, seed: 7);

        Assert.Equal(9, sample.Length);
        Assert.Equal([("echo", 5), ("rank", 1), ("stale", 3)], Counts(sample));
    }

    [Fact]
    public void A_seed_repeats_its_sample_whatever_the_order_and_another_draws_another()
    {
        static IEnumerable<string> Drawn(IEnumerable<Finding> sample) => sample.Select(one => one.Type + one.Records[0]).Order(StringComparer.Ordinal);
        var one = Drawn(FindingSample.Of(Findings, 9, seed: 7));

        Assert.Equal(one, Drawn(FindingSample.Of([.. Enumerable.Reverse(Findings)], 9, seed: 7)));
        Assert.NotEqual(one, Drawn(FindingSample.Of(Findings, 9, seed: 8)));
    }

    [Fact]
    public void A_sample_larger_than_all_is_all_in_their_order() => Assert.Equal(Findings, FindingSample.Of(Findings, 100, seed: 1));

    private static (string Type, int Count)[] Counts(IEnumerable<Finding> sample) =>
        [.. sample.GroupBy(one => one.Type, StringComparer.Ordinal).Select(some => (some.Key, some.Count())).OrderBy(one => one.Key, StringComparer.Ordinal)];

    private static Finding Of(string type, int number) => new(type, Weight.Note, [$"R{number}"], "1 + 1 = 2", "A message.", "A remedy.");
}
