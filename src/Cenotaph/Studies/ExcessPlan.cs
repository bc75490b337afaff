using System.Collections.Immutable;
using Cenotaph.ExcessMortality;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>What a study asks of excess deaths: which register, whose deaths, which years, by which method.</summary>
public sealed record ExcessPlan
{
    /// <summary>The methods, by their words in study files.</summary>
    public static ImmutableArray<string> Methods { get; } = ["ratio", "seasonal-trend", "envelope", "glm"];

    /// <summary>Its word in addresses and files.</summary>
    public required string Id { get; init; }

    /// <summary>Its title for readers.</summary>
    public required LocalText Title { get; init; }

    /// <summary>The method's word.</summary>
    public required string Method { get; init; }

    /// <summary>The series of the deaths.</summary>
    public string Register { get; init; } = "";

    /// <summary>The series of the deaths of a cause that is subtracted first, or null.</summary>
    public string? Cause { get; init; }

    /// <summary>The series of the population, for models that use it, or null.</summary>
    public string? Population { get; init; }

    /// <summary>The side whose dead they are, or null.</summary>
    public string? Side { get; init; }

    /// <summary>Whom the deaths count.</summary>
    public Scope Scope { get; init; } = Scope.All;

    /// <summary>The areas that are estimated; empty for every one of the register, and their total.</summary>
    public ImmutableArray<string> Areas { get; init; } = [];

    /// <summary>Whether the total of the areas is estimated too.</summary>
    public bool Total { get; init; } = true;

    /// <summary>The ages, which need not be groups of the register: each stands for the groups that make it up. Empty for all.</summary>
    public ImmutableArray<AgeGroup> Ages { get; init; } = [];

    /// <summary>Groups of the register that are known to overlap others, so that nobody is told again.</summary>
    public ImmutableArray<AgeGroup> Apart { get; init; } = [];

    /// <summary>The sexes whose deaths are estimated, each by itself.</summary>
    public ImmutableArray<SexGroup> Sexes { get; init; } = [SexGroup.Male];

    /// <summary>The sex that the ratio method compares with.</summary>
    public SexGroup ComparedWith { get; init; } = SexGroup.Female;

    /// <summary>The years that are estimated, rising; empty for the usual ones.</summary>
    public ImmutableArray<int> Targets { get; init; } = [];

    /// <summary>The first year of the baseline, or null for the usual one.</summary>
    public int? BaselineFrom { get; init; }

    /// <summary>The last year of the baseline, or null for the usual one.</summary>
    public int? BaselineTo { get; init; }

    /// <summary>The lengths of baseline that the ratio method runs, in years.</summary>
    public ImmutableArray<int> Windows { get; init; } = [1, 5, 10];

    /// <summary>The forms of trend that the ratio method runs.</summary>
    public ImmutableArray<TrendForm> Forms { get; init; } = [TrendForm.Linear, TrendForm.Exponential];

    /// <summary>Years that are neither fitted nor used as placebo, or default for the usual ones.</summary>
    public ImmutableArray<int> Excluded { get; init; }

    /// <summary>The variant whose estimates come first.</summary>
    public RatioVariant Preferred { get; init; } = new(true, TrendForm.Linear, 5);

    /// <summary>The first year that may be a placebo target, or null.</summary>
    public int? PlaceboFrom { get; init; }

    /// <summary>The series of limits that take the place of those which the envelope method draws from the Lee–Carter model, or null.</summary>
    public string? LeeCarterLimits { get; init; }

    /// <summary>Areas whose counts are too small for the model with a trend of the envelope method.</summary>
    public ImmutableArray<string> WithoutTrend { get; init; } = [];

    /// <summary>The months or weeks that are estimated, for methods of periods; null for the target years.</summary>
    public DateSpan? Period { get; init; }

    /// <summary>Only vintages up to this day are used; null for all.</summary>
    public DateOnly? KnownBy { get; init; }

    /// <summary>The series of named dead that no estimate may stay below, or null.</summary>
    public string? Named { get; init; }

    /// <summary>Figures to set beside the estimates.</summary>
    public ImmutableArray<ExcessComparisonPlan> Comparisons { get; init; } = [];
}

/// <summary>Figures of one time that others published, to set beside the estimates.</summary>
/// <param name="Id">Its word.</param>
/// <param name="Name">What they count and when.</param>
/// <param name="Period">The time that they count.</param>
/// <param name="Claims">The ids of claims.</param>
/// <param name="Series">The ids of series: rows within the time are added up, vintage by vintage.</param>
public sealed record ExcessComparisonPlan(
    string Id, LocalText Name, DateSpan Period, ImmutableArray<string> Claims, ImmutableArray<string> Series);
