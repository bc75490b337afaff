namespace Cenotaph.Linkage;

/// <summary>A growing list of numbers from −1 on, in pieces whose numbers take one byte, two or four, whichever their largest needs.</summary>
internal sealed class NarrowNumbers
{
    private const int PieceLength = 1 << 16;

    private const int FirstLength = 1 << 6;

    private readonly List<Array> pieces = [];
    private int[] open = [];
    private int filled;
    private int highest = -1;

    /// <summary>How many numbers there are.</summary>
    public int Count => (pieces.Count * PieceLength) + filled;

    /// <summary>Adds a number, −1 or more.</summary>
    public void Add(int number)
    {
        highest = Math.Max(highest, number);
        if (filled == open.Length)
        {
            Array.Resize(ref open, Math.Clamp(2 * open.Length, FirstLength, PieceLength));
        }

        open[filled++] = number;
        if (filled == PieceLength)
        {
            pieces.Add(Narrowed());
            (filled, highest) = (0, -1);
        }
    }

    /// <summary>All numbers, in their order.</summary>
    public int[] All()
    {
        var all = new int[Count];
        for (var piece = 0; piece < pieces.Count; piece++)
        {
            Widen(pieces[piece], all.AsSpan(piece * PieceLength, PieceLength));
        }

        open.AsSpan(0, filled).CopyTo(all.AsSpan(pieces.Count * PieceLength));
        return all;
    }

    // Numbers are kept one higher, so that −1 is no exception.
    private Array Narrowed() =>
        highest < byte.MaxValue ? Array.ConvertAll(open, number => (byte)(number + 1))
        : highest < ushort.MaxValue ? Array.ConvertAll(open, number => (ushort)(number + 1))
        : open.ToArray();

    private static void Widen(Array piece, Span<int> numbers)
    {
        switch (piece)
        {
            case byte[] bytes:
                for (var i = 0; i < bytes.Length; i++)
                {
                    numbers[i] = bytes[i] - 1;
                }

                break;
            case ushort[] shorts:
                for (var i = 0; i < shorts.Length; i++)
                {
                    numbers[i] = shorts[i] - 1;
                }

                break;
            default:
                ((int[])piece).CopyTo(numbers);
                break;
        }
    }
}
