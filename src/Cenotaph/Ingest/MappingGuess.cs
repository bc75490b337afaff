using System.Collections.Immutable;
using System.Text;
using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>Which field a column seems to hold.</summary>
/// <param name="Column">The column's name.</param>
/// <param name="Field">The field's name; null when none fits.</param>
/// <param name="Reason">Why, in a few words.</param>
/// <param name="IsCertain">Whether the heading itself says so.</param>
public sealed record ColumnGuess(string Column, string? Field, string Reason, bool IsCertain);

/// <summary>Which columns of a table seem to hold which fields of a kind of record.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Columns">A guess for each column, in their order.</param>
public sealed record MappingGuess(RecordKind Kind, ImmutableArray<ColumnGuess> Columns)
{
    // A shorter piece of a heading fits too many words.
    private const int ShortestPart = 4;

    private static readonly string[] Numbering = ["n", "no", "nr", "#", "№", "п/п", "№ п/п", "код", "номер", "number", "code", "row"];

    /// <summary>The kind of record that fits a table best, and its columns; a doubt for each uncertain choice.</summary>
    /// <exception cref="ArgumentException">No kind is given.</exception>
    public static MappingGuess Best(
        FormatGuess table, IReadOnlyList<RecordKind> kinds, string name, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentOutOfRangeException.ThrowIfZero(kinds.Count);
        var ranked = kinds.Select(kind => (Kind: kind, Fit: Fit(Of(table, kind, name, [])))).OrderByDescending(one => one.Fit).ToList();
        if (ranked.Count > 1 && ranked[0].Fit == ranked[1].Fit)
        {
            problems.Add(new(name, null, null, $"a table that may hold {ranked[0].Kind.Name} or {ranked[1].Kind.Name} records",
                $"a kind in the input file; taken for {ranked[0].Kind.Name}", Severity.Doubt));
        }

        return Of(table, ranked[0].Kind, name, problems);
    }

    /// <summary>Guesses the columns of one kind of record; a doubt for each uncertain choice and each required field left over.</summary>
    public static MappingGuess Of(FormatGuess table, RecordKind kind, string name, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(problems);
        var guesses = new ColumnGuess?[table.Columns.Length];
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var find in (ReadOnlySpan<Func<FormatGuess, int, Field, (string Reason, bool IsCertain)?>>)[Whole, Part, Content])
        {
            foreach (var field in kind.Fields)
            {
                for (var i = 0; i < guesses.Length && !taken.Contains(field.Name); i++)
                {
                    if (guesses[i] is null && find(table, i, field) is var (reason, isCertain))
                    {
                        guesses[i] = new(table.Columns[i], field.Name, reason, isCertain);
                        taken.Add(field.Name);
                    }
                }
            }
        }

        var columns = guesses.Select((guess, i) => guess ?? new(table.Columns[i], null, "no field fits", false)).ToImmutableArray();
        foreach (var guess in columns.Where(guess => guess.Field is not null && !guess.IsCertain))
        {
            problems.Add(new(name, table.Format.HeaderRow, guess.Column, guess.Reason,
                $"the field {guess.Field} if that is right; taken for it", Severity.Doubt));
        }

        foreach (var field in kind.Fields.Where(field => (field.Required || field.Name == "id") && !taken.Contains(field.Name)))
        {
            problems.Add(new(name, null, null, $"no column for the field {field.Name}",
                $"a column or a constant ({field.Meaning.TrimEnd('.')})", Severity.Doubt));
        }

        return new(kind, columns);
    }

    /// <summary>A heading without case, spaces and signs, so that "Дата  гибели:" and "дата_гибели" are one.</summary>
    internal static string Fold(string heading)
    {
        var folded = new StringBuilder(heading.Length);
        foreach (var letter in heading.Normalize(NormalizationForm.FormKC).ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(letter) || letter is '#')
            {
                folded.Append(letter == 'ё' ? 'е' : letter);
            }
        }

        return folded.ToString();
    }

    private static (string, bool)? Whole(FormatGuess table, int column, Field field)
    {
        var heading = Fold(table.Columns[column]);
        return Headings(field).FirstOrDefault(one => Fold(one) == heading) is { } same && heading.Length > 0
            ? ($"the heading means {same}", true)
            : null;
    }

    private static (string, bool)? Part(FormatGuess table, int column, Field field)
    {
        var heading = Fold(table.Columns[column]);
        var part = Headings(field).Where(one => Fold(one) is { Length: >= ShortestPart } folded
                && (heading.Contains(folded, StringComparison.Ordinal)
                    || (heading.Length >= ShortestPart && folded.Contains(heading, StringComparison.Ordinal))))
            .MaxBy(one => one.Length);
        return part is null || !Holds(table, column, field) ? null : ($"a heading that resembles \"{part}\"", false);
    }

    private static (string, bool)? Content(FormatGuess table, int column, Field field)
    {
        if (field.Name == "id")
        {
            var heading = Fold(table.Columns[column]);
            return Array.Exists(Numbering, one => Fold(one) == heading) && Cells(table, column) is var cells
                && cells.TrueForAll(cell => cell.Length > 0) && cells.Distinct().Count() == cells.Count
                ? ("a different number on every row", false)
                : null;
        }

        return (field.Type, Look(table, column)) switch
        {
            (FieldType.Date or FieldType.Day, CellLook.Date) when field.Required => ("dates", false),
            (FieldType.Figure or FieldType.Count or FieldType.Number, CellLook.Number) when field.Required => ("numbers", false),
            (FieldType.Text, CellLook.Address) when field.Name is "address" => ("web addresses", false),
            _ => null,
        };
    }

    // Whether what stands in the column can be what the field holds.
    private static bool Holds(FormatGuess table, int column, Field field) => (field.Type, Look(table, column)) switch
    {
        (_, CellLook.Empty) => true,
        (FieldType.Date or FieldType.Day, var look) => look is CellLook.Date or CellLook.Number,
        (FieldType.Count or FieldType.Number or FieldType.Figure, var look) => look is CellLook.Number,
        (_, var look) => look is not CellLook.Address || field.Name.Contains("address", StringComparison.Ordinal),
    };

    private static CellLook Look(FormatGuess table, int column) => CellContent.Of(Cells(table, column));

    private static List<string> Cells(FormatGuess table, int column) => [.. table.Rows.Select(row => row[column].Trim())];

    private static IEnumerable<string> Headings(Field field) =>
        field.Aliases.IsDefault ? [field.Name] : field.Aliases.Prepend(field.Name);

    private static int Fit(MappingGuess guess)
    {
        var found = guess.Columns.Where(column => column.Field is not null).ToList();
        var missing = guess.Kind.Fields.Count(field => field.Required && !found.Exists(column => column.Field == field.Name));
        return (2 * found.Count(column => column.IsCertain)) + found.Count(column => !column.IsCertain) - missing;
    }
}
