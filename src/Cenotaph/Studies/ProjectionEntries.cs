using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Cenotaph.Claims;
using Cenotaph.Evidence;

namespace Cenotaph.Studies;

/// <summary>
/// Projections as entries of kind <c>forecast</c>, one for each projection, threshold and day, and their scores as entries of kind <c>score</c>. What repeats
/// the last of its kind and key is not written again.
/// </summary>
public static class ProjectionEntries
{
    /// <summary>The kind of a kept score.</summary>
    public const string ScoreKind = "score";

    /// <summary>The forecasts that the ledger does not have yet.</summary>
    public static ImmutableArray<Draft> New(Ledger ledger, ImmutableArray<ProjectionSummary> summaries)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var drafts = ImmutableArray.CreateBuilder<Draft>();
        foreach (var summary in summaries)
        {
            foreach (var day in summary.Days)
            {
                Add(ledger, drafts, ForecastEntries.Kind, summary.Plan.Id, Key(summary.Plan, day.Day), Body(summary, day));
            }
        }

        return drafts.ToImmutable();
    }

    /// <summary>The scores that the ledger does not have yet; where the later claims decide nothing there is none.</summary>
    public static ImmutableArray<Draft> NewScores(Ledger ledger, ImmutableArray<ProjectionSummary> summaries)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var drafts = ImmutableArray.CreateBuilder<Draft>();
        foreach (var summary in summaries)
        {
            foreach (var one in summary.Scores.Where(one => one.Brier is not null || one.Crps is not null))
            {
                Add(ledger, drafts, ScoreKind, one.Id, $"{Key(summary.Plan, one.Day)}/{Iso(one.Made)}/{string.Join('+', one.Claims)}", Body(one));
            }
        }

        return drafts.ToImmutable();
    }

    /// <summary>The forecasts that were kept for one day, the oldest first; of those projected from one day the newest.</summary>
    internal static ImmutableArray<KeptProjection> Kept(Ledger ledger, ProjectionPlan plan, DateOnly day)
    {
        List<KeptProjection> kept = [];
        foreach (var entry in ledger.Versions(ledger.RecordOf(ForecastEntries.Kind, plan.Id, Key(plan, day))).Where(entry => !entry.Body.IsEmpty).OrderBy(entry => entry.Sequence))
        {
            using var document = JsonDocument.Parse(entry.Body);
            var body = document.RootElement;
            if (body.TryGetProperty("method", out var method) && method.GetString() == "projection")
            {
                var made = DateOnly.ParseExact(body.GetProperty("from").GetString()!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                kept.RemoveAll(other => other.Made == made);
                kept.Add(new(
                    made,
                    body.TryGetProperty("reached", out var reached) ? Number(reached) : null,
                    [.. body.GetProperty("quantiles").EnumerateArray().Select(Number)]));
            }
        }

        return [.. kept];
    }

    private static void Add(Ledger ledger, ImmutableArray<Draft>.Builder drafts, string kind, string input, string id, ReadOnlyMemory<byte> body)
    {
        var record = ledger.RecordOf(kind, input, id);
        if (ledger.Latest(record) is not { } last || !last.Body.Span.SequenceEqual(body.Span))
        {
            drafts.Add(new(kind, record, body, Personal: false));
        }
    }

    private static string Key(ProjectionPlan plan, DateOnly day) => $"projection/{plan.Threshold?.ToString("0.####", CultureInfo.InvariantCulture) ?? "level"}/{Iso(day)}";

    private static ReadOnlyMemory<byte> Body(ProjectionSummary summary, ProjectionDay day)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("assumption", summary.Plan.Assumption.In("en"));
        json.Member("by", Iso(day.Day));
        json.Member("draws", summary.Plan.Draws);
        json.Member("from", Iso(summary.Start));
        json.Member("input", summary.Plan.Id);
        json.Member("method", "projection");
        json.Member("quantiles", day.Quantiles.Select(Digits));
        if (day.Reached is { } reached)
        {
            json.Member("reached", Share(reached));
        }

        json.Member("records", summary.Plan.Terms.SelectMany(term => new[] { term.Start, term.Rate }).OfType<string>());
        json.Member("seed", summary.Plan.Seed.ToString(CultureInfo.InvariantCulture));
        if (summary.Plan.Threshold is { } threshold)
        {
            json.Member("threshold", Digits(threshold));
        }

        return json.End().ToArray();
    }

    private static ReadOnlyMemory<byte> Body(ProjectionOutcome one)
    {
        var json = new CanonicalJson();
        json.Begin();
        if (one.Brier is { } brier)
        {
            json.Member("brier", Share(brier));
        }

        json.Member("by", Iso(one.Day));
        json.Member("claims", one.Claims);
        if (one.Crps is { } crps)
        {
            json.Member("crps", Digits(crps));
        }

        json.Member("from", Iso(one.Made));
        json.Member("high", Digits(one.High));
        json.Member("input", one.Id);
        if (one.Interval is { } interval)
        {
            json.Member("interval_score", Digits(interval));
        }

        json.Member("low", Digits(one.Low));
        if (one.Reached is { } reached)
        {
            json.Member("reached", reached);
        }

        return json.End().ToArray();
    }

    private static double Number(JsonElement text) => double.Parse(text.GetString()!, NumberStyles.Float, CultureInfo.InvariantCulture);

    // Whole persons, and probabilities to four digits: more differ between machines and say nothing.
    private static string Digits(double number) => number.ToString("0", CultureInfo.InvariantCulture);

    private static string Share(double number) => number.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>A forecast as it was kept.</summary>
/// <param name="Made">The day from which it was projected.</param>
/// <param name="Reached">The probability that it gave; null without a threshold.</param>
/// <param name="Quantiles">The sum at the probabilities of <see cref="ProjectionScore.Probabilities"/>.</param>
internal sealed record KeptProjection(DateOnly Made, double? Reached, ImmutableArray<double> Quantiles);
