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
    private readonly Lazy<RowNames> rowNames;

    private LinkRun(LinkOrder order, LinkageResult result)
    {
        (Order, Result) = (order, result);
        personOf = [.. result.PersonOf];
        persons = order.Previous is { } known
            ? PersonIds.Assign(personOf, known.PersonOf, known.Issued, known.Stream(order.Seed))
            : PersonIds.Assign(personOf, [], [], new RandomStream(order.Seed));
        sources = [.. order.Tables.Select((table, i) =>
            result.Model.Columns[i].FirstOrDefault(role => role.Role == FieldRole.Source) is { } role ? table.Column(role.Column) : null)];
        recordsById = new(() => Enumerable.Range(0, Records).ToLookup(IdOf, StringComparer.Ordinal));
        rowNames = new(() => new(order.Tables[0]));
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
        return sources[record < Order.Tables[0].Records ? 0 : 1]?[row] ?? table.FileOf(row);
    }

    /// <summary>What a record's cells say in the columns that a comparison reads, as written; null where they are empty or there is no such comparison.</summary>
    public string? Written(string comparison, int record)
    {
        var (table, row) = Place(record);
        var roles = Result.Model.Columns[record < Order.Tables[0].Records ? 0 : 1];
        var cells = Result.Model.Comparisons.FirstOrDefault(one => one.Name == comparison)?.Columns
            .Where(name => roles.FirstOrDefault(role => role.Column == name)?.Role is not (null or FieldRole.Refused))
            .Select(name => table.Column(name)?[row]).Where(cell => !string.IsNullOrEmpty(cell)).ToList();
        return cells is { Count: > 0 } ? string.Join("; ", cells) : null;
    }

    /// <summary>A value of a step as people see it: the cell as written, and how it was read where that differs.</summary>
    /// <param name="step">The step's name.</param>
    /// <param name="record">The record.</param>
    /// <param name="read">The value as compared; null where there is none.</param>
    public string Shown(string step, int record, string? read) => Written(step, record) is not { } written ? read ?? ""
        : read is null ? $"{written} (not read)"
        : string.Equals(written, read, StringComparison.OrdinalIgnoreCase) ? written
        : $"{written} (read as {read})";

    /// <summary>The records that bear an id, in their order.</summary>
    public IReadOnlyList<int> WithId(string id) => [.. recordsById.Value[id]];

    /// <summary>The records of a person, ascending.</summary>
    public IReadOnlyList<int> Members(int person) => members.Value[person];

    /// <summary>The random id of a record's person.</summary>
    public string PersonIdOf(int record) => persons.Ids[personOf[record]].ToString();

    /// <summary>Whether the ids of the one table are not enough to know its rows again.</summary>
    public bool NeedsContent => !rowNames.Value.AreUnique;

    /// <summary>What stands for the content of a row of the one table where its id is not enough; else an empty text.</summary>
    public string ContentOf(int record) => rowNames.Value.Content(record);

    /// <summary>What became of the ids of earlier runs: the entries known before, then those of this run; empty without an earlier run.</summary>
    public IReadOnlyList<PersonForward> Forwards => Order.Previous is { } known ? [.. known.Forwards, .. NewForwards(known)] : [];

    /// <summary>How many ids stayed, and how many did not; null without an earlier run.</summary>
    public PersonIdCounts? IdCounts()
    {
        if (Order.Previous is not { } known)
        {
            return null;
        }

        int Of(string fate) => NewForwards(known).Where(forward => forward.Fate == fate).Select(forward => forward.From).Distinct(StringComparer.Ordinal).Count();
        var kept = persons.Ids.Count(known.Issued.Contains);
        return new(kept, persons.Ids.Length - kept, Of("merged"), Of("split"), Of("gone"));
    }

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
    public ClusterDecision Decision(int left, int right)
    {
        var (one, other) = (Result.Standing(left), Result.Standing(right));
        var together = personOf[left] == personOf[right];
        if ((left == right || one != other) && ClusterDecisions.On(Result.Clustering, one, other) is var decision && decision.Together == together)
        {
            return decision;
        }

        return together
            ? new(true, "They say the same in all that is compared, and other copies of them were joined.", null, null)
            : new(false, "One repeats many records in all that is compared, and the copies that were compared were not joined.", null, null);
    }

    /// <summary>The pairs or judgements that joined the cluster of a record, in the order they did.</summary>
    public IReadOnlyList<ClusterDecision> Decisions(int record) =>
        [.. ClusterDecisions.Inside(Result.Clustering, record).Select(merge => Decision(merge.Left, merge.Right) with { Left = merge.Left, Right = merge.Right })];

    /// <summary>The run against the truth column of its order.</summary>
    public LinkTruth Truth() => LinkTruth.Of(
        Result, LinkTruth.Column(Order, Order.Truth ?? throw new InvalidOperationException("No truth column was given.")));

    /// <summary>The run against true pairs.</summary>
    public LinkTruth Truth(IEnumerable<(int Left, int Right)> pairs) => LinkTruth.Of(Result, LinkTruth.Pairs(Records, pairs));

    /// <summary>The run on one table against sampled persons, each drawn with a probability that grows with the number of its records.</summary>
    /// <param name="persons">For each person its records, as <see cref="ClusterFile.Read"/> gives them.</param>
    public IReadOnlyList<SampledMeasure> Sampled(IReadOnlyList<IReadOnlyList<int>> persons) => SampledMeasure.Of(personOf, persons);

    /// <summary>Judged pairs against the probabilities; empty without judgements.</summary>
    public IReadOnlyList<CalibrationBin> Reliability() => Order.Options.Judged.Count == 0 ? [] : CalibrationBin.Of(
        [.. Order.Options.Judged.Where(pair => pair.Left != pair.Right).Select(pair => new LabelledPair(Result.Weight(pair.Left, pair.Right), pair.Same))],
        Result.Calibration);

    /// <summary>Draws pairs to judge where they teach most.</summary>
    /// <param name="count">How many; fewer come where fewer were scored.</param>
    /// <param name="seed">Another seed draws other pairs.</param>
    public IReadOnlyList<PairToJudge> Draw(int count, ulong seed) => Draw(count, seed, new HashSet<(int, int)>());

    /// <summary>The same, without the pairs that were judged already.</summary>
    internal IReadOnlyList<PairToJudge> Draw(int count, ulong seed, IReadOnlySet<(int Left, int Right)> judged) =>
        [.. LabelDraw.Draw([.. Result.Edges.Where(edge => !judged.Contains((edge.Left, edge.Right)))], count, seed).Select(pair => new PairToJudge(pair.Left, pair.Right, pair.Weight, pair.Inclusion))];

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

    // That an id has ended is said once.
    private IEnumerable<PersonForward> NewForwards(PreviousPersons known)
    {
        var ended = known.Forwards.Where(forward => forward.Fate != "split").Select(forward => forward.From).ToHashSet(StringComparer.Ordinal);
        var run = known.Forwards.Select(forward => forward.Run).Append(0).Max() + 1;
        return from change in persons.Changes
               where change.Fate != PersonIdFate.Gone || !ended.Contains(change.From.ToString())
               select new PersonForward(run, change.From.ToString(), change.To?.ToString() ?? "", change.Fate.ToString().ToLowerInvariant(), change.Records);
    }

    private bool MayMeet(int left, int right) =>
        Order.Tables.Count == 1 || left < Order.Tables[0].Records != right < Order.Tables[0].Records;
}
