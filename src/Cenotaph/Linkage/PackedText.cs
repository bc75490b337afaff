using System.Text;

namespace Cenotaph.Linkage;

/// <summary>Many short texts in few arrays, as UTF-8: eight million record ids in less than a hundred megabytes instead of half a gigabyte of
/// strings. The length of each stands before it; where a text begins is noted for every sixteenth.</summary>
internal sealed class PackedText
{
    private const int ChunkBits = 20;
    private const int ChunkBytes = 1 << ChunkBits;
    private const int Noted = 16;

    // Seven bits of a length in each byte, the eighth says that more follow.
    private const int LengthBits = 7;
    private const byte More = 1 << LengthBits;

    private readonly List<byte[]> chunks = [];
    private readonly List<long> starts = [];
    private long end;

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; }

    /// <summary>The text of that number.</summary>
    public string this[int number]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)number, (uint)Count, nameof(number));
            var at = starts[number / Noted];
            for (var before = number % Noted; before > 0; before--)
            {
                var passed = Length(ref at);
                at += passed;
            }

            var length = Length(ref at);
            var bytes = length <= 256 ? stackalloc byte[length] : new byte[length];
            for (var i = 0; i < length; i++)
            {
                bytes[i] = At(at + i);
            }

            return Encoding.UTF8.GetString(bytes);
        }
    }

    /// <summary>Adds a text.</summary>
    public void Add(ReadOnlySpan<char> text)
    {
        var size = Encoding.UTF8.GetMaxByteCount(text.Length);
        var bytes = size <= 512 ? stackalloc byte[size] : new byte[size];
        var length = Encoding.UTF8.GetBytes(text, bytes);
        if (Count++ % Noted == 0)
        {
            starts.Add(end);
        }

        var rest = length;
        for (; rest >= More; rest >>= LengthBits)
        {
            Append((byte)(rest & (More - 1) | More));
        }

        Append((byte)rest);
        foreach (var part in bytes[..length])
        {
            Append(part);
        }
    }

    private byte At(long place) => chunks[(int)(place >> ChunkBits)][place & (ChunkBytes - 1)];

    // The length that stands at a place, which moves to what follows it.
    private int Length(ref long place)
    {
        var length = 0;
        for (var shift = 0; ; shift += LengthBits)
        {
            var part = At(place++);
            length |= (part & (More - 1)) << shift;
            if (part < More)
            {
                return length;
            }
        }
    }

    private void Append(byte part)
    {
        if ((end >> ChunkBits) == chunks.Count)
        {
            chunks.Add(new byte[ChunkBytes]);
        }

        chunks[(int)(end >> ChunkBits)][end & (ChunkBytes - 1)] = part;
        end++;
    }
}
