namespace Cenotaph.Names;

/// <summary>Gives letters of other scripts a letter each, so that names in one such script can be compared; they never meet other scripts' by meaning.</summary>
internal static class OtherSounds
{
    private const string Consonants = "bcdfjklmnprstvxz";

    /// <summary>Writes a letter for each letter, a digit for each digit.</summary>
    /// <returns>How many were written.</returns>
    public static int Read(ReadOnlySpan<char> word, Span<char> sounds)
    {
        for (var i = 0; i < word.Length; i++)
        {
            sounds[i] = char.IsAsciiDigit(word[i]) ? word[i] : Consonants[word[i] % Consonants.Length];
        }

        return word.Length;
    }
}
