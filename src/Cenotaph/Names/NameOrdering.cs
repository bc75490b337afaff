namespace Cenotaph.Names;

/// <summary>Which words of a full name are surname, given name and patronymic.</summary>
internal sealed record NameOrdering(string Surname, string Given, string Patronymic, NameOrder Order, bool IsSure, IReadOnlyList<string> Notes)
{
    private const string Guessed = "Nothing in the words shows which is the surname; custom was followed.";

    /// <summary>Decides the order.</summary>
    public static NameOrdering Of(NameTokens tokens, SurnameLexicon? lexicon)
    {
        var words = tokens.Words;
        return words.Count switch
        {
            0 => new("", "", "", NameOrder.None, false, []),
            1 => Alone(words[0]),
            _ when tokens.Comma > 0 => ByComma(words, tokens.Comma),
            _ => ByInitials(words) ?? ByPatronymic(words) ?? Plain(words, lexicon),
        };
    }

    private static NameOrdering Alone(string word)
    {
        var isGiven = GivenForm.Of(word).IsKnown && !SurnameEndings.IsLike(word);
        return isGiven
            ? new("", word, "", NameOrder.GivenFirst, false, ["A single word, known as a given name."])
            : new(word, "", "", NameOrder.SurnameFirst, false, ["A single word, taken for the surname."]);
    }

    // Surname, Given Patronymic: the comma says so.
    private static NameOrdering ByComma(IReadOnlyList<string> words, int comma)
    {
        var rest = words.Skip(comma).ToList();
        var (given, patronymic) = Split(rest);
        return new(string.Join(' ', words.Take(comma)), given, patronymic, NameOrder.SurnameFirst, true, []);
    }

    // Where some words are initials, the whole word or words beside them are the surname, or surname and given name.
    private static NameOrdering? ByInitials(IReadOnlyList<string> words)
    {
        var initials = words.Where(IsInitial).ToList();
        var whole = words.Where(word => !IsInitial(word)).ToList();
        if (initials.Count == 0 || whole.Count == 0 || initials.Count > 2)
        {
            return null;
        }

        var first = words.ToList().FindIndex(IsInitial);
        if (whole.Count == 1)
        {
            return new(whole[0], initials[0], initials.Count > 1 ? initials[1] : "",
                first == 0 ? NameOrder.GivenFirst : NameOrder.SurnameFirst, true, []);
        }

        if (whole.Count > 2 || initials.Count > 1)
        {
            return null;
        }

        // И. Иванович Иванов; Иван И. Иванов; Иванов Иван И.
        if (first == 0)
        {
            return PatronymicForm.Of(whole[0]).IsSure
                ? new(whole[1], initials[0], whole[0], NameOrder.GivenFirst, true, [])
                : new(whole[1], whole[0], initials[0], NameOrder.GivenFirst, false, [Guessed]);
        }

        return first == 1
            ? new(whole[1], whole[0], initials[0], NameOrder.GivenFirst, true, [])
            : new(whole[0], whole[1], initials[0], NameOrder.SurnameFirst, true, []);
    }

    // A patronymic stands after the given name; what is left is the surname.
    private static NameOrdering? ByPatronymic(IReadOnlyList<string> words)
    {
        var best = -1;
        var most = 0;
        for (var i = 1; i < words.Count; i++)
        {
            var patronymic = PatronymicForm.Of(words[i]);
            if (!patronymic.IsSure)
            {
                continue;
            }

            // Иван Маркевич: a surname that looks like a patronymic needs a given name before it and another word as surname.
            var given = GivenForm.Of(words[i - 1]);
            var weight = (given.Groups.Count > 0 ? 4 : given.IsKnown ? 3 : 0) + (patronymic.FatherGroups.Count > 0 ? 2 : 0)
                + (words.Count > 2 ? 1 : 0) + (i == 2 && words.Count > 2 ? 1 : 0)
                - (SurnameEndings.IsLike(words[i - 1]) ? 2 : 0);
            if (weight > most)
            {
                (best, most) = (i, weight);
            }
        }

        if (best < 0 || (words.Count == 2 && most < 6))
        {
            return null;
        }

        var surname = string.Join(' ', words.Where((_, i) => i != best && i != best - 1));
        return new(surname, words[best - 1], words[best], best >= 2 ? NameOrder.SurnameFirst : NameOrder.GivenFirst, true, []);
    }

    private static NameOrdering Plain(IReadOnlyList<string> words, SurnameLexicon? lexicon)
    {
        var first = Weight(words[0], lexicon);
        var last = Weight(words[^1], lexicon);
        var isCyrillic = Fold.ScriptOf(words[0]) == NameScript.Cyrillic;
        var isSure = first != last;
        var surnameFirst = isSure ? first > last : isCyrillic;
        var (given, patronymic) = Split(surnameFirst ? [.. words.Skip(1)] : [.. words.SkipLast(1)]);
        return new(
            surnameFirst ? words[0] : words[^1], given, patronymic,
            surnameFirst ? NameOrder.SurnameFirst : NameOrder.GivenFirst, isSure, isSure ? [] : [Guessed]);
    }

    // How much a word looks like a surname and not like a given name.
    private static int Weight(string word, SurnameLexicon? lexicon)
    {
        var given = GivenForm.Of(word);
        var isExact = GivenNames.Of(given.Name.Fold, given.Name.Key).IsKnown;
        return (SurnameEndings.IsLike(word) ? 2 : 0)
            - (isExact && given.Groups.Count > 0 ? 3 : isExact ? 2 : given.IsKnown ? 1 : 0)
            + (lexicon?.Contains(given.Name.Key) == true ? 1 : 0);
    }

    // In Cyrillic a second word is the father's name; in Latin letters it is another given name.
    private static (string Given, string Patronymic) Split(List<string> words) =>
        words.Count == 0 ? ("", "")
        : words.Count == 1 ? (words[0], "")
        : PatronymicForm.Of(words[^1]).IsSure || IsInitial(words[^1]) || Fold.ScriptOf(words[^1]) == NameScript.Cyrillic
            ? (string.Join(' ', words.SkipLast(1)), words[^1])
        : (string.Join(' ', words), "");

    private static bool IsInitial(string word) => NameText.Of(word).IsInitial;
}
