using System.Text;

namespace Cenotaph.Linkage;

/// <summary>The levels of one record on every scale, in the order of <see cref="Scales.All"/>.</summary>
internal readonly record struct RecordLevels(NameLevelSet Name, byte Birth, byte Death, byte From, byte Unit)
{
    /// <summary>The level on the scale of that number.</summary>
    public byte this[int scale] => scale switch
    {
        0 => Name.Surname,
        1 => Name.Given,
        2 => Name.Patronymic,
        3 => Birth,
        4 => Death,
        5 => From,
        _ => Unit,
    };
}

/// <summary>A record that may be the person.</summary>
/// <param name="Place">Where it stands: its block and its line in the block.</param>
/// <param name="Reading">Which reading of the name sought it was compared with.</param>
/// <param name="Levels">Its levels.</param>
/// <param name="Kept">The cells that are kept of it.</param>
internal readonly record struct Candidate((int Block, int Line) Place, int Reading, RecordLevels Levels, byte[] Kept)
{
    /// <summary>Copies cells, each after its length; cells longer than any field of a person are cut.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> text, ReadOnlySpan<(int Start, int Length)> cells, IReadOnlyList<int> kept)
    {
        var size = 0;
        for (var i = 0; i < kept.Count; i++)
        {
            size += 2 + (kept[i] < 0 ? 0 : Math.Min(cells[kept[i]].Length, ushort.MaxValue));
        }

        var packed = new byte[size];
        var at = 0;
        for (var i = 0; i < kept.Count; i++)
        {
            var cell = kept[i] < 0 ? default : text.Slice(cells[kept[i]].Start, Math.Min(cells[kept[i]].Length, ushort.MaxValue));
            packed[at] = (byte)(cell.Length & 255);
            packed[at + 1] = (byte)(cell.Length >> 8);
            cell.CopyTo(packed.AsSpan(at + 2));
            at += 2 + cell.Length;
        }

        return packed;
    }

    /// <summary>The cells kept, as text.</summary>
    public string[] Unpack()
    {
        List<string> cells = [];
        for (var at = 0; at < Kept.Length;)
        {
            var length = Kept[at] | (Kept[at + 1] << 8);
            cells.Add(Encoding.UTF8.GetString(Kept, at + 2, length).Trim().Replace("\"\"", "\"", StringComparison.Ordinal));
            at += 2 + length;
        }

        return [.. cells];
    }
}
