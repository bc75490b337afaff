using System.Text;

namespace Cenotaph.Linkage;

/// <summary>Remembers what was made of each distinct text of a column.</summary>
internal sealed class SearchMemo<T>(Func<string, T> read)
{
    private readonly ByteNumbers numbers = new();
    private T[] values = new T[64];

    /// <summary>What is made of a text; of nothing, and of words for "not known", what is made of "".</summary>
    public T this[ReadOnlySpan<byte> text]
    {
        get
        {
            var number = numbers.Of(text, out var isNew);
            if (isNew)
            {
                if (number == values.Length)
                {
                    Array.Resize(ref values, 2 * number);
                }

                var word = Encoding.UTF8.GetString(text).Trim();
                values[number] = read(TextColumnBuilder.IsNothing(word) ? "" : word);
            }

            return values[number];
        }
    }
}
