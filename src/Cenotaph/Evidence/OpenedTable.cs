using System.Globalization;

namespace Cenotaph.Evidence;

/// <summary>
/// An archived table while it is read. Of an encrypted one the plain bytes lie, for this long, in a file that only this user may read: in
/// memory where the system has files there with room enough, and without a name where it lets a process read such a file.
/// </summary>
public sealed class OpenedTable : IDisposable
{
    private const string InMemory = "/dev/shm";

    private readonly Scratch? scratch;

    internal OpenedTable(string path, Scratch? scratch) => (Path, this.scratch) = (path, scratch);

    /// <summary>The path to read it by.</summary>
    public string Path { get; }

    internal static OpenedTable Unsealed(Ledger ledger, string path)
    {
        var scratch = new Scratch(new FileInfo(path).Length);
        try
        {
            using (var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16))
            {
                ledger.Unseal(from, scratch.Stream);
            }

            scratch.Stream.Flush();
            return new(scratch.Path, scratch);
        }
        catch
        {
            scratch.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => scratch?.Dispose();

    /// <summary>A file that is gone when it is closed.</summary>
    internal sealed class Scratch : IDisposable
    {
        private readonly DirectoryInfo folder;

        /// <param name="length">About how long it will be, in bytes.</param>
        /// <param name="named">Whether it must have a name of its own, because it will be replaced.</param>
        public Scratch(long length, bool named = false)
        {
            folder = OperatingSystem.IsLinux() && HasRoom(length)
                ? Directory.CreateDirectory(
                    System.IO.Path.Combine(InMemory, "cenotaph-" + System.IO.Path.GetRandomFileName()),
                    UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute)
                : Directory.CreateTempSubdirectory("cenotaph-");
            Path = System.IO.Path.Combine(folder.FullName, "rows.parquet");
            Stream = new(Path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            if (OperatingSystem.IsLinux() && !named)
            {
                // A name that leads to the open file alone: a process that is killed leaves nothing behind.
                folder.Delete(recursive: true);
                Path = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{Stream.SafeFileHandle.DangerousGetHandle()}");
            }
        }

        /// <summary>The path to read it by.</summary>
        public string Path { get; }

        /// <summary>The open file.</summary>
        public FileStream Stream { get; }

        public void Dispose()
        {
            Stream.Dispose();
            if (folder.Exists)
            {
                folder.Delete(recursive: true);
            }
        }

        private static bool HasRoom(long length)
        {
            try
            {
                return Directory.Exists(InMemory) && new DriveInfo(InMemory).AvailableFreeSpace > length + (length / 4);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }
}
