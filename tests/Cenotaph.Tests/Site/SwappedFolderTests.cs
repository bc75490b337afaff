using Cenotaph.Site;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Site;

public sealed class SwappedFolderTests
{
    [Fact]
    public void A_failure_leaves_the_folder_as_it_was_and_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out/page.html", "old");

        var thrown = Assert.Throws<IOException>(() => SwappedFolder.Replace(folder.PathTo("out"), fresh =>
        {
            File.WriteAllText(Path.Combine(fresh, "page.html"), "half");
            throw new IOException("the disk is full");
        }));

        Assert.Equal("the disk is full", thrown.Message);
        Assert.Equal("old", folder.Read("out", "page.html"));
        Assert.Equal([folder.PathTo("out")], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void What_was_there_before_is_gone_after_the_swap()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out/stale.html", "old");

        SwappedFolder.Replace(folder.PathTo("out") + "/", fresh => File.WriteAllText(Path.Combine(fresh, "page.html"), "new"));

        Assert.Equal([folder.PathTo("out", "page.html")], Directory.GetFiles(folder.PathTo("out")));
        Assert.Equal([folder.PathTo("out")], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void Leavings_of_a_run_that_died_while_writing_are_cleared()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out/page.html", "old");
        folder.Write("out.new/half.html", "half");
        folder.Write("out.old/older.html", "older");

        SwappedFolder.Replace(folder.PathTo("out"), fresh => File.WriteAllText(Path.Combine(fresh, "page.html"), "new"));

        Assert.Equal([folder.PathTo("out", "page.html")], Directory.GetFiles(folder.PathTo("out")));
        Assert.Equal([folder.PathTo("out")], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void A_folder_that_a_dying_run_had_moved_away_is_put_back_before_anything_else()
    {
        using var folder = new TemporaryFolder();
        folder.Write("out.old/page.html", "old");

        Assert.Throws<IOException>(() => SwappedFolder.Replace(folder.PathTo("out"), _ => throw new IOException("no")));

        Assert.Equal("old", folder.Read("out", "page.html"));
        Assert.Equal([folder.PathTo("out")], Directory.GetFileSystemEntries(folder.Root));
    }
}
