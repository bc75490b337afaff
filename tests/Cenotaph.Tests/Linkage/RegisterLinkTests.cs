using Cenotaph.Linkage;
using CsCheck;

namespace Cenotaph.Tests.Linkage;

/// <summary>A short list against a register: what nobody on the list could meet is left out of keys and pairs, and of nothing else.</summary>
public class RegisterLinkTests
{
    private static readonly Gen<(KeyPart[] Parts, PairScope Scope)> Keyed =
        from records in Gen.Int[0, 40]
        from ids in Gen.Int[-1, 5].Array[records].Array[3]
        from maps in Gen.Int[-1, 3].Array[6].Array[3]
        from isMapped in Gen.Bool.Array[3]
        from left in Gen.Int[-1, records]
        select (
            Enumerable.Range(0, 3).Select(i => new KeyPart($"{i}", new(ids[i], isMapped[i] ? maps[i] : null), 6, $"{i}", [$"{i}"], 0.9)).ToArray(),
            new PairScope(records, left < 0 ? null : left));

    [Fact]
    public void A_mapped_part_is_the_part_of_its_mapped_values() => Keyed.Sample(keyed =>
    {
        foreach (var (ids, map) in keyed.Parts.Select(part => part.Ids))
        {
            int[] expected = [.. ids.Select(id => id < 0 ? -1 : map is null ? id : map[id])];
            var mapped = new MappedIds(ids, map);
            var copied = new int[ids.Length];
            mapped.CopyTo(copied);
            Assert.Equal(expected, copied);
            Assert.Equal(expected, Enumerable.Range(0, mapped.Length).Select(record => mapped[record]));
            int[] some = [.. Enumerable.Range(0, ids.Length).Where(record => record % 3 == 1)];
            Assert.Equal(some.Select(record => expected[record]), mapped.Of(some));
        }
    });

    [Fact]
    public void Leaving_out_what_nobody_meets_leaves_every_pair_and_the_numbers_of_the_keys() =>
        Gen.Select(Keyed, Gen.Int[1, 3], Gen.Bool).Sample((keyed, size, isSpare) =>
        {
            var (parts, scope) = keyed;
            var whole = BlockingKeys.Rule(parts[..size]);
            var pruned = BlockingKeys.Rule(parts[..size], scope, isSpare ? new int[scope.Records] : null);
            for (var i = 0; i < scope.Records; i++)
            {
                for (var j = i + 1; j < scope.Records; j++)
                {
                    if (scope.LeftRecords is not { } border || (i < border && j >= border))
                    {
                        Assert.Equal(whole.Keys[i] >= 0 && whole.Keys[i] == whole.Keys[j], pruned.Keys[i] >= 0 && pruned.Keys[i] == pruned.Keys[j]);
                    }
                }
            }

            // keys that are left are numbered in the same order, so that equal groups of pairs stand in the same order
            var left = Enumerable.Range(0, scope.Records).Where(record => pruned.Keys[record] >= 0).ToArray();
            Assert.All(left, record => Assert.True(whole.Keys[record] >= 0));
            Assert.Equal(
                left.OrderBy(record => whole.Keys[record]).ThenBy(record => record),
                left.OrderBy(record => pruned.Keys[record]).ThenBy(record => record));
        }, iter: 1000);

    [Fact]
    public void A_kernel_of_pruned_keys_finds_the_same_pairs_with_the_same_weights() =>
        Gen.Select(Keyed, Gen.Int[-1, 6].Array[40].Array[2], Gen.Double[-6, 9].Array[4].Array[2]).Sample((keyed, values, levels) =>
        {
            var (parts, scope) = keyed;
            ComparedColumn[] columns = [.. values.Select((ids, i) => new ComparedColumn($"{i}", ids[..scope.Records], 7, 3, (a, b) => Math.Min(3, 1 + Math.Abs(a - b))))];
            KeyPart[][] rules = [[parts[0], parts[1]], [parts[2]], [parts[1], parts[2]], [parts[0], parts[1], parts[2]]];
            var whole = new PairKernel(columns, [.. rules.Select(rule => BlockingKeys.Rule(rule))], scope, new() { Threads = 1 });
            var pruned = new PairKernel(columns, rules.Length, (rule, spare) => BlockingKeys.Rule(rules[rule], scope, spare), scope, new() { Threads = 2 });
            Assert.Equal(whole.Candidates.Rules.Select(rule => (rule.Pairs, rule.Groups)), pruned.Candidates.Rules.Select(rule => (rule.Pairs, rule.Groups)));
            for (var rule = 0; rule < rules.Length; rule++)
            {
                Assert.Equal(whole.CountAlone(rule), pruned.CountAlone(rule));
            }

            var weights = new PairWeights(-2, levels);
            for (var i = 0; i < scope.Records; i++)
            {
                for (var j = i + 1; j < scope.Records; j++)
                {
                    Assert.Equal(whole.Rule(i, j), pruned.Rule(i, j));
                    Assert.Equal(whole.Weight(i, j, weights), pruned.Weight(i, j, weights));
                }
            }

            Assert.Equal(whole.Count().ByRule, pruned.Count().ByRule);
            var edges = pruned.Edges(weights, -5).Edges;
            Assert.Equal(whole.Edges(weights, -5).Edges, edges);
            pruned.EndFinding();
            Assert.All(edges, edge => Assert.Equal(edge.Weight, pruned.Weight(edge.Left, edge.Right, weights)));
        }, iter: 300);

