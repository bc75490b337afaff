using Cenotaph.Publication;

namespace Cenotaph.Site;

/// <summary>Stands in until the pages are merged.</summary>
public static class BulletinSite
{
    public static void Write(Bulletin bulletin, string folder, string? ledgerHeadJson)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "index.html"), bulletin.Title + ledgerHeadJson);
    }
}
