namespace Cenotaph.Ingest;

/// <summary>
/// The words for zero. "No data" and "нет данных" are not zero, so only words for losses may follow; "нет" alone is
/// as often "not given" and is not read.
/// </summary>
internal static class PrintedZero
{
    private static readonly string[] Negations = ["no", "none", "nobody", "nil", "нет", "без", "немає", "ни",
        "жодного", "жодних"];

    private static readonly string[] Alone = ["no", "none", "nobody", "nil", "никого", "нікого", "ни одного",
        "жодного", "ніхто"];

    private static readonly string[] Losses =
    [
        "casualties", "losses", "deaths", "fatalities", "dead", "killed", "wounded", "injured", "injuries",
        "missing", "soldiers",
        "troops", "men", "of", "them", "were", "or", "one", "потерь", "погибших", "раненых", "пропавших",
        "убитых", "пленных",
        "жертв", "одного", "погибшего", "втрат", "загиблих", "загиблого", "поранених", "зниклих", "вбитих",
        "полонених", "жертви",
    ];

    /// <summary>Whether the whole text says that there are none.</summary>
    public static bool Matches(List<PrintedToken> tokens)
    {
        if (tokens.Count == 0 || !tokens.TrueForAll(token => token.Kind == TokenKind.Word))
        {
            return false;
        }

        var text = string.Join(' ', tokens.Select(token => token.Text));
        return Alone.Contains(text, StringComparer.Ordinal)
            || (tokens.Count > 1 && Negations.Contains(tokens[0].Text, StringComparer.Ordinal)
                && tokens.Skip(1).All(token => Losses.Contains(token.Text, StringComparer.Ordinal)));
    }
}
