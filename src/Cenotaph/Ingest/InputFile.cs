namespace Cenotaph.Ingest;

/// <summary>Opens input files, and says in plain words why one cannot be read.</summary>
internal static class InputFile
{
    /// <summary>The longest line of text that is read; longer ones are a fault, so that memory stays flat.</summary>
    public const int LongestLine = 1 << 20;

    /// <summary>The endings that name a format.</summary>
    public const string Endings = "one of .csv .txt .tsv .tab .xlsx .xlsm .xls .json .jsonl .ndjson .parquet, or a format in the input file";

    /// <summary>The format that the file's ending names, or null.</summary>
    public static FileFormat? FormatOf(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" or ".TXT" => FileFormat.Csv,
        ".TSV" or ".TAB" => FileFormat.Tsv,
        ".XLSX" or ".XLSM" or ".XLS" => FileFormat.Xlsx,
        ".JSON" => FileFormat.Json,
        ".JSONL" or ".NDJSON" => FileFormat.JsonLines,
        ".PARQUET" => FileFormat.Parquet,
        _ => null,
    };

    /// <summary>What a file of the format is, for a problem's expectation.</summary>
    public static string Describe(FileFormat format) => format switch
    {
        FileFormat.Csv => "text in columns (CSV)",
        FileFormat.Tsv => "text in columns (TSV)",
        FileFormat.Xlsx => "an Excel workbook",
        FileFormat.Json => "a JSON text",
        FileFormat.JsonLines => "one JSON object a line",
        _ => "a Parquet file",
    };

    /// <summary>Opens a file for reading from its start. Null when that fails or nothing is in it; the reason is a problem.</summary>
    public static FileStream? Open(string path, string name, ICollection<Problem> problems)
    {
        if (Directory.Exists(path))
        {
            problems.Add(new(name, null, null, "a folder", "a file"));
            return null;
        }

        try
        {
            // A pipe has no length either, and opening one waits for somebody to write into it.
            if (IsEmpty(path))
            {
                problems.Add(new(name, null, null, "an empty file", "a file with a header and rows"));
                return null;
            }

            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 0);
            if (file.CanSeek)
            {
                return file;
            }

            file.Dispose();
            problems.Add(new(name, null, null, "a pipe or device", "a file with a header and rows"));
        }
        catch (Exception fault) when (IsFault(fault))
        {
            problems.Add(Unreadable(name, fault));
        }

        return null;
    }

    // A link into a process's own files (/dev/fd/3) may lead to no path; opening it then says what it is.
    private static bool IsEmpty(string path)
    {
        var file = new FileInfo(path);
        var target = file.LinkTarget is null ? file : file.ResolveLinkTarget(returnFinalTarget: true) as FileInfo;
        return target is { Exists: true, Length: 0 };
    }

    /// <summary>Whether the exception tells of a file that cannot be read, not of a mistake in the program.</summary>
    public static bool IsFault(Exception exception) =>
        exception is IOException or UnauthorizedAccessException or NotSupportedException or System.Security.SecurityException
            or ArgumentException { ParamName: "path" };

    /// <summary>The problem of a file that the operating system does not let us read.</summary>
    public static Problem Unreadable(string name, Exception fault) => new(name, null, null, fault switch
    {
        FileNotFoundException or DirectoryNotFoundException => "no such file",
        UnauthorizedAccessException or System.Security.SecurityException => "a file that may not be read (permission denied)",
        PathTooLongException => "a path that is too long",
        ArgumentException or NotSupportedException => "a path that is not valid",
        _ => "a file that cannot be read (input/output error)",
    }, "a file that can be read");
}
