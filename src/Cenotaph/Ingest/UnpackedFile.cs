using System.IO.Compression;

namespace Cenotaph.Ingest;

/// <summary>Reads a file that may be compressed with gzip, by its ending <c>.gz</c>.</summary>
internal static class UnpackedFile
{
    private const string Ending = ".gz";

    /// <summary>What is read from the plain file; the default with a problem when it cannot be unpacked.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="name">How problems call it.</param>
    /// <param name="problems">Receives what is wrong with the packing.</param>
    /// <param name="read">Reads the plain file of that path.</param>
    public static T? Read<T>(string path, string name, ICollection<Problem> problems, Func<string, T?> read)
    {
        if (!IsPacked(path) || !File.Exists(path))
        {
            return read(path);
        }

        using var unpacked = Open(path, name, problems);
        return unpacked is null ? default : read(unpacked.Path);
    }

    /// <summary>Whether the file's ending says that it is packed.</summary>
    public static bool IsPacked(string path) => path.EndsWith(Ending, StringComparison.OrdinalIgnoreCase);

    /// <summary>Unpacks a file to a place that nobody else may read, until it is closed; null with a problem when it cannot be unpacked.</summary>
    public static Plain? Open(string path, string name, ICollection<Problem> problems)
    {
        // Parquet and Excel are read from several places at once, so the plain file is needed; nobody else may read it.
        var folder = Directory.CreateTempSubdirectory("cenotaph-");
        Plain? kept = null;
        try
        {
            var plain = System.IO.Path.Combine(folder.FullName, System.IO.Path.GetFileNameWithoutExtension(path));
            using (var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress))
            using (var target = File.Create(plain))
            {
                packed.CopyTo(target);
            }

            if (!GzipTail.Fits(path, plain))
            {
                problems.Add(new(name, null, null, "a compressed file that ends before its end", "the whole file"));
                return null;
            }

            return kept = new(plain, folder);
        }
        catch (InvalidDataException)
        {
            problems.Add(new(name, null, null, "bytes that are not a gzip file", "a compressed file, or an ending other than .gz"));
            return null;
        }
        finally
        {
            if (kept is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    /// <summary>An unpacked file, gone when it is closed.</summary>
    public sealed class Plain(string path, DirectoryInfo folder) : IDisposable
    {
        /// <summary>Its path.</summary>
        public string Path { get; } = path;

        /// <inheritdoc/>
        public void Dispose() => folder.Delete(recursive: true);
    }
}
