using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>One measured column of a register.</summary>
/// <param name="Name">Its name in the ledger: a series, or a series and <c>.low</c> or <c>.high</c>.</param>
/// <param name="Column">The column that holds it.</param>
public readonly record struct Measure(string Name, string Column);

/// <summary>How one input of a study is read and what its columns mean.</summary>
public sealed record InputPlan
{
    /// <summary>Its name: that of its TOML file without the ending.</summary>
    public required string Name { get; init; }

    /// <summary>The kind of record its rows are.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>The path of its file, or a glob, relative to the study.</summary>
    public required string Path { get; init; }

    /// <summary>How the file is read.</summary>
    public InputFormat Format { get; init; } = new();

    /// <summary>The column that each field is read from.</summary>
    public ImmutableSortedDictionary<string, string> Columns { get; init; } = Empty;

    /// <summary>The text that a field has in every row.</summary>
    public ImmutableSortedDictionary<string, string> Constants { get; init; } = Empty;

    /// <summary>By field: the text in the file and the study's word for it. An empty word means: not known.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Values { get; init; } =
        ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, string>>(StringComparer.Ordinal);

    /// <summary>The fields or columns whose texts together name a row, when there is no id.</summary>
    public ImmutableArray<string> Key { get; init; } = [];

    /// <summary>The measured columns of a register.</summary>
    public ImmutableArray<Measure> Measures { get; init; } = [];

    /// <summary>What parts the items of a list in one cell.</summary>
    public string ListSeparator { get; init; } = ";";

    /// <summary>Date formats that are tried before the usual ones.</summary>
    public ImmutableArray<string> DateFormats { get; init; } = [];

    /// <summary>Whether a row that the file no longer has still counts.</summary>
    public bool KeepsVanished { get; init; }

    /// <summary>
    /// Whether its rows enter as one entry, the rows themselves in the archive as Parquet: null to decide by the kind and by
    /// <see cref="ManyRows"/>.
    /// </summary>
    public bool? AsTable { get; init; }

    /// <summary>The number of rows above which a register enters as one entry unless its input says otherwise.</summary>
    public const long ManyRows = 1_000_000;

    /// <summary>Where the file comes from.</summary>
    public Origin Origin { get; init; } = new(null);

    /// <summary>The lines of the input's TOML file on which fields and columns are named, for problems.</summary>
    public string File => "inputs/" + Name + ".toml";

    /// <summary>Whether an input of so many rows enters as one entry.</summary>
    internal bool IsTable(long rows) => Kind.MayBeTable && (AsTable ?? (Kind.IsTable || rows > ManyRows));

    private static ImmutableSortedDictionary<string, string> Empty { get; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// SHA-256 over everything here that decides what becomes of a file, so that a changed plan reads the file again.
    /// </summary>
    public Hash Digest()
    {
        var text = new StringBuilder();
        void Add(string name, object? value) => text.Append(name).Append('\u001f').Append(value).Append('\u001e');
        Add("kind", Kind.Name);
        foreach (var field in Kind.Fields)
        {
            Add("field", field.Name + "/" + field.Type + "/" + field.Required);
            Add("words", field.Words.IsDefault ? "" : string.Join('\u001d', field.Words));
        }

        Add("path", Path);
        Add("format", Format);
        Add("separator", ListSeparator);
        Add("key", string.Join('\u001d', Key));
        Add("dates", string.Join('\u001d', DateFormats));
        Add("keeps", KeepsVanished);
        if (AsTable is { } asTable)
        {
            Add("as", asTable);
        }

        Add("origin", Origin);
        foreach (var (field, column) in Columns)
        {
            Add("column " + field, column);
        }

        foreach (var (field, constant) in Constants)
        {
            Add("constant " + field, constant);
        }

        foreach (var (field, map) in Values)
        {
            foreach (var (seen, word) in map)
            {
                Add("value " + field + " " + seen, word);
            }
        }

        foreach (var measure in Measures)
        {
            Add("measure " + measure.Name, measure.Column);
        }

        return new(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
