using Cenotaph.Evidence;
using Cenotaph.Store;

namespace Cenotaph.Tests.Evidence;

public sealed class ReadOnlyTests : IDisposable
{
    private const UnixFileMode Readable = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const UnixFileMode Enterable =
        Readable | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_ledger_in_a_folder_that_may_not_be_written_to_is_read_and_nothing_is_left_there()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Folders have no such permission there.");
            return;
        }

        var file = Sample.New(folder, 40);
        File.Copy(LedgerKeys.OfEnvironment().File, folder["key"]);
        var names = Directory.GetFiles(folder.Path);
        foreach (var name in names)
        {
            File.SetUnixFileMode(name, Readable);
        }

        File.SetUnixFileMode(folder.Path, Enterable);
        try
        {
            Assert.Equal("40 entries, sound", ReadAsOneWhoMayNotWrite(file, folder["key"]));
            Assert.Equal(names.Order(StringComparer.Ordinal), Directory.GetFiles(folder.Path).Order(StringComparer.Ordinal));
        }
        finally
        {
            File.SetUnixFileMode(folder.Path, Enterable | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void A_ledger_opened_as_immutable_leaves_nothing_beside_it()
    {
        // The name holds what an address would take for something else.
        var file = Sample.New(folder, 40, "led%41ger #1?.sqlite");
        using var opened = SqliteFile.Open(file, StoreAccess.Immutable);
        Assert.Equal(40, LedgerQuery.LastSequence(opened));
        Assert.DoesNotContain(Directory.GetFiles(folder.Path), name => name.EndsWith("-shm", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Dispose();

    private static string ReadAsOneWhoMayNotWrite(string file, string key)
    {
        // Root may write anywhere, so it reads as nobody.
        IReadOnlyList<string> reading = ["env", $"{LedgerKeys.FileVariable}={key}", .. ChildProcess.Command("read-ledger", file)];
        IReadOnlyList<string> command = Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--", .. reading]
            : reading;
        Assert.SkipWhen(
            Environment.IsPrivilegedProcess && !File.Exists("/usr/bin/setpriv"), "Root without setpriv cannot be denied writing.");
        using var reader = ChildProcess.Start(command);
        var error = reader.StandardError.ReadToEndAsync();
        var lines = reader.StandardOutput.ReadToEnd().Split('\n');
        reader.WaitForExit();
        Assert.SkipWhen(lines[0] != "reading", "Nobody but root may run the tests where they lie.");
        return lines.Length > 1 && lines[1].Length > 0 ? lines[1] : error.Result;
    }
}
