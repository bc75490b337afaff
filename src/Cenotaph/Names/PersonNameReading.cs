namespace Cenotaph.Names;

/// <summary>In which order the parts of a name stood.</summary>
public enum NameOrder
{
    /// <summary>No part is known.</summary>
    None,

    /// <summary>Surname, given name, patronymic.</summary>
    SurnameFirst,

    /// <summary>Given name, patronymic, surname.</summary>
    GivenFirst,

    /// <summary>In columns, as their headings say.</summary>
    AsHeaded,

    /// <summary>In columns, but two or more were exchanged.</summary>
    Exchanged,
}

/// <summary>A person's name taken apart: what is surname, given name and patronymic.</summary>
/// <param name="Surname">The surname.</param>
/// <param name="Given">The given name.</param>
/// <param name="Patronymic">The patronymic; in names without one, a father's or a middle name.</param>
/// <param name="Sex">The sex that the parts show; unknown where they contradict each other.</param>
/// <param name="Order">The order found.</param>
/// <param name="IsSure">Whether suffixes, tables or headings show the order; false where it is a guess from custom.</param>
/// <param name="CallSign">What stood in quotation marks or brackets; null where nothing did.</param>
/// <param name="Title">Ranks and titles taken off the front; null where there were none.</param>
/// <param name="Notes">What was moved, taken off or doubted, as sentences.</param>
public sealed record PersonNameReading(
    SurnameForm Surname,
    GivenForm Given,
    PatronymicForm Patronymic,
    NameSex Sex,
    NameOrder Order,
    bool IsSure,
    string? CallSign,
    string? Title,
    IReadOnlyList<string> Notes)
{
    /// <summary>Reads a full name in any order: <c>Иванов Иван Иванович</c>, <c>И.И. Иванов</c>, <c>рядовой Иван Иванов «Барс»</c>.</summary>
    public static PersonNameReading Of(string? full, SurnameLexicon? lexicon = null)
    {
        var tokens = NameTokens.Of(full);
        var order = NameOrdering.Of(tokens, lexicon);
        return Make(order.Surname, order.Given, order.Patronymic, order.Order, order.IsSure, tokens, order.Notes, lexicon);
    }

    /// <summary>Reads a name in three columns; parts that suffixes, tables and endings show to stand in each other's column are exchanged, others
    /// are left where they are. A column that holds more than its own part is taken apart if the others are empty.</summary>
    public static PersonNameReading Of(string? surname, string? given, string? patronymic, SurnameLexicon? lexicon = null)
    {
        var hasGiven = NameText.Of(given).IsKnown;
        var hasPatronymic = NameText.Of(patronymic).IsKnown;
        if (!hasGiven && !hasPatronymic && NameTokens.Of(surname) is { Words.Count: > 1 } tokens)
        {
            var whole = NameOrdering.Of(tokens, lexicon);
            if (whole.IsSure)
            {
                return Make(whole.Surname, whole.Given, whole.Patronymic, whole.Order, true, tokens,
                    [.. whole.Notes, "The whole name stood in the surname's column."], lexicon);
            }
        }

        var read = ExchangedColumns.Of(surname ?? "", given ?? "", patronymic ?? "", lexicon);
        return Make(read.Surname, read.Given, read.Patronymic, read.Order, read.IsSure, NameTokens.None, read.Notes, lexicon);
    }

    private static PersonNameReading Make(
        string surname, string given, string patronymic, NameOrder order, bool isSure, NameTokens tokens, IReadOnlyList<string> notes, SurnameLexicon? lexicon)
    {
        var (family, first, father) = (SurnameForm.Of(surname, lexicon), GivenForm.Of(given), PatronymicForm.Of(patronymic));
        return new(
            family, first, father, SexOf(father.Sex, first.Sex, family.Sex),
            family.Name.IsKnown || first.Name.IsKnown || father.Name.IsKnown ? order : NameOrder.None,
            isSure, tokens.CallSign, tokens.Title, [.. tokens.Notes, .. notes]);
    }

    // A patronymic shows the sex best; a surname's -а may be a case, so it counts only alone.
    private static NameSex SexOf(NameSex patronymic, NameSex given, NameSex surname) =>
        patronymic != NameSex.Unknown && given != NameSex.Unknown ? (patronymic == given ? given : NameSex.Unknown)
        : patronymic != NameSex.Unknown ? patronymic
        : given != NameSex.Unknown ? given
        : surname;
}
