using Cenotaph.Evidence;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>Pairs of a study's reports to judge, and the judgements on them as entries of its ledger.</summary>
/// <remarks>Only reports that say killed or died of wounds are read, linked or shown: nothing here depends on any other.</remarks>
public sealed class StudyLabels
{
    private readonly IReadOnlyList<StudyReport> reports;
    private readonly IReadOnlyList<PairToJudge> pairs;

    private StudyLabels(IReadOnlyList<StudyReport> reports, IReadOnlyList<PairToJudge> pairs, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        (this.reports, this.pairs) = (reports, pairs);
        Rows = rows;
    }

    /// <summary>The pairs with both reports side by side, as in a file of <see cref="LabelFile"/>; the header first. They hold personal data.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows { get; }

    /// <summary>How many pairs were drawn.</summary>
    public int Count => pairs.Count;

    /// <summary>Draws pairs where their judgement teaches most; null, with problems, where there is nothing to link.</summary>
    /// <param name="study">The study.</param>
    /// <param name="ledger">Its ledger.</param>
    /// <param name="count">How many pairs; fewer come where fewer were scored.</param>
    /// <param name="seed">Another seed draws other pairs.</param>
    /// <param name="by">The reader whose own judgements are not asked again; null to leave out every pair that anybody judged.</param>
    /// <param name="options">How linkage is to run.</param>
    /// <param name="problems">Receives what stands in the way.</param>
    public static StudyLabels? Draw(
        Study study, Ledger ledger, int count, ulong seed, string? by, LinkageOptions options, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(problems);
        var (table, reports) = StudyReports.Read(ledger, onlyOfDead: true);
        if (reports.Count < 2)
        {
            problems.Add(new("ledger.sqlite", null, null, $"{reports.Count} reports of the dead", "two or more whose status is killed or died-of-wounds"));
            return null;
        }

        // What is wrong with judgements is said by "link", which reads all reports.
        var standing = PersonJudgements.Of(study, ledger, reports, []);
        if (LinkRun.Of(new([table]) { Options = options with { Judged = standing } }, problems) is not { } run)
        {
            return null;
        }

        var drawn = run.Draw(count, seed, Judged(ledger, reports, standing, by));
        return new(reports, drawn, [.. LabelFile.Rows(run, drawn, record => ("", reports[record].Handle.ToString()))]);
    }

    /// <summary>Adds the judgement on a drawn pair to the ledger.</summary>
    /// <param name="ledger">The ledger, open to write.</param>
    /// <param name="pair">The pair's number, from 0.</param>
    /// <param name="decision">same, different, unsure or withdrawn.</param>
    /// <param name="by">The reader's pseudonym.</param>
    /// <param name="why">The reason; may be empty.</param>
    public void Take(Ledger ledger, int pair, string decision, string by, string why)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var drawn = pairs[pair];
        ledger.Append([Judgement.On(reports[drawn.Left].Handle, reports[drawn.Right].Handle, decision, by, why, drawn.Inclusion).Draft(ledger)]);
    }

    /// <summary>Adds the judgements in a file of drawn pairs to the ledger; those that the reader's standing ones repeat are not added again.</summary>
    /// <returns>How many the file holds and how many were added; null, with problems, when the file cannot be used as it stands.</returns>
    public static (int Judged, int Added)? Take(Ledger ledger, string path, string by, string why, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(problems);
        var (_, reports) = StudyReports.Read(ledger, onlyOfDead: true);
        var numbers = reports.Index().ToDictionary(report => report.Item.Handle.ToString(), report => report.Index, StringComparer.Ordinal);
        if (LabelFile.ReadAnswers(path, (_, id, _) => numbers.TryGetValue(id.Trim(), out var record) ? record : null, problems) is not { } answers)
        {
            return null;
        }

        var known = Judgement.Standing(ledger).Where(judgement => judgement.By == by)
            .ToDictionary(judgement => (judgement.Left, judgement.Right), judgement => (judgement.Decision, judgement.Why));
        var drafts = new List<Draft>();
        foreach (var answer in answers)
        {
            var judgement = Judgement.On(reports[answer.Left].Handle, reports[answer.Right].Handle, answer.Word, by, why, answer.Inclusion);
            if (known.GetValueOrDefault((judgement.Left, judgement.Right)) != (judgement.Decision, judgement.Why))
            {
                drafts.Add(judgement.Draft(ledger));
            }
        }

        ledger.Append(drafts);
        return (answers.Count, drafts.Count);
    }

    private static HashSet<(int Left, int Right)> Judged(
        Ledger ledger, IReadOnlyList<StudyReport> reports, IReadOnlyList<JudgedPair> standing, string? by)
    {
        var numbers = reports.Index().ToDictionary(report => report.Item.Handle, report => report.Index);
        var judged = new HashSet<(int, int)>();
        foreach (var judgement in Judgement.Standing(ledger).Where(judgement => by is null || judgement.By == by))
        {
            if (numbers.TryGetValue(judgement.Left, out var left) && numbers.TryGetValue(judgement.Right, out var right))
            {
                judged.Add((Math.Min(left, right), Math.Max(left, right)));
            }
        }

        if (by is null)
        {
            judged.UnionWith(standing.Select(pair => (pair.Left, pair.Right)));
        }

        return judged;
    }
}
