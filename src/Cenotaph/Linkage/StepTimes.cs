using System.Globalization;

namespace Cenotaph.Linkage;

/// <summary>How long each step of a run took.</summary>
internal sealed class StepTimes(LinkageOptions options)
{
    private readonly List<(string Step, double Seconds)> all = [];
    private string? current;
    private long start;

    /// <summary>The steps ended so far, with their seconds.</summary>
    public IReadOnlyList<(string Step, double Seconds)> All => all;

    /// <summary>Ends the step at hand and begins another.</summary>
    public void Begin(string step)
    {
        End();
        (current, start) = (step, options.Clock.GetTimestamp());
        options.Progress?.Invoke(step);
    }

    /// <summary>Tells how many pairs of the step at hand were looked at, how fast, and how long the rest will take; null where nobody listens.</summary>
    public Action<KernelProgress>? Pairs => options.Progress is null ? null : progress => options.Progress(string.Create(
        CultureInfo.InvariantCulture,
        $"{current}: {progress.Pairs:N0} of {progress.Total:N0} pairs, {progress.Rate:N0} a second{(progress.Left is { } left ? $", {left.TotalSeconds:N0} s left" : "")}"));

    /// <summary>Ends the step at hand.</summary>
    public void End()
    {
        if (current is not null)
        {
            all.Add((current, options.Clock.GetElapsedTime(start).TotalSeconds));
            current = null;
        }
    }
}
