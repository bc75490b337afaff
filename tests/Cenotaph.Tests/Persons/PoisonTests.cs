using Cenotaph.Persons;

namespace Cenotaph.Tests.Persons;

/// <summary>What attacks on the list achieve, over worlds of fixed seeds.</summary>
public sealed class PoisonTests(ITestOutputHelper output)
{
    [Fact]
    public void Explore()
    {
        foreach (var attack in Enum.GetValues<Attack>())
        {
            var (falsely, confirmed, found, could, pairs, genuinePairs, missed, invented) = (0, 0, 0, 0, 0, 0, 0, 0);
            List<string> worst = [];
            for (var seed = 1UL; seed <= 40; seed++)
            {
                var world = new PlantedWorld(seed, attack);
                var declared = new Independence(world.Lineage, [], []);
                var suspected = SuspectedLineage.Of(world.Persons, declared);
                var desk = new Confirmer(Confirmer.UsualRules, new(world.Lineage, suspected.Pairs, []), suspected);
                var plain = new Confirmer(Confirmer.UsualRules, declared);
                var (wf, wc, wr, wt) = (0, 0, 0, 0);
                foreach (var person in world.Persons)
                {
                    var isConfirmed = desk.Decide(person).Standing == Standing.Confirmed;
                    var genuine = person with { Reports = [.. person.Reports.Where(report => !PlantedWorld.IsPlanted(report))] };
                    var can = !world.IsInvented(person) && plain.Decide(genuine).Standing == Standing.Confirmed;
                    wc += isConfirmed ? 1 : 0;
                    wf += isConfirmed && world.IsInvented(person) ? 1 : 0;
                    wt += can ? 1 : 0;
                    wr += can && isConfirmed ? 1 : 0;
                }

                (falsely, confirmed, found, could) = (falsely + wf, confirmed + wc, found + wr, could + wt);
                invented += world.Planted;
                pairs += suspected.Pairs.Length;
                var bad = suspected.Pairs.Where(pair => pair.First[0] != 'x' && pair.Second[0] != 'x').ToList();
                genuinePairs += bad.Count;
                if (wf > 0 || wr < 0.97 * wt)
                {
                    worst.Add($"{(wf > 0 ? "FALSE" : "")} seed {seed}: dead {world.Dead} planted {world.Planted} false {wf} of {wc}; recall {wr}/{wt}; pairs {string.Join(" ", suspected.Pairs.Select(p => p.First + "-" + p.Second))}; sets {string.Join(" | ", suspected.Exclusive.Select(s => string.Join(",", s.Sources) + $" {s.Exclusive}/{s.Shared} exp {s.Expected:0.0}"))}; copy {string.Join(",", suspected.Copying.Derived.Select(d => $"{d.Source} {d.Shared}/{d.Errors}"))} lack {string.Join(",", suspected.Lacking.Select(d => $"{d.Source} {d.Alone}/{d.Shared}/{d.Expected:0}"))} follow {string.Join(",", suspected.Following.Select(d => $"{d.Source} {d.Follows}/{d.Shared}"))} mirrors {string.Join(",", suspected.Copying.Mirrors.Select(d => $"{d.Copy}<{d.Of} {d.Shared}/{d.Errors}"))}");
                }
            }

            output.WriteLine($"{attack}: false {falsely} of {confirmed} = {100.0 * falsely / confirmed:0.000} %, planted {invented}; recall {found} of {could} = {100.0 * found / could:0.00}; pairs {pairs}, genuine pairs {genuinePairs}");
            worst.ForEach(output.WriteLine);
        }
    }
}
