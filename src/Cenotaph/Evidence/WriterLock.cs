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
        catch (IOException refused) when (refused is not (DirectoryNotFoundException or PathTooLongException)
            && File.Exists(lockFile))
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
