using System.Collections.Immutable;
using System.Numerics;

namespace Cenotaph.Persons;

/// <summary>Which sources show nothing new about one another: by declared lineage, by suspicion, by judgement.</summary>
public sealed class Independence
{
    // Beyond this many sources of one person the largest set of independent ones is found greedily.
    private const int MostExact = 24;

    private readonly Dictionary<string, HashSet<string>> origins = new(StringComparer.Ordinal);
    private readonly HashSet<(string, string)> dependent;
    private readonly HashSet<(string, string)> independent;
    private readonly Dictionary<string, ImmutableArray<string>> known = new(StringComparer.Ordinal);

    /// <summary>The dependence that these make.</summary>
    /// <param name="lineage">Who takes reports from whom, as declared.</param>
    /// <param name="dependent">Pairs that count as one: suspected, or judged to be copies.</param>
    /// <param name="independent">Pairs judged independent: for them suspicion does not count.</param>
    public Independence(
        IEnumerable<(string From, string Of)> lineage,
        IEnumerable<(string First, string Second)> dependent,
        IEnumerable<(string First, string Second)> independent)
    {
        var edges = lineage.ToLookup(edge => edge.From, edge => edge.Of, StringComparer.Ordinal);
        foreach (var from in edges.Select(group => group.Key))
        {
            var found = new HashSet<string>(StringComparer.Ordinal);
            Queue<string> open = new([from]);
            while (open.TryDequeue(out var next))
            {
                foreach (var origin in edges[next].Where(origin => origin != from && found.Add(origin)))
                {
                    open.Enqueue(origin);
                }
            }

            origins[from] = found;
        }

        this.independent = [.. independent.Select(pair => Ordered(pair.First, pair.Second))];
        this.dependent = [.. dependent.Select(pair => Ordered(pair.First, pair.Second)).Except(this.independent)];
    }

    /// <summary>Whether one takes its reports from the other, or both from a third, as declared.</summary>
    public bool IsDeclared(string first, string second)
    {
        var (one, other) = (origins.GetValueOrDefault(first), origins.GetValueOrDefault(second));
        return (one?.Contains(second) ?? false) || (other?.Contains(first) ?? false) || (one is not null && other is not null && one.Overlaps(other));
    }

    /// <summary>Whether two sources count as one.</summary>
    public bool AreOne(string first, string second) =>
        first == second || IsDeclared(first, second) || dependent.Contains(Ordered(first, second));

    /// <summary>Whether two sources are judged to be independent.</summary>
    public bool IsJudgedIndependent(string first, string second) => independent.Contains(Ordered(first, second));

    /// <summary>
    /// The independent groups among sources that say the same: as many sources as can be found of which no two count as one, in ordinal order. Who retells two
    /// of them does not make them one.
    /// </summary>
    public ImmutableArray<string> Groups(IEnumerable<string> sources)
    {
        string[] distinct = [.. sources.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (distinct.Length < 2)
        {
            return [.. distinct];
        }

        var key = string.Join('\u001f', distinct);
        if (!known.TryGetValue(key, out var groups))
        {
            known[key] = groups = Largest(distinct);
        }

        return groups;
    }

    /// <summary>Whether a source is declared to take its reports from others.</summary>
    internal bool IsDeclaredCopy(string source) => origins.ContainsKey(source);

    /// <summary>These sources without those that take their reports from another of them, as declared.</summary>
    internal IEnumerable<string> WithoutCopies(IReadOnlyCollection<string> sources) => sources.Where(copy => !sources.Any(origin =>
        origin != copy && (origins.GetValueOrDefault(copy)?.Contains(origin) ?? false)
        && !((origins.GetValueOrDefault(origin)?.Contains(copy) ?? false) && string.CompareOrdinal(copy, origin) < 0)));

    private static (string, string) Ordered(string first, string second) =>
        string.CompareOrdinal(first, second) <= 0 ? (first, second) : (second, first);

    private ImmutableArray<string> Largest(string[] sources)
    {
        if (sources.Length > MostExact)
        {
            List<string> chosen = [];
            foreach (var source in sources.OrderBy(one => sources.Count(other => AreOne(one, other))).ThenBy(one => one, StringComparer.Ordinal))
            {
                if (!chosen.Exists(one => AreOne(one, source)))
                {
                    chosen.Add(source);
                }
            }

            return [.. chosen.Order(StringComparer.Ordinal)];
        }

        var tied = new uint[sources.Length];
        for (var i = 0; i < tied.Length; i++)
        {
            for (var j = 0; j < tied.Length; j++)
            {
                tied[i] |= i != j && AreOne(sources[i], sources[j]) ? 1u << j : 0;
            }
        }

        var best = Best(tied, (1u << sources.Length) - 1);
        return [.. sources.Where((_, i) => (best >> i & 1) == 1)];
    }

    // A source tied to none or one of the rest may always be taken; else the most tied one is tried with and without.
    private static uint Best(uint[] tied, uint open)
    {
        var taken = 0u;
        while (open != 0)
        {
            var (free, most) = (-1, 0);
            for (var rest = open; rest != 0; rest &= rest - 1)
            {
                var i = BitOperations.TrailingZeroCount(rest);
                var ties = BitOperations.PopCount(tied[i] & open);
                if (ties <= 1)
                {
                    free = i;
                    break;
                }

                most = BitOperations.PopCount(tied[most] & open) >= ties && (open >> most & 1) == 1 ? most : i;
            }

            if (free < 0)
            {
                var with = (1u << most) | Best(tied, open & ~tied[most] & ~(1u << most));
                var without = Best(tied, open & ~(1u << most));
                return taken | (BitOperations.PopCount(with) >= BitOperations.PopCount(without) ? with : without);
            }

            taken |= 1u << free;
            open &= ~tied[free] & ~(1u << free);
        }

        return taken;
    }
}
