using System.Globalization;
using System.Text;

namespace Cenotaph.Ingest;

/// <summary>What is wrong with a document, or with one record of a web archive.</summary>
/// <param name="File">The file; inside a WACZ, the file in it.</param>
/// <param name="What">The header field, or the part, that it is about.</param>
/// <param name="Seen">What was there.</param>
/// <param name="Expected">What should have been there.</param>
/// <param name="Severity">An error: the document is not what it says. A doubt: a person should look at it.</param>
public sealed record DocumentFault(string File, string What, string Seen, string Expected, Severity Severity = Severity.Error)
{
    private const int LongestText = 200;

    /// <summary>The number of the record in its file, from 1; null when it is about no record.</summary>
    public long? Record { get; init; }

    /// <summary>The byte at which the record, or the gzip member that holds it, begins in the file; null when it is about no place.</summary>
    public long? Offset { get; init; }

    /// <summary>How many bytes of what that member unpacks to come before the record; 0 when it begins the member.</summary>
    public long Within { get; init; }

    /// <summary>The record's WARC-Record-ID, or null.</summary>
    public string? Id { get; init; }

    /// <summary>One line: <c>a.warc.gz, record 3 at byte 1234 (&lt;urn:uuid:…&gt;), WARC-Block-Digest: seen sha1:…; expected sha1:….</c></summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Record is { } record)
        {
            text.Append(CultureInfo.InvariantCulture, $", record {record}");
        }

        if (Offset is { } offset)
        {
            text.Append(CultureInfo.InvariantCulture, $"{(Record is null ? "," : "")} at byte {offset}");
            text.Append(CultureInfo.InvariantCulture, $"{(Within > 0 ? $" and {Within} of what it unpacks to" : "")}");
        }

        if (Id is not null)
        {
            text.Append(" (").Append(Id).Append(')');
        }

        return Plain(text.Append(", ").Append(What).Append(": seen ").Append(Seen).Append("; expected ").Append(Expected).Append('.').ToString(), 8 * LongestText);
    }

    /// <summary>What a file holds, fit for one line of a message: escaped, and cut when long.</summary>
    internal static string Shown(ReadOnlySpan<byte> bytes) =>
        Plain(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, LongestText + 1)]));

    /// <summary>The same for text.</summary>
    internal static string Plain(string text, int longest = LongestText)
    {
        var line = new StringBuilder();
        foreach (var letter in text)
        {
            if (line.Length >= longest)
            {
                return line.Append('…').ToString();
            }

            if (char.IsControl(letter) || char.IsSurrogate(letter) || letter is (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069'))
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}");
            }
            else
            {
                line.Append(letter);
            }
        }

        return line.ToString();
    }
}
