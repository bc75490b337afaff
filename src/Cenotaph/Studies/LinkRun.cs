using Cenotaph.Linkage;
using Cenotaph.Numerics;

namespace Cenotaph.Studies;

/// <summary>Tables linked, with ids, sources, explanations and measures: what the commands and pages show of a <see cref="LinkageResult"/>.</summary>
public sealed class LinkRun
{
    // Of a large cluster about so many other records stand for all of them in a record's probability.
    private const int MostCompared = 50;

    // Records whose weight against themselves is looked at for the curve of unlinkables.
    private const int MostLooked = 20_000;

    private readonly int[] personOf;
    private readonly PersonIds persons;
    private readonly IReadOnlyList<TextColumn?> sources;
    private readonly Lazy<ILookup<string, int>> recordsById;
    private readonly Lazy<int[][]> members;

    private LinkRun(LinkOrder order, LinkageResult result)
    {
        (Order, Result) = (order, result);
        personOf = [.. result.PersonOf];
        persons = PersonIds.Assign(personOf, [], [], new RandomStream(order.Seed));
        sources = [.. order.Tables.Select((table, i) =>
            result.Model.Columns[i].FirstOrDefault(role => role.Role == FieldRole.Source) is { } role ? table.Column(role.Column) : null)];
        recordsById = new(() => Enumerable.Range(0, Records).ToLookup(IdOf, StringComparer.Ordinal));
        members = new(() =>
        {
            var lists = Enumerable.Range(0, Persons).Select(_ => new List<int>()).ToArray();
            for (var record = 0; record < personOf.Length; record++)
            {
                lists[personOf[record]].Add(record);
            }

            return [.. lists.Select(list => list.ToArray())];
        });
    }

    /// <summary>What was asked.</summary>
    public LinkOrder Order { get; }

    /// <summary>What the engine found.</summary>
    public LinkageResult Result { get; }

    /// <summary>How many records there are, of all tables together.</summary>
    public int Records => Result.Records;

    /// <summary>How many persons the records were taken for.</summary>
    public int Persons => Result.Persons;

    /// <summary>The blocking rules, in their order, with what each costs.</summary>
    public IReadOnlyList<LinkRule> Rules =>
        [.. Result.Candidates.Rules.Select(rule => new LinkRule(rule.Rule, rule.Pairs, rule.LeftOut.Count, rule.PairsLost))];

    /// <summary>Links tables; null, with problems, where the tables or the model do not allow it.</summary>
    public static LinkRun? Of(LinkOrder order, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(order);
        ArgumentNullException.ThrowIfNull(problems);
        if (order.Tables.Count is not (1 or 2))
        {
            throw new ArgumentException("One table or two are linked.", nameof(order));
        }

        if (LinkCheck.Of(order, problems) is not { } options)
        {
            return null;
        }

        try
        {
            var result = order.Tables.Count == 1
                ? LinkageEngine.Run(order.Tables[0], options)
                : LinkageEngine.Run(order.Tables[0], order.Tables[1], options);
            foreach (var problem in result.Problems)
            {
                problems.Add(problem);
            }

            return new(order, result);
        }
        catch (ArgumentException misfit) when (options.Model is not null)
        {
            // The engine names what of the model does not fit; the name of an argument would mean nothing to the reader.
            problems.Add(new(order.ModelName, null, null, misfit.Message.Split(" (Parameter", 2)[0].TrimEnd('.'), "a model that fits the tables"));
            return null;
        }
    }

    /// <summary>The table that a record is in and its number there, from 0.</summary>
    public (LinkageTable Table, int Row) Place(int record) =>
        record < Order.Tables[0].Records ? (Order.Tables[0], record) : (Order.Tables[1], record - Order.Tables[0].Records);

    /// <summary>The id of a record as its table gives it.</summary>
    public string IdOf(int record)
    {
        var (table, row) = Place(record);
        return table.Id(row);
    }

    /// <summary>The source of a record: what its column of sources says, or else its table's name.</summary>
    public string SourceOf(int record)
    {
        var (table, row) = Place(record);
        return sources[record < Order.Tables[0].Records ? 0 : 1]?[row] ?? table.Name;
    }

    /// <summary>The records that bear an id, in their order.</summary>
    public IReadOnlyList<int> WithId(string id) => [.. recordsById.Value[id]];

    /// <summary>The records of a person, ascending.</summary>
    public IReadOnlyList<int> Members(int person) => members.Value[person];

