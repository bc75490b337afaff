using System.Security.Cryptography;

namespace Cenotaph.Ingest;

/// <summary>
/// Verifies a WARC file (ISO 28500, versions 1.0 and 1.1) record by record, in the memory of a few buffers. Whatever is wrong becomes a
/// fault, and the check goes on with the next record that can be found.
/// </summary>
internal sealed class WarcCheck : IDisposable
{
    private const int ShownBytes = 24;

    private readonly string name;
    private readonly DocumentFaults faults;
    private readonly WarcCounts counts;
    private readonly WarcRevisits revisits;
    private readonly WarcSegments segments;
    private readonly GzipMembers members;
    private readonly WarcSource source;
    private readonly byte[] line = new byte[WarcHeader.LongestLine];
    private long number;
    private string? id;
    private Place place;
    private bool shares;

    private WarcCheck(Stream from, long most, string name, DocumentFaults faults, WarcCounts counts, WarcRevisits revisits)
    {
        (this.name, this.faults, this.counts, this.revisits) = (name, faults, counts, revisits);
        segments = new(faults, counts);
        members = new(from, most);
        source = new(members);
    }

    private static ReadOnlySpan<byte> End => "\r\n\r\n"u8;

    private DocumentFault Here => new(name, "", "", "") { Record = number, Offset = place.Offset, Within = place.Within, Id = id };

    /// <summary>Reads a file to its end.</summary>
    /// <param name="from">The file.</param>
    /// <param name="most">The most bytes that it may unpack to.</param>
    /// <param name="name">What faults call it.</param>
    /// <param name="faults">Takes what is wrong.</param>
    /// <param name="counts">Takes what there is.</param>
    /// <param name="revisits">Takes revisits; its end is the caller's to say.</param>
    public static void Run(Stream from, long most, string name, DocumentFaults faults, WarcCounts counts, WarcRevisits revisits)
    {
        using var check = new WarcCheck(from, most, name, faults, counts, revisits);
        check.Run();
    }

    public void Dispose() => segments.Dispose();

    private void Run()
    {
        do
        {
            while (source.Ensure(1))
            {
                Record();
            }

            if (source.Boundary == Boundary.Damage)
            {
                var inside = number > 0 && place.Offset == source.DamageOffset;
                faults.Add(new(name, "gzip", source.Damage.Seen, source.Damage.Expected)
                {
                    Record = inside ? number : null,
                    Id = inside ? id : null,
                    Offset = source.DamageOffset,
                });
            }
        }
        while (source.Cross());
        segments.End();
        if (number == 0)
        {
            faults.Add(new(name, "file", "no record", "at least one"));
        }

        if (source.Spans || shares)
        {
            faults.Add(new(name, "gzip", "members that hold no single record each", "a member for each record, so that each can be read alone", Severity.Doubt));
        }
    }

    private void Record()
    {
        source.Ensure(ShownBytes);
        if (!source.Available.StartsWith(GzipMembers.RecordStart))
        {
            var stray = source.Place;
            faults.Add(new(name, "record", $"\"{DocumentFault.Shown(source.Available[..Math.Min(ShownBytes, source.Available.Length)])}\"", "a record, which begins with WARC/1.0 or WARC/1.1")
            {
                Offset = stray.Offset,
                Within = stray.Within,
            });
            Skip();
            return;
        }

        (place, id) = (source.Place, null);
        number++;
        shares |= members.Packed && place.Within > 0;
        var header = WarcHeader.Read(source, line);
        id = header.Field("WARC-Record-ID") is { Length: > 0 } named ? DocumentFault.Plain(named, 100) : null;
        counts.Records++;
        counts.Type(header.Field("WARC-Type") ?? "");
        foreach (var (what, seen, expected, severity) in header.Faults)
        {
            Fault(what, seen, expected, severity);
        }

        if (header.IsWhole && header.Length is { } length)
        {
            Content(header, length);
            return;
        }

        if (!header.IsWhole && source.Boundary != Boundary.None && source.Available.IsEmpty)
        {
            Fault("header", BoundaryWords(), "the empty line at the header's end");
        }

        Skip();
    }

