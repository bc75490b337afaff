namespace Cenotaph.Persons;

/// <summary>What two texts have in common that are the same but for case and spaces.</summary>
internal static class TextKey
{
    /// <summary>In capitals, without outer and doubled spaces.</summary>
    public static string Of(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToUpperInvariant();
}
