using System.Security.Cryptography;
using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>One file of an input: where it is, what problems call it, and its digest.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Name">The path inside the study, with forward slashes.</param>
/// <param name="Digest">SHA-256 of its bytes.</param>
internal sealed record PlannedFile(string Path, string Name, Hash Digest)
{
    /// <summary>The files of a plan in name order; none, with a problem, when there are none or one cannot be read.</summary>
    public static List<PlannedFile>? Find(string study, InputPlan plan, ICollection<Problem> problems)
    {
        List<PlannedFile> files = [];
        var paths = Paths(study, plan.Path);
        if (paths.Count == 0)
        {
            problems.Add(new(plan.Path, null, null, "no such file", $"the file or files that {plan.File} names"));
            return null;
        }

        foreach (var path in paths)
        {
            var name = System.IO.Path.GetRelativePath(study, path).Replace('\\', '/');
            try
            {
                if (Directory.Exists(path))
                {
                    problems.Add(new(name, null, null, "a folder", "a file"));
                    return null;
                }

                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);
                files.Add(new(path, name, new(SHA256.HashData(stream))));
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                problems.Add(new(name, null, null, Reason(exception), "a file that can be read"));
                return null;
            }
        }

        return files;
    }

    /// <summary>Puts a copy into the archive under its digest, unless it is there already; gives the copy's path.</summary>
    public string? Archive(string archive, ICollection<Problem> problems)
    {
        var kept = System.IO.Path.Combine(archive, Digest + System.IO.Path.GetExtension(Path).ToLowerInvariant());
        if (File.Exists(kept))
        {
            return kept;
        }

        Directory.CreateDirectory(archive);
        var half = kept + ".new";
        Hash copied;
        using (var from = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        using (var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256))
        using (var to = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            var buffer = new byte[1 << 17];
            for (var read = from.Read(buffer); read > 0; read = from.Read(buffer))
            {
                hash.AppendData(buffer, 0, read);
                to.Write(buffer, 0, read);
            }

            copied = new(hash.GetHashAndReset());
            to.Flush(flushToDisk: true);
        }

        if (copied != Digest)
        {
            File.Delete(half);
            problems.Add(new(Name, null, null, "a file that changed while it was read", "a file that stays as it is"));
            return null;
        }

        File.Move(half, kept, overwrite: true);
        return kept;
    }

    private static string Reason(Exception exception) => exception switch
    {
        UnauthorizedAccessException => "no permission to read it",
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        _ => exception.Message,
    };

    private static List<string> Paths(string study, string pattern)
    {
        if (pattern.AsSpan().IndexOfAny('*', '?') < 0)
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
