namespace Cenotaph.Evidence;

/// <summary>
/// The right to write a ledger: a file held open for oneself alone, which the system releases even when the process
/// is killed, and beside it a text that says who holds it.
/// </summary>
internal sealed class WriterLock : IDisposable
{
    private readonly FileStream held;
    private readonly string whoFile;

    private WriterLock(FileStream held, string whoFile)
    {
        this.held = held;
        this.whoFile = whoFile;
    }

    /// <summary>Takes the right to write.</summary>
    /// <exception cref="LedgerBusyException">Another process, or another part of this one, has it.</exception>
    public static WriterLock Take(string ledgerFile, string writer, DateTimeOffset since)
    {
        var lockFile = Path.ChangeExtension(ledgerFile, ".lock");
        var whoFile = lockFile + ".who";
        FileStream held;
        try
        {
            held = new(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException refused) when (IsHeld(refused))
        {
            throw new LedgerBusyException(
                $"{ledgerFile} is being written by {HolderIn(whoFile)}. Try again when it has ended.");
        }

        var process = Environment.ProcessId;
        File.WriteAllText(
            whoFile, $"{writer} (process {process} on {Environment.MachineName}, since {EntryHeader.TimeText(since)})\n");
        return new(held, whoFile);
    }

    public void Dispose()
    {
        File.Delete(whoFile);
        held.Dispose();
    }

    // EWOULDBLOCK of Linux and of macOS, ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION of Windows. A folder that may
    // not be written to is another matter, and waiting would not help there.
    private static bool IsHeld(IOException refused) =>
        refused.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);

    private static string HolderIn(string whoFile)
    {
        try
        {
            return File.ReadAllText(whoFile).Trim() is { Length: > 0 } who ? who : "another process";
        }
        catch (IOException)
        {
            return "another process";
        }
    }
}
