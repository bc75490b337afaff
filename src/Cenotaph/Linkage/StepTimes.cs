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
