using Cenotaph.Evidence;

namespace Cenotaph.Registers;

/// <summary>The fields of a register's row: where it stands in the table. Its numbers are the measures beside them.</summary>
public static class RegisterFields
{
    /// <summary>The kind's word in inputs and in the ledger.</summary>
    public const string Name = "register";

    /// <summary>The kind of record.</summary>
    public static RecordKind Kind { get; } = new(
        Name,
        Personal: false,
        KeepsVanished: false,
        [
            new("id", FieldType.Text, "The row's own id, when there is one.", Aliases: ["key"]),
            new("date", FieldType.Date, "The day, week, month or year of the row.", Aliases: ["report_date", "дата", "period"]),
            new("year", FieldType.Count, "The year, when it stands apart; with a week, the ISO week-year.", Aliases: ["год", "рік"]),
            new("week", FieldType.Count, "The ISO week.", Aliases: ["iso week", "неделя", "тиждень"]),
            new("month", FieldType.Count, "The month, 1 to 12.", Aliases: ["месяц", "місяць"]),
            new("vintage", FieldType.Date, "When this edition of the table was made.", Aliases: ["vintage_date", "edition"]),
            new("area", FieldType.Text, "The area of the row.", Aliases: ["region", "territory", "country", "регион", "область", "территория", "субъект", "страна", "регіон", "територія", "країна"]),
            new("age", FieldType.Text, "The age group of the row.", Aliases: ["age_group", "age_label", "ages", "возраст", "возрастная группа", "вік", "вікова група"]),
            new("sex", FieldType.Text, "The sex of the row.", Aliases: ["gender", "пол", "стать"]),
            new("group", FieldType.Text, "Any other part that the row is about.", Aliases: ["axis", "war"]),
            new("cause", FieldType.Text, "The cause of death of the row.", Aliases: ["cause_of_death", "причина", "причина смерти", "причина смерті"]),
            new("address", FieldType.Text, "The web address of the row.", Aliases: ["url", "source_uri", "source_url"]),
            new("note", FieldType.Text, "What a reader must know of the row.", Aliases: ["comment", "примечание"]),
        ],
        RowDate.Check)
    {
        MayBeTable = true,
    };
}
