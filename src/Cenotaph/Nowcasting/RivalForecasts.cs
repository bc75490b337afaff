namespace Cenotaph.Nowcasting;

/// <summary>What is asked of a method: the total of a run of periods at a target.</summary>
/// <param name="MaximumDelay">Nothing is expected after this delay, in periods; at least 1.</param>
/// <param name="First">The first period of the run, from 0.</param>
/// <param name="Count">How many periods, at least 1.</param>
/// <param name="Ahead">The target: what is known so many vintages after the newest, at least 1; null for all that comes up to the greatest delay.</param>
public sealed record ForecastTask(int MaximumDelay, int First, int Count, int? Ahead = null);

/// <summary>The methods that a nowcast is held against. Each takes the triangle as it stands at its newest vintage and nothing else. Where vintages are
/// far apart, the triangle is interpolated first (<see cref="ReportingTriangle.OnGrid"/>).</summary>
public static class RivalForecasts
{
    /// <summary>The stationary chain ladder with Mack's standard error (1993); log-normal in what is outstanding.</summary>
    /// <param name="triangle">As it stands.</param>
    /// <param name="task">What is asked.</param>
    public static TotalForecast Mack(ReportingTriangle triangle, ForecastTask task) => throw new NotSupportedException();

    /// <summary>The negative binomial chain ladder; periods are drawn each for itself.</summary>
    /// <param name="triangle">As it stands.</param>
    /// <param name="task">What is asked.</param>
    /// <param name="seed">The seed of the draws.</param>
    public static TotalForecast NegativeBinomial(ReportingTriangle triangle, ForecastTask task, ulong seed = 1) => throw new NotSupportedException();

    /// <summary>Last year's share: the share of the run's cases that was known at the same delay one year before, with an interval from the errors that
    /// the same rule made at the vintages before.</summary>
    /// <param name="triangle">As it stands.</param>
    /// <param name="task">What is asked.</param>
    /// <param name="year">How many periods a year has: 365, 52 or 12.</param>
    public static TotalForecast LastYear(ReportingTriangle triangle, ForecastTask task, int year = 52) => throw new NotSupportedException();
}
