using System.Collections.Frozen;

namespace Cenotaph.Linkage;

/// <summary>Builds a <see cref="TextColumn"/> row by row; a value met before costs no memory but its number.</summary>
internal sealed class TextColumnBuilder(string name)
{
    /// <summary>Longer cells are cut here: no compared field is that long, and prose would fill the memory.</summary>
    public const int LongestValue = 200;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Nothing =
        FrozenSet.ToFrozenSet(
            [
                "-", "--", "—", "–", "?", ".", "null", "none", "nan", "na", "n/a", "nil", "unknown", "not known", "не известно",
                "неизвестно", "неизвестен", "неизвестна", "нет", "нет данных", "н/д", "невідомо", "невідомий", "немає даних",
            ],
            StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly DistinctTexts values = new();
    private readonly NarrowNumbers ids = new();

    /// <summary>How many rows were taken.</summary>
    public int Count => ids.Count;

    /// <summary>Takes the cell of the next row. Empty cells and words for "not known" count as missing.</summary>
    public void Add(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        if (cell.Length > LongestValue)
        {
            cell = cell[..LongestValue];
        }

        if (IsNothing(cell))
        {
            ids.Add(-1);
            return;
        }

        ids.Add(values.Number(cell));
    }

    /// <summary>Whether a trimmed cell is empty or a word for "not known".</summary>
    public static bool IsNothing(ReadOnlySpan<char> cell) => cell.IsEmpty || (cell.Length <= 12 && Nothing.Contains(cell));

    /// <summary>Whether a word for "not known" begins with the first two of these small letters.</summary>
    public static bool BeginsNothing(ReadOnlySpan<char> letters) => letters is ['н', 'е', ..] or ['n', 'a' or 'i' or 'o' or 'u', ..] or ['u', 'n', ..];

    /// <summary>The column of the rows taken so far.</summary>
    public TextColumn Build() => new(name, values.All(), ids.All());
}
