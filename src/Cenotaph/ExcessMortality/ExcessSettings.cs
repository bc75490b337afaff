namespace Cenotaph.ExcessMortality;

/// <summary>What an estimate of excess deaths is asked for; read from the study.</summary>
public sealed record ExcessSettings
{
    /// <summary>The years whose excess is asked, in rising order.</summary>
    public required IReadOnlyList<int> TargetYears { get; init; }

    /// <summary>The last year of every baseline.</summary>
    public required int BaselineTo { get; init; }

    /// <summary>Age groups to take, by label; empty takes all.</summary>
    public IReadOnlyList<string> Ages { get; init; } = [];

    /// <summary>Years that are neither fitted nor used as a placebo target (epidemics, other wars).</summary>
    public IReadOnlyList<int> ExcludedYears { get; init; } = [];

    /// <summary>The lengths of baseline to run, in years.</summary>
    public IReadOnlyList<int> Windows { get; init; } = [1, 5, 10];

    /// <summary>The forms of trend to run.</summary>
    public IReadOnlyList<TrendForm> Forms { get; init; } = [TrendForm.Linear, TrendForm.Exponential];

    /// <summary>The variant whose estimates come first. One that subtracts a cause falls back to the raw one where no cause is known.</summary>
    public RatioVariant Preferred { get; init; } = new(CauseSubtracted: true, TrendForm.Linear, 5);

    /// <summary>The first year that may be a placebo target; null takes every year the register can carry.</summary>
    public int? PlaceboFrom { get; init; }

    /// <summary>The probability that an interval is meant to hold the truth.</summary>
    public double Level { get; init; } = 0.95;
}

/// <summary>The cells that are added up: years × ages.</summary>
/// <param name="Years">Target years, rising.</param>
/// <param name="Ages">Labels of age groups; empty stands for all of the settings.</param>
public sealed record ExcessSelection(IReadOnlyList<int> Years, IReadOnlyList<string> Ages);
