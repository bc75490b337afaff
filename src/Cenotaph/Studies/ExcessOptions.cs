using System.Collections.Immutable;
using Cenotaph.ExcessMortality;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>What a command asks of excess deaths otherwise than the study does; what is null or default stays as it is.</summary>
public sealed record ExcessOptions
{
    /// <summary>Only the section of this id.</summary>
    public string? Id { get; init; }

    /// <summary>The method.</summary>
    public string? Method { get; init; }

    /// <summary>The areas.</summary>
    public ImmutableArray<string> Areas { get; init; }

    /// <summary>The ages.</summary>
    public ImmutableArray<AgeGroup> Ages { get; init; }

    /// <summary>The sexes whose deaths are estimated.</summary>
    public ImmutableArray<SexGroup> Sexes { get; init; }

    /// <summary>The target years.</summary>
    public ImmutableArray<int> Targets { get; init; }

    /// <summary>The first and last year of the baseline; with the ratio method its one window.</summary>
    public (int From, int To)? Baseline { get; init; }

    /// <summary>Years that are neither fitted nor used as placebo.</summary>
    public ImmutableArray<int> Excluded { get; init; }

    /// <summary>The variant that comes first.</summary>
    public RatioVariant? Preferred { get; init; }

    /// <summary>The months or weeks that are estimated.</summary>
    public DateSpan? Period { get; init; }

    /// <summary>The plan with what is asked here.</summary>
    internal ExcessPlan Applied(ExcessPlan plan)
    {
        var sexes = Sexes.IsDefaultOrEmpty ? plan.Sexes : Sexes;
        var preferred = Preferred ?? (Baseline is { } years ? new(plan.Preferred.CauseSubtracted, plan.Preferred.Form, years.To - years.From + 1) : plan.Preferred);
        return plan with
        {
            Method = Method ?? plan.Method,
            Areas = Areas.IsDefaultOrEmpty ? plan.Areas : Areas,
            Ages = Ages.IsDefaultOrEmpty ? plan.Ages : Ages,
            Sexes = sexes,
            ComparedWith = sexes.Contains(plan.ComparedWith) && sexes is [var only] ? only == SexGroup.Female ? SexGroup.Male : SexGroup.Female : plan.ComparedWith,
            Targets = Targets.IsDefaultOrEmpty ? plan.Targets : Targets,
            BaselineFrom = Baseline?.From ?? plan.BaselineFrom,
            BaselineTo = Baseline?.To ?? plan.BaselineTo,
            Excluded = Excluded.IsDefault ? plan.Excluded : Excluded,
            Preferred = preferred,
            Windows = Baseline is null ? plan.Windows : [preferred.Window],
            Period = Period ?? (Targets.IsDefaultOrEmpty ? plan.Period : null),
        };
    }
}
