using System.Buffers.Binary;

namespace Cenotaph.Ingest;

/// <summary>
/// Unpacks DEFLATE (RFC 1951) piece by piece and stops at the very byte where it ends. The reader of .NET reads past that
/// byte and takes a stream that was cut off for a short one, so that members of a WARC file could be neither told apart nor trusted.
/// </summary>
internal sealed class Inflate(ByteWindow from)
{
    /// <summary>The most bytes of a piece, but for one copied run.</summary>
    public const int Piece = History;

    private const int History = 1 << 15;
    private const int LongestRun = 258;
    private const int EndOfBlock = 256;

    private static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    private static ReadOnlySpan<ushort> RunBase =>
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    private static ReadOnlySpan<byte> RunExtra =>
        [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    private static ReadOnlySpan<ushort> DistanceBase =>
        [1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577];

    private static ReadOnlySpan<byte> DistanceExtra =>
        [0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13];

    private readonly byte[] window = new byte[(2 * History) + LongestRun];
    private readonly byte[] lengths = new byte[320];
    private readonly HuffmanCode literals = new(288);
    private readonly HuffmanCode distances = new(32);
    private readonly HuffmanCode codeLengths = new(19);
    private ulong bits;
    private int held;
    private int end;
    private int storedLeft;
    private Block block;
    private bool last;

    private enum Block
    {
        None,
        Stored,
        Coded,
        Done,
    }

    /// <summary>Why it cannot be unpacked further, or null.</summary>
    public string? Fault { get; private set; }

    /// <summary>Begins anew at the place where the window stands.</summary>
    public void Begin()
    {
        (bits, held, end, storedLeft, block, last, Fault) = (0, 0, 0, 0, Block.None, false, null);
    }

    /// <summary>Unpacks about as many bytes as said; an empty piece is the end, sound when there is no fault.</summary>
    /// <param name="most">No more than <see cref="Piece"/>; a copied run may go beyond it.</param>
    public ReadOnlySpan<byte> Next(int most = Piece)
    {
        if (end > History)
        {
            window.AsSpan(end - History, History).CopyTo(window);
            end = History;
        }

        var begin = end;
        var limit = begin + most;
        while (end < limit && Fault is null && block != Block.Done)
        {
            switch (block)
            {
                case Block.None when last:
                    Return();
                    block = Block.Done;
                    break;
                case Block.None:
                    Head();
                    break;
                case Block.Stored:
                    Copy(limit);
                    break;
                default:
                    Decode(limit);
                    break;
            }
        }

        return window.AsSpan(begin, end - begin);
    }

    private void Head()
    {
        if (!Need(3))
        {
            return;
        }

        last = Take(1) == 1;
        switch (Take(2))
        {
            case 0:
                Take(held & 7);
                if (Need(32))
                {
                    storedLeft = (int)Take(16);
                    Fail(storedLeft != ((int)Take(16) ^ 0xFFFF), "a stored block whose two lengths differ");
                    Return();
                    block = Block.Stored;
                }

                break;
            case 1:
                lengths.AsSpan(0, 144).Fill(8);
                lengths.AsSpan(144, 112).Fill(9);
                lengths.AsSpan(256, 24).Fill(7);
                lengths.AsSpan(280, 8).Fill(8);
                literals.Build(lengths.AsSpan(0, 288));
                lengths.AsSpan(0, 32).Fill(5);
                distances.Build(lengths.AsSpan(0, 32));
                block = Block.Coded;
                break;
            case 2:
                Codes();
                block = Block.Coded;
                break;
            default:
                Fail(true, "a block of no known kind");
                break;
        }
    }

    private void Codes()
    {
        if (!Need(14))
        {
            return;
        }

        int literalCount = (int)Take(5) + 257, distanceCount = (int)Take(5) + 1, codeCount = (int)Take(4) + 4;
        Fail(literalCount > 286 || distanceCount > 30, "a code of too many words");
        lengths.AsSpan(0, LengthOrder.Length).Clear();
        for (var i = 0; i < codeCount && Need(3); i++)
        {
            lengths[LengthOrder[i]] = (byte)Take(3);
        }

        Fail(!codeLengths.Build(lengths.AsSpan(0, LengthOrder.Length)), "lengths that make no code");
        for (var at = 0; at < literalCount + distanceCount && Fault is null;)
        {
            var symbol = Symbol(codeLengths);
            if (symbol < 16)
            {
                lengths[at++] = symbol < 0 ? (byte)0 : (byte)symbol;
                continue;
            }

            var (extra, least) = symbol switch { 16 => (2, 3), 17 => (3, 3), _ => (7, 11) };
            var times = Need(extra) ? least + (int)Take(extra) : 0;
            Fail((symbol == 16 && at == 0) || at + times > literalCount + distanceCount, "lengths that make no code");
            if (Fault is null)
            {
                lengths.AsSpan(at, times).Fill(symbol == 16 ? lengths[at - 1] : (byte)0);
                at += times;
            }
        }

        Fail(
            Fault is null && (lengths[EndOfBlock] == 0 || !literals.Build(lengths.AsSpan(0, literalCount))
                || !distances.Build(lengths.AsSpan(literalCount, distanceCount))),
            "lengths that make no code");
    }

    private void Copy(int limit)
    {
        if (storedLeft == 0)
        {
            block = Block.None;
            return;
        }

        if (!from.Ensure(1))
        {
            Cut();
            return;
        }

        var count = Math.Min(Math.Min(storedLeft, limit - end), from.Available.Length);
        from.Available[..count].CopyTo(window.AsSpan(end));
        from.Advance(count);
        (end, storedLeft) = (end + count, storedLeft - count);
    }

    private void Decode(int limit)
    {
        while (end < limit)
        {
            Refill();
            var symbol = Symbol(literals);
            if (symbol < EndOfBlock)
            {
                if (symbol < 0)
                {
                    return;
                }

                window[end++] = (byte)symbol;
                continue;
            }

            if (symbol == EndOfBlock)
            {
                block = Block.None;
                return;
            }

            var run = symbol - EndOfBlock - 1;
            if (run >= RunBase.Length || !Need(RunExtra[run]))
            {
                Fail(true, "a run of no known length");
                return;
            }

            var length = RunBase[run] + (int)Take(RunExtra[run]);
            var far = Symbol(distances);
            if (far < 0 || far >= DistanceBase.Length || !Need(DistanceExtra[far]))
            {
                Fail(true, "a run from no known distance");
                return;
            }

            var distance = DistanceBase[far] + (int)Take(DistanceExtra[far]);
            if (distance > end)
            {
                Fail(true, "a run from before the beginning");
                return;
            }

            Repeat(distance, length);
        }
    }

    private void Repeat(int distance, int length)
    {
        if (distance >= length)
        {
            window.AsSpan(end - distance, length).CopyTo(window.AsSpan(end));
        }
        else
        {
            for (var i = 0; i < length; i++)
            {
                window[end + i] = window[end + i - distance];
            }
        }

        end += length;
    }

    private int Symbol(HuffmanCode code)
    {
        Refill();
        var symbol = code.Decode(bits, out var length);
        if (symbol < 0)
        {
            Fail(true, held < 15 ? CutOff : "bits that are no word of their code");
            return -1;
        }

        if (length > held)
        {
            Cut();
            return -1;
        }

        bits >>= length;
        held -= length;
        return symbol;
    }

    // Bits above those held may be set: they are those of the next bytes, and are set again alike.
    private void Refill()
    {
        if (held >= 48)
        {
            return;
        }

        var next = from.Available;
        if (next.Length >= 8)
        {
            bits |= BinaryPrimitives.ReadUInt64LittleEndian(next) << held;
            var bytes = (63 - held) >> 3;
            from.Advance(bytes);
            held += bytes << 3;
            return;
        }

        while (held < 48 && from.ReadByte() is var value and >= 0)
        {
            bits |= (ulong)value << held;
            held += 8;
        }
    }

    private bool Need(int count)
    {
        if (held < count)
        {
            Refill();
        }

        if (held < count)
        {
            Cut();
        }

        return held >= count;
    }

    private uint Take(int count)
    {
        var value = (uint)(bits & ((1ul << count) - 1));
        bits >>= count;
        held -= count;
        return value;
    }

    // Gives back whole bytes that were read ahead.
    private void Return()
    {
        from.Back(held >> 3);
        (bits, held) = (0, 0);
    }

    private const string CutOff = "the end of the file inside it";

    private void Cut() => Fail(true, CutOff);

    private void Fail(bool fails, string why) => Fault ??= fails ? why : null;
}
