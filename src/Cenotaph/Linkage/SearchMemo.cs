using System.Text;

namespace Cenotaph.Linkage;

/// <summary>Remembers what was made of each distinct text of a column.</summary>
internal sealed class SearchMemo<T>(Func<string, T> read)
{
    private readonly ByteTable<T> values = new();

    /// <summary>What is made of a text; of nothing, and of words for "not known", what is made of "".</summary>
    public T this[ReadOnlySpan<byte> text]
    {
        get
        {
            ref var value = ref values.Of(text, out var isNew);
            if (isNew)
            {
                // Quotes inside a quoted cell of CSV are still double.
                var word = Encoding.UTF8.GetString(text).Trim().Replace("\"\"", "\"", StringComparison.Ordinal);
                value = read(TextColumnBuilder.IsNothing(word) ? "" : word);
            }

            return value;
        }
    }
}
