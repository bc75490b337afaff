using Cenotaph.Evidence;

namespace Cenotaph.Tests.Evidence;

public sealed class HeadsTests : IDisposable
{
    private const string Digits = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Each_run_that_adds_entries_notes_its_head_and_no_other()
    {
        var file = folder["ledger.sqlite"];
        var heads = new List<Head>();
        foreach (var count in (int[])[3, 0, 4])
        {
            using var ledger = Sample.Write(file);
            ledger.Append([.. Enumerable.Repeat(Sample.Run(count), count)]);
            heads.Add(ledger.Head);
        }

        Assert.Equal(
            $"2024-05-06T07:08:09.123Z 3 {heads[0].Hash}\n2024-05-06T07:08:09.123Z 7 {heads[2].Hash}\n",
            File.ReadAllText(Heads.FileOf(file)));
        Assert.Equal([heads[0], heads[2]], Heads.Read(Heads.FileOf(file)).Select(head => head.Head));
    }

    [Fact]
    public void A_line_that_a_killed_process_left_half_spoils_no_other()
    {
        var file = folder["ledger.heads"];
        foreach (var half in (string[])["2", "2024-05-06T07:08", "2024-05-06T07:08:09.123Z ", "2024-05-06T07:08:09.123Z 12 ab"])
        {
            File.WriteAllText(file, half);
            Assert.Empty(Heads.Read(file));
            var head = new Head(7, new(new byte[Hash.Size]));
            Heads.Append(file, Sample.Start, head);
            Assert.Equal([new KnownHead("ledger.heads, line 2", "2024-05-06T07:08:09.123Z", head)], Heads.Read(file));
        }
    }

    [Theory]
    [InlineData("hello\n")]
    [InlineData("2024-05-06 7 xyz\n")]
    [InlineData("2024-05-06 seven " + Digits + "\n")]
    [InlineData("2024-05-06 7 " + Digits + " more\n")]
    public void A_line_that_is_no_head_is_named(string text)
    {
        File.WriteAllText(folder["my.heads"], text);
        var refused = Assert.Throws<FormatException>(() => Heads.Read(folder["my.heads"]));
        Assert.Equal($"my.heads, line 1: seen \"{text.Trim()}\"; expected date, sequence and hash.", refused.Message);
    }

    [Fact]
    public void A_head_is_read_from_a_published_json_file_too()
    {
        File.WriteAllText(folder["ledger-head.json"], $$"""{"as_of":"2024-05-06","hash":"{{Digits}}","sequence":7}""");
        Assert.True(Hash.TryParse(Digits, out var hash));
        Assert.Equal([new Head(7, hash)], Heads.Read(folder["ledger-head.json"]).Select(head => head.Head));
        File.WriteAllText(folder["ledger-head.json"], """{"sequence":7}""");
        Assert.Throws<FormatException>(() => Heads.Read(folder["ledger-head.json"]));
    }

    [Fact]
    public void A_spoiled_file_of_heads_fails_verification_and_is_named()
    {
        var file = Sample.New(folder, 5);
        File.AppendAllText(Heads.FileOf(file), "nonsense\n");
        Assert.Equal(
            "ledger.heads, line 2: seen \"nonsense\"; expected date, sequence and hash.", Verification.Of(file).Reason);
    }

    public void Dispose() => folder.Dispose();
}
