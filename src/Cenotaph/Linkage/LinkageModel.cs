namespace Cenotaph.Linkage;

/// <summary>All that a linkage run decides and estimates, as plain values: write it down, change it, and give it to the next run.</summary>
/// <param name="Columns">The role of each column, table by table: one list, or two when two tables are linked; none to guess all roles.</param>
/// <param name="Comparisons">The comparisons, in their order; none for those that the roles call for.</param>
/// <param name="Rules">The blocking rules: each names the key parts that must agree.</param>
public sealed record LinkageModel(
    IReadOnlyList<IReadOnlyList<ColumnRole>> Columns, IReadOnlyList<ComparisonModel> Comparisons, IReadOnlyList<RuleModel> Rules)
{
    /// <summary>λ: the share of all pairs in scope that are matches, above 0 and below 1; null to estimate it.</summary>
    public double? Lambda { get; init; }

    /// <summary>κ: the share of all pairs that are two members of one family, 0 to below 1; null to estimate it.</summary>
    public double? Kin { get; init; }

    /// <summary>The probability that a match has surname and given name in each other's field; null to estimate it.</summary>
    public double? ExchangedM { get; init; }

    /// <summary>The same of two different persons.</summary>
    public double? ExchangedU { get; init; }

    /// <summary>Clusters merge while the mean probability across them is at least this, 0 to 1; null to choose the cut with the largest expected F1.</summary>
    public double? Threshold { get; init; }

    /// <summary>The threshold that the run which wrote the model chose; read by runs that add records to it, and by no other. Null where it was given.</summary>
    public double? ChosenThreshold { get; init; }

    /// <summary>k: how much the frequency of a name or place counts, 0 (not at all) to 1 (as if its value were never miswritten).</summary>
    public double FrequencyStrength { get; init; } = 1;

    /// <summary>Whether a surname's frequency is that of the record's region, drawn towards that of the whole table; without a column of regions it is the table's.</summary>
    public bool RegionalFrequency { get; init; }
}

/// <summary>One comparison of a model.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">What it compares.</param>
/// <param name="Columns">The raw columns it reads.</param>
/// <param name="Levels">Its levels, the strongest agreement first; none to estimate them all.</param>
public sealed record ComparisonModel(string Name, FieldRole Role, IReadOnlyList<string> Columns, IReadOnlyList<LevelModel> Levels)
{
    /// <summary>How a comparison measures that no role calls for, of the one column it names; null for one that a role calls for.</summary>
    public ComparisonKind? Kind { get; init; }

    /// <summary>The least similarities of the steps of a ladder, falling, between 0 and 1.</summary>
    public IReadOnlyList<double> Similarities { get; init; } = [];
}

/// <summary>One level of a comparison.</summary>
/// <param name="Label">What it means.</param>
/// <param name="M">Its probability among matches with both values known, 0 to 1; null to estimate it.</param>
/// <param name="U">Its probability among non-matches; null to estimate it.</param>
public sealed record LevelModel(string Label, double? M = null, double? U = null)
{
    /// <summary>log₂(m/u), in bits; null where it is not estimated yet.</summary>
    public double? Weight => M is { } m && U is { } u ? Math.Log2(m / u) : null;
}

/// <summary>One blocking rule of a model.</summary>
/// <param name="Parts">The names of the key parts that must agree.</param>
/// <param name="Pairs">About how many pairs it makes; null where that is not known.</param>
public sealed record RuleModel(IReadOnlyList<string> Parts, double? Pairs = null);