    private void Content(WarcHeader header, long length)
    {
        var digest = Digest(header, "WARC-Block-Digest");
        var declared = Digest(header, "WARC-Payload-Digest");
        var type = header.Field("WARC-Type");
        if (type == "revisit" && length > 0 && digest is { IsOfNothing: true })
        {
            // GNU Wget (seen in 1.21.3, warc.c) hashes a revisit's block from its end: no byte. Every such file would else look damaged.
            Fault("WARC-Block-Digest", $"the digest of an empty block, as Wget writes it on revisits of {length} bytes", "the block's own; nothing protects this record", Severity.Doubt);
            digest = null;
        }

        using var block = digest is { IsReadable: true } ? IncrementalHash.CreateHash(digest.Algorithm!.Value) : null;
        var http = header.Field("Content-Type")?.StartsWith("application/http", StringComparison.OrdinalIgnoreCase) == true;
        var payload = declared is { IsReadable: true } && type is not ("revisit" or "continuation") ? new WarcPayload(declared, http) : null;
        var whole = type == "continuation" ? segments.Of(header) : null;
        var kept = false;
        try
        {
            var read = 0L;
            while (read < length && source.Ensure(1))
            {
                var piece = source.Available[..(int)Math.Min(source.Available.Length, length - read)];
                block?.AppendData(piece);
                payload?.Add(piece);
                whole?.Add(piece);
                read += piece.Length;
                source.Advance(piece.Length);
            }

            if (read < length)
            {
                Fault("Content-Length", $"{read} bytes, then {BoundaryWords()}", $"{length}");
                return;
            }

            Close();
            var sound = !header.Faults.Any(fault => fault.Severity == Severity.Error);
            if (block is not null && block.GetCurrentHash() is var found && !found.AsSpan().SequenceEqual(digest!.Value))
            {
                sound = false;
                Fault("WARC-Block-Digest", digest.Like(found), DocumentFault.Plain(digest.Text));
            }

            var first = header.Field("WARC-Segment-Number") == "1" && type != "continuation" && header.Field("WARC-Record-ID") is { Length: > 0 };
            var proved = block is not null;
            if (payload is not null)
            {
                var fits = payload.Fits(out var seen);
                proved |= fits;
                if (!fits && !first)
                {
                    sound = false;
                    Fault("WARC-Payload-Digest", payload.LacksBody ? "an HTTP header without an end" : seen, DocumentFault.Plain(payload.Declared.Text));
                }

                kept = first && !fits;
            }

            if (first)
            {
                segments.Begin(header.Field("WARC-Record-ID")!, kept ? payload : null, length, Here);
            }

            counts.Verified += sound && proved ? 1 : 0;
            counts.Unprotected += block is null && payload is null ? 1 : 0;
            Count(header, declared, length);
        }
        finally
        {
            if (!kept)
            {
                payload?.Dispose();
            }
        }
    }

    private void Count(WarcHeader header, WarcDigest? payload, long length)
    {
        counts.Truncated += header.Field("WARC-Truncated") is { Length: > 0 } && header.Field("WARC-Type") != "revisit" ? 1 : 0;
        if (!revisits.Note(header, payload))
        {
            Fault("WARC-Record-ID", "an id that an earlier record has", "an id of its own");
        }

        switch (header.Field("WARC-Type"))
        {
            case "revisit":
                revisits.Add(header, Here);
                break;
            case "continuation":
                segments.Continue(header, length, Here);
                break;
        }
    }

    private WarcDigest? Digest(WarcHeader header, string field)
    {
        if (header.Field(field) is not { } text)
        {
            return null;
        }

        var digest = WarcDigest.Parse(text);
        if (digest.Algorithm is null)
        {
            if (digest.Label.Length == 0)
            {
                Fault(field, $"\"{DocumentFault.Plain(text, 80)}\"", "the name of a digest, a colon and its digits");
            }
            else
            {
                counts.UnknownDigest(DocumentFault.Plain(digest.Label, 20));
            }
        }
        else if (!digest.IsReadable)
        {
            Fault(field, $"\"{DocumentFault.Plain(text, 120)}\"", $"the digits of a {digest.Label} digest, hexadecimal or base 32");
        }

        counts.Weak += digest.IsWeak ? 1 : 0;
        return digest;
    }

    // The two line ends behind a block.
    private void Close()
    {
        if (source.Ensure(End.Length) && source.Available.StartsWith(End))
        {
            source.Advance(End.Length);
            return;
        }

        var at = source.Available[..Math.Min(ShownBytes, source.Available.Length)];
        Fault("end of record", at.IsEmpty ? BoundaryWords() : $"\"{DocumentFault.Shown(at)}\"", "two line ends (CR LF CR LF)");
        var ends = at.IndexOfAnyExcept((byte)'\r', (byte)'\n');
        source.Advance(ends < 0 ? at.Length : ends);
        if (source.Ensure(GzipMembers.RecordStart.Length) && !source.Available.StartsWith(GzipMembers.RecordStart))
        {
            Skip();
        }
    }

    // To the next line that begins as a record does, or to a boundary.
    private void Skip()
    {
        ReadOnlySpan<byte> start = "\nWARC/1."u8;
        while (source.Ensure(start.Length))
        {
            var at = source.Available.IndexOf(start);
            if (at >= 0)
            {
                source.Advance(at + 1);
                return;
            }

            source.Advance(source.Available.Length - start.Length + 1);
        }

        source.Advance(source.Available.Length);
    }

    private string BoundaryWords() => source.Boundary switch
    {
        Boundary.End => "the end of the file",
        Boundary.Member => "the end of its gzip member",
        _ => "damage",
    };

    private void Fault(string what, string seen, string expected, Severity severity = Severity.Error) =>
        faults.Add(Here with { What = what, Seen = seen, Expected = expected, Severity = severity });
}
