using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>The entries of kind <c>forecast</c>: every nowcast is kept, so that it can be scored by what later vintages hold.</summary>
public static class ForecastEntries
{
    /// <summary>The kind of the entries.</summary>
    public const string Kind = "forecast";

    /// <summary>The entries that the ledger does not have yet: a nowcast that repeats the last of its target and vintage is not written again.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="summaries">The nowcasts.</param>
    public static ImmutableArray<Draft> New(Ledger ledger, ImmutableArray<NowcastSummary> summaries)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var drafts = ImmutableArray.CreateBuilder<Draft>();
        foreach (var summary in summaries.Where(summary => summary.Refusal is null))
        {
            foreach (var row in summary.Sums.Concat(summary.Strata))
            {
                var record = ledger.RecordOf(Kind, summary.Id, $"{row.Name}/{row.Stratum}/{Iso(summary.Vintages[^1].Date)}");
                var body = Body(summary, row);
                if (ledger.Latest(record) is not { } last || !last.Body.Span.SequenceEqual(body.Span))
                {
                    drafts.Add(new(Kind, record, body, Personal: false));
                }
            }
        }

        return drafts.ToImmutable();
    }

    private static ReadOnlyMemory<byte> Body(NowcastSummary summary, NowcastRow row)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("draws", summary.Draws);
        json.Member("from", Iso(row.Time.First));
        json.Member("greatest_delay", summary.MaximumDelay);
        json.Member("high", Digits(row.High));
        json.Member("input", summary.Id);
        json.Member("known", Digits(row.Known));
        json.Member("low", Digits(row.Low));
        json.Member("method", "drift");
        json.Member("nowcast", Digits(row.Median));
        json.Member("quantiles", row.Quantiles.Select(Digits));
        json.Member("seed", summary.Seed.ToString(CultureInfo.InvariantCulture));
        json.Member("stratum", row.Stratum);
        json.Member("target", row.Name);
        json.Member("to", Iso(row.Time.Last));
        json.Member("vintage", Iso(summary.Vintages[^1].Date));
        return json.End().ToArray();
    }

    // A tenth of a case: more digits differ between machines and say nothing.
    private static string Digits(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
