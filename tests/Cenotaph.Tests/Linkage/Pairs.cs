using Cenotaph.Linkage;
using Cenotaph.Numerics;
using CsCheck;

namespace Cenotaph.Tests.Linkage;

/// <summary>Invented pairs with known probabilities.</summary>
internal static class Pairs
{
    /// <summary>A task whose pairs have the given probabilities, all others 0.</summary>
    public static ClusterTask Task(int records, params (int Left, int Right, double P)[] pairs)
    {
        var known = pairs.ToDictionary(pair => (pair.Left, pair.Right), pair => MatchProbability.Weight(pair.P));
        var edges = known.Where(pair => pair.Value > -20).Select(pair => new Edge(pair.Key.Left, pair.Key.Right, pair.Value));
        return new(new(records, null), [.. edges], (left, right) => known.GetValueOrDefault((left, right), double.NegativeInfinity));
    }

    /// <summary>Small worlds with distinct random probabilities and some forbidden pairs.</summary>
    public static Gen<World> Worlds(int most) => Gen.Select(Gen.Int[2, most], Gen.ULong, Gen.Int[0, 3]).Select((records, seed, forbidden) =>
    {
        var random = new RandomStream(seed);
        var p = new double[records, records];
        for (var i = 0; i < records; i++)
        {
            for (var j = 0; j < i; j++)
            {
                p[i, j] = p[j, i] = random.Chance(0.3) ? 0.5 + (0.5 * random.OpenUniform()) : 0.4 * random.OpenUniform();
            }
        }

        var apart = Enumerable.Range(0, forbidden).Select(_ => (random.Below(records), random.Below(records)))
            .Where(pair => pair.Item1 < pair.Item2).Distinct().ToList();
        return new World(records, p, apart);
    });

    /// <summary>Records of persons with one to five records each; weights normal about +6 and −6 with deviation 3, so that the weight is right.</summary>
    public static (ClusterTask Task, int[] Truth) Simulated(int records, ulong seed)
    {
        var random = new RandomStream(seed);
        var truth = new int[records];
        for (var record = 1; record < records; record++)
        {
            truth[record] = truth[record - 1] + (random.Chance(0.4) ? 1 : 0);
        }

        double Weight(int left, int right)
        {
            var noise = new RandomStream(seed).Substream((ulong)(((long)left * records) + right)).Normal();
            return (truth[left] == truth[right] ? 6 : -12) + (3 * noise);
        }

        var edges = new List<Edge>();
        for (var left = 0; left < records; left++)
        {
            for (var right = left + 1; right < Math.Min(records, left + 30); right++)
            {
                if (Weight(left, right) is > -7 and var weight)
                {
                    edges.Add(new(left, right, weight));
                }
            }
        }

        return (new(new(records, null), [.. edges], Weight), truth);
    }

    /// <summary>Persons whose records agree well, each tied to the next person by one false edge.</summary>
    public static (ClusterTask Task, int[] Truth) Chained(int persons, int perPerson)
    {
        var truth = Enumerable.Range(0, persons * perPerson).Select(record => record % persons).ToArray();
        double Weight(int left, int right) => truth[left] == truth[right] ? 8 + (left % 7 * 0.1) : right == left + 1 ? 1 : -15;
        var edges = from left in Enumerable.Range(0, truth.Length)
                    from right in Enumerable.Range(left + 1, truth.Length - left - 1)
                    where Weight(left, right) > -10
                    select new Edge(left, right, Weight(left, right));
        return (new(new(truth.Length, null), [.. edges], Weight), truth);
    }

    /// <summary>Average linkage by trying every pair of clusters at every step; the averages of the merges.</summary>
    public static List<double> PlainAverageLinkage(int records, double[,] p, IReadOnlyList<(int Left, int Right)> forbidden)
    {
        var clusters = Enumerable.Range(0, records).Select(record => new List<int> { record }).ToList();
        var averages = new List<double>();
        while (true)
        {
            var best = (A: -1, B: -1, Average: PieceAgglomeration.LeastAverage);
            for (var a = 0; a < clusters.Count; a++)
            {
                for (var b = a + 1; b < clusters.Count; b++)
                {
                    var average = clusters[a].Average(i => clusters[b].Average(j => p[i, j]));
                    var allowed = !forbidden.Any(pair =>
                        (clusters[a].Contains(pair.Left) && clusters[b].Contains(pair.Right))
                        || (clusters[b].Contains(pair.Left) && clusters[a].Contains(pair.Right)));
                    best = allowed && average > best.Average ? (a, b, average) : best;
                }
            }

            if (best.A < 0)
            {
                return averages;
            }

            averages.Add(best.Average);
            clusters[best.A].AddRange(clusters[best.B]);
            clusters.RemoveAt(best.B);
        }
    }

    /// <summary>The expected F1 of a partition, pair by pair; forbidden pairs are no matches.</summary>
    public static double ExpectedF1(World world, int[] clusterOf)
    {
        var (gain, pairs, expected) = (0.0, 0, 0.0);
        for (var i = 0; i < world.Records; i++)
        {
            for (var j = i + 1; j < world.Records; j++)
            {
                expected += world.Forbidden.Contains((i, j)) ? 0 : world.P[i, j];
                gain += clusterOf[i] == clusterOf[j] ? world.P[i, j] : 0;
                pairs += clusterOf[i] == clusterOf[j] ? 1 : 0;
            }
        }

        return pairs == 0 ? 0 : 2 * gain / (pairs + expected);
    }

    internal sealed record World(int Records, double[,] P, IReadOnlyList<(int Left, int Right)> Forbidden)
    {
        public ClusterTask Task
        {
            get
            {
                var pairs = from i in Enumerable.Range(0, Records)
                            from j in Enumerable.Range(i + 1, Records - i - 1)
                            select new Edge(i, j, MatchProbability.Weight(P[i, j]));
                return new(new(Records, null), [.. pairs], (i, j) => MatchProbability.Weight(P[i, j]))
                {
                    Judged = [.. Forbidden.Select(pair => new JudgedPair(pair.Left, pair.Right, false, "x"))],
                };
            }
        }

        /// <summary>Record i becomes record order[i].</summary>
        public World Moved(int[] order)
        {
            var moved = new double[Records, Records];
            for (var i = 0; i < Records; i++)
            {
                for (var j = 0; j < Records; j++)
                {
                    moved[order[i], order[j]] = P[i, j];
                }
            }

            return new(Records, moved, [.. Forbidden.Select(pair => (Math.Min(order[pair.Left], order[pair.Right]), Math.Max(order[pair.Left], order[pair.Right])))]);
        }
    }
}
