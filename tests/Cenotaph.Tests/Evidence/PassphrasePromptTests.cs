using Cenotaph.Evidence;

namespace Cenotaph.Tests.Evidence;

public sealed class PassphrasePromptTests : IDisposable
{
    private const string Words = "nine quiet hedgehogs";

    private readonly TemporaryFolder folder = new();

    [Fact]
    public void A_passphrase_is_asked_for_once_however_often_the_ledger_is_opened()
    {
        Lock(Words);
        var asked = 0;
        var prompt = new PassphrasePrompt(_ =>
        {
            asked++;
            return Words;
        });

        Assert.Equal(["a", "a"], [Read(prompt), Read(prompt)]);
        Assert.Equal(1, asked);
    }

    [Fact]
    public void A_wrong_one_is_asked_again_twice_and_then_the_ledger_stays_closed()
    {
        Lock(Words);
        List<string> questions = [];
        var typed = new Queue<string>(["wrong", Words]);
        Assert.Equal("a", Read(new(question =>
        {
            questions.Add(question);
            return typed.Dequeue();
        })));
        Assert.Equal(["Passphrase of the personal bodies: ", "That is another passphrase. Once more: "], questions);

        var tries = 0;
        var never = new PassphrasePrompt(_ => "wrong" + ++tries);
        Assert.Contains("The passphrase that was typed is another.", Assert.Throws<LedgerKeyException>(() => Read(never)).Message, StringComparison.Ordinal);
        Assert.Throws<LedgerKeyException>(() => Read(never));
        Assert.Equal(3, tries);
    }

    [Fact]
    public void Who_gives_it_up_is_not_asked_again()
    {
        Lock(Words);
        var asked = 0;
        var prompt = new PassphrasePrompt(_ =>
        {
            asked++;
            return null;
        });

        Assert.Contains("none was typed; set CENOTAPH_PASSPHRASE", Assert.Throws<LedgerKeyException>(() => Read(prompt)).Message, StringComparison.Ordinal);
        Assert.Throws<LedgerKeyException>(() => Read(prompt));
        Assert.Equal(1, asked);
    }

    [Fact]
    public void Nobody_is_asked_where_a_passphrase_is_given_or_a_key_file_locks()
    {
        Lock(Words);
        var prompt = new PassphrasePrompt(question => throw new InvalidOperationException(question));
        using (var given = Ledger.OpenToRead(folder["ledger.sqlite"], new(Words, null, folder.Path, prompt)))
        {
            Assert.Single(given.Entries("note"));
        }

        Assert.Contains("set CENOTAPH_PASSPHRASE", Assert.Throws<LedgerKeyException>(() => Read(null)).Message, StringComparison.Ordinal);
        File.Delete(folder["ledger.sqlite"]);
        Lock(null);
        Assert.Equal("a", Read(prompt));
    }

    public void Dispose() => folder.Dispose();

    private void Lock(string? words)
    {
        using var ledger = Ledger.OpenToWrite(folder["ledger.sqlite"], "test", TimeProvider.System, new(words, null, folder.Path));
        ledger.Append([new("note", null, "{\"by\":\"a\"}"u8.ToArray(), Personal: true)]);
    }

    private string Read(PassphrasePrompt? prompt)
    {
        using var ledger = Ledger.OpenToRead(folder["ledger.sqlite"], new(null, null, folder.Path, prompt));
        using var body = System.Text.Json.JsonDocument.Parse(Assert.Single(ledger.Entries("note")).Body);
        return body.RootElement.GetProperty("by").GetString()!;
    }
}
