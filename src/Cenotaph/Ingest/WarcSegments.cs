using System.Globalization;

namespace Cenotaph.Ingest;

/// <summary>Puts records together that were written in segments, to prove the digest and length of the whole.</summary>
internal sealed class WarcSegments(DocumentFaults faults, WarcCounts counts) : IDisposable
{
    private const int MostOpen = 64;

    private readonly Dictionary<string, Series> open = new(StringComparer.Ordinal);

    /// <summary>Begins a series with its first segment.</summary>
    /// <param name="id">The id of the first record.</param>
    /// <param name="payload">Its payload so far, where a digest of the whole is still to be proved; this disposes of it.</param>
    /// <param name="length">The length of its block.</param>
    /// <param name="at">A fault that says where it is.</param>
    public void Begin(string id, WarcPayload? payload, long length, DocumentFault at)
    {
        if (open.Count == MostOpen || !open.TryAdd(id, new(payload, length, 1, at)))
        {
            payload?.Dispose();
            faults.Add(at with { What = "WARC-Segment-Number", Seen = "another series of segments", Expected = $"fewer than {MostOpen} unfinished ones, each with an id of its own" });
        }
    }

    /// <summary>The payload that a continuation adds to; null when its beginning is not at hand.</summary>
    public WarcPayload? Of(WarcHeader header) => Find(header)?.Payload;

    /// <summary>Takes a continuation whose block was read.</summary>
    public void Continue(WarcHeader header, long length, DocumentFault at)
    {
        if (Find(header) is not { } series)
        {
            faults.Add(at with { What = "WARC-Segment-Origin-ID", Seen = "a segment whose beginning is not in this file", Expected = "its first record before it", Severity = Severity.Doubt });
            return;
        }

        if (header.Field("WARC-Segment-Number") != (series.Number + 1).ToString(CultureInfo.InvariantCulture))
        {
            faults.Add(at with { What = "WARC-Segment-Number", Seen = DocumentFault.Plain(header.Field("WARC-Segment-Number") ?? "nothing", 40), Expected = $"{series.Number + 1}" });
        }

        var next = series with { Number = series.Number + 1, Length = series.Length + length };
        open[header.Field("WARC-Segment-Origin-ID")!] = next;
        if (header.Field("WARC-Segment-Total-Length") is { } total)
        {
            Finish(header.Field("WARC-Segment-Origin-ID")!, next, total, at);
        }
    }

    /// <summary>Says which series have no last segment.</summary>
    public void End()
    {
        foreach (var series in open.Values.OrderBy(series => series.At.Record))
        {
            faults.Add(series.At with { What = "WARC-Segment-Number", Seen = $"{series.Number} segment{(series.Number == 1 ? "" : "s")} and no last one", Expected = "a last segment with WARC-Segment-Total-Length in this file" });
        }
    }

    public void Dispose()
    {
        foreach (var series in open.Values)
        {
            series.Payload?.Dispose();
        }
    }

    private Series? Find(WarcHeader header) =>
        header.Field("WARC-Segment-Origin-ID") is { } origin ? open.GetValueOrDefault(origin) : null;

    private void Finish(string origin, Series series, string total, DocumentFault at)
    {
        open.Remove(origin);
        counts.Segmented++;
        if (total != series.Length.ToString(CultureInfo.InvariantCulture))
        {
            faults.Add(at with { What = "WARC-Segment-Total-Length", Seen = $"{series.Length} bytes", Expected = DocumentFault.Plain(total, 40) });
        }

        if (series.Payload is { } payload)
        {
            if (!payload.Fits(out var seen))
            {
                faults.Add(series.At with { What = "WARC-Payload-Digest", Seen = $"{seen} over all segments", Expected = DocumentFault.Plain(payload.Declared.Text) });
            }

            payload.Dispose();
        }
    }

    private sealed record Series(WarcPayload? Payload, long Length, long Number, DocumentFault At);
}
