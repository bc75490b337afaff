namespace Cenotaph.Names;

/// <summary>Puts the parts of a name back that stand in each other's column, where suffixes, tables and endings leave no doubt.</summary>
internal static class ExchangedColumns
{
    /// <summary>The three parts, each in its place.</summary>
    public static NameOrdering Of(string surname, string given, string patronymic, SurnameLexicon? lexicon)
    {
        if (PatronymicForm.Of(patronymic) is { IsSure: false } third)
        {
            // Иван | Иванович in one column.
            var words = NameTokens.Of(given).Words;
            if (!third.Name.IsKnown && words.Count == 2 && GivenForm.Of(words[0]).IsKnown && IsPatronymic(words[1]))
            {
                return Moved(surname, words[0], words[1], "Given name and patronymic stood in one column.");
            }

            if (PatronymicForm.Of(given).IsSure && !GivenForm.Of(given).IsKnown)
            {
                if (GivenForm.Of(patronymic).IsKnown)
                {
                    return Exchange(surname, patronymic, given, "Given name and patronymic stood in each other's column.", lexicon);
                }

                // Columns that moved by one: given name, patronymic, surname.
                if (IsGiven(surname)
                    && (IsSurname(patronymic, lexicon) || (IsPatronymic(given) && (!third.Name.IsKnown || IsUnknown(patronymic)))))
                {
                    return Moved(patronymic, surname, given, "Surname, given name and patronymic stood in other columns.");
                }
            }

            if (IsPatronymic(surname) && GivenForm.Of(given).IsKnown && IsUnknown(patronymic))
            {
                return Moved(patronymic, given, surname, "Surname and patronymic stood in each other's column.");
            }

            if (IsPatronymic(surname) && GivenForm.Of(patronymic).IsKnown && IsSurname(given, lexicon))
            {
                return Moved(given, patronymic, surname, "Surname, given name and patronymic stood in other columns.");
            }
        }

        return Exchange(surname, given, patronymic, null, lexicon);
    }

    /// <summary>Whether this is surely a patronymic: in its column it stays, in that of given names it may not.</summary>
    public static bool IsSurePatronymic(string text) => PatronymicForm.Of(text).IsSure;

    /// <summary>Whether a word in the surname's column may be a given name: otherwise it stays there, where the patronymic is sure, or
    /// there is none and the given name is no patronymic.</summary>
    public static bool MayBeGiven(string surname) => IsGiven(surname);

    // Surname and given name: exchanged only when both look like the other, or when a given name of the patronymic's sex stands where the surname
    // should and the other word is no given name at all.
    private static NameOrdering Exchange(string surname, string given, string patronymic, string? note, SurnameLexicon? lexicon)
    {
        var isGiven = IsGiven(surname);
        if (isGiven && (IsSurname(given, lexicon) || (IsUnknown(given) && IsOfSex(surname, patronymic))))
        {
            string[] notes = note is null ? [] : [note];
            return new(given, surname, patronymic, NameOrder.Exchanged, true, [.. notes, "Surname and given name stood in each other's column."]);
        }

        if (note is not null)
        {
            return Moved(surname, given, patronymic, note);
        }

        var isDoubtful = isGiven && NameText.Of(given) is { IsKnown: true, IsInitial: false } && !GivenForm.Of(given).IsKnown;
        return new(surname, given, patronymic, NameOrder.AsHeaded, !isDoubtful,
            isDoubtful ? ["Surname and given name may stand in each other's column; they were left."] : []);
    }

    private static NameOrdering Moved(string surname, string given, string patronymic, string note) =>
        new(surname, given, patronymic, NameOrder.Exchanged, true, [note]);

    private static bool IsPatronymic(string text) =>
        PatronymicForm.Of(text) is { IsSure: true } form && (form.FatherGroups.Count > 0 || form.Sex == NameSex.Female);

    private static bool IsGiven(string text)
    {
        var name = NameText.Of(text);
        return name is { IsKnown: true, IsInitial: false }
            && GivenNames.Of(name.Fold, name.Key) is { Full.Length: > 0 }
            && !SurnameEndings.IsLike(text);
    }

    private static bool IsOfSex(string given, string patronymic) =>
        PatronymicForm.Of(patronymic) is { IsSure: true, Sex: not NameSex.Unknown and var sex } && GivenForm.Of(given).Sex == sex;

    private static bool IsUnknown(string text) =>
        NameText.Of(text) is { IsKnown: true, IsInitial: false } && !GivenForm.Of(text).IsKnown && !PatronymicForm.Of(text).IsSure;

    private static bool IsSurname(string text, SurnameLexicon? lexicon)
    {
        var name = NameText.Of(text);
        return name is { IsKnown: true, IsInitial: false }
            && !GivenForm.Of(text).IsKnown
            && (SurnameEndings.IsLike(text) || lexicon?.Contains(name.Key) == true);
    }
}
