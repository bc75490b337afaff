using System.Text;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Evidence;

public sealed class ErasureTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void An_erased_body_is_gone_and_the_chain_still_verifies()
    {
        var file = Sample.New(folder, 40);
        var stored = TamperQuery.Read(file, 5, row => row.PersonalBody.ToArray());
        using (var ledger = Sample.Write(file))
        {
            Assert.Equal(41, ledger.Erase(5, "The family asked for it.").Sequence);
            AssertNowhere("Invented Person 5\""u8);
            AssertNowhere(stored);
            Assert.True(Verification.Of(file).IsSound);
        }

        using var read = Ledger.OpenToRead(file);
        var erased = read.Entries(after: 4).First();
        Assert.True(erased.Body.IsEmpty);
        Assert.NotNull(erased.Commitment);
        Assert.Equal(
            ["""{"sequence":5,"why":"The family asked for it."}"""],
            read.Entries("erasure").Select(entry => Encoding.UTF8.GetString(entry.Body.Span)));
        Assert.Equal(41, Verification.Of(file).Entries);
    }

    [Fact]
    public void Bodies_erased_in_any_order_leave_no_copy_in_the_unused_parts_of_the_file()
    {
        var file = folder["ledger.sqlite"];
        const int Count = 300;
        using (var ledger = Sample.Write(file))
        {
            for (var number = 1; number <= Count; number++)
            {
                // Long ones lie on pages of their own.
                var name = $"Person {number:D4} " + new string('x', number % 11 == 0 ? 9000 : 150 + (number % 7));
                ledger.Append([new("report", null, Sample.Body(name, number), true)]);
            }
        }

        using (var ledger = Sample.Write(file))
        {
            foreach (var sequence in Enumerable.Range(1, Count).OrderBy(number => number * 7919 % 307).Take(250))
            {
                ledger.Erase(sequence, "withdrawn");
                AssertNowhere(Encoding.ASCII.GetBytes($"Person {sequence:D4} "));
            }
        }

        Assert.Equal(Count + 250, Verification.Of(file).Entries);
    }

    [Fact]
    public void A_body_that_comes_back_after_its_erasure_is_reported()
    {
        var file = Sample.New(folder, 40);
        var body = TamperQuery.Read(file, 5, row => (Seal: row.Seal.ToArray(), Body: row.PersonalBody.ToArray()));
        using (var ledger = Sample.Write(file))
        {
            ledger.Erase(5, "why not");
        }

        TamperQuery.RestoreBody(file, 5, body.Seal, body.Body);
        var verification = Verification.Of(file);
        Assert.Equal(5, verification.Broken);
        Assert.Equal("Entry 5: its personal body is there, but entry 41 says that it was erased.", verification.Reason);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(41)]
    [InlineData(0)]
    public void Only_a_personal_body_that_is_there_can_be_erased(long sequence)
    {
        using var ledger = Sample.Write(Sample.New(folder, 40));
        var refused = Assert.Throws<ArgumentException>(() => ledger.Erase(sequence, "why"));
        Assert.StartsWith($"Entry {sequence} has no personal body to erase.", refused.Message, StringComparison.Ordinal);
        ledger.Erase(5, "why");
        Assert.Throws<ArgumentException>(() => ledger.Erase(5, "again"));
        Assert.Throws<ArgumentException>(() => ledger.Erase(6, " "));
    }

    public void Dispose() => folder.Dispose();

    private void AssertNowhere(ReadOnlySpan<byte> text)
    {
        foreach (var file in Directory.GetFiles(folder.Path, "ledger.sqlite*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            Assert.False(bytes.AsSpan().IndexOf(text) >= 0, $"{Path.GetFileName(file)} still holds {Encoding.UTF8.GetString(text)}");
        }
    }
}