    /// <summary>The random id of a record's person.</summary>
    public string PersonIdOf(int record) => persons.Ids[personOf[record]].ToString();

    /// <summary>The mean probability of a record with the others of its person; null where it is alone.</summary>
    public double? Membership(int record)
    {
        var others = Members(personOf[record]);
        var step = Math.Max(1, (others.Count - 1) / MostCompared);
        var (sum, compared) = (0.0, 0);
        for (var i = 0; i < others.Count; i += step)
        {
            if (others[i] != record && MayMeet(record, others[i]))
            {
                sum += Result.Probability(record, others[i]);
                compared++;
            }
        }

        return compared == 0 ? null : sum / compared;
    }

    /// <summary>The scored pairs that are taken for one person, by left record.</summary>
    public IEnumerable<ScoredPair> Links() => Result.Pairs(0).Where(pair => personOf[pair.Left] == personOf[pair.Right]);

    /// <summary>What decided that two records are in one cluster, or apart.</summary>
    public ClusterDecision Decision(int left, int right) => ClusterDecisions.On(Result.Clustering, left, right);

    /// <summary>The pairs or judgements that joined the cluster of a record, in the order they did.</summary>
    public IReadOnlyList<ClusterDecision> Decisions(int record) =>
        [.. ClusterDecisions.Inside(Result.Clustering, record).Select(merge => Decision(merge.Left, merge.Right) with { Left = merge.Left, Right = merge.Right })];

    /// <summary>The run against the truth column of its order.</summary>
    public LinkTruth Truth() => LinkTruth.Of(
        Result, LinkTruth.Column(Order, Order.Truth ?? throw new InvalidOperationException("No truth column was given.")));

    /// <summary>The run against true pairs.</summary>
    public LinkTruth Truth(IEnumerable<(int Left, int Right)> pairs) => LinkTruth.Of(Result, LinkTruth.Pairs(Records, pairs));

    /// <summary>Judged pairs against the probabilities; empty without judgements.</summary>
    public IReadOnlyList<CalibrationBin> Reliability() => Order.Options.Judged.Count == 0 ? [] : CalibrationBin.Of(
        [.. Order.Options.Judged.Where(pair => pair.Left != pair.Right).Select(pair => new LabelledPair(Result.Weight(pair.Left, pair.Right), pair.Same))],
        Result.Calibration);

    /// <summary>Draws pairs to judge where they teach most.</summary>
    /// <param name="count">How many; fewer come where fewer were scored.</param>
    /// <param name="seed">Another seed draws other pairs.</param>
    public IReadOnlyList<PairToJudge> Draw(int count, ulong seed) =>
        [.. LabelDraw.Draw(Result.Edges, count, seed).Select(pair => new PairToJudge(pair.Left, pair.Right, pair.Weight, pair.Inclusion))];

    /// <summary>For each probability the share of records that would not even be linked with a copy of themselves.</summary>
    public IReadOnlyList<(double Threshold, double Share)> Unlinkables(IReadOnlyList<double> thresholds)
    {
        var own = Result.SelfWeights();
        var step = Math.Max(1, own.Length / MostLooked);
        return Linkage.Unlinkables.Curve([.. own.Where((_, record) => record % step == 0)], Result.Calibration.Probability, thresholds);
    }

    /// <summary>How many scored pairs there are between each whole match weight and the next.</summary>
    public IReadOnlyList<(int Weight, int Pairs)> Histogram() =>
        [.. Result.Edges.GroupBy(edge => (int)Math.Floor(Math.Clamp(edge.Weight, -100, 200))).OrderBy(group => group.Key).Select(group => (group.Key, group.Count()))];

    /// <summary>Pairs worth showing, spread evenly over the scored pairs by weight, the heaviest first.</summary>
    public IReadOnlyList<(int Left, int Right)> Samples(int most)
    {
        var sorted = Result.Edges.OrderByDescending(edge => edge.Weight).ThenBy(edge => edge.Left).ThenBy(edge => edge.Right).ToArray();
        var count = Math.Min(most, sorted.Length);
        return [.. Enumerable.Range(0, count).Select(i => sorted[(int)((long)i * (sorted.Length - 1) / Math.Max(1, count - 1))]).Select(edge => (edge.Left, edge.Right))];
    }

    private bool MayMeet(int left, int right) =>
        Order.Tables.Count == 1 || left < Order.Tables[0].Records != right < Order.Tables[0].Records;
}
