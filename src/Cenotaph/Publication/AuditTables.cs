using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Claims;

namespace Cenotaph.Publication;

/// <summary>Audits of published estimates by edition, as tables to download.</summary>
public static class AuditTables
{
    /// <summary>One row a pair of editions, and one row a date that stands in an edition and in the newest.</summary>
    public static IEnumerable<DataTable> Of(ImmutableArray<VintageAudit> audits, string citation)
    {
        if (audits.IsDefaultOrEmpty)
        {
            yield break;
        }

        yield return new(
            "vintage-audit",
            "Published estimates, edition by edition, against their own stated limits",
            [
                Text("id", "The chain of editions: a section [[vintages]], a series, or the first claim."),
                Text("publisher", "The publisher."),
                Text("from", "The earlier edition."),
                Text("to", "The later edition."),
                Text("target", "Which later edition it is: next, newest or other."),
                Text("interval", "What the earlier limits mean: ci95, range, or empty where nothing is stated."),
                Number("dates", "Dates that stand in both."),
                Number("with_limits", "Those with limits in the earlier edition."),
                Number("inside", "Those whose later number lies within them."),
                Number("blocks", "Calendar quarters with such dates."),
                Number("blocks_inside", "Quarters inside: the sum with limits added, or the last running total."),
                Number("blocks_inside_independent", "The same with errors of rows taken for independent; empty for running totals."),
                Number("chance_if_right", "Probability of so few quarters inside, were the limits right 95 times of 100 and quarters independent."),
                Number("value", "The earlier number over all these dates: the sum, or the last running total."),
                Number("low", "Its low limit, limits of rows added."),
                Number("high", "Its high limit."),
                Number("later", "The later number."),
            ],
            [.. audits.SelectMany(audit => audit.Pairs.Select(pair => Row(audit, pair)))],
            citation);
        yield return new(
            "vintage-audit-dates",
            "Each date of an earlier edition against the newest",
            [
                Text("id", "The chain of editions."),
                Text("from", "The earlier edition."),
                Text("to", "The newest edition."),
                new("date", ColumnType.Date, "The date or period."),
                Number("value", "The earlier number."),
                Number("low", "Its low limit, where one was stated."),
                Number("high", "Its high limit."),
                Number("later", "The newest number."),
                Text("inside", "yes or no; empty without limits."),
                Number("moved", "How far it moved, in distances from value to limit on that side: beyond 1 or -1 it is outside."),
            ],
            [
                .. from audit in audits
                   from pair in audit.Pairs
                   where pair.Target == VintageTarget.Newest
                   from check in pair.Checks
                   select (ImmutableArray<string?>)
                   [
                       audit.Id, pair.From, pair.To, check.Date.ToString(), Digits(check.Value), Digits(check.Low), Digits(check.High), Digits(check.Later), Word(check.Inside),
                       Digits(check.Moved),
                   ],
            ],
            citation);
    }

    /// <summary>The word of a target in files.</summary>
    public static string Word(VintageTarget target) => target switch
    {
        VintageTarget.Next => "next",
        VintageTarget.Newest => "newest",
        _ => "other",
    };

    private static string? Word(bool? inside) => inside is { } known ? known ? "yes" : "no" : null;

    private static ImmutableArray<string?> Row(VintageAudit audit, VintagePair pair) =>
    [
        audit.Id, audit.Publisher, pair.From, pair.To, Word(pair.Target), pair.Interval, Whole(pair.Checks.Length), Whole(pair.Limited), Whole(pair.Hits), Whole(pair.Blocks.Length),
        Whole(pair.BlockHits), Whole(pair.BlockHitsApart), Digits(pair.ChanceIfRight), Digits(pair.Whole?.Value), Digits(pair.Whole?.Together.Low), Digits(pair.Whole?.Together.High),
        Digits(pair.Whole?.Later),
    ];

    private static string? Whole(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Digits(decimal? number) => number?.ToString("0.############", CultureInfo.InvariantCulture);

    // Beyond what a decimal holds a ratio says nothing more.
    private static string? Digits(double? number) => number is { } known ? Digits((decimal)Math.Clamp(known, -1e15, 1e15)) : null;

    private static DataColumn Text(string name, string meaning) => new(name, ColumnType.Text, meaning);

    private static DataColumn Number(string name, string meaning) => new(name, ColumnType.Number, meaning);
}
