using System.Globalization;

namespace Cenotaph.Linkage;

/// <summary>Finds the records that speak of one person, in one table or across two, with defaults that need no settings.</summary>
public static class LinkageEngine
{
    // Pairs of a lower weight than the first are not kept, of a lower one than the second do not join components: one in sixteen and one in
    // five are matches there.
    private const double LeastWeight = -4;
    private const double LeastJoining = 0;

    private const double PairsForRecord = 200;
    private const double FewestPairs = 2e6;
    private const double MostPairs = 60e6;

    // With so many records, what a step leaves behind is given back at its end: the collector would let it pile up beside the next step's.
    private const int ManyRecords = 500_000;

    /// <summary>Finds the records of one table that speak of one person.</summary>
    /// <exception cref="ArgumentException">The model does not fit the table; the message says where.</exception>
    public static LinkageResult Run(LinkageTable table, LinkageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        return Run([table], options ?? new());
    }

    /// <summary>Finds the records of two tables that speak of one person. Only pairs across the tables are compared.</summary>
    /// <exception cref="ArgumentException">The model does not fit the tables; the message says where.</exception>
    public static LinkageResult Run(LinkageTable left, LinkageTable right, LinkageOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return Run([left, right], options ?? new());
    }

    private static LinkageResult Run(IReadOnlyList<LinkageTable> given, LinkageOptions options)
    {
        var steps = new StepTimes(options);
        var roles = ModelFit.Roles(given, options);
        List<string> notes = [.. RoleNotes.Of(given, roles)];
        steps.Begin("fields and comparisons");
        var isUpdate = options.KnownPersons.Count > 0;
        HashSet<int> judged = [.. options.Judged.SelectMany(pair => new[] { pair.Left, pair.Right })];
        var order = RecordOrder.Of(given, ModelFit.Used(roles, options.Model), judged, isUpdate, out var tables);
        options = options with { Judged = order.Places(options.Judged) };
        if (order.Aside > 0)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"{order.Aside:N0} records repeat others in all that is compared, far oftener than namesakes would: {RecordCopies.MostCompared} copies of each were compared, and the rest go where these go."));
        }

        var data = ModelFit.Comparisons(Preparation.Of(tables, roles), tables, options.Model);
        if (data.NamesMoved > 0)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture, $"In {data.NamesMoved:N0} records parts of the name stood in each other's column and were put back."));
        }

        GiveBack(data.Scope);
        if (isUpdate)
        {
            data = data with { Scope = Settled(data.Scope, options) };
        }

        steps.Begin("blocking rules");
        var budget = options.CandidatePairs ?? Math.Clamp(PairsForRecord * data.Scope.Records, FewestPairs, MostPairs);
        var blocking = ModelFit.Rules(data, options.Model) ?? BlockingSuggestion.Of(data.Parts, data.Scope, budget);
        if (blocking.Rules.Count == 0)
        {
            notes.Add("No column could be used to find pairs: every record stays a person of its own.");
            return Nothing(data, roles, options, notes, steps, order);
        }

        GiveBack(data.Scope);
        var kernelOptions = new KernelOptions { Threads = options.Threads, MemoryLimit = options.MemoryLimit, Cancellation = options.Cancellation, Progress = steps.Pairs };
        var kernel = new PairKernel(
            [.. data.Comparisons.Select(comparison => comparison.Column)], blocking.Rules.Count,
            (rule, spare) => BlockingKeys.Rule(blocking.Rules[rule], data.Scope, spare), data.Scope, kernelOptions, data.Exchanged);
        GiveBack(data.Scope);
        steps.Begin("training");
        var model = isUpdate
            ? ModelFit.Whole(data, options.Model)
            : ModelFit.Parameters(ModelEstimation.Of(data, blocking, kernel), options.Model);
        model = model with { RegionalFrequency = options.Model?.RegionalFrequency == true };
        options.Cancellation.ThrowIfCancellationRequested();

        GiveBack(data.Scope);
        steps.Begin("candidate pairs");
        var counts = kernel.Count();
        notes.AddRange(LeftOut(kernel.Candidates));
        var hasM = options.Model?.Comparisons.Any(comparison => comparison.Levels.Any(level => level.M is not null)) == true;
        if (!hasM)
        {
            model = model.Taught(kernel, options.Judged);
        }

        if (options.Model?.Lambda is null)
        {
            model = model.Refined(data, counts, blocking.ExpectedRecall);
        }

        steps.Begin("scoring");
        var scoring = new PairScoring(data, kernel, model, options.Model?.FrequencyStrength ?? 1);
        var edges = scoring.Edges(LeastWeight, out var kept);
        if (kept.Dropped > 0)
        {
            notes.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Memory sufficed for the pairs of weight {kept.Minimum:F1} and more only; {kept.Dropped:N0} weaker ones were dropped."));
        }

        UniqueSources? unique = null;
        if (data.Scope.LeftRecords is { } left)
        {
            GiveBack(data.Scope);
            steps.Begin("persons within each table");
            var fixesLambda = options.Model?.Lambda is not null;
            ModelEstimation Competing(UniqueSources given) =>
                fixesLambda || !given.Unique.Contains(true) ? model : scoring.Competing(edges, given, blocking.ExpectedRecall, hasM);
            unique = Declared(data.Scope, left);
            var competing = Competing(unique);
            if (!options.OneToOne)
            {
                // Tested by the model that would hold if it were so: pairs that need not compete teach namesakes as matches.
                unique = TableTest.Of(data, competing, [.. tables.Select(table => table.Name)], kernelOptions, notes);
                competing = unique.Unique.Contains(false) ? Competing(unique) : competing;
            }

            if (unique.Unique.Contains(true))
            {
                model = competing;
                scoring = new(data, kernel, model, options.Model?.FrequencyStrength ?? 1);
                edges = scoring.Compete(data.Scope, scoring.Edges(LeastWeight, out kept), unique);
            }
        }

        var calibration = Calibration.Fit(
            [.. options.Judged.Where(pair => pair.Left != pair.Right).Select(pair => new LabelledPair(scoring.Weight(pair.Left, pair.Right), pair.Same))]);
        kernel.EndFinding();
        GiveBack(data.Scope);
        steps.Begin("clusters");
        var task = new ClusterTask(data.Scope, edges, scoring.Weight)
        {
            Probability = calibration.Probability,
            LowestWeight = LeastJoining,
            Judged = options.Judged,
            Cut = options.Model?.Threshold ?? (isUpdate ? options.Model?.ChosenThreshold : null),
            OneToOne = unique ?? (options.OneToOne ? Sources(tables[0], roles[0], edges, calibration.Probability, notes) : null),
            Conflicts = FieldConflict.Of(data, tables[0], roles[0]),
            Threads = options.Threads,
        };
        var clustering = isUpdate ? IncrementalClustering.Update(task, [.. options.KnownPersons]) : Agglomeration.Run(task);
        notes.AddRange(clustering.Notices);
        steps.End();
        return new(ModelFit.Written(data, blocking, model, roles, options.Model, clustering.Cut), data.Scope, order, clustering, edges, scoring, calibration)
        {
            Rules = blocking.Rules,
            CandidatePairs = counts.Total,
            Candidates = kernel.Candidates,
            ExpectedBlockingRecall = blocking.ExpectedRecall,
            Notes = notes,
            Times = steps.All,
            Training =
            [
                .. model.Sessions.Select(session => string.Create(
                    CultureInfo.InvariantCulture,
                    $"{session.Rule}: {session.Pairs:N0} pairs, {100 * session.Matches:F1} % of them matches, {session.Rounds} rounds")),
            ],
        };
    }

    private static PairScope Settled(PairScope scope, LinkageOptions options) =>
        scope.LeftRecords is null && options.KnownPersons.Count <= scope.Records
            ? scope with { Settled = options.KnownPersons.Count }
            : throw new ArgumentException("Known persons are those of the first records of one table.", nameof(options));

    private static void GiveBack(PairScope scope)
    {
        if (scope.Records >= ManyRecords)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        }
    }

    private static LinkageResult Nothing(
        PreparedData data, IReadOnlyList<IReadOnlyList<ColumnRole>> roles, LinkageOptions options, List<string> notes, StepTimes steps, RecordOrder order)
    {
        var clustering = Agglomeration.Run(new(data.Scope, [], (_, _) => double.NegativeInfinity) { Judged = options.Judged });
        steps.End();
        return new(new(roles, [], []), data.Scope, order, clustering, [], null, Calibration.None) { Notes = notes, Times = steps.All };
    }

    private static IEnumerable<string> LeftOut(CandidateCounts candidates) =>
        from rule in candidates.Rules
        where rule.LeftOut.Count > 0
        select string.Create(
            CultureInfo.InvariantCulture,
            $"The blocking rule {rule.Rule} left out {rule.LeftOut.Count:N0} key(s) that too many records share ({rule.PairsLost:N0} pairs); other rules may still find them.");

    private static UniqueSources Declared(PairScope scope, int left)
    {
        var tableOf = new int[scope.Records];
        tableOf.AsSpan(left).Fill(1);
        return new(tableOf, [true, true]);
    }

    private static UniqueSources? Sources(
        LinkageTable table, IReadOnlyList<ColumnRole> roles, Edge[] edges, Func<double, double> probability, List<string> notes)
    {
        var column = roles.FirstOrDefault(role => role.Role == FieldRole.Source);
        if (column is null || table.Column(column.Column) is not { } source)
        {
            notes.Add("Sources are declared to hold nobody twice, but no column names the source of a record.");
            return null;
        }

        var (sources, notices) = SourceTest.Of(source.IdArray, [.. source.Values.Select(_ => true)], source.Values, edges, probability);
        notes.AddRange(notices);
        return sources;
    }
}
