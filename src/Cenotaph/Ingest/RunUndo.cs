using System.Globalization;
using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>Undoes a run by an entry that says so: its records stop counting, earlier versions count again.</summary>
public static class RunUndo
{
    /// <summary>Undoes a run; null when it is done, or else what stands in the way.</summary>
    public static string? Undo(Ledger ledger, long number, string why)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(why);
        var runs = new RunLog(ledger);
        if (runs.All.FirstOrDefault(one => one.Number == number) is not { } run)
        {
            var known = runs.All.Count == 0
                ? "There are no runs yet."
                : string.Create(CultureInfo.InvariantCulture, $"The last is {runs.All[^1].Number} ({runs.All[^1].Input}).");
            return string.Create(CultureInfo.InvariantCulture, $"There is no run {number}. {known}");
        }

        if (run.Undone)
        {
            return string.Create(CultureInfo.InvariantCulture, $"Run {number} ({run.Input}) was undone before.");
        }

        var json = new CanonicalJson();
        json.Begin();
        json.Member("input", run.Input);
        json.Member("run", number);
        json.Member("why", why);
        ledger.Append([new(RunLog.UndoKind, null, json.End(), Personal: false)]);
        return null;
    }
}
