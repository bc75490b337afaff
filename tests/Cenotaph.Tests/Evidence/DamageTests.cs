using System.Globalization;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Evidence;

/// <summary>Bytes changed in the file from outside, below SQLite.</summary>
public sealed class DamageTests : IDisposable
{
    private const int Count = 60;

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_flipped_byte_is_reported_or_changes_nothing_that_anyone_reads() =>
        FlipEach((at, used) => at % (used ? 11 : 211) == 3, at => [(byte)(1 << (at % 8))]);

    [Fact]
    [Trait("Category", "Slow")]
    public void Each_byte_in_use_flipped_in_two_ways_is_reported_or_changes_nothing_that_anyone_reads() =>
        FlipEach((at, used) => used || at % 16 == 0, at => [0xff, (byte)(1 << (at % 8))]);

    [Fact]
    public void A_flipped_byte_of_a_body_salt_or_commitment_is_named_by_its_entry()
    {
        var file = Sample.New(folder, Count);
        var original = File.ReadAllBytes(file);
        foreach (var sequence in (ReadOnlySpan<long>)[1, 2, 5, 29, Count])
        {
            var parts = TamperQuery.Read(file, sequence, row => (byte[][])
                [row.Commitment.ToArray(), row.Seal.ToArray(), row.PersonalBody.ToArray(), row.Body.ToArray()]);
            foreach (var part in parts.Where(part => part.Length > 0))
            {
                var start = original.AsSpan().IndexOf(part);
                Assert.True(start > 0);
                for (var at = start; at < start + part.Length; at++)
                {
                    var verification = Flipped(file, original, at, 0x20);
                    Assert.Equal((sequence, sequence - 1), (verification.Broken, verification.LastGood));
                }
            }
        }
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_an_answer_and_never_sound()
    {
        var file = Sample.New(folder, Count);
        var original = File.ReadAllBytes(file);
        for (var length = 0; length < original.Length; length += 509)
        {
            File.WriteAllBytes(file, original.AsSpan(0, length));
            Assert.False(Verification.Of(file).IsSound);
            Assert.True(length >= 8192 || OpeningIsRefused(file), $"{length} bytes");
        }
    }

    [Fact]
    public void A_page_of_noise_anywhere_is_an_answer()
    {
        var file = Sample.New(folder, Count);
        File.Delete(Heads.FileOf(file));
        var original = File.ReadAllBytes(file);
        for (var page = 0; page < original.Length / 4096; page++)
        {
            var noisy = original.ToArray();
            for (var at = 0; at < 4096; at++)
            {
                noisy[(page * 4096) + at] ^= unchecked((byte)(((at * 2654435761) >> 7) | 1));
            }

            File.WriteAllBytes(file, noisy);
            Assert.False(Verification.Of(file).IsSound);
        }
    }

    public void Dispose() => folder.Dispose();

    private void FlipEach(Func<int, bool, bool> sampled, Func<int, byte[]> masks)
    {
        var file = Sample.New(folder, Count);
        var before = Everything(file);
        var original = File.ReadAllBytes(file);
        var (reported, named) = (0, 0);
        for (var at = 0; at < original.Length; at++)
        {
            if (!sampled(at, original[at] != 0))
            {
                continue;
            }

            foreach (var mask in masks(at))
            {
                var verification = Flipped(file, original, at, mask);
                Assert.True(!verification.IsSound || before == Everything(file), $"byte {at}, mask {mask}");
                reported += verification.IsSound ? 0 : 1;
                named += verification.Broken is null ? 0 : 1;
            }
        }

        TestContext.Current.SendDiagnosticMessage($"{reported} reported, {named} of them named");
        Assert.InRange(named, reported / 2, reported);
        Assert.True(named > 500, $"{reported} reported, {named} named");
    }

    private static Verification Flipped(string file, byte[] bytes, int at, byte mask)
    {
        bytes[at] ^= mask;
        File.WriteAllBytes(file, bytes);
        bytes[at] ^= mask;
        return Verification.Of(file);
    }

    private static bool OpeningIsRefused(string file)
    {
        try
        {
            using var ledger = Ledger.OpenToRead(file);
            return false;
        }
        catch (LedgerDamagedException)
        {
            return true;
        }
    }

    /// <summary>All that readers get by every way there is.</summary>
    private static string Everything(string file)
    {
        using var ledger = Ledger.OpenToRead(file);
        var all = ledger.Entries().Select(Text).ToList();
        all.AddRange(ledger.Kinds().Select(kind => kind.ToString()));
        all.AddRange(ledger.Kinds().SelectMany(kind => ledger.Entries(kind.Kind)).Select(Text));
        all.AddRange(Enumerable.Range(1, Count).Select(number => Text(ledger.Latest(ledger.RecordOf("report", "list", Id(number))))));
        all.AddRange(Enumerable.Range(1, Count).Select(number => Text(ledger.Latest(ledger.RecordOf("claim", "claims", Id(number))))));
        all.AddRange(Enumerable.Range(0, Count).SelectMany(after => ledger.Entries(after: after).Take(1)).Select(Text));
        return string.Join('\n', all);
    }

    private static string Id(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(Entry? entry) => entry is null
        ? "none"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Sequence} {entry.Previous} {entry.RecordedAt:O} {entry.Kind} {entry.Record} {entry.Commitment} {entry.Hash} ")
            + Convert.ToHexString(entry.Body.Span);
}
