using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// Combines draws over imputations, linkage draws, strata and methods: means and variances on log n₀, sums of strata draw by draw within the same linkage
/// draw and imputation.
/// </summary>
public static class Combination
{
    private const int MostShown = 2000;
    private const int FewReplicates = 10;

    private static readonly double[] probabilities = [0.025, 0.1, 0.5, 0.9, 0.975];

    /// <summary>
    /// Each stratum by each method, then all methods; then the sums. A stratum that cannot be estimated in some replicate makes the sum not estimable; the
    /// sum of the others stands beside it under <see cref="CombinedEstimate.Named"/>.
    /// </summary>
    /// <param name="draws">One for each stratum, linkage draw, imputation and method.</param>
    /// <param name="probability">Of the intervals.</param>
    /// <param name="seed">For the order in which draws of several strata are added.</param>
    public static ImmutableArray<CombinedEstimate> Of(IReadOnlyCollection<EstimateDraws> draws, double probability = 0.95, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(draws);
        string[] methods = [.. draws.Select(one => one.Method).Distinct(StringComparer.Ordinal)];
        string[] strata = [.. draws.Select(one => one.Stratum).Distinct(StringComparer.Ordinal)];
        (string Linkage, string Imputation)[] replicates = [.. draws.Select(one => (one.LinkageDraw, one.Imputation)).Distinct()];
        var cells = new Dictionary<(string, string, string, string), EstimateDraws>();
        foreach (var one in draws)
        {
            if (!cells.TryAdd((one.Stratum, one.Method, one.LinkageDraw, one.Imputation), one))
            {
                throw new ArgumentException($"Stratum \"{one.Stratum}\", method \"{one.Method}\", linkage draw \"{one.LinkageDraw}\", imputation \"{one.Imputation}\" twice.", nameof(draws));
            }
        }

        var combined = ImmutableArray.CreateBuilder<CombinedEstimate>();
        var rows = new Dictionary<(string Stratum, string Method), Row>();
        foreach (var stratum in strata)
        {
            foreach (var method in methods)
            {
                rows[(stratum, method)] = Row.Of(stratum, method, [.. replicates.Select(one => (one, cells.GetValueOrDefault((stratum, method, one.Linkage, one.Imputation))))]);
            }

            Add(stratum, methods.Select(method => rows[(stratum, method)]));
        }

        if (strata.Length > 1)
        {
            var random = new RandomStream(seed);
            Row Sum(string name, string method, IEnumerable<string> of) => Row.Sum(name, method, [.. of.Select(stratum => (rows[(stratum, method)], random.Substream((ulong)Array.IndexOf(strata, stratum))))]);
            Add(CombinedEstimate.Whole, methods.Select(method => Sum(CombinedEstimate.Whole, method, strata)));
            foreach (var method in methods)
            {
                string[] good = [.. strata.Where(stratum => rows[(stratum, method)].Reason is null)];
                if (good.Length > 0 && good.Length < strata.Length)
                {
                    combined.Add(One(Sum(CombinedEstimate.Named, method, good), probability));
                }
            }
        }

        return combined.ToImmutable();

        void Add(string stratum, IEnumerable<Row> ofMethods)
        {
            Row[] all = [.. ofMethods];
            combined.AddRange(all.Select(row => One(row, probability)));
            Row[] good = [.. all.Where(row => row.Reason is null)];
            if (good.Length > 1)
            {
                combined.Add(One(Row.Together(stratum, good), probability));
            }
        }
    }

    private static CombinedEstimate One(Row row, double probability)
    {
        var estimate = new CombinedEstimate(row.Stratum, row.Method) { Strata = row.Strata, NotEstimable = row.Reason };
        if (row.Reason is not null)
        {
            return estimate;
        }

        var variance = ReplicateVariance.Of(row.Replicates);
        double[] pooled = Pooled(row.Replicates);
        List<string> notes = [];
        if (row.Replicates.Length is > 1 and < FewReplicates)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{row.Replicates.Length} replicates are few: the variance between them is itself uncertain."));
        }

        if (variance.Zeros > 0)
        {
            notes.Add(string.Create(CultureInfo.InvariantCulture, $"{variance.Zeros} draws with nobody unlisted count as a tenth of a person where logarithms are taken."));
        }

