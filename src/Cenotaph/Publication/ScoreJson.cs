using System.Text.Json;
using Cenotaph.Claims;

namespace Cenotaph.Publication;

/// <summary>The scores of a reconciliation beside a peer as JSON.</summary>
public static class ScoreJson
{
    /// <summary>Writes the members of one score into the object that is open.</summary>
    public static void Write(Utf8JsonWriter json, ClaimScore score)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(score);
        json.WriteString("id", score.Plan.Id);
        json.WriteString("side", score.Plan.Side);
        json.WriteString("category", ReconcileJson.Word(score.Plan.Category));
        json.WriteString("why", score.Plan.Why);
        json.WriteStartObject("target");
        json.Texts("series", score.Plan.Target);
        json.Texts("publishers", score.Plan.Publishers);
        json.WriteString("scope", score.TargetScope?.ToString());
        json.WriteString("share", score.Share?.Id);
        json.Number("share_value", score.Share?.Quotient.Value);
        json.Texts("origins_left_out", score.LeftOut);
        json.Objects("used_by_peer", score.Used, use =>
        {
            json.WriteString("peer", use.Peer);
            json.WriteString("publisher", use.Publisher);
            json.WriteString("relation", use.Relation);
            json.Number("strength", (double?)use.Strength);
            json.WriteString("evidence", use.Evidence);
        });
        json.WriteEndObject();
        json.WriteString("newest", Day(score.Newest));
        json.Objects("replays", score.Dates, date => Replay(json, date, score));
        json.WriteNumber("dates", score.Dates.Length);
        json.WriteNumber("compared", score.Compared);
        json.WriteNumber("blocks", score.Blocks);
        json.WriteNumber("blocks_to_rank", ScoreBlocks.Fewest);
        json.WriteStartObject("ours");
        Summary(json, score.Ours);
        json.WriteEndObject();
        json.WriteStartObject("ours_nothing_left_out");
        Summary(json, score.Whole);
        json.WriteEndObject();
        json.Objects("peers", score.Peers, peer =>
        {
            json.WriteString("series", peer.Series);
            json.WriteString("publisher", peer.Publisher);
            json.WriteString("limits", peer.Interval);
            json.WriteString("note", peer.Note?.ToString());
            Summary(json, peer.Summary);
            json.Number("ours_less_peer", peer.Difference?.Mean);
            json.Number("ours_less_peer_low", peer.Difference?.Low);
            json.Number("ours_less_peer_high", peer.Difference?.High);
            json.WriteString("verdict", peer.Verdict);
        });
        json.WriteStartObject("later_counts");
        json.WriteNumber("checked", score.Counts.Length);
        json.WriteNumber("above", score.Counts.Count(count => count.IsAbove));
        json.Objects("counts", score.Counts, count =>
        {
            json.WriteString("edition", Day(count.Edition));
            json.WriteString("day", Day(count.Day));
            json.WriteString("id", count.Id);
            json.WriteString("scope", count.Scope.ToString());
            json.WriteString("to", Day(count.To));
            json.WriteNumber("count", count.Count);
            json.Number("upper", count.Upper);
            json.WriteBoolean("above", count.IsAbove);
            json.WriteBoolean("nothing_left_out", count.OfWhole);
        });
        json.WriteEndObject();
        json.Texts("notes", score.Notes);
    }

    private static void Replay(Utf8JsonWriter json, ScoredDate date, ClaimScore score)
    {
        json.WriteString("edition", Day(date.Edition));
        json.WriteString("day", Day(date.Day));
        json.Number("target", date.Target);
        json.Number("target_printed", date.TargetPrinted);
        json.WriteString("no_target", date.NoTarget);
        json.WriteBoolean("compared", date.IsCompared);
        foreach (var (name, one) in new[] { ("ours", date.Ours), ("ours_nothing_left_out", date.Whole) })
        {
            json.WriteStartObject(name);
            json.WriteString("method", one.Method);
            json.Number("scale_reduction", one.ScaleReduction);
            Number(json, one);
            json.WriteEndObject();
        }

        json.Objects("peers", date.Peers.Zip(score.Plan.Peers), peer =>
        {
            json.WriteString("series", peer.Second);
            Number(json, peer.First);
        });
    }

    private static void Number(Utf8JsonWriter json, ScoredNumber one)
    {
        json.Number("value", one.Number?.Value);
        json.Number("low", one.Number?.Low);
        json.Number("high", one.Number?.High);
        json.Number("score", one.Score);
        json.Number("later", one.Later);
        json.Number("revision", one.Revision);
    }

    private static void Summary(Utf8JsonWriter json, ScoreSummary summary)
    {
        json.Number("mean_score", summary.MeanScore);
        json.Number("coverage", summary.Coverage);
        json.Number("ratio", summary.Ratio);
        json.Number("median_revision", summary.MedianRevision);
        json.Number("worst_revision", summary.WorstRevision);
    }

    private static string Day(DateOnly day) => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture);
}
