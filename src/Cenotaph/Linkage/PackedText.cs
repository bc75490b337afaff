using System.Text;

namespace Cenotaph.Linkage;

/// <summary>Many short texts in few arrays, as UTF-8: eight million record ids in a hundred megabytes instead of a gigabyte of strings.</summary>
internal sealed class PackedText
{
    private const int ChunkBits = 20;
    private const int ChunkBytes = 1 << ChunkBits;

    private readonly List<byte[]> chunks = [];
    private readonly List<long> starts = [0];
    private long end;

    /// <summary>How many texts there are.</summary>
    public int Count => starts.Count - 1;

    /// <summary>The text of that number.</summary>
    public string this[int number]
    {
        get
        {
            var start = starts[number];
            var length = (int)(starts[number + 1] - start);
            var bytes = length <= 256 ? stackalloc byte[length] : new byte[length];
            for (var i = 0; i < length; i++)
            {
                bytes[i] = chunks[(int)((start + i) >> ChunkBits)][(start + i) & (ChunkBytes - 1)];
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
        for (var i = 0; i < length; i++, end++)
        {
            if ((end >> ChunkBits) == chunks.Count)
            {
                chunks.Add(new byte[ChunkBytes]);
            }

            chunks[(int)(end >> ChunkBits)][end & (ChunkBytes - 1)] = bytes[i];
        }

        starts.Add(end);
    }
}
