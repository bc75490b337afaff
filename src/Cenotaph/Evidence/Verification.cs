namespace Cenotaph.Evidence;

/// <summary>What came of recomputing a whole ledger or export.</summary>
/// <param name="Entries">How many entries are sound from the first on, without a gap.</param>
/// <param name="Head">The last of them.</param>
/// <param name="Broken">The first broken entry; null when there is none, or when the damage names none.</param>
/// <param name="Reason">What is wrong, as a sentence for the person who must act; null when nothing is.</param>
/// <param name="Found">The hash that is there, when a hash is what is wrong.</param>
/// <param name="Expected">The hash that should be there.</param>
public sealed record Verification(
    long Entries, Head Head, long? Broken = null, string? Reason = null, Hash? Found = null, Hash? Expected = null)
{
    /// <summary>How many personal bodies were not held against their commitments, because there was no key to open them.</summary>
    public long Unopened { get; init; }

    /// <summary>Why there was none, as a sentence; null when all were opened.</summary>
    public string? WhyUnopened { get; init; }

    /// <summary>Whether everything is as it was written.</summary>
    public bool IsSound => Reason is null;

    /// <summary>The last entry known to be good; 0 when none is.</summary>
    public long LastGood => Entries;

    /// <summary>
    /// Recomputes every hash, link and commitment of a ledger, its indexes, its form, and compares it with the heads
    /// noted in <c>ledger.heads</c> beside it and with those given. A damaged file is an answer, never an exception.
    /// </summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="LedgerBusyException">A writer does not let a reader in.</exception>
    public static Verification Of(string file, IReadOnlyList<KnownHead>? heads = null, LedgerKeys? keys = null) =>
        LedgerCheck.Of(Path.GetFullPath(file), heads ?? [], keys ?? LedgerKeys.OfEnvironment());

    /// <summary>Recomputes an exported ledger, line by line, without the study.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Verification OfExport(string file, IReadOnlyList<KnownHead>? heads = null) =>
        ExportCheck.Of(file, heads ?? []);
}
