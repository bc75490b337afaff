using System.Security.Cryptography;
using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>One file of an input: where it is, and what problems call it.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Name">The path inside the study, with forward slashes.</param>
internal sealed record PlannedFile(string Path, string Name)
{
    /// <summary>The path to read its rows by: of the unpacked file where it is packed with gzip.</summary>
    public string Plain { get; init; } = Path;

    /// <summary>The files of a plan in name order; null, with a problem, when there are none.</summary>
    public static List<PlannedFile>? Find(string study, InputPlan plan, ICollection<Problem> problems)
    {
        if (plan.Path.Contains('\0', StringComparison.Ordinal) || HasPattern(System.IO.Path.GetDirectoryName(plan.Path)))
        {
            problems.Add(new(plan.File, null, "path", plan.Path, "a path, with * and ? in the file's name alone, not in a folder's"));
            return null;
        }

        var files = Paths(study, plan.Path)
            .ConvertAll(path => new PlannedFile(path, System.IO.Path.GetRelativePath(study, path).Replace('\\', '/')));
        if (files.Count > 0)
        {
            return files;
        }

        problems.Add(new(plan.Path, null, null, "no such file", $"the file or files that {plan.File} names"));
        return null;
    }

    /// <summary>SHA-256 of its bytes; null, with a problem, when it cannot be read.</summary>
    public Hash? Digest(ICollection<Problem> problems) => Try(problems, () =>
    {
        using var from = Open();
        return (Hash?)new Hash(SHA256.HashData(from));
    });

    /// <summary>
    /// Puts a copy into the archive under its digest; null, with a problem, when it cannot be read. A file about persons is kept encrypted, and the
    /// path to read it by is its own.
    /// </summary>
    public (string Path, Hash Digest)? Archive(string archive, Ledger? seal, ICollection<Problem> problems) =>
        Try<(string, Hash)?>(problems, () =>
        {
            using var from = Open();
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            Directory.CreateDirectory(archive);
            var half = System.IO.Path.Combine(archive, "incoming.new");
            using (var to = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                if (seal is not null)
                {
                    seal.Seal(from, to, hash.AppendData);
                }
                else
                {
                    var buffer = new byte[1 << 17];
                    for (var read = from.Read(buffer); read > 0; read = from.Read(buffer))
                    {
                        hash.AppendData(buffer, 0, read);
                        to.Write(buffer, 0, read);
                    }
                }

                to.Flush(flushToDisk: true);
            }

            var digest = new Hash(hash.GetHashAndReset());
            var kept = System.IO.Path.Combine(archive, digest + System.IO.Path.GetExtension(Path).ToLowerInvariant() + (seal is null ? "" : SealedFile.Ending));
            File.Move(half, kept, overwrite: true);
            return (seal is null ? kept : Path, digest);
        });

    private FileStream Open() => new(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);

    private T? Try<T>(ICollection<Problem> problems, Func<T?> read)
    {
        try
        {
            if (!Directory.Exists(Path))
            {
                return read();
            }

            problems.Add(new(Name, null, null, "a folder", "a file"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problems.Add(new(Name, null, null, Reason(exception), "a file that can be read"));
        }

        return default;
    }

    private static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "no permission to read it",
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        _ => exception.Message,
    };

    private static bool HasPattern(string? path) => path.AsSpan().IndexOfAny('*', '?') >= 0;

    private static List<string> Paths(string study, string pattern)
    {
        if (!HasPattern(pattern))
        {
            var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(study, pattern));
            return File.Exists(path) || Directory.Exists(path) ? [path] : [];
        }

        var folder = System.IO.Path.GetFullPath(System.IO.Path.Combine(study, System.IO.Path.GetDirectoryName(pattern) ?? ""));
        return !Directory.Exists(folder)
            ? []
            : [.. Directory.EnumerateFiles(folder, System.IO.Path.GetFileName(pattern)).Order(StringComparer.Ordinal)];
    }
}
