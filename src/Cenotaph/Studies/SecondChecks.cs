using Cenotaph.Evidence;

namespace Cenotaph.Studies;

/// <summary>Judgements of others, and reports that others gathered, drawn at random to be judged a second time.</summary>
/// <param name="ledger">The ledger; its own random key decides what is drawn, so that nobody can foresee it and a second call draws the same.</param>
/// <param name="checker">The reviewer who checks.</param>
/// <param name="share">The share that is drawn, above 0 to 1.</param>
internal sealed class SecondChecks(Ledger ledger, string checker, double share)
{
    /// <summary>The cases drawn, in an order of chance.</summary>
    /// <param name="effects">The reports that stand.</param>
    /// <param name="members">The reports of a report's person.</param>
    public IEnumerable<ReviewCase> Drawn(ReviewEffects effects, Func<RecordId, IEnumerable<RecordId>> members)
    {
        var judged = Judgement.Standing(ledger);
        var mine = judged.Where(one => one.By == checker).Select(one => (one.Left, one.Right)).ToHashSet();
        var pairs =
            from judgement in judged
            where judgement.By != checker && !judgement.IsSecondCheck && !mine.Contains((judgement.Left, judgement.Right))
            where effects.Find(judgement.Left) is not null && effects.Find(judgement.Right) is not null
            group judgement by (judgement.Left, judgement.Right) into pair
            let lot = Lot($"{pair.Key.Left} {pair.Key.Right}")
            where lot < share
            select (Lot: lot, Case: new ReviewCase(
                ReviewKind.Pairs, ReviewCase.SecondCheck, pair.Key.Left, pair.Key.Right, effects.Ids(pair.Key.Left, pair.Key.Right), share, default));
        var checkedByMe = CaseJudgement.Standing(ledger).Where(one => one.By == checker && !one.IsOfCase).Select(one => one.Report).ToHashSet();
        var reports =
            from report in effects.Reports
            where report.Collector is { } collector && collector != checker && !checkedByMe.Contains(report.Record)
            let lot = Lot(report.Record.ToString())
            where lot < share
            select (Lot: lot, Case: new ReviewCase(
                ReviewKind.Documents, ReviewCase.SecondCheck, report.Record, null, effects.Ids(members(report.Record)), share, default));
        return pairs.Concat(reports).OrderBy(one => one.Lot).Select(one => one.Case);
    }

    private double Lot(string what) => ledger.RecordOf("second-check", checker, what).High / Math.Pow(2, 64);
}
