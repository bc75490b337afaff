namespace Cenotaph.Site;

/// <summary>Replaces a folder as a whole: what readers see is either the old one or the new one.</summary>
internal static class SwappedFolder
{
    /// <summary>
    /// Lets <paramref name="write"/> fill a fresh folder and puts it in the place of <paramref name="folder"/>. When
    /// writing fails, the folder stays as it was and the half-written one is removed.
    /// </summary>
    public static void Replace(string folder, Action<string> write)
    {
        var place = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var fresh = place + ".new";
        var old = place + ".old";
        Recover(place, fresh, old);
        try
        {
            Directory.CreateDirectory(fresh);
            write(fresh);
            Swap(place, fresh, old);
        }
        catch
        {
            Remove(fresh);
            throw;
        }

        Remove(old);
    }

    /// <summary>A run that ended between its two moves left the folder under its other name: put it back.</summary>
    private static void Recover(string place, string fresh, string old)
    {
        Remove(fresh);
        if (Directory.Exists(old) && !Directory.Exists(place))
        {
            Directory.Move(old, place);
        }

        Remove(old);
    }

    private static void Swap(string place, string fresh, string old)
    {
        if (!Directory.Exists(place))
        {
            Directory.Move(fresh, place);
            return;
        }

        Directory.Move(place, old);
        try
        {
            Directory.Move(fresh, place);
        }
        catch
        {
            Directory.Move(old, place);
            throw;
        }
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