    [Fact]
    public void A_list_and_a_register_give_what_the_same_keys_unpruned_give()
    {
        var world = InventedCensus.Make(1500, 6);
        IReadOnlyList<LinkageTable> tables = [world.List, world.Census];
        var data = Preparation.Of(tables, ModelFit.Roles(tables, new()));
        var blocking = BlockingSuggestion.Of(data.Parts, data.Scope, 2e6);
        IReadOnlyList<ComparedColumn> columns = [.. data.Comparisons.Select(comparison => comparison.Column)];
        var whole = new PairKernel(columns, [.. blocking.Rules.Select(rule => BlockingKeys.Rule(rule))], data.Scope, new(), data.Exchanged);
        var pruned = new PairKernel(
            columns, blocking.Rules.Count, (rule, spare) => BlockingKeys.Rule(blocking.Rules[rule], data.Scope, spare), data.Scope, new(), data.Exchanged);
        var (one, other) = (ModelEstimation.Of(data, blocking, whole), ModelEstimation.Of(data, blocking, pruned));
        Assert.Equal(one.Lambda, other.Lambda);
        Assert.Equal(one.M, other.M);
        Assert.Equal(one.U, other.U);
        var (counts, others) = (whole.Count(), pruned.Count());
        Assert.Equal(counts.ByRule, others.ByRule);
        var (edges, same) = (new PairScoring(data, whole, one).Edges(-4, out _), new PairScoring(data, pruned, other).Edges(-4, out _));
        Assert.True(edges.Length > 100);
        Assert.Equal(edges, same);
        var (persons, again) = (
            Agglomeration.Run(new(data.Scope, edges, new PairScoring(data, whole, one).Weight)),
            Agglomeration.Run(new(data.Scope, same, new PairScoring(data, pruned, other).Weight)));
        Assert.Equal(persons.ClusterOf, again.ClusterOf);
        Assert.Equal(persons.Cut, again.Cut);
    }

    // How frequent a name is, is counted over the whole register, whoever on it could meet somebody of the list.
    [Fact]
    public void Records_that_meet_nobody_still_count_in_how_frequent_a_name_is()
    {
        string[] columns = ["surname", "birth_date"];
        var (list, register) = (new LinkageTableBuilder("list", columns), new LinkageTableBuilder("register", columns));
        string[] names = ["Ланин", "Дорошев", "Мурашкин", "Горелов"];
        for (var i = 0; i < names.Length; i++)
        {
            list.Add(names[i], $"1990-03-1{i}");
            register.Add(names[i], $"1990-03-1{i}");
        }

        for (var day = 10; day < 28; day++)
        {
            register.Add(names[0], $"1971-08-{day}");
        }

        var model = new LinkageModel([], [], [new(["surname", "birth date"], 4)]);
        var result = LinkageEngine.Run(list.Build(), register.Build(), new() { Model = model });
        Assert.Equal(4, result.CandidatePairs);

        // Ланин 20 of 26 records, the other three 2 each
        var steps = Enumerable.Range(0, 2).Select(i => result.Explain(i, 4 + i)!.Steps.Single(step => step.Name == "surname, how frequent").Weight).ToArray();
        var same = ((20.0 * 20) + (3 * 2 * 2)) / (26 * 26);
        Assert.Equal(Math.Log2(same) - Math.Log2(20 / 26.0), steps[0], 1e-9);
        Assert.Equal(Math.Log2(same) - Math.Log2(2 / 26.0), steps[1], 1e-9);
    }

    [Fact]
    public void Records_left_out_beforehand_count_in_what_a_rule_may_cost()
    {
        int[] keys = [.. Enumerable.Repeat(0, 30), .. Enumerable.Repeat(1, 20), .. Enumerable.Repeat(-1, 50)];
        var alone = keys[..50];
        KernelOptions options = new() { Threads = 1, GroupPairs = 450, PairsPerRecord = 7 };
        IReadOnlyList<KeyGroup> LeftOut(int[] of, int? allowed) => new PairKernel(
            [new("none", [.. of.Select(_ => -1)], 0, 1, (_, _) => 1)], [new("rule", of, [])], new(of.Length, null), options with { AllowedRecords = allowed })
            .Candidates.Rules[0].LeftOut;
        Assert.Empty(LeftOut(keys, null));
        Assert.Single(LeftOut(alone, null));
        Assert.Empty(LeftOut(alone, keys.Length));
    }

    [Fact]
    public void Blocking_recall_looks_at_all_true_pairs()
    {
        var world = InventedCensus.Make(800, 7);
        var result = LinkageEngine.Run(world.List, world.Census, new() { Model = new([], [], [new(["surname", "given name"], 100)]) });
        var truth = new string?[result.Records];
        foreach (var (list, census) in world.Truth)
        {
            truth[list] = truth[world.List.Records + census] = $"c{census}";
        }

        var persons = Array.ConvertAll(truth, name => name is null ? -1 : int.Parse(name.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture));
        int[] places = [.. Enumerable.Range(0, result.Records).Select(result.Place)];
        var expected = BlockingRecall.Of(
            [.. result.Rules.Select(rule => BlockingKeys.Rule(rule)).Select(rule => rule with { Keys = Array.ConvertAll(places, place => rule.Keys[place]) })],
            persons, result.Scope).Share;
        Assert.InRange(expected!.Value, 0.3, 0.99);
        Assert.Equal(expected, result.Evaluate(truth).BlockingRecall);
    }
}
