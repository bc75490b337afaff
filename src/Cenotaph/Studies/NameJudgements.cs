using Cenotaph.Disclosure;

namespace Cenotaph.Studies;

/// <summary>The decisions of judgements/*.csv about names: whether a person may be named, is hidden, or removed.</summary>
internal static class NameJudgements
{
    private static readonly Dictionary<string, NameAct> Acts = new(StringComparer.Ordinal)
    {
        ["publish"] = NameAct.Publish,
        ["hide"] = NameAct.Hide,
        ["remove"] = NameAct.Remove,
    };

    /// <summary>The decisions by report, as input:id, in the order of the files.</summary>
    /// <param name="study">The study's folder.</param>
    /// <param name="isReport">Whether the ledger has such a report.</param>
    /// <param name="problems">Receives what cannot be used.</param>
    public static ILookup<string, NameStep> Read(string study, Func<string, bool> isReport, ICollection<Problem> problems)
    {
        List<(string Report, NameStep Step)> steps = [];
        foreach (var row in JudgementRow.Read(study, null).Where(row => row.Kind == JudgementFile.Name))
        {
            if (!isReport(row.From))
            {
                row.Fault(problems, "from", "a report of the ledger as input:id");
            }
            else if (!Acts.TryGetValue(row.Decision, out var act))
            {
                row.Fault(problems, "decision", "publish, hide or remove");
            }
            else if (row.IsSigned(problems, needsWhy: false))
            {
                steps.Add((row.From, new(act, row.By, row.Day)));
            }
        }

        return steps.ToLookup(step => step.Report, step => step.Step, StringComparer.Ordinal);
    }
}
