using Cenotaph.Linkage;
using Cenotaph.Numerics;

namespace Cenotaph.Studies;

/// <summary>Tables linked: who is one person, by which model, and why.</summary>
public sealed class LinkRun
{
    // Of a large cluster this many other records stand for all of them in a record's probability.
    private const int MostCompared = 50;

    private readonly LinkSteps steps;
    private readonly PersonIds persons;
    private readonly int[] clusterOf;
    private readonly Lazy<ILookup<string, int>> recordsById;
    private readonly Lazy<int[][]> members;

    private LinkRun(LinkOrder order, LinkSteps steps)
    {
        Order = order;
        this.steps = steps;
        clusterOf = steps.Assigned is { } assigned
            ? LinkTruth.Pairs(steps.Data.Scope.Records, assigned.Links.Select(link => (link.Left, link.Right)))
            : steps.Clusters.ClusterOf;
        persons = PersonIds.Assign(clusterOf, new PersonId?[clusterOf.Length], [], new RandomStream(order.Seed));
        recordsById = new(() => Enumerable.Range(0, Records).ToLookup(IdOf, StringComparer.Ordinal));
        members = new(() =>
        {
            var lists = Enumerable.Range(0, Clusters).Select(_ => new List<int>()).ToArray();
            for (var record = 0; record < clusterOf.Length; record++)
            {
                lists[clusterOf[record]].Add(record);
            }

            return [.. lists.Select(list => list.ToArray())];
        });
    }

    /// <summary>What was asked.</summary>
    public LinkOrder Order { get; }

    /// <summary>How many records there are, of all tables together.</summary>
    public int Records => steps.Data.Scope.Records;

    /// <summary>How many candidate pairs were compared, each once.</summary>
    public long CandidatePairs => steps.Counts.Total;

    /// <summary>How many persons the records were taken for.</summary>
    public int Clusters => persons.Ids.Length;

    /// <summary>The average probability from which on clusters were joined.</summary>
    public double Threshold => steps.Clusters.Cut;

    /// <summary>How many judged pairs calibrated the probabilities; 0 for the model's own.</summary>
    public int CalibratedBy => steps.Calibration.Labels;

    /// <summary>The share of matches that blocking should find, if fields fail as assumed.</summary>
    public double ExpectedRecall => steps.Blocking.ExpectedRecall;

    /// <summary>λ, the share of all pairs that are matches.</summary>
    public double Lambda => steps.Model.Lambda;

    /// <summary>The role of each column of each table.</summary>
    public IReadOnlyList<IReadOnlyList<ColumnRole>> Roles => steps.Roles;

    /// <summary>The blocking rules, in their order.</summary>
    public IReadOnlyList<LinkRule> Rules =>
        [.. steps.Kernel.Candidates.Rules.Select(rule => new LinkRule(rule.Rule, rule.Pairs, rule.LeftOut.Count, rule.PairsLost))];

    /// <summary>The comparisons with their levels, m and u.</summary>
    public IReadOnlyList<ModelComparison> Comparisons => Settings.Comparisons;

    /// <summary>What a person should know of the run.</summary>
    public IReadOnlyList<string> Notices => steps.Notices;

    /// <summary>Where the time went.</summary>
    public IReadOnlyList<LinkStage> Stages => steps.Stages;

    /// <summary>The whole model: a run with it on the same tables gives the same result.</summary>
    public ModelSettings Settings => new()
    {
        Lambda = steps.Model.Lambda,
        Threshold = steps.Clusters.Cut,
        Exchanged = steps.Data.Exchanged is null ? null : (steps.Model.ExchangedM, steps.Model.ExchangedU),
        Roles = Roles.SelectMany(table => table)
            .Where(column => column.Role is not (FieldRole.Refused or FieldRole.Truth))
            .GroupBy(column => column.Column, StringComparer.Ordinal)
            .ToDictionary(same => same.Key, same => same.First().Role, StringComparer.Ordinal),
        Rules = [.. steps.Blocking.Rules.Select(rule => rule.Select(part => part.Name).ToList())],
        Comparisons =
        [
            .. steps.Data.Comparisons.Select((comparison, i) =>
                (Order.Settings.Comparisons.FirstOrDefault(asked => asked.Name == comparison.Name) ?? new ModelComparison(comparison.Name, [])) with
                {
                    UsesFrequency = comparison.UsesFrequency,
                    Levels = [.. comparison.Labels.Select((label, level) => new ModelLevel(label, steps.Model.M[i][level], steps.Model.U[i][level]))],
                }),
        ],
    };

    /// <summary>Links tables; null, with problems, where the tables or the model do not allow it.</summary>
    public static LinkRun? Of(LinkOrder order, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(problems);
        if (order.Tables.Count is not (1 or 2))
        {
            throw new ArgumentException("One table or two are linked.", nameof(order));
        }

        return LinkSteps.Run(order, problems) is { } steps ? new(order, steps) : null;
    }

    /// <summary>The table that a record is in and its number there, from 0.</summary>
    public (LinkageTable Table, int Row) Place(int record)
    {
        var (table, row) = WaterfallOf.Place(Order, record);
        return (Order.Tables[table], row);
    }

    /// <summary>The id of a record as its table gives it.</summary>
    public string IdOf(int record)
    {
        var (table, row) = Place(record);
        return table.Id(row);
    }

