using System.Buffers;
using System.Runtime.CompilerServices;

namespace Cenotaph.Names;

/// <summary>The common key of Cyrillic names and their romanisations: one ASCII letter for a letter or sound.</summary>
public static class Skeleton
{
    // A word's sounds are never more than twice its letters.
    private const int Most = 2;
    private const int OnStack = 96;

    /// <summary>The skeleton of a text: letters and digits, words parted by one hyphen; "" where it has none.</summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return "";
        }

        var composed = WordReader.Composed(text);
        if (composed.Length <= OnStack)
        {
            Span<char> stack = stackalloc char[OnStack * (2 * Most + 2)];
            return Of(composed, stack);
        }

        var rented = ArrayPool<char>.Shared.Rent(composed.Length * (2 * Most + 2));
        var skeleton = Of(composed, rented);
        ArrayPool<char>.Shared.Return(rented);
        return skeleton;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static string Of(string composed, Span<char> room)
    {
        var word = new WordReader(composed, room[..composed.Length]);
        var sounds = room.Slice(composed.Length, Most * composed.Length);
        var result = room[((1 + Most) * composed.Length)..];
        var length = 0;
        while (word.Read())
        {
            var heard = sounds[..(word.Script switch
            {
                NameScript.Cyrillic => CyrillicSounds.Read(word.Word, sounds),
                NameScript.Latin => LatinSounds.Read(word.Word, sounds),
                _ => OtherSounds.Read(word.Word, sounds),
            })];
            var left = Sounds.Unite(heard);
            if (left == 0)
            {
                continue;
            }

            if (length > 0)
            {
                result[length++] = '-';
            }

            heard[..left].CopyTo(result[length..]);
            length += left;
        }

        return result[..length].ToString();
    }
}
