using System.IO.Compression;

namespace Cenotaph.Studies;

/// <summary>Reads a file that may be compressed with gzip, by its ending <c>.gz</c>.</summary>
internal static class UnpackedFile
{
    /// <summary>What is read from the plain file; the default with a problem when it cannot be unpacked.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="name">How problems call it.</param>
    /// <param name="problems">Receives what is wrong with the packing.</param>
    /// <param name="read">Reads the plain file of that path.</param>
    public static T? Read<T>(string path, string name, ICollection<Problem> problems, Func<string, T?> read)
    {
        if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) || !File.Exists(path))
        {
            return read(path);
        }

        // Parquet and Excel are read from several places at once, so the plain file is needed; nobody else may read it.
        var folder = Directory.CreateTempSubdirectory("cenotaph-");
        try
        {
            var plain = Path.Combine(folder.FullName, Path.GetFileNameWithoutExtension(path));
            using (var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress))
            using (var target = File.Create(plain))
            {
                packed.CopyTo(target);
            }

            if (!GzipTail.Fits(path, plain))
            {
                problems.Add(new(name, null, null, "a compressed file that ends before its end", "the whole file"));
                return default;
            }

            return read(plain);
        }
        catch (InvalidDataException)
        {
            problems.Add(new(name, null, null, "bytes that are not a gzip file", "a compressed file, or an ending other than .gz"));
            return default;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
