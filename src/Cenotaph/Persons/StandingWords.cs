namespace Cenotaph.Persons;

/// <summary>The words for <see cref="Standing"/> in files, commands and pages.</summary>
public static class StandingWords
{
    private static readonly string[] Words = ["not-dead", "withdrawn", "contested", "unconfirmed", "probable", "confirmed"];

    /// <summary>The word for a standing.</summary>
    public static string Word(this Standing standing) => Words[(int)standing];

    /// <summary>The standing that a word names, or null.</summary>
    public static Standing? Parse(string word) => Array.IndexOf(Words, word) is var index and >= 0 ? (Standing)index : null;

    /// <summary>Whether a case of this standing waits for more evidence or for a reviewer.</summary>
    public static bool IsPending(this Standing standing) => standing is Standing.Contested or Standing.Unconfirmed or Standing.Probable;
}
