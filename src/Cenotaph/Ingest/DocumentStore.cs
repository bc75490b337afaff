using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>What became of a document that was to be taken in.</summary>
public enum DocumentOutcome
{
    /// <summary>It was taken in.</summary>
    Added,

    /// <summary>It was held already.</summary>
    Held,

    /// <summary>The ledger had it and its file was missing; the file is there again.</summary>
    Restored,

    /// <summary>It was erased before, and is not taken in again.</summary>
    Erased,

    /// <summary>It changed while it was read, and was not taken in.</summary>
    Changed,
}

/// <summary>A document that a study holds.</summary>
/// <param name="Hash">SHA-256 of its bytes; reports name it by this.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="MediaType">What it is.</param>
/// <param name="Name">The name that its file had; it may be personal.</param>
/// <param name="Records">The records of a web archive, or null.</param>
/// <param name="Verified">Those that were verified when it was taken in, or null.</param>
/// <param name="Problems">How many errors there were then.</param>
/// <param name="RecordedAt">When it was taken in.</param>
public sealed record HeldDocument(
    Hash Hash, long Size, string MediaType, string Name, long? Records, long? Verified, long Problems, DateTimeOffset RecordedAt);

/// <summary>The documents of a study: encrypted files named by the SHA-256 of what they hold, and an entry of the ledger for each.</summary>
/// <param name="folder">The study's folder.</param>
/// <param name="ledger">Its ledger.</param>
public sealed class DocumentStore(string folder, Ledger ledger)
{
    /// <summary>The kind of their entries.</summary>
    public const string Kind = "document";

    /// <summary>The folder below the study that holds them.</summary>
    public const string FolderName = "documents";

    private readonly string kept = Path.Combine(folder, FolderName);

