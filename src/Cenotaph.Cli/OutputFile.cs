namespace Cenotaph.Cli;

/// <summary>Whether a file can be written, found out before the work and not after it.</summary>
internal static class OutputFile
{
    /// <summary>Why nothing can be written there, as the end of a sentence about the path; null where it can.</summary>
    public static string? Obstacle(string path)
    {
        if (Directory.Exists(path))
        {
            return "is a folder";
        }

        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(path))))
        {
            return "is in a folder that is not there";
        }

        // Files are written beside their place first; a name of chance, so that nothing that is there is touched.
        var probe = $"{path}.{Environment.ProcessId}.new";
        try
        {
            File.Open(probe, FileMode.CreateNew, FileAccess.Write).Dispose();
            File.Delete(probe);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            return "cannot be written: its folder takes no file";
        }
    }
}
