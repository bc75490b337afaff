namespace Cenotaph.Evidence;

/// <summary>Recomputes an exported ledger, line by line, in the memory that its longest line takes.</summary>
internal static class ExportCheck
{
    public static Verification Of(string file, IReadOnlyList<KnownHead> given)
    {
        var heads = new HeadsCheck(given, null);
        var found = new Dictionary<long, Hash>();
        var noted = heads.Sequences.ToHashSet();
        var sound = default(Head);
        ChainFault? fault = null;
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1);
        var lines = new LineReader(stream);
        var line = new ExportLine();
        while (fault is null && lines.Read(out var bytes, out var ended))
        {
            fault = ended
                ? FaultOf(line, bytes, sound)
                : new(sound.Sequence + 1, $"Line {sound.Sequence + 1} is cut off or too long to be an entry.");
            if (fault is null)
            {
                sound = new(line.Sequence, line.Hash);
                if (noted.Contains(sound.Sequence))
                {
                    found[sound.Sequence] = sound.Hash;
                }
            }
        }

        return heads.Answer(sound, fault, found);
    }

    private static ChainFault? FaultOf(ExportLine line, ReadOnlySpan<byte> bytes, Head last)
    {
        var expected = last.Sequence + 1;
        if (!line.TryRead(bytes))
        {
            return new(expected, $"Line {expected} is not an entry in the form of an export.");
        }

        if (line.Sequence != expected)
        {
            return line.Sequence > expected
                ? ChainFault.Missing(expected, line.Sequence)
                : new(expected, $"Entry {expected}: in its place, in line {expected}, stands entry {line.Sequence} again.");
        }

        var hash = line.HeaderHash();
        return hash != line.Hash ? ChainFault.WrongHash(expected, line.Hash, hash)
            : line.Previous != last.Hash ? ChainFault.WrongLink(expected, line.Previous, last.Hash)
            : line.BodyHash() is { } body && body != line.Commitment
                ? ChainFault.WrongBody(expected, body, line.Commitment!.Value)
            : null;
    }
}
