namespace Cenotaph.Evidence;

/// <summary>What is wrong with a chain, and the entry it is wrong at, when one can be named.</summary>
internal sealed record ChainFault(long? Broken, string Reason, Hash? Found = null, Hash? Expected = null)
{
    public static ChainFault Missing(long sequence, long next) => new(
        sequence,
        $"Entry {sequence} is missing: " +
        $"{(sequence == 1 ? "the first entry" : $"after entry {sequence - 1} the next")} is {next}.");

    public static ChainFault WrongHash(long sequence, Hash found, Hash expected) => new(
        sequence, $"Entry {sequence}: its hash is {found}, but its content gives {expected}.", found, expected);

    public static ChainFault WrongLink(long sequence, Hash found, Hash expected) => new(
        sequence,
        sequence == 1
            ? $"Entry 1: it says that the hash before it is {found}, but nothing is before it."
            : $"Entry {sequence}: it says that the hash before it is {found}, but entry {sequence - 1} has {expected}.",
        found,
        expected);

    public static ChainFault WrongBody(long sequence, Hash found, Hash expected) => new(
        sequence,
        $"Entry {sequence}: its personal body and salt give {found}, but it commits itself to {expected}.",
        found,
        expected);

    public static ChainFault NoBody(long sequence) => new(
        sequence, $"Entry {sequence}: its personal body is missing, and no later entry says that it was erased.");

    public static ChainFault ErasedBody(long sequence, long erasure) => new(
        sequence, $"Entry {sequence}: its personal body is there, but entry {erasure} says that it was erased.");

    public static ChainFault Cut(KnownHead head, long last) => new(
        last + 1,
        $"The ledger ends at entry {last}, but {head.Place} notes entry {head.Head.Sequence}: entries were cut off its end.",
        null,
        head.Head.Hash);

    public static ChainFault Rewritten(KnownHead head, Hash found) => new(
        head.Head.Sequence,
        $"Entry {head.Head.Sequence} has the hash {found}, but {head.Place} notes {head.Head.Hash}: " +
        "the chain was written anew at or before this entry.",
        found,
        head.Head.Hash);
}
