using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Cenotaph.Evidence;

/// <summary>A head that was noted outside the ledger.</summary>
/// <param name="Place">The file and line it was noted in, for messages.</param>
/// <param name="Date">When, as it was written there; empty when it does not say.</param>
/// <param name="Head">The head.</param>
public sealed record KnownHead(string Place, string Date, Head Head);

/// <summary>
/// Heads kept outside the ledger, so that entries cut off its end or a chain made anew can be told: text with one line
/// <c>date sequence hash</c> each, or one JSON object with the members <c>sequence</c> and <c>hash</c>.
/// </summary>
public static partial class Heads
{
    /// <summary>The file of heads that belongs to a ledger: <c>ledger.heads</c> beside <c>ledger.sqlite</c>.</summary>
    public static string FileOf(string ledgerFile) => Path.ChangeExtension(ledgerFile, ".heads");

    /// <summary>Appends one line, on disk when this returns. The head must be on disk already.</summary>
    public static void Append(string file, DateTimeOffset date, Head head)
    {
        using var stream = new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var separator = "";
        if (stream.Length > 0)
        {
            // A line that a killed process did not finish stays alone, so that it spoils no other.
            stream.Seek(-1, SeekOrigin.End);
            separator = stream.ReadByte() == '\n' ? "" : "\n";
        }

        stream.Write(System.Text.Encoding.ASCII.GetBytes(
            $"{separator}{EntryHeader.TimeText(date)} {head.Sequence} {head.Hash}\n"));
        stream.Flush(flushToDisk: true);
    }

    /// <summary>Reads noted heads, in the order of the file.</summary>
    /// <exception cref="FormatException">A line is no head; the message names it.</exception>
    public static IReadOnlyList<KnownHead> Read(string file)
    {
        var text = File.ReadAllText(file);
        if (text.AsSpan().TrimStart().StartsWith("{"))
        {
            return [new(Path.GetFileName(file), "", FromJson(file, text))];
        }

        var heads = new List<KnownHead>();
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            var line = lines[index].Trim().Trim('\0');
            if (line.Length == 0)
            {
                continue;
            }

            if (FromLine(line) is var (date, head))
            {
                heads.Add(new($"{Path.GetFileName(file)}, line {index + 1}", date, head));
            }
            else if (!StartOfLine.IsMatch(line))
            {
                throw new FormatException(
                    $"{Path.GetFileName(file)}, line {index + 1}: seen \"{line}\"; expected date, sequence and hash.");
            }
        }

        return heads;
    }

    private static (string Date, Head Head)? FromLine(string line) =>
        line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var date, var sequence, var hash]
            && Of(sequence, hash) is { } head
            ? (date, head)
            : null;

    private static Head FromJson(string file, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            if (document.RootElement.TryGetProperty("sequence", out var sequence)
                && document.RootElement.TryGetProperty("hash", out var hash)
                && hash.ValueKind == JsonValueKind.String
                && Of(sequence.GetRawText(), hash.GetString()!) is { } head)
            {
                return head;
            }
        }
        catch (JsonException)
        {
            // Said below: what is no JSON has no such members either.
        }

        throw new FormatException(
            $"{Path.GetFileName(file)}: expected a JSON object with the members sequence and hash.");
    }

    private static Head? Of(string sequence, string hash) =>
        long.TryParse(sequence, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Hash.TryParse(hash, out var digest)
            ? new Head(number, digest)
            : null;

    // What a process that was killed while it wrote a line can leave of it.
    [GeneratedRegex(@"^\d[\dTZ:.-]*( \d*( [0-9a-f]{0,63})?)?$")]
    private static partial Regex StartOfLine { get; }
}
