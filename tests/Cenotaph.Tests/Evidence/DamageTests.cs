using System.Globalization;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Evidence;

/// <summary>Bytes flipped in the file from outside.</summary>
public sealed class DamageTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void Each_flipped_byte_is_reported_or_changes_nothing_that_anyone_reads()
    {
        var file = Sample.New(folder, 60);
        var before = Everything(file);
        var bytes = File.ReadAllBytes(file);
        var used = Enumerable.Range(0, bytes.Length).Where(at => bytes[at] != 0 || at % 16 == 0);
        var reported = 0;
        var named = 0;
        foreach (var (at, mask) in used.Select(at => (at, (byte)(1 << (at % 8)))).Where(flip => Sampled(flip.at)))
        {
            bytes[at] ^= mask;
            File.WriteAllBytes(file, bytes);
            bytes[at] ^= mask;
            var verification = Verification.Of(file);
            if (verification.IsSound)
            {
                Assert.True(before == Everything(file), $"byte {at}, mask {mask}");
            }

            reported += verification.IsSound ? 0 : 1;
            named += verification.Broken is null ? 0 : 1;
        }

        Assert.True(named > 500, $"{reported} reported, {named} named");
    }

    public void Dispose() => folder.Dispose();

    private static bool Sampled(int at) => Environment.GetEnvironmentVariable("ALL_BYTES") is not null || at % 7 == 3;

    /// <summary>All that readers get by every way there is.</summary>
    private static string Everything(string file)
    {
        using var ledger = Ledger.OpenToRead(file);
        var all = ledger.Entries().Select(Text).ToList();
        all.AddRange(ledger.Kinds().Select(kind => kind.ToString()));
        all.AddRange(ledger.Kinds().SelectMany(kind => ledger.Entries(kind.Kind)).Select(Text));
        all.AddRange(Enumerable.Range(1, 60).Select(number => Text(ledger.Latest(Sample.Report(ledger, number).Record!.Value))));
        all.AddRange(Enumerable.Range(1, 60).Select(number => Text(ledger.Latest(Sample.Claim(ledger, number).Record!.Value))));
        all.AddRange(Enumerable.Range(0, 60).SelectMany(after => ledger.Entries(after: after).Take(1)).Select(Text));
        return string.Join('\n', all);
    }

    private static string Text(Entry? entry) => entry is null
        ? "none"
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{entry.Sequence} {entry.Previous} {entry.RecordedAt:O} {entry.Kind} {entry.Record} {entry.Commitment} {entry.Hash} ")
            + Convert.ToHexString(entry.Body.Span);
}
