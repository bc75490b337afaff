using System.Collections.Immutable;

namespace Cenotaph.Evidence;

/// <summary>The fields of a report: what one source says of one individual.</summary>
public static class ReportFields
{
    /// <summary>The kind's word in inputs and in the ledger.</summary>
    public const string Name = "report";

    /// <summary>What may have become of a person, as a source says.</summary>
    public static ImmutableArray<string> Statuses { get; } =
        ["killed", "died-of-wounds", "missing", "captured", "deserter", "wounded", "alive"];

    /// <summary>The kind of record. Its bodies are personal: apart from the chain, and never in a message.</summary>
    public static RecordKind Kind { get; } = new(
        Name,
        Personal: true,
        KeepsVanished: true,
        [
            Restricted("id", FieldType.Text, "The source's own id.", "report_id", "record_id", "no", "номер", "№") with { Required = true },
            Restricted("name", FieldType.Text, "The name as written.", "full_name", "fio", "surname and name", "name and surname", "фио", "піб", "имя", "ім'я", "ф.и.о.", "фамилия имя", "фамилия имя отчество", "имя фамилия", "фамилия и имя", "прізвище ім'я", "прізвище та ім'я", "прізвище ім'я по батькові", "фамилия", "прізвище", "surname"),
            Restricted("birth_date", FieldType.Date, "Date of birth, as far as known.", "born", "dob", "дата рождения", "дата народження"),
            Restricted("event_date", FieldType.Date, "Date of death or disappearance, as far as known.", "death_date", "died", "дата гибели", "дата смерти", "дата загибелі"),
            Restricted("place", FieldType.Text, "Where it happened.", "место гибели", "місце загибелі"),
            Open("region", FieldType.Text, "The region that the person came from.", "регион", "область", "регіон"),
            Restricted("settlement", FieldType.Text, "The settlement that the person came from.", "city", "town", "населенный пункт", "город", "населений пункт"),
            Restricted("unit", FieldType.Text, "The military unit.", "часть", "в/ч", "підрозділ"),
            Open("branch", FieldType.Text, "The branch of service.", "род войск", "рід військ"),
            Open("rank", FieldType.Text, "The rank.", "звание", "звання"),
            Restricted("recruitment", FieldType.Text, "Regular, mobilised, volunteer, inmate, PMC or foreign.", "category", "категория"),
            Open("side", FieldType.Text, "The side that the person served on.", "сторона"),
            Restricted("status", FieldType.Text, "What became of the person, as the source says.", "статус") with { Words = Statuses },
            Restricted("status_date", FieldType.Date, "The date of that status.", "дата статуса"),
            Open("sex", FieldType.Text, "Sex.", "gender", "пол", "стать"),
            Open("age", FieldType.Count, "Age in whole years.", "возраст", "вік"),
            Secret("relatives", FieldType.Text, "Relatives and contacts.", "family", "родственники"),
            Secret("document", FieldType.Text, "SHA-256 of a document.", "document_hash"),
            Secret("address", FieldType.Text, "The web address.", "url", "link", "ссылка", "посилання"),
            Restricted("published_at", FieldType.Date, "When the source published it.", "published", "опубликовано"),
            Secret("note", FieldType.Text, "A free note.", "comment", "примечание", "примітка"),
        ]);

    private static Field Open(string name, FieldType type, string meaning, params string[] aliases) =>
        new(name, type, meaning, Aliases: [.. aliases]);

    private static Field Restricted(string name, FieldType type, string meaning, params string[] aliases) =>
        new(name, type, meaning, Class: FieldClass.Restricted, Aliases: [.. aliases]);

    private static Field Secret(string name, FieldType type, string meaning, params string[] aliases) =>
        new(name, type, meaning, Class: FieldClass.Secret, Aliases: [.. aliases]);
}
