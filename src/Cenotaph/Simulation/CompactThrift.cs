using System.Buffers;
using System.Text;

namespace Cenotaph.Simulation;

/// <summary>Writes one structure in Apache Thrift's compact protocol, as far as Parquet's metadata need it. Fields come in ascending order.</summary>
internal sealed class CompactThrift
{
    public const byte Int32 = 5;
    public const byte Int64 = 6;
    public const byte Binary = 8;
    public const byte Struct = 12;
    private const byte Sequence = 9;

    private readonly ArrayBufferWriter<byte> bytes = new();
    private int last;

    /// <summary>A field of 32 bits.</summary>
    public void Int(int field, int value)
    {
        Begin(field, Int32);
        Item(value);
    }

    /// <summary>A field of 64 bits.</summary>
    public void Long(int field, long value)
    {
        Begin(field, Int64);
        Varint(bytes, ZigZag(value));
    }

    /// <summary>A field of text.</summary>
    public void Text(int field, string value)
    {
        Begin(field, Binary);
        Item(value);
    }

    /// <summary>A field that is a structure.</summary>
    public void Nested(int field, Action write)
    {
        Begin(field, Struct);
        Element(write);
    }

    /// <summary>A field that is a list of that many items of a type; the items follow.</summary>
    public void List(int field, int count, byte type)
    {
        Begin(field, Sequence);
        Put((byte)((Math.Min(count, 15) << 4) | type));
        if (count >= 15)
        {
            Varint(bytes, (ulong)count);
        }
    }

    /// <summary>An item of a list of structures.</summary>
    public void Element(Action write)
    {
        var outer = last;
        last = 0;
        write();
        Put(0);
        last = outer;
    }

    /// <summary>An item of a list of numbers.</summary>
    public void Item(int value) => Varint(bytes, ZigZag(value));

    /// <summary>An item of a list of texts.</summary>
    public void Item(string value)
    {
        var text = Encoding.UTF8.GetBytes(value);
        Varint(bytes, (ulong)text.Length);
        bytes.Write(text);
    }

    /// <summary>The whole structure.</summary>
    public byte[] End()
    {
        Put(0);
        return bytes.WrittenSpan.ToArray();
    }

    /// <summary>A number in groups of seven bits, the lowest first.</summary>
    public static void Varint(ArrayBufferWriter<byte> to, ulong value)
    {
        do
        {
            var rest = value >> 7;
            to.GetSpan(1)[0] = (byte)((value & 0x7F) | (rest > 0 ? 0x80UL : 0));
            to.Advance(1);
            value = rest;
        }
        while (value > 0);
    }

    private static ulong ZigZag(long value) => unchecked((ulong)((value << 1) ^ (value >> 63)));

    private void Begin(int field, byte type)
    {
        Put((byte)(((field - last) << 4) | type));
        last = field;
    }

    private void Put(byte value)
    {
        bytes.GetSpan(1)[0] = value;
        bytes.Advance(1);
    }
}
