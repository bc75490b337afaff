using System.Collections.Immutable;
using Cenotaph.Evidence;
using Cenotaph.Persons;

namespace Cenotaph.Studies;

/// <summary>How often second checks found somebody wrong.</summary>
/// <param name="Who">A pseudonym.</param>
/// <param name="IsCollector">Whether it is of reports gathered, rather than of pairs judged.</param>
/// <param name="Checked">How many were checked a second time.</param>
/// <param name="Errors">How many of them the checks did not bear out.</param>
public sealed record ReviewRate(string Who, bool IsCollector, int Checked, int Errors)
{
    // 95 % of a normal distribution.
    private const double StandardErrors = 1.959964;

    /// <summary>The 95 % limits of the rate (Wilson 1927).</summary>
    public (double Low, double High) Limits => Tails.Wilson(Errors, Checked, StandardErrors);
}

/// <summary>Error rates per reviewer and collector, from second checks alone: they are drawn at random, other judgements are not.</summary>
public static class ReviewRates
{
    /// <summary>The rates, reviewers first, by pseudonym.</summary>
    public static ImmutableArray<ReviewRate> Of(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var rates = new SortedDictionary<(bool IsCollector, string Who), (int Checked, int Errors)>();
        void Count(bool isCollector, string who, bool isError)
        {
            var (looked, errors) = rates.GetValueOrDefault((isCollector, who));
            rates[(isCollector, who)] = (looked + 1, errors + (isError ? 1 : 0));
        }

        foreach (var pair in Judgement.Standing(ledger).Where(one => one.Decision is "same" or "different").GroupBy(one => (one.Left, one.Right)))
        {
            foreach (var first in pair.Where(one => !one.IsSecondCheck && pair.Any(other => other.IsSecondCheck && other.By != one.By)))
            {
                // Against one other opinion the first is held for wrong; of more the majority decides.
                var agreeing = pair.Count(other => other.Decision == first.Decision);
                Count(false, first.By, 2 * agreeing <= pair.Count());
            }
        }

        var collectors = ReportReader.Read(ledger, new Dictionary<string, ReportInput>(), _ => null).OfPersons
            .Where(report => report.Collector is not null).ToDictionary(report => report.Record, report => report.Collector!);
        foreach (var report in CaseJudgement.Standing(ledger)
            .Where(one => one is { IsOfCase: false, IsSecondCheck: true, Decision: "stands" or "fails" })
            .Where(one => collectors.TryGetValue(one.Report, out var collector) && collector != one.By).GroupBy(one => one.Report))
        {
            Count(true, collectors[report.Key], 2 * report.Count(one => one.Decision == "fails") >= report.Count());
        }

        return [.. rates.Select(rate => new ReviewRate(rate.Key.Who, rate.Key.IsCollector, rate.Value.Checked, rate.Value.Errors))];
    }
}
