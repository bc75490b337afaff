namespace Cenotaph.Evidence;

/// <summary>The ledger's file is damaged, or is no ledger.</summary>
/// <param name="file">The file.</param>
/// <param name="lastGood">The last entry known to be good; 0 when none is.</param>
/// <param name="detail">What is wrong, as a sentence.</param>
public sealed class LedgerDamagedException(string file, long lastGood, string detail) : Exception(
    $"{file} is damaged: {detail} " +
    (lastGood == 0 ? "No entry is known to be good." : $"The last entry known to be good is {lastGood}."))
{
    /// <summary>The file.</summary>
    public string File { get; } = file;

    /// <summary>The last entry known to be good; 0 when none is.</summary>
    public long LastGood { get; } = lastGood;

    /// <summary>What is wrong, as a sentence.</summary>
    public string Detail { get; } = detail;
}

/// <summary>The ledger was written with a schema that this program does not know.</summary>
/// <param name="file">The file.</param>
/// <param name="found">The schema version of the file.</param>
/// <param name="known">The schema version this program reads and writes.</param>
public sealed class LedgerVersionException(string file, long found, long known) : Exception(
    $"{file} has schema version {found}; this program knows version {known}. " +
    (found > known ? "Use a newer program." : "Export it with the program that wrote it."))
{
    /// <summary>The schema version of the file.</summary>
    public long Found { get; } = found;

    /// <summary>The schema version this program reads and writes.</summary>
    public long Known { get; } = known;
}

/// <summary>Personal bodies are there and cannot be opened, or the key for them cannot be made.</summary>
/// <param name="message">What is missing, and what to do.</param>
public sealed class LedgerKeyException(string message) : IOException(message);

/// <summary>Another process writes to the ledger, or reads it where a writer must be alone.</summary>
/// <param name="message">Who is in the way, and what to do.</param>
public sealed class LedgerBusyException(string message) : IOException(message);
