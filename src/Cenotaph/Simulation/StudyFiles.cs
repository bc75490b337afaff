namespace Cenotaph.Simulation;

/// <summary>Puts the files of an invented study into its folder; other files in it stay.</summary>
internal static class StudyFiles
{
    /// <summary>Throws where one of the files is there and may not be replaced.</summary>
    /// <exception cref="IOException">A file is there.</exception>
    public static void Refuse(string folder, IEnumerable<string> names, bool overwrite)
    {
        foreach (var name in names)
        {
            var path = Path.Combine(folder, name);
            if (!overwrite && File.Exists(path))
            {
                throw new IOException($"{path} is there already.");
            }
        }
    }

    /// <summary>Writes files, each whole or not at all.</summary>
    public static void Write(string folder, IEnumerable<KeyValuePair<string, byte[]>> files, bool overwrite)
    {
        foreach (var (name, bytes) in files)
        {
            var path = Path.Combine(folder, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path + ".new", bytes);
            File.Move(path + ".new", path, overwrite);
        }
    }

    /// <summary>A text of the room's tables with each <c>{mark}</c> replaced.</summary>
    public static string Filled(string table, IEnumerable<(string Mark, string Text)> marks) =>
        marks.Aggregate(NameTables.Text(table), (text, one) => text.Replace("{" + one.Mark + "}", one.Text, StringComparison.Ordinal));
}
