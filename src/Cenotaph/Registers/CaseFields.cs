using Cenotaph.Evidence;

namespace Cenotaph.Registers;

/// <summary>The fields of a case that a death opened, such as one of inheritance: one row a case, as seen on the day of extraction.</summary>
public static class CaseFields
{
    /// <summary>The kind's word in inputs and in the ledger.</summary>
    public const string Name = "case";

    /// <summary>The kind of record. Its rows always enter as one entry.</summary>
    public static RecordKind Kind { get; } = new(
        Name,
        Personal: true,
        KeepsVanished: false,
        [
            new("id", FieldType.Text, "The case's own number.", Required: true, Class: FieldClass.Restricted, Aliases: ["case_id", "номер дела"]),
            Restricted("surname", FieldType.Text, "The surname of the dead.", "last_name", "фамилия", "прізвище"),
            Restricted("first_name", FieldType.Text, "The given name.", "имя", "ім'я"),
            Restricted("patronymic", FieldType.Text, "The patronymic: the sex is read from it.", "отчество", "по батькові"),
            Restricted("birth_date", FieldType.Date, "The date of birth, as far as it is known; often it is not.", "born", "дата рождения", "дата народження"),
            Restricted("death_date", FieldType.Day, "The day of death.", "died", "дата смерти", "дата смерті") with { Required = true },
            Restricted("act_date", FieldType.Day, "The day of the entry that records the death; long after it where a court declared the person dead.", "дата акта", "дата записи акта"),
            Restricted("opened", FieldType.Day, "The day the case was opened.", "дата открытия", "дата відкриття") with { Required = true },
            Restricted("closed", FieldType.Day, "The day the case was closed.", "дата закрытия", "дата закриття"),
            Restricted("region", FieldType.Text, "The region.", "регион", "регіон"),
            Restricted("sex", FieldType.Text, "The sex, where the source gives it; otherwise it is read from the names.", "gender", "пол", "стать"),
            Restricted("extracted", FieldType.Day, "The day to which the source was read, where one file holds several extractions.", "extraction_date"),
        ])
    {
        MayBeTable = true,
        IsTable = true,
        Edition = "extracted",
    };

    private static Field Restricted(string name, FieldType type, string meaning, params string[] aliases) =>
        new(name, type, meaning, Class: FieldClass.Restricted, Aliases: [.. aliases]);
}
