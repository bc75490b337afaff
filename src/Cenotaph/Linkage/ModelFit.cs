namespace Cenotaph.Linkage;

/// <summary>Brings a model that was given and the data at hand together, and writes down the model that was used.</summary>
internal static class ModelFit
{
    /// <summary>The roles of all columns: the model's, the user's, then guessed ones.</summary>
    /// <exception cref="ArgumentException">The model or the options name a column that no table has.</exception>
    public static IReadOnlyList<IReadOnlyList<ColumnRole>> Roles(IReadOnlyList<LinkageTable> tables, LinkageOptions options)
    {
        List<IReadOnlyList<ColumnRole>> roles = [];
        foreach (var name in options.Roles.Keys)
        {
            Require(tables.Any(table => Has(table, name)), $"A role is given for the column {name}; {Tables(tables)} no such column.");
        }

        for (var i = 0; i < tables.Count; i++)
        {
            var given = new Dictionary<string, FieldRole>(options.Roles);
            if (options.Model is { Columns.Count: > 0 } model)
            {
                Require(
                    model.Columns.Count == tables.Count, $"The model is for {model.Columns.Count} table(s); there are {tables.Count}.");
                foreach (var role in model.Columns[i])
                {
                    Require(Has(tables[i], role.Column), $"The model names the column {role.Column}; the table {tables[i].Name} has no such column.");
                    given[role.Column] = role.Role;
                }
            }

            foreach (var added in options.Model?.Comparisons.Where(comparison => comparison.Kind is not null) ?? [])
            {
                // read by its own comparison, not by one that its content calls for as well
                given.TryAdd(added.Columns[0], FieldRole.Ignored);
            }

            roles.Add(ColumnLimit.Of(tables[i], RoleGuess.Guess(tables[i], given)));
        }

        return roles;
    }

    /// <summary>The columns that a run reads: those compared, also by the model's own comparisons, and that of sources.</summary>
    public static IReadOnlyList<IReadOnlyList<ColumnRole>> Used(IReadOnlyList<IReadOnlyList<ColumnRole>> roles, LinkageModel? model)
    {
        var added = model?.Comparisons.Where(comparison => comparison.Kind is not null).Select(comparison => comparison.Columns[0]).ToHashSet() ?? [];
        return
        [
            .. roles.Select(columns => columns.Where(column =>
                column.Role is not (FieldRole.Ignored or FieldRole.Refused or FieldRole.Id or FieldRole.Truth) || added.Contains(column.Column)).ToList()),
        ];
    }

    /// <summary>The data with the model's comparisons only.</summary>
    /// <exception cref="ArgumentException">The model names a comparison that the tables do not give, or other levels than it has.</exception>
    public static PreparedData Comparisons(PreparedData data, IReadOnlyList<LinkageTable> tables, LinkageModel? model)
    {
        if (model is not { Comparisons.Count: > 0 })
        {
            return data;
        }

        List<Comparison> kept = [];
        foreach (var comparison in model.Comparisons)
        {
            var found = comparison.Kind is not null ? AddedComparison.Of(comparison, tables)
                : data.Comparisons.FirstOrDefault(candidate => candidate.Name == comparison.Name);
            Require(
                found is not null,
                $"The model compares {comparison.Name}; the tables give {string.Join(", ", data.Comparisons.Select(candidate => candidate.Name))}.");
            Require(
                comparison.Levels.Count == 0 || found!.Levels == comparison.Levels.Count,
                $"The model gives {comparison.Name} {comparison.Levels.Count} levels; it has {found!.Levels}: {string.Join(", ", found.Labels)}.");
            kept.Add(found!);
        }

        var surname = kept.FindIndex(comparison => comparison.Role == FieldRole.Surname);
        var given = kept.FindIndex(comparison => comparison.Role == FieldRole.Given);
        return data with
        {
            Comparisons = kept,
            Exchanged = data.Exchanged is { } exchanged && surname >= 0 && given >= 0 ? exchanged with { First = surname, Second = given } : null,
        };
    }

    /// <summary>The model's blocking rules; null when it has none.</summary>
    /// <exception cref="ArgumentException">A rule names a part that the tables do not give.</exception>
    public static BlockingSuggestion? Rules(PreparedData data, LinkageModel? model)
    {
        if (model is not { Rules.Count: > 0 })
        {
            return null;
        }

        var rules = model.Rules.Select(rule => (IReadOnlyList<KeyPart>)[.. rule.Parts.Select(name =>
        {
            var part = data.Parts.FirstOrDefault(part => part.Name == name);
            Require(part is not null, $"A blocking rule names {name}; the tables give {string.Join(", ", data.Parts.Select(part => part.Name))}.");
            return part!;
        })]).ToList();
        Require(rules.All(rule => rule.Count > 0), "A blocking rule names nothing that has to agree.");
        return BlockingSuggestion.Given(rules, data.Parts, data.Scope);
    }

