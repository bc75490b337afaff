namespace Cenotaph.Ingest;

/// <summary>Where a record begins.</summary>
/// <param name="Offset">The byte of the file at which it, or the gzip member that holds it, begins.</param>
/// <param name="Within">How many bytes of what that member unpacks to come before it.</param>
internal readonly record struct Place(long Offset, long Within);

/// <summary>What ends the bytes at hand.</summary>
internal enum Boundary
{
    None,

    /// <summary>A member ends, and the next one begins with a record.</summary>
    Member,

    /// <summary>The file is damaged there: bytes are missing.</summary>
    Damage,

    /// <summary>The file ends.</summary>
    End,
}

/// <summary>
/// The bytes of a WARC file as its records follow one another, whether each has a gzip member of its own, several share one,
/// one spans several, or none is packed. Nothing is read over a boundary unasked.
/// </summary>
internal sealed class WarcSource(GzipMembers members)
{
    /// <summary>The most that <see cref="Ensure"/> can get.</summary>
    public const int MostAhead = 1 << 16;

    private readonly byte[] buffer = new byte[4 * MostAhead];

    // The members that begin in the buffer: at which byte of all that was unpacked, and where in the file.
    private readonly Queue<(long At, long Offset)> begun = new();
    private (long At, long Offset) member;
    private long position;
    private int start;
    private int end;
    private int stop = int.MaxValue;
    private bool inMember;
    private bool any;

    /// <summary>What lies at hand.</summary>
    public ReadOnlySpan<byte> Available => buffer.AsSpan(start, Math.Min(stop, end) - start);

    /// <summary>What ends the bytes at hand, once it is met.</summary>
    public Boundary Boundary { get; private set; }

    /// <summary>What is wrong, at <see cref="Boundary.Damage"/>.</summary>
    public Damage Damage { get; private set; }

    /// <summary>Where in the file that begins.</summary>
    public long DamageOffset { get; private set; }

    /// <summary>Whether a member ended inside a record.</summary>
    public bool Spans { get; private set; }

    /// <summary>Where in the file the bytes at hand begin.</summary>
    public Place Place => members.Packed ? new(member.Offset, position - member.At) : new(position, 0);

    /// <summary>Gets so many bytes at hand; false when a boundary comes before.</summary>
    public bool Ensure(int bytes)
    {
        while (Available.Length < bytes)
        {
            if (!Fill())
            {
                return false;
            }
        }

        Settle();
        return true;
    }

    public void Advance(int bytes)
    {
        start += bytes;
        position += bytes;
        Settle();
    }

    /// <summary>Goes on behind a boundary, when nothing is left at hand; false at the end of the file.</summary>
    public bool Cross()
    {
        if (Boundary == Boundary.End)
        {
            return false;
        }

        (Boundary, stop) = (Boundary.None, int.MaxValue);
        return true;
    }

    private void Settle()
    {
        while (begun.TryPeek(out var next) && next.At <= position)
        {
            member = begun.Dequeue();
        }
    }

    private bool Fill()
    {
        if (Boundary != Boundary.None)
        {
            return false;
        }

        if (!inMember)
        {
            return Begin();
        }

        var piece = members.Next();
        if (!piece.IsEmpty)
        {
            Append(piece);
            return true;
        }

        inMember = false;
        return members.Damage is { } damage ? Stop(damage) : Begin();
    }

    // What begins with a record stands behind a boundary; anything else goes on where the last member ended.
    private bool Begin()
    {
        while (true)
        {
            var opened = members.Begin();
            inMember = members.IsOpen;
            if (opened)
            {
                begun.Enqueue((position + (end - start), members.Offset));
            }

            if (members.Damage is { } before)
            {
                return Stop(before);
            }

            if (!opened)
            {
                Boundary = Boundary.End;
                return false;
            }

            var piece = members.Next();
            if (!piece.IsEmpty)
            {
                var record = piece.StartsWith(GzipMembers.RecordStart);
                if (record && any)
                {
                    Boundary = Boundary.Member;
                }

                Spans |= any && !record;
                any = true;
                Append(piece);
                return Boundary == Boundary.None;
            }

            inMember = false;
            if (members.Damage is { } broken)
            {
                return Stop(broken);
            }
        }
    }

    private bool Stop(Damage damage)
    {
        (Boundary, Damage, DamageOffset) = (Boundary.Damage, damage, members.DamageOffset);
        return false;
    }

    private void Append(ReadOnlySpan<byte> piece)
    {
        if (end + piece.Length > buffer.Length)
        {
            buffer.AsSpan(start, end - start).CopyTo(buffer);
            (start, end) = (0, end - start);
        }

        if (Boundary == Boundary.Member)
        {
            stop = end;
        }

        piece.CopyTo(buffer.AsSpan(end));
        end += piece.Length;
    }
}
