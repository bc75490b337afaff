namespace Cenotaph.Tests.Cli;

/// <summary>A study that many tests begin with: made once, and each test gets a copy of its files, the ledger among them.</summary>
internal sealed class CopiedStudy(Func<InventedStudy> make)
{
    private readonly Lazy<SortedDictionary<string, byte[]>> files = new(() =>
    {
        using var study = make();
        return study.Bytes("");
    });

    /// <summary>A copy of the test's own.</summary>
    public InventedStudy Copy()
    {
        var study = new InventedStudy();
        foreach (var (file, bytes) in files.Value)
        {
            var path = study.PathTo(file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, bytes);
        }

        return study;
    }
}
