using System.Text;

namespace Cenotaph.Linkage;

/// <summary>Remembers what was made of each distinct text of a column. Threads may share one.</summary>
internal sealed class SearchMemo<T>(Func<string, T> read)
{
    private readonly ByteTable<T> values = new();
    private readonly Lock turn = new();

    /// <summary>What is made of a text; of nothing, and of words for "not known", what is made of "".</summary>
    public T this[ReadOnlySpan<byte> text]
    {
        get
        {
            lock (turn)
            {
                if (values.TryGet(text, out var known))
                {
                    return known;
                }
            }

            // Two threads may make the same; it takes less time than waiting.
            var value = Make(text);
            lock (turn)
            {
                values.Of(text, out _) = value;
            }

            return value;
        }
    }

    /// <summary>The same, without remembering it.</summary>
    public T Make(ReadOnlySpan<byte> text)
    {
        // Quotes inside a quoted cell of CSV are still double.
        var word = Encoding.UTF8.GetString(text).Trim().Replace("\"\"", "\"", StringComparison.Ordinal);
        return read(TextColumnBuilder.IsNothing(word) ? "" : word);
    }
}
