namespace Cenotaph.Ingest;

/// <summary>What is wrong with a stretch of a file: what was seen and what should have been there.</summary>
/// <param name="Seen">What was there.</param>
/// <param name="Expected">What should have been there.</param>
internal readonly record struct Damage(string Seen, string Expected);

/// <summary>
/// The members of a gzip file (RFC 1952), unpacked one after another with their checksums proved; a file that is not packed has one
/// member, itself. Behind a damaged member it goes on with the next one that begins with a WARC record.
/// </summary>
/// <param name="from">The file.</param>
/// <param name="most">The most bytes that all members together may unpack to.</param>
internal sealed class GzipMembers(Stream from, long most)
{
    // Enough for a member's header and the beginning of its first block, whatever its code.
    private const int TrialSize = 4096;
    private const int HeaderSize = 10;
    private const int TailSize = 8;
    private const int LongestHeader = 1 << 17;

    private readonly ByteWindow file = new(from);
    private readonly ByteWindow trial = new(TrialSize);
    private Inflate? unpacker;
    private Inflate? trialUnpacker;
    private Crc32 sum;
    private long length;
    private long unpacked;
    private long rereadable = from.CanSeek ? from.Length : 0;
    private bool begun;
    private bool open;
    private bool exhausted;

    /// <summary>The first bytes of every WARC record.</summary>
    public static ReadOnlySpan<byte> RecordStart => "WARC/"u8;

    private static ReadOnlySpan<byte> Magic => [0x1F, 0x8B, 0x08];

    /// <summary>Whether the file is packed.</summary>
    public bool Packed { get; private set; }

    /// <summary>Where the member begins in the file.</summary>
    public long Offset { get; private set; }

    /// <summary>Whether a member is being unpacked.</summary>
    public bool IsOpen => open;

    /// <summary>What is wrong with the member that ended, or with what stood before the one that begins.</summary>
    public Damage? Damage { get; private set; }

    /// <summary>Where in the file that begins.</summary>
    public long DamageOffset { get; private set; }

    /// <summary>Goes to the next member; false at the end of the file. There may be damage either way.</summary>
    public bool Begin()
    {
        var skipping = Damage is not null;
        Damage = null;
        if (!begun)
        {
            begun = true;
            Packed = file.Ensure(2) && file.Available[..2].SequenceEqual(Magic[..2]);
        }
        else if (!Packed)
        {
            return false;
        }

        if (exhausted)
        {
            return false;
        }

        if (!Packed)
        {
            (Offset, open) = (file.Position, true);
            return file.Ensure(1);
        }

        if (skipping)
        {
            StepBack();
            return Scan() && Open();
        }

        if (!file.Ensure(1))
        {
            return false;
        }

        if (file.Ensure(3) && file.Available[..3].SequenceEqual(Magic))
        {
            return Open();
        }

        Offset = DamageOffset = file.Position;
        Damage = new("bytes that begin no gzip member", "a gzip member or the end of the file");
        return Scan() && Open();
    }

    /// <summary>The next piece of the member; empty at its end, sound when there is no damage.</summary>
    public ReadOnlySpan<byte> Next()
    {
        if (!open)
        {
            return default;
        }

        var piece = Packed ? unpacker!.Next() : Plain();
        if (piece.IsEmpty)
        {
            open = false;
            (Damage, DamageOffset) = (Packed ? Tail() : null, Offset);
            return default;
        }

        unpacked += piece.Length;
        if (unpacked > most && Packed)
        {
            (open, exhausted, DamageOffset) = (false, true, Offset);
            Damage = new($"a file that unpacks to more than {most:N0} bytes", "less; what follows was not read");
            return default;
        }

        if (Packed)
        {
            sum.Add(piece);
            length += piece.Length;
        }

        return piece;
    }

    private ReadOnlySpan<byte> Plain()
    {
        if (!file.Ensure(1))
        {
            return default;
        }

        var piece = file.Available;
        file.Advance(piece.Length);
        return piece;
    }

    private Damage? Tail()
    {
        if (unpacker!.Fault is { } fault)
        {
            return new($"a gzip member with {fault}", "a sound gzip member");
        }

        if (!file.Ensure(TailSize))
        {
            file.Advance(file.Available.Length);
            return new("a gzip member cut off in its checksum", "a sound gzip member");
        }

        var tail = file.Available[..TailSize];
        var (storedSum, storedLength) = (
            System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(tail),
            System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(tail[4..]));
        file.Advance(TailSize);
        return storedSum != sum.Value ? new($"a gzip member with the checksum {sum.Value:x8}", $"{storedSum:x8}")
            : storedLength != (length & uint.MaxValue) ? new($"a gzip member of {length:N0} bytes", $"{storedLength:N0} bytes, as it says")
            : null;
    }

    // The file stands at the first byte of a member.
    private bool Open()
    {
        Offset = file.Position;
        DamageOffset = Damage is null ? Offset : DamageOffset;
        (sum, length, open) = (default, 0, true);
        unpacker ??= new(file);
        unpacker.Begin();
        if (!SkipHeader(file))
        {
            (open, DamageOffset) = (false, Offset);
            Damage = new("a gzip header that is cut off, too long or of an unknown form", "a sound gzip member");
        }

        return true;
    }

    // Damaged bits may have led past the next members: go back to behind the place where this one begins. A file that is made
    // so that this never ends is read twice, and then onwards only.
    private void StepBack()
    {
        var cost = file.Position - Offset;
        if (file.CanSeek && cost <= rereadable)
        {
            rereadable -= cost;
            file.Seek(Offset + 1);
        }
    }

    private bool Scan()
    {
        while (file.Ensure(HeaderSize + TailSize))
        {
            var at = file.Available.IndexOf(Magic);
            if (at < 0)
            {
                file.Advance(file.Available.Length - Magic.Length + 1);
                continue;
            }

            file.Advance(at);
            file.Ensure(TrialSize);
            if (BeginsRecord(file.Available))
            {
                return true;
            }

            file.Advance(1);
        }

        file.Advance(file.Available.Length);
        return false;
    }

    private bool BeginsRecord(ReadOnlySpan<byte> bytes)
    {
        trial.Show(bytes[..Math.Min(TrialSize, bytes.Length)]);
        trialUnpacker ??= new(trial);
        trialUnpacker.Begin();
        return SkipHeader(trial) && trialUnpacker.Next(RecordStart.Length).StartsWith(RecordStart);
    }

    private static bool SkipHeader(ByteWindow file)
    {
        const int HasSum = 2, HasExtra = 4, HasName = 8, HasComment = 16, Reserved = 0xE0;
        if (!file.Ensure(HeaderSize) || !file.Available[..3].SequenceEqual(Magic) || (file.Available[3] & Reserved) != 0)
        {
            return false;
        }

        var flags = file.Available[3];
        file.Advance(HeaderSize);
        if ((flags & HasExtra) != 0)
        {
            int low = file.ReadByte(), high = file.ReadByte();
            if (high < 0 || !Skip(file, low | (high << 8)))
            {
                return false;
            }
        }

        return ((flags & HasName) == 0 || SkipText(file))
            && ((flags & HasComment) == 0 || SkipText(file))
            && ((flags & HasSum) == 0 || Skip(file, 2));
    }

    private static bool Skip(ByteWindow file, int bytes)
    {
        for (; bytes > 0; bytes--)
        {
            if (file.ReadByte() < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static bool SkipText(ByteWindow file)
    {
        for (var length = 0; length < LongestHeader; length++)
        {
            if (file.ReadByte() is var value && value <= 0)
            {
                return value == 0;
            }
        }

        return false;
    }
}
