using System.Collections.Immutable;
using System.Text.Json;

namespace Cenotaph.Evidence;

/// <summary>Who may see a field.</summary>
public enum FieldClass
{
    /// <summary>May stand in a published file.</summary>
    Public,

    /// <summary>May enter published sums and cells, never a published record.</summary>
    Restricted,

    /// <summary>Never leaves the ledger: relatives, contacts, addresses, personal profiles.</summary>
    Secret,
}

/// <summary>What a field's text is read as. In the ledger every value is a string, a list of strings, or a figure.</summary>
public enum FieldType
{
    /// <summary>Any text, trimmed and in Unicode normal form C.</summary>
    Text,

    /// <summary>A whole number of at least zero.</summary>
    Count,

    /// <summary>A number in plain digits, kept as the exact decimal.</summary>
    Number,

    /// <summary>A number as people print it, kept as a <see cref="Figure"/>.</summary>
    Figure,

    /// <summary>A date as far as it is known, kept in the form of <see cref="DateSpan.ToString"/>.</summary>
    Date,

    /// <summary>A date known to the day.</summary>
    Day,

    /// <summary>Several texts, parted by the mapping's separator.</summary>
    List,
}

/// <summary>One field of a kind of record.</summary>
/// <param name="Name">The name in mappings and in the ledger: lower case, words joined by an underscore.</param>
/// <param name="Type">What its text is read as.</param>
/// <param name="Meaning">One sentence for the person who maps a column to it.</param>
/// <param name="Required">Whether a row without it is a problem.</param>
/// <param name="Class">Who may see it.</param>
/// <param name="Words">The only texts allowed, or empty when any is.</param>
/// <param name="Aliases">Column headings, in any language, that usually mean this field; lower case.</param>
public sealed record Field(
    string Name,
    FieldType Type,
    string Meaning,
    bool Required = false,
    FieldClass Class = FieldClass.Public,
    ImmutableArray<string> Words = default,
    ImmutableArray<string> Aliases = default);

/// <summary>What is wrong with one field of a record.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Seen">What was there.</param>
/// <param name="Expected">What should have been there.</param>
public readonly record struct Fault(string Field, string Seen, string Expected);

/// <summary>A kind of record that a study can take in: its fields, and whether it is about a person.</summary>
/// <param name="Name">The word in an input file's <c>kind</c> and in the ledger.</param>
/// <param name="Personal">
/// Whether bodies are kept apart from the chain behind a salted commitment, so that one can be erased.
/// </param>
/// <param name="KeepsVanished">
/// Whether a row that its source no longer lists still counts. It does for persons: a deletion is not a resurrection.
/// </param>
/// <param name="Fields">The fields, in the order a person would fill them in. One is named <c>id</c>.</param>
/// <param name="Check">Looks at a whole record whose fields are sound one by one; null when there is nothing to see.</param>
public sealed record RecordKind(
    string Name,
    bool Personal,
    bool KeepsVanished,
    ImmutableArray<Field> Fields,
    Func<JsonElement, Fault?>? Check = null)
{
    /// <summary>Whether a large file of such rows may enter as one entry, its rows in the archive (<see cref="ArchivedTable"/>).</summary>
    public bool MayBeTable { get; init; }

    /// <summary>Whether such rows enter so however few they are.</summary>
    public bool IsTable { get; init; }

    /// <summary>The field that tells several editions of a row in one table apart; null where a row's id must be its own.</summary>
    public string? Edition { get; init; }

    /// <summary>The field of that name, or null.</summary>
    public Field? Find(string name) => Fields.FirstOrDefault(field => field.Name == name);
}
