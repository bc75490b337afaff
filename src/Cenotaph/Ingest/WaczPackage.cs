using System.Security.Cryptography;
using System.Text.Json;

namespace Cenotaph.Ingest;

/// <summary>What datapackage.json and datapackage-digest.json of a WACZ file say, held against its files.</summary>
internal sealed class WaczPackage(WaczFiles files, string name, DocumentFaults faults)
{
    /// <summary>The list of files.</summary>
    public const string ListFile = "datapackage.json";

    /// <summary>The hash of the list, and its signature.</summary>
    public const string DigestFile = "datapackage-digest.json";

    private const int LargestList = 1 << 24;

    private readonly HashSet<string> listed = new(StringComparer.Ordinal);

    /// <summary>The version of the format.</summary>
    public string? Version { get; private set; }

    /// <summary>The files listed.</summary>
    public long Resources { get; private set; }

    /// <summary>Those that are as listed.</summary>
    public long Verified { get; private set; }

    /// <summary>Whether there is a signature.</summary>
    public bool HasSignature { get; private set; }

    /// <summary>Proves every file that is listed, and names those that are not.</summary>
    public void Check()
    {
        if (!files.Has(ListFile))
        {
            Fault(ListFile, "file", "nothing", "the list of the archive's files");
        }
        else if (Parse(ListFile) is { } list)
        {
            using (list.Document)
            {
                List(list.Document.RootElement);
            }

            if (files.Has(DigestFile))
            {
                Digest(list.Bytes);
            }
        }

        foreach (var file in files.Names.Where(file => file is not (ListFile or DigestFile) && !listed.Contains(file)))
        {
            Fault(file, "file", $"a file that {ListFile} does not list", "only files that are listed");
            files.Measure(file, HashAlgorithmName.SHA256);
        }
    }

    private void List(JsonElement list)
    {
        Version = Text(list, "wacz_version");
        if (Version is not ("1.1.1" or "1.1.0" or "1.0.0"))
        {
            Fault(ListFile, "wacz_version", Version is null ? "nothing" : $"\"{DocumentFault.Plain(Version, 40)}\"", "1.1.1; it is read as if it were", Severity.Doubt);
        }

        if (list.ValueKind != JsonValueKind.Object || !list.TryGetProperty("resources", out var resources) || resources.ValueKind != JsonValueKind.Array)
        {
            Fault(ListFile, "resources", "nothing", "a list of files with path, hash and bytes");
            return;
        }

        foreach (var resource in resources.EnumerateArray())
        {
            Resources++;
            if (Text(resource, "path") is not { Length: > 0 } path)
            {
                Fault(ListFile, "resources", $"file {Resources} without a path", "a path inside the archive");
            }
            else if (!listed.Add(path))
            {
                Fault(ListFile, "resources", $"\"{DocumentFault.Plain(path, 80)}\" twice", "each file once");
            }
            else if (!files.Has(path))
            {
                Fault(path, "file", "nothing", $"the file, which {ListFile} lists");
            }
            else
            {
                Resource(path, resource);
            }
        }
    }

    private void Resource(string path, JsonElement resource)
    {
        var declared = WarcDigest.Parse(Text(resource, "hash") ?? "");
        var found = files.Measure(path, declared.Algorithm ?? HashAlgorithmName.SHA256);
        if (!declared.IsReadable)
        {
            Fault(path, "hash", declared.Text.Length == 0 ? "nothing" : $"\"{DocumentFault.Plain(declared.Text, 120)}\"", $"a sha256 digest in {ListFile}");
        }
        else if (found is { } file && !file.Digest.AsSpan().SequenceEqual(declared.Value))
        {
            Fault(path, "hash", declared.Like(file.Digest), DocumentFault.Plain(declared.Text));
        }
        else if (found is not null)
        {
            Verified += Length(path, resource, found.Value.Length) ? 1 : 0;
        }
    }

    private bool Length(string path, JsonElement resource, long length)
    {
        if (!resource.TryGetProperty("bytes", out var bytes) || bytes.ValueKind != JsonValueKind.Number || !bytes.TryGetInt64(out var said))
        {
            Fault(path, "bytes", "nothing", $"the file's length in {ListFile}", Severity.Doubt);
            return true;
        }

        if (said != length)
        {
            Fault(path, "bytes", $"{length}", $"{said}");
        }

        return said == length;
    }

    private void Digest(byte[] list)
    {
        if (Parse(DigestFile) is not { } digest)
        {
            return;
        }

        using var document = digest.Document;
        var root = document.RootElement;
        if (Text(root, "path") is { } path && path != ListFile)
        {
            Fault(DigestFile, "path", $"\"{DocumentFault.Plain(path, 80)}\"", ListFile);
        }

        var declared = WarcDigest.Parse(Text(root, "hash") ?? "");
        var found = CryptographicOperations.HashData(declared.Algorithm ?? HashAlgorithmName.SHA256, list);
        if (!declared.IsReadable)
        {
            Fault(DigestFile, "hash", declared.Text.Length == 0 ? "nothing" : $"\"{DocumentFault.Plain(declared.Text, 120)}\"", $"the sha256 digest of {ListFile}");
        }
        else if (!found.AsSpan().SequenceEqual(declared.Value))
        {
            Fault(ListFile, "hash", declared.Like(found), DocumentFault.Plain(declared.Text));
        }

        HasSignature = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("signedData", out var signed) && signed.ValueKind == JsonValueKind.Object;
    }

    private (JsonDocument Document, byte[] Bytes)? Parse(string file)
    {
        if (files.Whole(file, LargestList) is not { } bytes)
        {
            return null;
        }

        files.Measure(file, HashAlgorithmName.SHA256);
        try
        {
            var start = bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? 3 : 0;
            return (JsonDocument.Parse(bytes.AsMemory(start)), bytes);
        }
        catch (JsonException)
        {
            Fault(file, "file", "text that is not JSON", "JSON");
            return null;
        }
    }

    private static string? Text(JsonElement element, string member) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? Decoded(text) : null;

    // Half a surrogate pair, escaped, is JSON and no text.
    private static string? Decoded(JsonElement text)
    {
        try
        {
            return text.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void Fault(string file, string what, string seen, string expected, Severity severity = Severity.Error) =>
        faults.Add(new($"{name}: {DocumentFault.Plain(file)}", what, seen, expected, severity));
}
