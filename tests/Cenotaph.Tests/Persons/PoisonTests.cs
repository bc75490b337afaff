using Cenotaph.Persons;

namespace Cenotaph.Tests.Persons;

/// <summary>What attacks on the list achieve, over worlds of fixed seeds: false confirmed, and what is lost of the true.</summary>
public sealed class PoisonTests(ITestOutputHelper output)
{
    // The bar of the study: a false person among a thousand confirmed, and with the upper 95 % limit three.
    private const double MostFalse = 0.001;
    private const double MostFalseLimit = 0.003;
    private const double LeastRecall = 0.95;
    private const double Errors = 1.959964;

    [Theory]
    [InlineData(nameof(Attack.None), 8)]
    [InlineData(nameof(Attack.OneFamily), 8)]
    [InlineData(nameof(Attack.TwoFamilies), 8)]
    public void Planted_dead_are_hardly_ever_confirmed(string attack, int worlds) => Hold(Enum.Parse<Attack>(attack), 1001, worlds);

    [Theory]
    [Trait("Category", "Slow")]
    [InlineData(nameof(Attack.None), 40)]
    [InlineData(nameof(Attack.OneFamily), 80)]
    [InlineData(nameof(Attack.TwoFamilies), 80)]
    public void Planted_dead_are_hardly_ever_confirmed_in_two_hundred_worlds(string attack, int worlds) => Hold(Enum.Parse<Attack>(attack), 2001, worlds);

    [Fact]
    public void Without_suspicion_the_same_attacks_succeed()
    {
        var world = new PlantedWorld(1001, Attack.OneFamily);
        var plain = new Confirmer(Confirmer.UsualRules, new(world.Lineage, [], []));

        Assert.Contains(world.Persons, person => world.IsInvented(person) && plain.Decide(person).Standing == Standing.Confirmed);
    }

    [Fact]
    public void A_judgement_overrules_suspicion()
    {
        var world = new PlantedWorld(1001, Attack.OneFamily);
        var pairs = SuspectedLineage.Of(world.Persons, new(world.Lineage, [], [])).Pairs;
        var judged = new Independence([], pairs, [pairs[0]]);

        Assert.NotEmpty(pairs);
        Assert.False(judged.AreOne(pairs[0].First, pairs[0].Second));
        Assert.All(pairs.Skip(1), pair => Assert.True(judged.AreOne(pair.First, pair.Second)));
    }

    [Fact]
    public void The_order_of_persons_and_reports_does_not_matter()
    {
        var world = new PlantedWorld(1003, Attack.TwoFamilies);
        var declared = new Independence(world.Lineage, [], []);
        var backwards = world.Persons.Reverse().ToList();

        Assert.Equal(SuspectedLineage.Of(world.Persons, declared).Pairs, SuspectedLineage.Of(backwards, declared).Pairs);
    }

    private void Hold(Attack attack, ulong first, int worlds)
    {
        var (wrong, confirmed, found, could, planted) = (0, 0, 0, 0, 0);
        for (var seed = first; seed < first + (ulong)worlds; seed++)
        {
            var world = new PlantedWorld(seed, attack);
            var declared = new Independence(world.Lineage, [], []);
            var suspected = SuspectedLineage.Of(world.Persons, declared);
            var confirmer = new Confirmer(Confirmer.UsualRules, new(world.Lineage, suspected.Pairs, []), suspected);
            var plain = new Confirmer(Confirmer.UsualRules, declared);
            planted += world.Planted;
            foreach (var person in world.Persons)
            {
                var isConfirmed = confirmer.Decide(person).Standing == Standing.Confirmed;
                var own = person with { Reports = [.. person.Reports.Where(report => !PlantedWorld.IsPlanted(report))] };
                var can = !world.IsInvented(person) && plain.Decide(own).Standing == Standing.Confirmed;
                confirmed += isConfirmed ? 1 : 0;
                wrong += isConfirmed && world.IsInvented(person) ? 1 : 0;
                could += can ? 1 : 0;
                found += can && isConfirmed ? 1 : 0;
            }
        }

        var limits = Tails.Wilson(wrong, confirmed, Errors);
        output.WriteLine(FormattableString.Invariant(
            $"{attack}, {worlds} worlds, {planted} planted: false {wrong} of {confirmed} confirmed = {100.0 * wrong / confirmed:0.0000} % (95 % {100 * limits.Low:0.0000} to {100 * limits.High:0.0000}); recall {found} of {could} = {100.0 * found / could:0.00} %"));
        Assert.True(wrong <= MostFalse * confirmed, $"{wrong} of {confirmed} confirmed are false.");
        Assert.True(limits.High <= MostFalseLimit, $"The upper limit is {limits.High}.");
        Assert.True(found >= LeastRecall * could, $"{found} of {could} are confirmed.");
    }
}
