using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Cenotaph.Ingest;

/// <summary>Finds the records that revisits stand for, over all WARC files of one document. It keeps 16 bytes for each thing it must know again.</summary>
internal sealed class WarcRevisits(DocumentFaults faults, WarcCounts counts)
{
    /// <summary>How many records are remembered; a revisit of a later one counts as pointing elsewhere.</summary>
    public const int MostRecords = 1_000_000;

    private const int MostWaiting = 100_000;

    private readonly Dictionary<UInt128, UInt128> digestOf = [];
    private readonly HashSet<UInt128> digests = [];
    private readonly HashSet<UInt128> captures = [];
    private readonly List<Wanted> waiting = [];

    /// <summary>Remembers a record; false when its id is that of an earlier one.</summary>
    public bool Note(WarcHeader header, WarcDigest? payload)
    {
        if (digestOf.Count >= MostRecords)
        {
            return true;
        }

        var digest = payload is { IsReadable: true } ? Key(payload) : default;
        if (header.Field("WARC-Type") is "response" or "resource" or "conversion")
        {
            if (payload is { IsReadable: true })
            {
                digests.Add(digest);
            }

            captures.Add(Key(header.Field("WARC-Target-URI") + "\n" + header.Field("WARC-Date")));
        }

        return header.Field("WARC-Record-ID") is not { Length: > 0 } id || digestOf.TryAdd(Key(id), digest);
    }

    /// <summary>Takes a revisit; what it stands for may come later in the file.</summary>
    /// <param name="header">Its header.</param>
    /// <param name="at">A fault that says where it is.</param>
    public void Add(WarcHeader header, DocumentFault at)
    {
        counts.Revisits++;
        var profile = header.Field("WARC-Profile");
        if (profile is null || !(profile.EndsWith("/revisit/identical-payload-digest", StringComparison.Ordinal) || profile.EndsWith("/revisit/server-not-modified", StringComparison.Ordinal)))
        {
            faults.Add(at with
            {
                What = "WARC-Profile",
                Seen = profile is null ? "nothing" : "another address",
                Expected = "identical-payload-digest or server-not-modified",
                Severity = profile is null ? Severity.Error : Severity.Doubt,
            });
        }

        var wanted = Wanted.By(header, at);
        if (!Resolve(wanted))
        {
            if (waiting.Count < MostWaiting)
            {
                waiting.Add(wanted);
            }
            else
            {
                Elsewhere(at);
            }
        }
    }

    /// <summary>Looks once more for what was not found.</summary>
    public void End()
    {
        foreach (var wanted in waiting.Where(wanted => !Resolve(wanted)))
        {
            Elsewhere(wanted.At);
        }
    }

    private bool Resolve(Wanted wanted)
    {
        if (wanted.Id is { } id && digestOf.TryGetValue(id, out var digest))
        {
            if (wanted.Digest is { } said && digest != default && digest != said)
            {
                faults.Add(wanted.At with
                {
                    What = "WARC-Refers-To",
                    Seen = "a record with another payload digest",
                    Expected = wanted.At.Expected,
                    Severity = Severity.Error,
                });
            }

            return true;
        }

        return (wanted.Digest is { } payload && digests.Contains(payload)) || (wanted.Capture is { } capture && captures.Contains(capture));
    }

    private void Elsewhere(DocumentFault at)
    {
        counts.Elsewhere++;
        faults.Add(at with
        {
            What = "revisit",
            Seen = "a record that stands for content recorded elsewhere",
            Expected = "that content; keep the file that holds it too",
            Severity = Severity.Doubt,
        });
    }

    private static UInt128 Key(WarcDigest digest) => Key(digest.Algorithm + "\n" + Convert.ToHexString(digest.Value));

    private static UInt128 Key(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return BinaryPrimitives.ReadUInt128BigEndian(hash);
    }

    // No more of a header than it is found by: a header may be large, and many may wait. The fault expects the digest as it is written.
    private sealed record Wanted(UInt128? Id, UInt128? Digest, UInt128? Capture, DocumentFault At)
    {
        public static Wanted By(WarcHeader header, DocumentFault at)
        {
            var payload = header.Field("WARC-Payload-Digest") is { } text ? WarcDigest.Parse(text) : null;
            return new(
                header.Field("WARC-Refers-To") is { Length: > 0 } id ? Key(id) : null,
                payload is { IsReadable: true } ? Key(payload) : null,
                header.Field("WARC-Refers-To-Target-URI") is { Length: > 0 } address ? Key(address + "\n" + header.Field("WARC-Refers-To-Date")) : null,
                at with { Expected = DocumentFault.Plain(payload?.Text ?? "") });
        }
    }
}
