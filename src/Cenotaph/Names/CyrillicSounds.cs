using System.Runtime.CompilerServices;

namespace Cenotaph.Names;

/// <summary>Reads Cyrillic words as sounds: one letter of <see cref="Sounds"/> for a letter.</summary>
internal static class CyrillicSounds
{
    // The letters of Ukrainian, Belarusian and the other languages of Russia and its neighbours join the Russian ones that they are
    // written with elsewhere. A sign that softens becomes an apostrophe: before a vowel it acts as й does.
    private const string Pairs =
        "аa бb вv гg дd еe ёe жj зz иi йi кk лl мm нn оo пp рr сs тt уu фf хg цc чx шx щx ъ' ыi ь' эe юw яy іi їi ґg єe ўv "
        + "әa ғg қk ҡk ңn өo ұu үu һg җj ҙz ҫs ѐe ѝi јi љl њn ћx ђj џj ѓg ќk ѕz ӑa ӓa ӗe ӧo ӱu ӳu ӹi ӣi ӯu ҳg ҷj ҝg ҹj ӝj ӟz ӥi ӵx ҥn ҕg";

    private static readonly char[] Table = MakeTable();

    /// <summary>Writes the sounds of a word.</summary>
    /// <param name="word">Small Cyrillic letters.</param>
    /// <param name="sounds">As long as the word at least.</param>
    /// <returns>How many were written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static int Read(ReadOnlySpan<char> word, Span<char> sounds)
    {
        var length = 0;
        foreach (var c in word)
        {
            var sound = c is >= '\u0400' and <= '\u052F' ? Table[c - '\u0400'] : char.IsAsciiDigit(c) ? c : '\0';
            if (sound != '\0')
            {
                sounds[length++] = sound;
            }
        }

        return length;
    }

    private static char[] MakeTable()
    {
        var table = new char[0x130];
        foreach (var pair in Pairs.Split(' '))
        {
            table[pair[0] - '\u0400'] = pair[1];
        }

        return table;
    }
}
