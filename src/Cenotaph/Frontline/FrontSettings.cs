namespace Cenotaph.Frontline;

/// <summary>How the front is measured and what its intervals rest on.</summary>
public sealed record FrontSettings
{
    /// <summary>Nothing newer than the study's as-of less so many days is read or published.</summary>
    public int DelayDays { get; init; } = 14;

    /// <summary>For so many days the last map stands for a day without one, where a window begins.</summary>
    public int GapDays { get; init; } = 3;

    /// <summary>How many resamples or draws an interval rests on.</summary>
    public int Resamples { get; init; } = 2000;

    /// <summary>The seed of the draws.</summary>
    public ulong Seed { get; init; } = 1;
}
