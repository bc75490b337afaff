using System.Security.Cryptography;

namespace Cenotaph.Evidence;

/// <summary>
/// Where the key to personal bodies comes from: a passphrase, given or asked for, a key file that was named, or the usual key file of this user, which is made when it
/// is first needed. None of them lies in the study.
/// </summary>
/// <param name="passphrase">The passphrase, or null.</param>
/// <param name="file">The key file that was named, or null.</param>
/// <param name="folder">The folder of the usual key file.</param>
/// <param name="prompt">Who asks for the passphrase of a ledger that is locked with one, where none was given; null where nobody can be asked.</param>
public sealed class LedgerKeys(string? passphrase, string? file, string folder, PassphrasePrompt? prompt = null)
{
    /// <summary>The variable that holds a passphrase.</summary>
    public const string PassphraseVariable = "CENOTAPH_PASSPHRASE";

    /// <summary>The variable that names a key file.</summary>
    public const string FileVariable = "CENOTAPH_KEY_FILE";

    /// <summary>The variable that names another folder for the usual key file.</summary>
    public const string FolderVariable = "CENOTAPH_KEYS";

    private const string UsualName = "personal.key";
    /// <summary>Who asks at the terminal of this process when a passphrase is needed and the environment gives none; null where nobody can be asked.</summary>
    public static PassphrasePrompt? Prompt { get; set; }

    /// <summary>The keys that the variables of this process name.</summary>
    public static LedgerKeys OfEnvironment() => new(
        Variable(PassphraseVariable),
        Variable(FileVariable),
        Variable(FolderVariable) ?? Path.Combine(
            Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "cenotaph"),
        Prompt);

    /// <summary>The key file that is used, named or usual.</summary>
    public string File => Path.GetFullPath(file ?? Path.Combine(folder, UsualName));

    /// <summary>Makes the header for a new ledger's key.</summary>
    /// <exception cref="LedgerKeyException">The key file can be neither read nor made.</exception>
    internal VaultHeader Wrap(ReadOnlySpan<byte> dataKey) => passphrase is not null
        ? VaultHeader.UnderPassphrase(dataKey, passphrase)
        : VaultHeader.UnderFile(dataKey, Read() ?? Make());

    /// <summary>Opens a ledger's key.</summary>
    /// <param name="header">What the ledger keeps of it.</param>
    /// <param name="why">What to do when there is no key, as a sentence.</param>
    internal byte[]? Open(VaultHeader header, out string why)
    {
        why = "";
        if (header.Kind == KeyKind.Passphrase)
        {
            if (passphrase is null)
            {
                why = $"They are locked with a passphrase; set {PassphraseVariable}.";
                return prompt?.Open(header, out why);
            }

            var opened = header.Open(passphrase);
            why = opened is null ? $"The passphrase in {PassphraseVariable} is another." : "";
            return opened;
        }

        byte[]? key;
        try
        {
            key = Read();
        }
        catch (LedgerKeyException refused)
        {
            why = refused.Message;
            return null;
        }

        if (key is null || VaultHeader.NameOf(key) != header.KeyName)
        {
            why = $"They are locked with the key file {header.KeyName}, and {(key is null ? $"there is none at {File}" : $"{File} is {VaultHeader.NameOf(key)}")}; name it with {FileVariable}.";
            return null;
        }

        return header.Open(key);
    }

    /// <summary>Makes a key file, readable for this user alone; one that is there already stays.</summary>
    /// <exception cref="LedgerKeyException">It cannot be made.</exception>
    internal byte[] Make()
    {
        var half = $"{File}.{Environment.ProcessId}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}.new";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(File)!);
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var stream = new FileStream(half, options))
            using (var text = new StreamWriter(stream))
            {
                text.Write(Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(VaultHeader.KeySize)) + "\n");
            }

            try
            {
                System.IO.File.Move(half, File, overwrite: false);
            }
            catch (IOException) when (System.IO.File.Exists(File))
            {
                // another process made it first
                System.IO.File.Delete(half);
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new LedgerKeyException($"The key file for personal bodies, {File}, cannot be made: {refused.Message.TrimEnd('.')}. Name another with {FileVariable}.");
        }

        return Read() ?? throw new LedgerKeyException($"The key file {File} was taken away.");
    }

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;

    private byte[]? Read()
    {
        string text;
        try
        {
            if (!System.IO.File.Exists(File))
            {
                return null;
            }

            text = System.IO.File.ReadAllText(File).Trim();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new LedgerKeyException($"The key file {File} cannot be read: {refused.Message.TrimEnd('.')}.");
        }

        return Hash.TryParse(text, out var key)
            ? key.Span.ToArray()
            : throw new LedgerKeyException($"{File} is no key file: it should hold 64 hexadecimal digits.");
    }
}
