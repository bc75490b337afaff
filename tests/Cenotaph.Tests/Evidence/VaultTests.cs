using System.Text;
using Cenotaph.Evidence;

namespace Cenotaph.Tests.Evidence;

public sealed class VaultTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Fact]
    public void No_byte_of_a_personal_body_stands_plain_in_any_file_of_the_ledger()
    {
        var file = folder["ledger.sqlite"];
        using var ledger = Open(file, Keys("a.key"));
        Sample.Fill(ledger, 40);
        foreach (var path in Directory.GetFiles(folder.Path).Where(path => !path.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf("Invented Person"u8));
        }

        Assert.Contains(ledger.Entries("report"), entry => Encoding.UTF8.GetString(entry.Body.Span).Contains("Invented Person 5\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_body_twice_is_stored_as_different_bytes()
    {
        var file = folder["ledger.sqlite"];
        using (var ledger = Open(file, Keys("a.key")))
        {
            var body = Sample.Body("Invented Person", 1);
            ledger.Append([new("report", null, body, true), new("report", null, body, true)]);
        }

        var stored = Enumerable.Range(1, 2).Select(entry => TamperQuery.Read(file, entry, row => Convert.ToHexString(row.PersonalBody))).Distinct();
        Assert.Equal(2, stored.Count());
    }

    [Fact]
    public void A_ledger_without_personal_bodies_asks_for_no_key()
    {
        var keys = Keys("a.key");
        using var ledger = Open(folder["ledger.sqlite"], keys);
        ledger.Append([Sample.Claim(ledger, 1)]);
        Assert.Single(ledger.Entries());
        Assert.False(File.Exists(keys.File));
    }

    [Fact]
    public void A_key_file_is_readable_for_its_owner_alone_and_not_made_twice()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have no such permission there.");
            return;
        }

        var keys = Keys("sub/a.key");
        var first = keys.Make();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(keys.File));
        Assert.Equal(first, keys.Make());
        Assert.Single(Directory.GetFiles(folder["sub"]));
    }

    [Fact]
    public void Without_its_key_a_ledger_keeps_its_bodies_shut_and_says_which_key_it_wants()
    {
        var file = folder["ledger.sqlite"];
        using (var ledger = Open(file, Keys("a.key")))
        {
            Sample.Fill(ledger, 8);
        }

        using var other = Ledger.OpenToRead(file, Keys("missing.key"));
        Assert.Equal(["claim", "ingest", "report"], other.Kinds().Select(kind => kind.Kind));
        Assert.Equal(2, other.Entries("claim").Count());
        var refused = Assert.Throws<LedgerKeyException>(() => other.Entries("report").Count());
        Assert.Matches("locked with the key file [0-9a-f]{16}, and there is none at .*missing.key; name it with CENOTAPH_KEY_FILE", refused.Message);
        Keys("b.key").Make();
        using var wrong = Ledger.OpenToRead(file, Keys("b.key"));
        Assert.Matches("b.key is [0-9a-f]{16}", Assert.Throws<LedgerKeyException>(() => wrong.Entries("report").Count()).Message);
    }

    [Fact]
    public void Verifying_without_the_key_checks_the_chain_and_says_that_bodies_were_not_opened()
    {
        var file = folder["ledger.sqlite"];
        using (var ledger = Open(file, Keys("a.key")))
        {
            Sample.Fill(ledger, 40);
        }

        var shut = Verification.Of(file, keys: Keys("missing.key"));
        Assert.True(shut.IsSound);
        Assert.Equal(Verification.Of(file, keys: Keys("a.key")).Entries, shut.Entries);
        Assert.Equal(26, shut.Unopened);
        Assert.Contains("missing.key", shut.WhyUnopened, StringComparison.Ordinal);
        Assert.Equal(0, Verification.Of(file, keys: Keys("a.key")).Unopened);
    }

    [Fact]
    public void A_passphrase_opens_whatever_its_form_of_accents_and_another_does_not()
    {
        var file = folder["ledger.sqlite"];
        using (var ledger = Open(file, new LedgerKeys("тихий ё вечер", null, folder.Path)))
        {
            Sample.Fill(ledger, 4);
        }

        using (var read = Ledger.OpenToRead(file, new LedgerKeys("тихий ё вечер".Normalize(NormalizationForm.FormD), null, folder.Path)))
        {
            Assert.NotEmpty(read.Entries("report"));
        }

        using var wrong = Ledger.OpenToRead(file, new LedgerKeys("тихий е вечер", null, folder.Path));
        Assert.Contains("is another", Assert.Throws<LedgerKeyException>(() => wrong.Entries("report").Count()).Message, StringComparison.Ordinal);
        using var none = Ledger.OpenToRead(file, Keys("a.key"));
        Assert.Contains("set CENOTAPH_PASSPHRASE", Assert.Throws<LedgerKeyException>(() => none.Entries("report").Count()).Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFiles(folder.Path, "*.sqlite"));
        Assert.Empty(Directory.GetFiles(folder.Path, "*.key"));
    }

    [Fact]
    public void Locked_anew_a_ledger_opens_with_the_new_key_alone_and_says_so_in_an_entry()
    {
        var file = folder["ledger.sqlite"];
        using (var ledger = Open(file, Keys("a.key")))
        {
            Sample.Fill(ledger, 8);
            ledger.Relock(Keys("b.key"));
        }

        using var read = Ledger.OpenToRead(file, Keys("b.key"));
        Assert.NotEmpty(read.Entries("report"));
        Assert.Matches("""^{"key":"[0-9a-f]{16}"}$""", Encoding.UTF8.GetString(Assert.Single(read.Entries("key")).Body.Span));
        using var old = Ledger.OpenToRead(file, Keys("a.key"));
        Assert.Throws<LedgerKeyException>(() => old.Entries("report").Count());
        Assert.True(Verification.Of(file, keys: Keys("b.key")).IsSound);
    }

    [Theory]
    [InlineData(TamperQuery.DropVault)]
    [InlineData(TamperQuery.EditVault)]
    public void A_changed_header_of_the_key_is_reported(string sql)
    {
        var file = Sample.New(folder, 8);
        TamperQuery.Run(file, sql);
        Assert.Contains("The header of the key to its personal bodies was changed.", Verification.Of(file).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_given_up_takes_the_key_that_it_made_with_it()
    {
        var file = folder["ledger.sqlite"];
        using (var ledger = Open(file, Keys("a.key")))
        {
            using (var batch = ledger.Begin())
            {
                batch.Add("report", null, Sample.Body("Invented Person", 1), personal: true);
            }

            ledger.Append([new("report", null, Sample.Body("Invented Person", 2), true)]);
        }

        using var read = Ledger.OpenToRead(file, Keys("a.key"));
        Assert.Equal(Sample.Body("Invented Person", 2), Assert.Single(read.Entries()).Body.ToArray());
        Assert.True(Verification.Of(file, keys: Keys("a.key")).IsSound);
    }

    [Theory]
    [InlineData("not a key")]
    [InlineData("")]
    public void A_key_file_with_anything_else_in_it_is_refused_and_stays(string content)
    {
        File.WriteAllText(folder["a.key"], content);
        using var ledger = Open(folder["ledger.sqlite"], Keys("a.key"));
        var refused = Assert.Throws<LedgerKeyException>(() => ledger.Append([new("report", null, Sample.Body("x", 2), true)]));
        Assert.Contains("is no key file: it should hold 64 hexadecimal digits", refused.Message, StringComparison.Ordinal);
        Assert.Equal(content, File.ReadAllText(folder["a.key"]));
        Assert.Equal(0, ledger.Head.Sequence);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(200_000)]
    public void A_sealed_file_opens_to_the_same_bytes_and_tells_any_change(int size)
    {
        using var ledger = Open(folder["ledger.sqlite"], Keys("a.key"));
        var plain = Enumerable.Range(0, size).Select(i => (byte)(i * 31 % 251)).ToArray();
        var met = new List<byte>();
        var sealedBytes = new MemoryStream();
        ledger.Seal(new MemoryStream(plain), sealedBytes, bytes => met.AddRange(bytes));
        Assert.Equal(plain, met);
        Assert.Equal(plain, Opened(sealedBytes.ToArray()));
        var bytes = sealedBytes.ToArray();
        foreach (var at in new[] { 0, 8, 40, bytes.Length / 2, bytes.Length - 17, bytes.Length - 1 })
        {
            var changed = bytes.ToArray();
            changed[at] ^= 1;
            Assert.Throws<FormatException>(() => Opened(changed));
        }

        foreach (var cut in new[] { 1, 16, 17, bytes.Length - 40, 65_552 + 1 }.Where(cut => cut > 0 && cut <= bytes.Length))
        {
            Assert.Throws<FormatException>(() => Opened(bytes[..^cut]));
        }

        Assert.Throws<FormatException>(() => Opened([.. bytes, 0]));

        byte[] Opened(byte[] stored)
        {
            var to = new MemoryStream();
            ledger.Unseal(new MemoryStream(stored), to);
            return to.ToArray();
        }
    }

    public void Dispose() => folder.Dispose();

    private static Ledger Open(string file, LedgerKeys keys) =>
        Ledger.OpenToWrite(file, "a test", TimeProvider.System, keys);

    private LedgerKeys Keys(string name) => new(null, folder[name], folder.Path);
}
