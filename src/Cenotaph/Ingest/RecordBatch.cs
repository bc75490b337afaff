using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>Mapped rows on their way to the ledger: their bodies lie end to end in one array.</summary>
internal sealed class RecordBatch
{
    /// <summary>How many records go into one transaction.</summary>
    public const int Capacity = 10_000;

    private readonly List<Item> items = new(Capacity);
    private byte[] bodies = new byte[1 << 20];
    private int used;

    /// <summary>One mapped row.</summary>
    public readonly record struct Item(RecordId Record, int Start, int Length, long Row, bool PerhapsSeen);

    public IReadOnlyList<Item> Items => items;

    /// <summary>The file that the rows are from; a batch never spans two.</summary>
    public string File { get; set; } = "";

    public bool IsFull => items.Count == Capacity;

    public void Add(RecordId record, ReadOnlySpan<byte> body, long row, bool perhapsSeen)
    {
        if (bodies.Length - used < body.Length)
        {
            Array.Resize(ref bodies, Math.Max(bodies.Length * 2, used + body.Length));
        }

        body.CopyTo(bodies.AsSpan(used));
        items.Add(new(record, used, body.Length, row, perhapsSeen));
        used += body.Length;
    }

    public ReadOnlyMemory<byte> Body(Item item) => bodies.AsMemory(item.Start, item.Length);

    public void Clear()
    {
        items.Clear();
        used = 0;
    }
}
