using System.Text;

namespace Cenotaph.Studies;

/// <summary>Writes a file whole or not at all.</summary>
public static class WholeFile
{
    /// <summary>Lets <paramref name="write"/> fill a file in UTF-8 beside the one asked for, and puts it in its place at the end; when that fails, what was there before stays.</summary>
    public static void Write(string path, Action<TextWriter> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        var fresh = path + ".new";
        try
        {
            using (var writer = new StreamWriter(fresh, append: false, new UTF8Encoding(false), 1 << 16) { NewLine = "\n" })
            {
                write(writer);
            }

            File.Move(fresh, path, overwrite: true);
        }
        catch
        {
            File.Delete(fresh);
            throw;
        }
    }
}