    /// <summary>The source of a record: what its column of sources says, or else its table's name.</summary>
    public string SourceOf(int record)
    {
        var (table, row) = WaterfallOf.Place(Order, record);
        var column = Roles[table].FirstOrDefault(role => role.Role == FieldRole.Source);
        return (column is null ? null : Order.Tables[table].Column(column.Column)?[row]) ?? Order.Tables[table].Name;
    }

    /// <summary>The records that bear an id, in their order.</summary>
    public IEnumerable<int> WithId(string id) => recordsById.Value[id];

    /// <summary>The number of a record's cluster, from 0.</summary>
    public int ClusterOf(int record) => clusterOf[record];

    /// <summary>The records of a cluster, ascending.</summary>
    public IReadOnlyList<int> Members(int cluster) => members.Value[cluster];

    /// <summary>The random id of a record's person.</summary>
    public string PersonOf(int record) => persons.Ids[clusterOf[record]].ToString();

    /// <summary>The mean probability of a record with the others of its cluster; null where it is alone.</summary>
    public double? Membership(int record)
    {
        var others = Members(clusterOf[record]);
        if (others.Count < 2)
        {
            return null;
        }

        var step = Math.Max(1, (others.Count - 1) / MostCompared);
        var (sum, compared) = (0.0, 0);
        for (var i = 0; i < others.Count; i += step)
        {
            var crosses = Order.Tables.Count == 1 || others[i] < Order.Tables[0].Records != record < Order.Tables[0].Records;
            if (others[i] != record && crosses)
            {
                sum += steps.Probability(steps.Weight(record, others[i]));
                compared++;
            }
        }

        return compared == 0 ? null : sum / compared;
    }

    /// <summary>The pairs across two tables that are taken for one person, by left record.</summary>
    public IReadOnlyList<LinkedPair> Links() => steps.Assigned is { } assigned
        ? [.. assigned.Links.Select(link => new LinkedPair(link.Left, link.Right, link.Weight, link.Probability))]
        : [.. steps.Edges.Where(edge => clusterOf[edge.Left] == clusterOf[edge.Right])
            .Select(edge => new LinkedPair(edge.Left, edge.Right, edge.Weight, steps.Probability(edge.Weight)))];

    /// <summary>How the weight of two records comes about.</summary>
    public Waterfall Explain(int left, int right) => WaterfallOf.Pair(Order, steps, left, right);

    /// <summary>What decided that two records are in one cluster, or apart.</summary>
    public ClusterDecision Decision(int left, int right) => ClusterDecisions.On(steps.Clusters, left, right);

    /// <summary>The pairs or judgements that joined the cluster of a record, in the order they did.</summary>
    public IReadOnlyList<ClusterDecision> Decisions(int record) =>
        [.. ClusterDecisions.Inside(steps.Clusters, record).Select(merge => ClusterDecisions.On(steps.Clusters, merge.Left, merge.Right) with { Left = merge.Left, Right = merge.Right })];

    /// <summary>The run against the truth column of its order.</summary>
    public LinkTruth Truth() => LinkTruth.Of(
        steps, LinkTruth.Column(Order, Order.Truth ?? throw new InvalidOperationException("No truth column was given.")), clusterOf,
        Order.Tables.Count == 2 ? Links() : null);

    /// <summary>The run of two tables against true pairs.</summary>
    public LinkTruth Truth(IEnumerable<(int Left, int Right)> pairs) =>
        LinkTruth.Of(steps, LinkTruth.Pairs(Records, pairs), clusterOf, Order.Tables.Count == 2 ? Links() : null);

    /// <summary>Judged pairs against the probabilities; empty without labels.</summary>
    public IReadOnlyList<CalibrationBin> Reliability() => Order.Labels.Count == 0 ? [] : CalibrationBin.Of(
        [.. Order.Labels.Select(label => new LabelledPair(steps.Weight(label.Left, label.Right), label.Same, label.Inclusion))], steps.Calibration);

    /// <summary>Draws pairs to judge where they teach most.</summary>
    public IReadOnlyList<PairToJudge> Draw(int count, ulong seed) =>
        [.. LabelDraw.Draw(steps.Edges, count, seed).Select(pair => new PairToJudge(pair.Left, pair.Right, pair.Weight, pair.Inclusion))];

    /// <summary>For each probability the share of records that would not even be linked with a copy of themselves.</summary>
    public IReadOnlyList<(double Threshold, double Share)> Unlinkables(IReadOnlyList<double> thresholds)
    {
        var step = Math.Max(1, Records / 20_000);
        var own = Enumerable.Range(0, Records / step).Select(i => steps.Weight(i * step, i * step)).ToList();
        return Linkage.Unlinkables.Curve(own, steps.Probability, thresholds);
    }

    /// <summary>How many scored pairs have each whole match weight.</summary>
    public IReadOnlyList<(int Weight, int Pairs)> Histogram() =>
    [
        .. steps.Edges.GroupBy(edge => (int)Math.Floor(edge.Weight)).OrderBy(group => group.Key).Select(group => (group.Key, group.Count())),
    ];

    /// <summary>Pairs worth showing: spread evenly over the weights of the scored pairs.</summary>
    public IReadOnlyList<(int Left, int Right)> Samples(int most)
    {
        var sorted = steps.Edges.OrderByDescending(edge => edge.Weight).ThenBy(edge => edge.Left).ThenBy(edge => edge.Right).ToList();
        return [.. Enumerable.Range(0, Math.Min(most, sorted.Count)).Select(i => sorted[(int)((long)i * (sorted.Count - 1) / Math.Max(1, Math.Min(most, sorted.Count) - 1))]).Select(edge => (edge.Left, edge.Right)).Distinct()];
    }
}
