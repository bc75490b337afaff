namespace Cenotaph.Cli.Commands;

/// <summary>Shows how far linkage is: on one line that changes where somebody watches, else on a new line now and then once it takes long.</summary>
internal sealed class LinkProgressLine(Terminal terminal, TimeProvider time)
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private long shown = time.GetTimestamp();

    /// <summary>Takes what the engine tells, from any thread.</summary>
    public void Told(string text)
    {
        lock (gate)
        {
            if (terminal.IsInteractive)
            {
                terminal.Error.Write($"\r{text}\u001b[K");
            }
            else if (time.GetElapsedTime(shown) >= Long)
            {
                shown = time.GetTimestamp();
                terminal.Error.WriteLine(text);
            }
        }
    }
}
