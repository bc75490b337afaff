using System.Collections.Immutable;
using System.Text.Json;

namespace Cenotaph.Evidence;

/// <summary>
/// An input that entered as one entry: the entry has the hash, the number of rows, the columns, the mapping and the origin, and the rows lie
/// in the study's archive as one Parquet file.
/// </summary>
/// <param name="Sequence">The entry's sequence.</param>
/// <param name="Run">The run that brought it.</param>
/// <param name="Kind">The kind of record that its rows are.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="File">The file's name in the archive.</param>
/// <param name="Digest">SHA-256 of the Parquet file.</param>
/// <param name="Stored">SHA-256 of the file as it lies in the archive: of the encrypted one where rows are about persons.</param>
/// <param name="Schema">The type of each column, by its name.</param>
public sealed record ArchivedTable(
    long Sequence,
    Run Run,
    string Kind,
    long Rows,
    string File,
    Hash Digest,
    Hash Stored,
    ImmutableSortedDictionary<string, string> Schema)
{
    /// <summary>The kind of the entry.</summary>
    public const string EntryKind = "table";

    /// <summary>The ending of the file's name; behind it stands that of encrypted files.</summary>
    public const string Ending = ".parquet";

    /// <summary>The name of the study's folder that holds the files.</summary>
    public const string Folder = "archive";

    /// <summary>The input that it is of.</summary>
    public string Input => Run.Input;

    /// <summary>Whether the file is encrypted.</summary>
    public bool IsSealed => File.EndsWith(SealedFile.Ending, StringComparison.Ordinal);

    /// <summary>All tables that a ledger names, those of undone runs included, in order.</summary>
    public static ImmutableArray<ArchivedTable> All(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var runs = new RunLog(ledger);
        var tables = ImmutableArray.CreateBuilder<ArchivedTable>();
        foreach (var entry in ledger.Entries(EntryKind))
        {
            using var body = JsonDocument.Parse(entry.Body);
            var root = body.RootElement;
            string Text(string name) => root.GetProperty(name).GetString()!;
            if (runs.Of(entry.Sequence) is { } run && Hash.TryParse(Text("digest"), out var digest) && Hash.TryParse(Text("stored"), out var stored))
            {
                tables.Add(new(
                    entry.Sequence, run, Text("kind"), root.GetProperty("rows").GetInt64(), Text("archive"), digest, stored,
                    root.GetProperty("schema").EnumerateObject().ToImmutableSortedDictionary(one => one.Name, one => one.Value.GetString()!, StringComparer.Ordinal)));
            }
        }

        return tables.ToImmutable();
    }

    /// <summary>The table of each input whose newest run that stands brought one, by the input's name.</summary>
    public static ImmutableSortedDictionary<string, ArchivedTable> Current(Ledger ledger)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var runs = new RunLog(ledger);
        return All(ledger).Where(table => runs.LastComplete(table.Input)?.Number == table.Run.Number)
            .ToImmutableSortedDictionary(table => table.Input, table => table, StringComparer.Ordinal);
    }

    /// <summary>The vintages of an input that stand, the oldest first.</summary>
    public static ImmutableArray<ArchivedTable> Vintages(Ledger ledger, string input) =>
        [.. All(ledger).Where(table => table.Input == input && !table.Run.Undone)];

    /// <summary>Makes the file ready to be read, decrypting it where it must be.</summary>
    /// <param name="ledger">The ledger that names it.</param>
    /// <param name="archive">The folder of the archive.</param>
    /// <exception cref="FileNotFoundException">It is not there.</exception>
    /// <exception cref="FormatException">It was changed or cut, or belongs to another ledger.</exception>
    public OpenedTable Open(Ledger ledger, string archive)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(archive);
        var path = Path.Combine(archive, File);
        if (!System.IO.File.Exists(path))
        {
            throw new FileNotFoundException($"{Folder}/{File}, which entry {Sequence} of the ledger names, is not there.", path);
        }

        return IsSealed ? OpenedTable.Unsealed(ledger, path) : new(path, null);
    }
}
