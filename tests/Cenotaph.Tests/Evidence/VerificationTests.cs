using System.Security.Cryptography;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Evidence;

public sealed class VerificationTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_ledger_as_it_was_written_is_sound()
    {
        var file = folder["ledger.sqlite"];
        Head head;
        using (var ledger = Sample.Write(file))
        {
            head = Sample.Fill(ledger, 40);
        }

        Assert.Equal(new Verification(40, head), Verification.Of(file));
    }

    [Fact]
    public void An_empty_ledger_is_sound() =>
        Assert.Equal(new Verification(0, default), Verification.Of(Sample.New(folder, 0)));

    [Theory]
    [InlineData(TamperQuery.EditKind, 5)]
    [InlineData(TamperQuery.EditTime, 5)]
    [InlineData(TamperQuery.EditRecord, 5)]
    [InlineData(TamperQuery.EditInline, 4)]
    [InlineData(TamperQuery.EditBody, 5)]
    [InlineData(TamperQuery.SwapBodies, 5)]
    [InlineData(TamperQuery.DeleteEntry, 5)]
    [InlineData(TamperQuery.DeleteBody, 5)]
    [InlineData(TamperQuery.EmptyBody, 5)]
    [InlineData(TamperQuery.BodyForClaim, 4)]
    public void A_change_from_outside_is_named_by_its_entry(string sql, long entry)
    {
        var file = Sample.New(folder, 40);
        TamperQuery.Run(file, sql);
        var verification = Verification.Of(file);
        Assert.Equal((entry, entry - 1), (verification.Broken, verification.LastGood));
    }

    [Fact]
    public void An_edited_entry_is_answered_with_the_hash_found_and_the_hash_expected()
    {
        var file = Sample.New(folder, 40);
        TamperQuery.Run(file, TamperQuery.EditKind);
        var verification = Verification.Of(file);
        Assert.Equal(
            $"Entry 5: its hash is {verification.Found}, but its content gives {verification.Expected}.",
            verification.Reason);
        Assert.Equal(verification.Found, TamperQuery.Read(file, 5, row => (Hash?)new Hash(row.Hash)));
        Assert.Equal(verification.Expected, Recomputed(file, 5));
    }

    [Fact]
    public void An_edited_entry_with_a_new_hash_breaks_the_chain_after_it()
    {
        var file = Sample.New(folder, 40);
        TamperQuery.Run(file, TamperQuery.EditKind);
        var hash = Recomputed(file, 5);
        TamperQuery.Rewrite(file, TamperQuery.RewriteHash, hash.Span, 5);
        var verification = Verification.Of(file);
        Assert.Equal((6, hash), (verification.Broken, verification.Expected));
        Assert.Equal(
            $"Entry 6: it says that the hash before it is {verification.Found}, but entry 5 has {hash}.",
            verification.Reason);
    }

    [Fact]
    public void A_missing_entry_is_named_with_the_one_that_follows()
    {
        var file = Sample.New(folder, 40);
        TamperQuery.Run(file, TamperQuery.DeleteEntry);
        Assert.Equal("Entry 5 is missing: after entry 4 the next is 6.", Verification.Of(file).Reason);
    }

    [Fact]
    public void Two_entries_that_changed_places_are_named_by_the_first()
    {
        var file = Sample.New(folder, 40);
        TamperQuery.Run(file, TamperQuery.Swap, TamperQuery.SwapBack);
        Assert.Equal(5, Verification.Of(file).Broken);
    }

    [Fact]
    public void An_inserted_entry_is_named()
    {
        var file = Sample.New(folder, 40);
        TamperQuery.Run(file, TamperQuery.MoveUp, TamperQuery.SwapBack, TamperQuery.Insert);
        Assert.Equal(5, Verification.Of(file).Broken);
    }

    [Theory]
    [InlineData(TamperQuery.Orphan)]
    [InlineData(TamperQuery.DropIndex)]
    [InlineData(TamperQuery.AddTrigger)]
    [InlineData(TamperQuery.EditKey)]
    public void A_change_beside_the_entries_is_reported_with_all_entries_good(string sql)
    {
        var file = Sample.New(folder, 40);
        TamperQuery.Run(file, sql);
        var verification = Verification.Of(file);
        Assert.False(verification.IsSound);
        Assert.Equal((null, 40), (verification.Broken, verification.LastGood));
    }

    [Theory]
    [InlineData(TamperQuery.NewerVersion, "has schema version 7; this program knows version 2. Use a newer program.")]
    [InlineData(TamperQuery.OtherApplication, "It does not bear the mark of a ledger.")]
    public void A_file_that_this_program_cannot_read_is_an_answer(string sql, string reason)
    {
        var file = Sample.New(folder, 3);
        File.Delete(Heads.FileOf(file));
        TamperQuery.Run(file, sql);
        Assert.EndsWith(reason, Verification.Of(file).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_cut_off_the_end_are_found_against_the_noted_heads()
    {
        var file = Sample.New(folder, 40);
        TamperQuery.Run(file, TamperQuery.CutTail, TamperQuery.CutTailBodies);
        var verification = Verification.Of(file);
        Assert.Equal((36, 35), (verification.Broken, verification.LastGood));
        Assert.Equal(
            "The ledger ends at entry 35, but ledger.heads, line 1 notes entry 40: entries were cut off its end.",
            verification.Reason);
        File.Delete(Heads.FileOf(file));
        Assert.True(Verification.Of(file).IsSound);
    }

    [Fact]
    public void A_chain_written_anew_is_found_against_the_noted_heads()
    {
        var file = Sample.New(folder, 40);
        var heads = Heads.Read(Heads.FileOf(file));
        foreach (var leftover in Directory.GetFiles(folder.Path))
        {
            File.Delete(leftover);
        }

        Sample.New(folder, 50);
        Assert.True(Verification.Of(file).IsSound);
        var verification = Verification.Of(file, heads);
        Assert.Equal((40, 0), (verification.Broken, verification.LastGood));
        Assert.Equal(
            $"Entry 40 has the hash {verification.Found}, but ledger.heads, line 1 notes {heads[0].Head.Hash}: " +
            "the chain was written anew at or before this entry.",
            verification.Reason);
    }

    [Fact]
    public void A_change_in_any_stretch_of_a_long_chain_is_named()
    {
        var file = folder["ledger.sqlite"];
        using (var ledger = Sample.Write(file))
        {
            ledger.Append([.. Enumerable.Range(1, 30_000).Select(number => Sample.Report(ledger, number))]);
        }

        Assert.Equal(30_000, Verification.Of(file).Entries);
        var original = File.ReadAllBytes(file);
        foreach (var sequence in (ReadOnlySpan<long>)[1, 9_999, 10_000, 10_001, 14_999, 15_000, 15_001, 20_000, 29_999, 30_000])
        {
            File.WriteAllBytes(file, original);
            TamperQuery.Rewrite(file, TamperQuery.RewritePrevious, new byte[Hash.Size].Select(_ => (byte)7).ToArray(), sequence);
            Assert.Equal(sequence, Verification.Of(file).Broken);
            File.WriteAllBytes(file, original);
            TamperQuery.Rewrite(file, TamperQuery.RewriteHash, new byte[Hash.Size].Select(_ => (byte)7).ToArray(), sequence);
            Assert.Equal(sequence, Verification.Of(file).Broken);
        }
    }

    [Fact]
    public void A_missing_file_is_not_taken_for_an_empty_ledger()
    {
        var missing = Assert.Throws<FileNotFoundException>(() => Verification.Of(folder["none.sqlite"]));
        Assert.Equal(folder["none.sqlite"], missing.FileName);
    }

    public void Dispose() => folder.Dispose();

    private static Hash Recomputed(string file, long sequence) => TamperQuery.Read(file, sequence, row =>
    {
        var text = new Utf8Text();
        EntryHeader.Write(text, sequence, row.RecordedAt, row.Kind, row.Record, row.Commitment, row.Body, row.Previous);
        return new Hash(SHA256.HashData(text.Span));
    });
}
