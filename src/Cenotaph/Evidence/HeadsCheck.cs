namespace Cenotaph.Evidence;

/// <summary>Compares a chain with the heads that were noted of it.</summary>
internal sealed class HeadsCheck
{
    private readonly List<KnownHead> heads;
    private readonly ChainFault? unreadable;

    /// <summary>The heads given, and those noted in the ledger's own file of heads if there is one.</summary>
    public HeadsCheck(IReadOnlyList<KnownHead> given, string? ownFile)
    {
        heads = [.. given];
        try
        {
            if (ownFile is not null && File.Exists(ownFile))
            {
                heads.AddRange(Heads.Read(ownFile));
            }
        }
        catch (FormatException fault)
        {
            unreadable = new(null, fault.Message);
        }

        heads.Sort((one, other) => one.Head.Sequence.CompareTo(other.Head.Sequence));
        Sequences = [.. heads.Select(head => head.Head.Sequence).Distinct()];
    }

    /// <summary>The sequences that heads were noted for, ascending.</summary>
    public IReadOnlyList<long> Sequences { get; }

    /// <summary>The answer about a chain, heads included.</summary>
    /// <param name="sound">The last entry that is sound in itself.</param>
    /// <param name="fault">What is wrong after it, or null at the end of the chain.</param>
    /// <param name="found">The hashes of those entries that heads were noted for.</param>
    public Verification Answer(Head sound, ChainFault? fault, IReadOnlyDictionary<long, Hash> found)
    {
        var confirmed = default(Head);
        foreach (var head in heads)
        {
            var there = head.Head.Sequence == 0 ? Hash.Zero : found.GetValueOrDefault(head.Head.Sequence);
            if (head.Head.Sequence <= sound.Sequence && there != head.Head.Hash)
            {
                return Of(confirmed, ChainFault.Rewritten(head, there));
            }

            if (head.Head.Sequence > sound.Sequence && fault?.Broken is null)
            {
                return Of(
                    sound,
                    fault is null ? ChainFault.Cut(head, sound.Sequence) : fault with { Broken = sound.Sequence + 1 });
            }

            confirmed = head.Head;
        }

        return Of(sound, fault ?? unreadable);
    }

    private static Verification Of(Head head, ChainFault? fault) =>
        new(head.Sequence, head, fault?.Broken, fault?.Reason, fault?.Found, fault?.Expected);
}
