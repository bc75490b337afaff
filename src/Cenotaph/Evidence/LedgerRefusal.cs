using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>Says what a fault of the store means to whoever uses the ledger.</summary>
internal static class LedgerRefusal
{
    public static Exception Of(string file, StoreFault fault) =>
        fault.IsDamage ? Of(file, Sentence(fault.Message))
        : fault.IsBusy ? new LedgerBusyException($"{file} is in use by another process: {fault.Message}.")
        : new IOException($"{file}: {fault.Message}.");

    /// <summary>The file is damaged; the last good entry is found by verifying it.</summary>
    public static LedgerDamagedException Of(string file, string detail) =>
        new(file, Verification.Of(file).LastGood, detail);

    public static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..].TrimEnd('.') + ".";
}
