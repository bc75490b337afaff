namespace Cenotaph.Evidence;

/// <summary>Asks a person for the passphrase of personal bodies. What was typed and opened a ledger is tried first from then on: no command asks twice.</summary>
/// <param name="ask">Asks without showing what is typed; it gets the question, and gives null where it was given up.</param>
public sealed class PassphrasePrompt(Func<string, string?> ask)
{
    private const int Attempts = 3;

    private readonly Lock one = new();
    private string? typed;
    private bool ended;

    /// <summary>Opens a ledger's key; null, with the reason, where no answer did.</summary>
    internal byte[]? Open(VaultHeader header, out string why)
    {
        lock (one)
        {
            why = $"They are locked with a passphrase, and none was typed; set {LedgerKeys.PassphraseVariable}, or type it.";
            if (typed is not null && header.Open(typed) is { } known)
            {
                return known;
            }

            for (var attempt = 1; !ended && attempt <= Attempts; attempt++)
            {
                if (ask(attempt == 1 ? "Passphrase of the personal bodies: " : "That is another passphrase. Once more: ") is not { Length: > 0 } words)
                {
                    // Who gave it up is not asked again.
                    ended = true;
                    return null;
                }

                if (header.Open(words) is { } opened)
                {
                    typed = words;
                    return opened;
                }

                why = "The passphrase that was typed is another.";
            }

            ended = true;
            return null;
        }
    }
}
