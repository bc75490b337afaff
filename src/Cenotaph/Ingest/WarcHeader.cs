using System.Globalization;
using System.Text;

namespace Cenotaph.Ingest;

/// <summary>The header of one record: its version and named fields, and what is wrong with them.</summary>
internal sealed class WarcHeader
{
    /// <summary>The longest line that is read; of a longer one the rest is skipped.</summary>
    public const int LongestLine = 1 << 16;

    /// <summary>The most lines of a header.</summary>
    public const int MostLines = 1000;

    /// <summary>The most bytes of a header that are kept.</summary>
    public const int Largest = 1 << 20;

    private const string OneLine = "lines of a name, a colon and a value";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);
    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<(string What, string Seen, string Expected, Severity Severity)> faults = [];
    private string? name;
    private bool loose;
    private int kept;

    /// <summary>The version as it stands: <c>WARC/1.1</c>.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Whether the empty line at its end was met.</summary>
    public bool IsWhole { get; private set; }

    /// <summary>What is wrong, in order.</summary>
    public IReadOnlyList<(string What, string Seen, string Expected, Severity Severity)> Faults => faults;

    /// <summary>The length of the block; null when it is not said or cannot be read.</summary>
    public long? Length =>
        Field("Content-Length") is { } text && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length) ? length : null;

    /// <summary>The value of a field, or null.</summary>
    public string? Field(string field) => fields.GetValueOrDefault(field);

    /// <summary>Reads a header whose first bytes are at hand; it ends early at a boundary.</summary>
    /// <param name="source">The file.</param>
    /// <param name="line">Room for a line of <see cref="LongestLine"/> bytes.</param>
    public static WarcHeader Read(WarcSource source, byte[] line)
    {
        var header = new WarcHeader();
        for (var number = 0; number <= MostLines; number++)
        {
            if (!header.Line(source, line, out var length))
            {
                return header;
            }

            if (length == 0 && number > 0)
            {
                header.IsWhole = true;
                header.Check();
                return header;
            }

            if (header.kept + length > Largest)
            {
                header.Fault("header", $"more than {Largest:N0} bytes", "fewer; the record is skipped");
                return header;
            }

            header.kept += length;
            header.Take(line.AsSpan(0, length), number);
        }

        header.Fault("header", $"more than {MostLines} lines", "fewer; the record is skipped");
        return header;
    }

    private void Fault(string what, string seen, string expected, Severity severity = Severity.Error) => faults.Add((what, seen, expected, severity));

    // A line without its end; false when a boundary comes first.
    private bool Line(WarcSource source, byte[] line, out int length)
    {
        length = 0;
        var all = 0L;
        while (source.Ensure(1))
        {
            var bytes = source.Available;
            var feed = bytes.IndexOf((byte)'\n');
            var part = feed < 0 ? bytes : bytes[..feed];
            var fits = Math.Min(part.Length, line.Length - length);
            part[..fits].CopyTo(line.AsSpan(length));
            (length, all) = (length + fits, all + part.Length);
            source.Advance(feed < 0 ? part.Length : feed + 1);
            if (feed < 0)
            {
                continue;
            }

            if (all > line.Length)
            {
                Fault("header", $"a line of {all:N0} bytes", $"at most {LongestLine:N0}; its end was not read");
            }
            else if (length > 0 && line[length - 1] == '\r')
            {
                length--;
            }
            else if (!loose)
            {
                loose = true;
                Fault("header", "a line that ends without a carriage return", "carriage return and line feed", Severity.Doubt);
            }

            return true;
        }

        return false;
    }

    private void Take(ReadOnlySpan<byte> line, int number)
    {
        if (number == 0)
        {
            Version = DocumentFault.Shown(line);
            if (Version is not ("WARC/1.0" or "WARC/1.1"))
            {
                Fault("version", $"\"{Version}\"", "WARC/1.0 or WARC/1.1; it is read as if it were", Severity.Doubt);
            }

            return;
        }

        string text;
        try
        {
            text = Strict.GetString(line);
        }
        catch (DecoderFallbackException)
        {
            Fault("header", "a line that is not UTF-8", "UTF-8");
            text = Encoding.Latin1.GetString(line);
        }

        if (text[0] is ' ' or '\t')
        {
            if (name is null)
            {
                Fault("header", "a line that goes on where none begins", OneLine);
            }
            else if (fields[name].Length + text.Length <= LongestLine)
            {
                fields[name] = (fields[name] + " " + text.Trim()).Trim();
            }

            return;
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var named = colon < 0 ? "" : text[..colon];
        if (named.Length == 0 || !named.All(IsToken))
        {
            Fault("header", $"\"{DocumentFault.Plain(colon < 0 ? text : named, 60)}\"", OneLine);
            name = null;
            return;
        }

        name = named;
        if (!fields.TryAdd(named, text[(colon + 1)..].Trim()) && !named.Equals("WARC-Concurrent-To", StringComparison.OrdinalIgnoreCase)
            && named.StartsWith("WARC-", StringComparison.OrdinalIgnoreCase) | named.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)
            && !named.Equals("WARC-Protocol", StringComparison.OrdinalIgnoreCase))
        {
            Fault(DocumentFault.Plain(named, 60), "the field twice", "one; the first is used");
            name = null;
        }
    }

    private static bool IsToken(char letter) =>
        letter is > ' ' and < '\u007f' && !"()<>@,;:\\\"/[]?={}".Contains(letter, StringComparison.Ordinal);

    private void Check()
    {
        foreach (var required in (string[])["WARC-Type", "WARC-Record-ID", "WARC-Date", "Content-Length"])
        {
            if (Field(required) is not { Length: > 0 })
            {
                Fault(required, "nothing", "a value, which every record has");
            }
        }

        if (Field("Content-Length") is { Length: > 0 } length && Length is null)
        {
            Fault("Content-Length", $"\"{DocumentFault.Plain(length, 60)}\"", "a whole number of bytes in plain digits");
        }

        if (Field("WARC-Record-ID") is { Length: > 0 } id && !(id is ['<', _, .., '>'] && id.Contains(':', StringComparison.Ordinal)))
        {
            Fault("WARC-Record-ID", "a value of another form", "an address in angle brackets", Severity.Doubt);
        }

        if (Field("WARC-Date") is { Length: > 0 } date && !IsDate(date))
        {
            Fault("WARC-Date", $"\"{DocumentFault.Plain(date, 60)}\"", "a date and time such as 2024-05-06T07:08:09Z");
        }

        var type = Field("WARC-Type");
        if (type is { Length: > 0 } && !Types.Contains(type))
        {
            Fault("WARC-Type", $"\"{DocumentFault.Plain(type, 60)}\"", $"one of {string.Join(", ", Types)}", Severity.Doubt);
        }

        if (type is "response" or "resource" or "request" or "revisit" or "conversion" or "continuation" && Field("WARC-Target-URI") is not { Length: > 0 })
        {
            Fault("WARC-Target-URI", "nothing", $"the address, which a {type} has");
        }
    }

    /// <summary>The types of records of ISO 28500.</summary>
    internal static readonly string[] Types =
        ["warcinfo", "response", "resource", "request", "metadata", "revisit", "conversion", "continuation"];

    // Down to the year in WARC 1.1, with up to nine digits of a second; whole seconds in 1.0.
    private static bool IsDate(string text) =>
        DateTimeOffset.TryParseExact(
            Shortened(text),
            ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", "yyyy-MM-dd'T'HH:mm'Z'", "yyyy-MM-dd", "yyyy-MM", "yyyy"],
            CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static string Shortened(string text)
    {
        const int Seven = 27;
        return text.Length is > Seven + 1 and <= Seven + 3 && text[^1] == 'Z' && text.AsSpan(Seven, text.Length - Seven - 1).IndexOfAnyExceptInRange('0', '9') < 0
            ? text[..Seven] + "Z"
            : text;
    }
}