        return estimate with
        {
            LinkageDraws = variance.Draws,
            Replicates = row.Replicates.Length,
            Observed = variance.Observed,
            Mean = variance.Observed + variance.Unlisted,
            Centre = variance.Observed + Math.Exp(variance.Mean),
            Rubin = variance.Interval(FreedomRule.Rubin, probability),
            Verdata = variance.Interval(FreedomRule.Verdata, probability),
            Pooled = [.. probabilities.Select(p => (p, Quantiles.OfSorted(pooled, p)))],
            Variance = variance.Shares,
            Draws = pooled.Length <= MostShown ? [.. pooled] : [.. Enumerable.Range(0, MostShown).Select(i => Quantiles.OfSorted(pooled, (i + 0.5) / MostShown))],
            Notes = [.. notes, .. row.Notes],
        };
    }

    // Every replicate and method weighs the same, however many draws it has.
    private static double[] Pooled(ImmutableArray<Replicate> replicates)
    {
        var most = replicates.Max(one => one.Totals.Max(totals => totals.Length));
        var pooled = replicates.SelectMany(one => one.Totals).SelectMany(totals => Stretched([.. totals.Order()], most)).ToArray();
        Array.Sort(pooled);
        return pooled;
    }

    private static IEnumerable<double> Stretched(double[] totals, int to) => Enumerable.Range(0, to).Select(i => totals[(int)((long)i * totals.Length / to)]);

    /// <summary>One stratum or sum by one method in all replicates; with a reason where it has no number.</summary>
    private sealed record Row(string Stratum, string Method, ImmutableArray<string> Strata, ImmutableArray<Replicate> Replicates, string? Reason)
    {
        public ImmutableArray<string> Notes { get; init; } = [];

        private ImmutableArray<ImmutableArray<long>> Numbers { get; init; } = [];

        public static Row Of(string stratum, string method, ImmutableArray<((string Linkage, string Imputation) Replicate, EstimateDraws? Draws)> cells)
        {
            var row = new Row(stratum, method, [stratum], [], null);
            var faults = cells.Select(cell => (cell.Replicate, Why: Fault(cell.Draws))).Where(cell => cell.Why is not null).ToList();
            if (faults.Count > 0)
            {
                var where = cells.Length == 1 ? "" : $" In {faults.Count} of {cells.Length} replicates, the first {Called(faults[0].Replicate)}.";
                return row with { Reason = $"{(stratum.Length > 0 ? stratum + ": " : "")}{faults[0].Why}{where}" };
            }

            return row with
            {
                Replicates = [.. cells.Select(cell => new Replicate(cell.Replicate.Linkage, cell.Draws!.Observed, [[.. cell.Draws.Totals]]))],
                Numbers = [.. cells.Select(cell => cell.Draws!.Numbers)],
            };
        }

        public static Row Together(string stratum, Row[] rows) => new(
            stratum, CombinedEstimate.AllMethods, rows[0].Strata,
            [.. Enumerable.Range(0, rows[0].Replicates.Length).Select(at => rows[0].Replicates[at] with { Totals = [.. rows.SelectMany(row => row.Replicates[at].Totals)] })], null)
        {
            Notes = [$"Equal weight for {string.Join(", ", rows.Select(row => row.Method))}; a share of the variance is what they disagree by, and no weight says which is right."],
        };

        public static Row Sum(string name, string method, (Row Row, RandomStream Random)[] parts)
        {
            ImmutableArray<string> strata = [.. parts.Select(part => part.Row.Stratum)];
            if (parts.Where(part => part.Row.Reason is not null).Select(part => part.Row.Reason!).ToList() is { Count: > 0 } reasons)
            {
                return new(name, method, strata, [], $"A sum needs every stratum. {string.Join(" ", reasons)}");
            }

            var replicates = parts[0].Row.Replicates.Select((first, at) => new Replicate(
                first.LinkageDraw, parts.Sum(part => part.Row.Replicates[at].Observed), [Added([.. parts.Select(part => (part.Row.Replicates[at].Totals[0], part.Row.Numbers[at], part.Random.Substream((ulong)at)))])]));
            ImmutableArray<string> notes = name == CombinedEstimate.Named ? [$"At least of the strata {string.Join("; ", strata)}; the others are not in it."] : [];
            return new(name, method, strata, [.. replicates], null) { Notes = notes };
        }

        private static double[] Added((double[] Totals, ImmutableArray<long> Numbers, RandomStream Random)[] parts)
        {
            if (parts.All(part => part.Numbers.Length == part.Totals.Length && part.Numbers.SequenceEqual(parts[0].Numbers)))
            {
                return [.. Enumerable.Range(0, parts[0].Totals.Length).Select(draw => parts.Sum(part => part.Totals[draw]))];
            }

            // Given linkage and imputation the strata are independent: their draws are added in a random order, lest samplers in step correlate them.
            var most = parts.Max(part => part.Totals.Length);
            var sums = new double[most];
            foreach (var (totals, _, random) in parts)
            {
                double[] order = [.. Stretched(totals, most)];
                random.Shuffle<double>(order);
                for (var draw = 0; draw < most; draw++)
                {
                    sums[draw] += order[draw];
                }
            }

            return sums;
        }

        private static string? Fault(EstimateDraws? draws) => draws is null ? "There is no estimate."
            : draws.NotEstimable ?? (draws.Totals.Length < 2 ? "A variance within a replicate needs two draws or more."
                : draws.Totals.Any(total => !double.IsFinite(total) || total < draws.Observed) ? "A draw of the total is below the persons on lists." : null);

        private static string Called((string Linkage, string Imputation) replicate) => string.Join(
            ", ", new[] { replicate.Linkage.Length > 0 ? "linkage draw " + replicate.Linkage : "", replicate.Imputation.Length > 0 ? "imputation " + replicate.Imputation : "" }.Where(part => part.Length > 0));
    }
}
