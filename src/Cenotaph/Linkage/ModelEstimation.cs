namespace Cenotaph.Linkage;

/// <summary>The parameters of the Fellegi–Sunter model as estimated from the data alone.</summary>
/// <param name="Lambda">The share of all pairs that are matches.</param>
/// <param name="M">For each comparison the probability of each level among matches with both values known; level 1 first.</param>
/// <param name="U">The same among non-matches.</param>
/// <param name="Shares">The shares of all pairs from which u follows.</param>
/// <param name="Sessions">What each training rule taught.</param>
/// <param name="ExchangedM">The probability that a match has surname and given name in each other's field.</param>
/// <param name="ExchangedU">The same of a non-match.</param>
internal sealed record ModelEstimation(
    double Lambda, IReadOnlyList<double[]> M, IReadOnlyList<double[]> U, IReadOnlyList<LevelShares> Shares,
    IReadOnlyList<TrainingSession> Sessions, double ExchangedM, double ExchangedU)
{
    /// <summary>κ: the share of all pairs that are two members of one family, which agree on what families share; 0 where it cannot be told.</summary>
    public double Kin { get; init; }

    /// <summary>Whether surnames' frequencies are regional.</summary>
    public bool RegionalFrequency { get; init; }

    /// <summary>Coarse fields that finer ones imply.</summary>
    public IReadOnlyList<ImpliedAgreement> Implied { get; init; } = [];

    // A level that no pair reaches still has to have a weight: the share of half a pair among this many.
    private const double LeastU = 1e-9;

    // A training rule of more pairs teaches nothing more and takes longer.
    private const double MostTrainingPairs = 3_000_000;

    private const int MostSessions = 6;
    private const int Rounds = 3;
    private const int MostRefinements = 50;
    private const double AssumedExchanged = 0.01;

    private const double LabelledWorth = 200;

    /// <summary>How many pairs of strangers what is assumed of them is worth.</summary>
    public const double AssumedPairs = 200;

    // Kin for each match: where the search for the share begins, and the least believed, since brothers serve in every army.
    private const double AssumedKin = 0.05;
    private const double LeastKin = 0.01;

    /// <summary>Half of what the strictest rules find is assumed to be what they should find.</summary>
    private const double DeterministicRecall = 0.6;

    /// <summary>The share of strangers that is assumed to agree on a field.</summary>
    public static double AssumedAgreement(FieldRole role) => role switch { FieldRole.Sex => 0.5, FieldRole.Region => 0.05, _ => 0.01 };

    /// <summary>Estimates all parameters.</summary>
    /// <param name="data">The tables made ready.</param>
    /// <param name="blocking">The blocking rules.</param>
    /// <param name="kernel">The kernel of these comparisons and rules.</param>
    public static ModelEstimation Of(PreparedData data, BlockingSuggestion blocking, PairKernel kernel)
    {
        var comparisons = data.Comparisons;
        var shares = new LevelShares[comparisons.Count];
        Parallel.For(0, shares.Length, i => shares[i] = LevelShares.Of(comparisons[i].Column, data.Scope));
        var total = data.Scope.LeftRecords is { } left
            ? (double)left * (data.Scope.Records - left)
            : data.Scope.Records * (data.Scope.Records - 1.0) / 2;
        var lambda = Math.Clamp(Deterministic(data) / DeterministicRecall / total, 1e-12, 0.5);
        var prior = comparisons.Select(comparison => comparison.PriorM.ToArray()).ToArray();
        var m = prior;
        var u = shares.Select((share, i) => Unmatched(share, m[i], lambda, comparisons[i].Role)).ToArray();

        List<(string Name, bool[] IsTrained, IReadOnlyList<PatternCount> Counts)> trained = [];
        foreach (var rule in TrainingRules(data, blocking))
        {
            var parts = blocking.Rules[rule];
            trained.Add((
                string.Join(" + ", parts.Select(part => part.Name)), [.. comparisons.Select(comparison => !Tells(parts, comparison, comparisons))],
                kernel.CountAlone(rule)));
        }

        var exchangedU = Math.Max(LeastU, data.ExchangedChance);
        List<TrainingSession> sessions = [];
        for (var round = 0; round < Rounds; round++)
        {
            sessions.Clear();
            foreach (var (name, isTrained, counts) in trained)
            {
                sessions.Add(TrainingSession.Run(
                    name, kernel.Space, counts, Extended(data, prior, AssumedExchanged), Extended(data, u, exchangedU), isTrained));
            }

            m = [.. comparisons.Select((_, i) => Median(sessions, i, prior[i]))];
            u = [.. shares.Select((share, i) => Unmatched(share, m[i], lambda, comparisons[i].Role))];
        }

        return new(lambda, m, u, shares, sessions, AssumedExchanged, exchangedU)
        {
            Implied = ImpliedAgreement.Of(data, total, lambda, m),
        };
    }

    /// <summary>
    /// Refines λ, and the share of matches with exchanged names, on the patterns of all candidate pairs: EM with m and u fixed. What
    /// blocking is expected to miss is added.
    /// </summary>
    public ModelEstimation Refined(PreparedData data, PatternCounts counts, double expectedRecall)
    {
        var total = data.Scope.LeftRecords is { } left
            ? (double)left * (data.Scope.Records - left)
            : data.Scope.Records * (data.Scope.Records - 1.0) / 2;
        var patterns = counts.All.Select(count => (Levels: counts.Space.Levels(count.Pattern), count.Pairs)).ToList();
        var model = this;
        var isFamily = data.Comparisons.Select(comparison => comparison.IsFamily).ToArray();

        // Without a first name nothing tells a man from his brother.
        var hasKin = data.Comparisons.Any(comparison => comparison.Role == FieldRole.Given) && isFamily.Contains(true);
        for (var round = 0; round < MostRefinements; round++)
        {
            var matches = 0.0;
            var kin = 0.0;
            var named = 1.0;
            var exchanged = AssumedExchanged;
            foreach (var (levels, pairs) in patterns)
            {
                var family = 0.0;
                var other = 0.0;
                var isExchanged = false;
                for (var i = 0; i < levels.Length; i++)
                {
                    if (levels[i] > M[i].Length)
                    {
                        other += isExchanged ? 0 : Math.Log(model.ExchangedM / ExchangedU);
                        isExchanged = true;
                    }
                    else if (levels[i] > 0)
                    {
                        var weight = Math.Log(M[i][levels[i] - 1] / U[i][levels[i] - 1]);
                        family += isFamily[i] ? weight : 0;
                        other += isFamily[i] ? 0 : weight;
                    }
                }

                foreach (var implied in Implied)
                {
                    if (levels[implied.Fine] == 1 && levels[implied.Coarse] == 1)
                    {
                        family += Math.Min(0, Math.Log(U[implied.Coarse][0] / implied.U));
                    }
                }

                var asMatch = model.Lambda * Math.Exp(family + other);
                var asKin = model.Kin * Math.Exp(family);
                var sum = asMatch + asKin + (1 - model.Lambda - model.Kin);
                var expected = pairs * asMatch / sum;
                matches += expected;
                kin += pairs * asKin / sum;
                if (data.Exchanged is { } fields && levels[fields.First] > 0 && levels[fields.Second] > 0)
                {
                    named += expected;
                    exchanged += isExchanged ? expected : 0;
                }
            }

            var lambda = Math.Clamp(matches / expectedRecall / total, 1e-12, 0.5);
            var moved = Math.Abs(Math.Log(lambda / model.Lambda));
            model = model with
            {
                Lambda = lambda,
                ExchangedM = Math.Max(1e-6, exchanged / named),
                Kin = hasKin ? Math.Max(round == 0 ? lambda * AssumedKin : kin / total, lambda * LeastKin) : 0,
            };
            if (moved < 1e-4 && round > 10)
            {
                break;
            }
        }

        return model;
    }

    /// <summary>The estimate with what judged matches say of m; <see cref="LabelledWorth"/> matches stand for what EM found.</summary>
    public ModelEstimation Taught(PairKernel kernel, IReadOnlyList<JudgedPair> judged)
    {
        var m = M.Select(values => values.Select(value => LabelledWorth * value).ToArray()).ToArray();
        foreach (var pair in judged.Where(pair => pair.Same && pair.Left != pair.Right))
        {
            var levels = kernel.Space.Levels(kernel.Pattern(Math.Min(pair.Left, pair.Right), Math.Max(pair.Left, pair.Right)));
            for (var i = 0; i < m.Length; i++)
            {
                if (levels[i] > 0 && levels[i] <= m[i].Length)
                {
                    m[i][levels[i] - 1]++;
                }
            }
        }

        return this with { M = [.. m.Select(values => Array.ConvertAll(values, value => value / values.Sum()))] };
    }

    private static double[][] Extended(PreparedData data, double[][] levels, double value) =>
        [.. levels.Select((l, i) => data.Exchanged is { } e && (i == e.First || i == e.Second) ? [.. l, value] : l)];

    // u = (share − λ m) / (1 − λ): the matches are taken out of the pairs of the table.
    private static double[] Unmatched(LevelShares share, double[] m, double lambda, FieldRole role)
    {
        // A table of a few records holds too few pairs to show how seldom strangers agree.
        var known = share.Pairs / (share.Pairs + AssumedPairs);
        var agreeing = AssumedAgreement(role);
        var u = new double[m.Length];
        for (var level = 0; level < u.Length; level++)
        {
            // never below a tenth of the share: λ is only known roughly
            var seen = Math.Max(share.LeastShare, Math.Max(0.1 * share.Shares[level], (share.Shares[level] - (lambda * m[level])) / (1 - lambda)));
            var assumed = level == u.Length - 1 ? 1 - agreeing : agreeing / (u.Length - 1);
            u[level] = (known * seen) + ((1 - known) * assumed);
        }

        var sum = u.Sum();
        return Array.ConvertAll(u, value => value / sum);
    }

    private static double[] Median(List<TrainingSession> sessions, int comparison, double[] prior)
    {
        var values = sessions.Where(session => session.M[comparison] is not null && session.Matches * session.Pairs > 20)
            .Select(session => session.M[comparison]!).ToList();
        if (values.Count == 0)
        {
            return prior;
        }

        var m = new double[prior.Length];
        for (var level = 0; level < m.Length; level++)
        {
            var sorted = values.Select(value => value[level]).Order().ToArray();
            m[level] = (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }

        var sum = m.Sum();
        return Array.ConvertAll(m, value => value / sum);
    }

    // The pairs that the strictest combinations of fields find, each taken once by its largest group of names, dates and places.
    private static double Deterministic(PreparedData data)
    {
        KeyPart? Part(string name) => data.Parts.FirstOrDefault(part => part.Name == name);
        var others = data.Parts.Where(part => part.Group is not ("surname" or "given" or "surname end") && !part.Name.Contains("year", StringComparison.Ordinal)).ToList();
        KeyPart[] known = [.. new[] { Part("surname"), Part("given name") }.Where(part => part is not null).Select(part => part!)];
        var keys = known.Length == 0 ? new int[data.Scope.Records] : BlockingKeys.Rule(known, data.Scope).Keys;
        BlockingKeys.DropSingle(keys, data.Scope);

        // Only records that share a name with another one can be in a pair.
        List<int> met = [];
        var left = 0;
        for (var record = 0; record < keys.Length; record++)
        {
            if (keys[record] >= 0)
            {
                met.Add(record);
                left += record < data.Scope.LeftRecords ? 1 : 0;
            }
        }

        int[] some = [.. met];
        var own = Array.ConvertAll(some, record => keys[record]);
        var scope = new PairScope(met.Count, data.Scope.LeftRecords is null ? null : left);
        var pairs = new double[others.Count];
        Parallel.For(0, pairs.Length, i => pairs[i] = BlockingKeys.Pairs(BlockingKeys.Join(own, others[i].Ids.Of(some), scope), scope));
        var best = pairs.Append(0).Max();
        return Math.Max(best, 1);
    }

    // Rules of different fields, so that every comparison is left free by at least two of them.
    private static List<int> TrainingRules(PreparedData data, BlockingSuggestion blocking)
    {
        var order = Enumerable.Range(0, blocking.Rules.Count).Where(i => blocking.Pairs[i] is >= 30 and <= MostTrainingPairs).ToList();
        var covered = new int[data.Comparisons.Count];
        List<int> rules = [];
        while (rules.Count < MostSessions && order.Count > 0)
        {
            var best = order.MaxBy(i => data.Comparisons.Select((comparison, c) => Tells(blocking.Rules[i], comparison, data.Comparisons) || covered[c] >= 3 ? 0 : 1.0 / (1 + covered[c])).Sum());
            order.Remove(best);
            rules.Add(best);
            for (var c = 0; c < covered.Length; c++)
            {
                covered[c] += Tells(blocking.Rules[best], data.Comparisons[c], data.Comparisons) ? 0 : 1;
            }
        }

        return rules;
    }

    // Whether agreement on the rule's keys says how a comparison comes out, among strangers too: it reads their columns, or what they imply.
    private static bool Tells(IReadOnlyList<KeyPart> rule, Comparison comparison, IReadOnlyList<Comparison> all) =>
        Reads(rule, comparison) || all.Any(other => ImpliedAgreement.MayImply(other.Role, comparison.Role) && Reads(rule, other));

    private static bool Reads(IReadOnlyList<KeyPart> rule, Comparison comparison) =>
        rule.Any(part => part.Columns.Intersect(comparison.Columns).Any());
}
