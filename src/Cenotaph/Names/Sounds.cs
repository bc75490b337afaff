using System.Runtime.CompilerServices;

namespace Cenotaph.Names;

/// <summary>The letters of a skeleton, and the rules that unite what romanisations cannot keep apart.</summary>
/// <remarks>Vowels a e i o u, y for я, w for ю; consonants b c d f g j k l m n p r s t v x z, where c is ц, g is г and х, j is ж and дж,
/// x is ч, ш and щ, i is и, й and ы. While words are read, an apostrophe stands for a sign that softens.</remarks>
internal static class Sounds
{
    /// <summary>Unites the sounds of a word in place.</summary>
    /// <returns>How many are left.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Unite(Span<char> sounds)
    {
        var to = 0;
        for (var at = 0; at < sounds.Length;)
        {
            var c = sounds[at];
            if (c is 'i' or '\'')
            {
                to = Glide(sounds, ref at, to);
                continue;
            }

            at++;

            // French ou is у, and so is оу.
            if (c == 'o' && sounds[at..] is ['u', ..] or ['o', 'u', ..])
            {
                continue;
            }

            to = Put(sounds, to, c);
        }

        return to;
    }

    // и, й, ы and signs in a row: before a vowel they soften it (ия = ья = я, йо = ё = е), elsewhere they are one i.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Glide(Span<char> sounds, ref int at, int to)
    {
        var heard = false;
        while (at < sounds.Length && sounds[at] is 'i' or '\'')
        {
            heard |= sounds[at++] == 'i';
        }

        var next = at < sounds.Length ? sounds[at] : '\0';
        var soft = next switch
        {
            'a' or 'y' => 'y',
            'o' when at + 1 < sounds.Length && sounds[at + 1] == 'u' => 'w',
            'o' or 'e' => 'e',
            'u' or 'w' => 'w',
            _ => '\0',
        };
        if (soft != '\0')
        {
            at += next == 'o' && soft == 'w' ? 2 : 1;
            return Put(sounds, to, soft);
        }

        return heard ? Put(sounds, to, 'i') : to;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Put(Span<char> sounds, int to, char c)
    {
        var last = to > 0 ? sounds[to - 1] : '\0';
        if (last == c && !IsVowel(c))
        {
            return to;
        }

        switch (last, c)
        {
            // ч and тч, ш and сш, щ and сч; ц, тц and тс; ж and дж: whichever romanisation writes one, another writes for the other.
            case ('t', 'c') or ('t', 'x') or ('c', 'x') or ('s', 'x') or ('d', 'j'):
            // Telegrams write sc for щ; sh is ш, or сх where х is h.
            case ('s', 'c') or ('s', 'g'):
                sounds[to - 1] = c is 'c' or 'g' && last == 's' ? 'x' : c;
                return Again(sounds, to);
            case ('t', 's'):
                sounds[to - 1] = 'c';
                return Again(sounds, to);

            // Where х or г is h, тх cannot be told from the th of other languages: Фатхуллин, Fathullin.
            case ('t', 'g'):
                return to;

            // After ч, ш, щ, ж the letter ё is often written о.
            case ('x', 'o') or ('j', 'o'):
                c = 'e';
                break;

            // French writes г before е and и as gu.
            case ('u', 'e' or 'i') when to > 1 && sounds[to - 2] == 'g':
                sounds[to - 1] = c;
                return to;
        }

        sounds[to] = c;
        return to + 1;
    }

    // A new last letter may unite with the one before it.
    private static int Again(Span<char> sounds, int to)
    {
        var c = sounds[to - 1];
        return Put(sounds, to - 1, c);
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'o' or 'u' or 'y' or 'w';
}