    /// <summary>The estimate with what the model fixes.</summary>
    public static ModelEstimation Parameters(ModelEstimation estimate, LinkageModel? model)
    {
        if (model is null)
        {
            return estimate;
        }

        return estimate with
        {
            Lambda = model.Lambda ?? estimate.Lambda,
            Kin = model.Kin ?? estimate.Kin,
            ExchangedM = model.ExchangedM ?? estimate.ExchangedM,
            ExchangedU = model.ExchangedU ?? estimate.ExchangedU,
            M = [.. estimate.M.Select((values, i) => values.Select((value, level) => Known(model, i, level)?.M ?? value).ToArray())],
            U = [.. estimate.U.Select((values, i) => values.Select((value, level) => Known(model, i, level)?.U ?? value).ToArray())],
        };
    }

    /// <summary>The parameters of a model that leaves nothing to estimate.</summary>
    /// <exception cref="ArgumentException">The model leaves λ, a threshold or an m or u open.</exception>
    public static ModelEstimation Whole(PreparedData data, LinkageModel? model)
    {
        Require(
            model is { Lambda: not null } && (model.Threshold ?? model.ChosenThreshold) is not null && model.Comparisons.Count > 0 && model.Rules.Count > 0,
            "Records are added by the model of the run before: lambda, threshold, blocking rules and comparisons are needed.");
        var open = model!.Comparisons.FirstOrDefault(comparison => comparison.Levels.Count == 0 || comparison.Levels.Any(level => level.M is null || level.U is null));
        Require(open is null, $"Records are added by the model of the run before; it leaves m or u of {open?.Name} open.");
        Require(
            data.Exchanged is null || (model.ExchangedM is not null && model.ExchangedU is not null),
            "Records are added by the model of the run before; it leaves exchanged_m or exchanged_u open.");
        IReadOnlyList<double[]> m = [.. model.Comparisons.Select(comparison => comparison.Levels.Select(level => level.M!.Value).ToArray())];
        var pairs = data.Scope.Records * (data.Scope.Records - 1.0) / 2;
        return new(
            model.Lambda!.Value, m, [.. model.Comparisons.Select(comparison => comparison.Levels.Select(level => level.U!.Value).ToArray())], [], [],
            model.ExchangedM ?? 0, model.ExchangedU ?? 0)
        {
            Kin = model.Kin ?? 0,
            Implied = ImpliedAgreement.Of(data, pairs, model.Lambda.Value, m),
        };
    }

    private static LevelModel? Known(LinkageModel model, int comparison, int level) =>
        comparison < model.Comparisons.Count && level < model.Comparisons[comparison].Levels.Count ? model.Comparisons[comparison].Levels[level] : null;

    /// <summary>The model that was used.</summary>
    public static LinkageModel Written(
        PreparedData data, BlockingSuggestion blocking, ModelEstimation model, IReadOnlyList<IReadOnlyList<ColumnRole>> roles, LinkageModel? given, double chosen) =>
        new(
            roles,
            [
                .. data.Comparisons.Select((comparison, i) => new ComparisonModel(
                    comparison.Name, comparison.Role, comparison.Columns,
                    [.. comparison.Labels.Select((label, level) => new LevelModel(label, model.M[i][level], model.U[i][level]))])
                {
                    Kind = given?.Comparisons.FirstOrDefault(asked => asked.Name == comparison.Name)?.Kind,
                    Similarities = given?.Comparisons.FirstOrDefault(asked => asked.Name == comparison.Name)?.Similarities ?? [],
                }),
            ],
            [.. blocking.Rules.Select((rule, i) => new RuleModel([.. rule.Select(part => part.Name)], blocking.Pairs[i]))])
        {
            Lambda = model.Lambda,
            Kin = model.Kin,
            ExchangedM = data.Exchanged is null ? null : model.ExchangedM,
            ExchangedU = data.Exchanged is null ? null : model.ExchangedU,
            Threshold = given?.Threshold,
            ChosenThreshold = given?.Threshold is null ? chosen : null,
            FrequencyStrength = given?.FrequencyStrength ?? 1,
            RegionalFrequency = given?.RegionalFrequency ?? false,
        };

    private static bool Has(LinkageTable table, string column) =>
        table.Column(column) is not null || table.Dropped.Any(role => role.Column == column);

    private static string Tables(IReadOnlyList<LinkageTable> tables) =>
        tables.Count == 1 ? $"the table {tables[0].Name} has" : $"the tables {tables[0].Name} and {tables[1].Name} have";

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new ArgumentException(message);
        }
    }
}
