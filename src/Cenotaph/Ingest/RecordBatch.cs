using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>
/// Mapped rows on their way to the ledger: their bodies lie end to end in one array, each behind its seal where they
/// are personal.
/// </summary>
internal sealed class RecordBatch(bool personal) : IDisposable
{
    /// <summary>How many records go into one transaction.</summary>
    public const int Capacity = 10_000;

    private readonly List<Item> items = new(Capacity);
    private readonly Seals? seals = personal ? new() : null;
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
        var seal = seals is null ? 0 : Seals.Size;
        if (bodies.Length - used < seal + body.Length)
        {
            Array.Resize(ref bodies, Math.Max(bodies.Length * 2, used + seal + body.Length));
        }

        seals?.Write(body, bodies.AsSpan(used, seal));
        body.CopyTo(bodies.AsSpan(used + seal));
        items.Add(new(record, used + seal, body.Length, row, perhapsSeen));
        used += seal + body.Length;
    }

    public ReadOnlyMemory<byte> Body(Item item) => bodies.AsMemory(item.Start, item.Length);

    /// <summary>The seal of a personal body.</summary>
    public ReadOnlySpan<byte> Seal(Item item) => bodies.AsSpan(item.Start - Seals.Size, Seals.Size);

    public void Clear()
    {
        items.Clear();
        used = 0;
    }

    public void Dispose() => seals?.Dispose();
}