    /// <summary>Verifies a file and takes it in, whether it is sound or not; a second time changes nothing.</summary>
    /// <exception cref="IOException">It cannot be read, or the key to personal bodies is missing.</exception>
    public (DocumentReport Report, DocumentOutcome Outcome) Add(string path)
    {
        return Add(DocumentCheck.Of(path), () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1));
    }

    /// <summary>Takes a text in, as UTF-8; a second time changes nothing. It lies in no file but the encrypted one.</summary>
    /// <param name="text">The text.</param>
    /// <param name="name">What stands for a file's name.</param>
    public (DocumentReport Report, DocumentOutcome Outcome) AddText(string text, string name)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(name);
        var bytes = Encoding.UTF8.GetBytes(text);
        return Add(new(name, new(SHA256.HashData(bytes)), bytes.Length, DocumentType.Text, null, null, 0, 0, []), () => new MemoryStream(bytes));
    }

    private (DocumentReport Report, DocumentOutcome Outcome) Add(DocumentReport report, Func<Stream> open)
    {
        var record = ledger.RecordOf(Kind, "", report.Hash.ToString());
        var latest = ledger.Latest(record);
        if (latest is { Commitment: not null, Body.IsEmpty: true })
        {
            return (report, DocumentOutcome.Erased);
        }

        if (latest is not null && File.Exists(PathOf(report.Hash)))
        {
            return (report, DocumentOutcome.Held);
        }

        if (!Seal(open, report.Hash))
        {
            return (report, DocumentOutcome.Changed);
        }

        if (latest is null)
        {
            ledger.Append([new(Kind, record, Body(report), Personal: true)]);
        }

        return (report, latest is null ? DocumentOutcome.Added : DocumentOutcome.Restored);
    }

    /// <summary>The documents that the ledger has, in the order they were taken in; erased ones are left out.</summary>
    public IReadOnlyList<HeldDocument> List()
    {
        var held = new Dictionary<Hash, int>();
        List<HeldDocument> documents = [];
        foreach (var entry in ledger.Entries(Kind).Where(entry => !entry.Body.IsEmpty))
        {
            var document = Read(entry);
            if (held.TryAdd(document.Hash, documents.Count))
            {
                documents.Add(document);
            }
        }

        return documents;
    }

    /// <summary>Recomputes the hash of every document, and looks for those that reports name and that are not held.</summary>
    /// <param name="problems">Takes what is missing, changed, left over or named in vain.</param>
    /// <returns>How many documents are as they were taken in, and how many reports name one.</returns>
    public (int Sound, int Named) Check(ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var documents = List();
        var sound = documents.Count(document => IsSound(document, problems));
        var names = documents.Select(document => document.Hash.ToString() + Ending).ToHashSet(StringComparer.Ordinal);
        var files = Directory.Exists(kept) ? Directory.GetFiles(kept).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal) : Enumerable.Empty<string>();
        foreach (var file in files.Where(file => !names.Contains(file)))
        {
            problems.Add(new($"{FolderName}/{file}", null, null, "a file that no entry names", "only documents of the ledger; delete it, or add it again", Severity.Doubt));
        }

        return (sound, Reports(documents, problems));
    }

    private static string Ending => SealedFile.Ending;

    private string PathOf(Hash hash) => Path.Combine(kept, hash + Ending);

    private bool Seal(Func<Stream> open, Hash expected)
    {
        Directory.CreateDirectory(kept);
        var half = Path.Combine(kept, "incoming.new");
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            using (var from = open())
            using (var to = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                ledger.Seal(from, to, hash.AppendData);
                to.Flush(flushToDisk: true);
            }

            if (new Hash(hash.GetHashAndReset()) != expected)
            {
                return false;
            }

            File.Move(half, PathOf(expected), overwrite: true);
            return true;
        }
        finally
        {
            File.Delete(half);
        }
    }

    private bool IsSound(HeldDocument document, ICollection<Problem> problems)
    {
        var file = $"{FolderName}/{document.Hash}{Ending}";
        try
        {
            using var from = new FileStream(PathOf(document.Hash), FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            using var plain = new HashingStream();
            ledger.Unseal(from, plain);
            if (plain.Hash() is var found && found == document.Hash)
            {
                return true;
            }

            problems.Add(new(file, null, null, $"a document with SHA-256 {found}", $"{document.Hash}"));
        }
        catch (Exception fault) when (fault is FileNotFoundException or DirectoryNotFoundException)
        {
            problems.Add(new(file, null, null, "no such file", "the document, which the ledger has; \"cenotaph documents add\" puts it back"));
        }
        catch (Exception fault) when (fault is FormatException or UnauthorizedAccessException or (IOException and not LedgerKeyException))
        {
            problems.Add(new(file, null, null, fault is FormatException ? "a file that was changed, cut, or sealed for another ledger" : "a file that cannot be read", "the document as it was taken in"));
        }

        return false;
    }

    private int Reports(IReadOnlyList<HeldDocument> documents, ICollection<Problem> problems)
    {
        var held = documents.Select(document => document.Hash).ToHashSet();
        var named = 0;
        foreach (var record in CurrentRecords.Of(ledger, ReportFields.Kind.Name, keepVanished: true).Where(record => !record.Entry.Body.IsEmpty))
        {
            using var body = JsonDocument.Parse(record.Entry.Body);
            if (!body.RootElement.TryGetProperty("document", out var text) || text.ValueKind != JsonValueKind.String)
            {
                continue;
            }

            named++;
            var written = text.GetString()!.Trim();
            var digits = written.StartsWith("sha256:", StringComparison.OrdinalIgnoreCase) ? written[7..] : written;
            var isHash = Hash.TryParse(digits, out var hash);
            if (!isHash || !held.Contains(hash))
            {
                problems.Add(new(
                    record.Run is { } run ? $"inputs/{run.Input}.toml" : "ledger.sqlite", null, "document",
                    $"{(isHash ? hash.ToString() : "no SHA-256")} in report {record.Entry.Record}",
                    isHash ? "a document that is held; \"cenotaph documents add\" takes it in" : "64 hexadecimal digits"));
            }
        }

        return named;
    }

    private static byte[] Body(DocumentReport report)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("doubts", report.Doubts);
        json.Member("hash", report.Hash.ToString());
        json.Member("media_type", report.MediaType);
        json.Member("name", DocumentFault.Plain(report.Name, 1000));
        json.Member("problems", report.Errors);
        if (report.Warc is { } warc)
        {
            json.Member("records", warc.Records);
        }

        json.Member("size", report.Size);
        if (report.Warc is { } counted)
        {
            json.Member("verified", counted.Verified);
        }

        return json.End().ToArray();
    }

    private static HeldDocument Read(Entry entry)
    {
        using var document = JsonDocument.Parse(entry.Body);
        var body = document.RootElement;
        _ = Hash.TryParse(body.GetProperty("hash").GetString(), out var hash);
        return new(
            hash, body.GetProperty("size").GetInt64(), body.GetProperty("media_type").GetString()!, body.GetProperty("name").GetString()!,
            Number("records"), Number("verified"), body.GetProperty("problems").GetInt64(), entry.RecordedAt);

        long? Number(string member) => body.TryGetProperty(member, out var number) ? number.GetInt64() : null;
    }
}
