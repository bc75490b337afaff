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

    /// <summary>What a report is about: one named or unnamed person, a group, an incident, or a visit to a cemetery.</summary>
    public static ImmutableArray<string> Forms { get; } = ["person", "unnamed", "group", "incident", "visit"];

    /// <summary>What a source rests on; the confirmation rules of a study name some of them.</summary>
    public static ImmutableArray<string> Documents { get; } =
        ["post", "obituary", "funeral", "grave-photograph", "official", "probate", "court", "register", "relatives", "media", "other"];

    /// <summary>How somebody died, as a source says.</summary>
    public static ImmutableArray<string> Circumstances { get; } =
        ["combat", "drone", "artillery", "own-side", "accident", "suicide", "illness", "execution", "captivity", "other"];

    /// <summary>How somebody came to serve.</summary>
    public static ImmutableArray<string> Recruitments { get; } = ["regular", "mobilised", "volunteer", "inmate", "pmc", "foreign"];

    /// <summary>What became of the family's compensation, as a source says.</summary>
    public static ImmutableArray<string> Compensations { get; } = ["paid", "due", "refused"];

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
            Restricted("recruitment", FieldType.Text, "Regular, mobilised, volunteer, inmate, pmc or foreign.", "category", "категория"),
            Open("side", FieldType.Text, "The side that the person served on.", "сторона"),
            Restricted("status", FieldType.Text, "What became of the person, as the source says.", "статус") with { Words = Statuses },
            Restricted("status_date", FieldType.Date, "The date of that status.", "дата статуса"),
            Restricted("status_by", FieldType.Text, "Who says so, where it is not the source: a commander, a ministry, a court.", "status_source", "кем установлен"),
            Open("form", FieldType.Text, "What the report is about: person (when absent), unnamed, group, incident or visit.", "report_kind", "report_form") with { Words = Forms },
            Open("source", FieldType.Text, "Who published it, where one input holds several publishers: one of sources.toml."),
            Restricted("document_kind", FieldType.Text, "What it rests on: a post, an obituary, a funeral, a grave photograph, an official notice …") with { Words = Documents },
            Restricted("circumstance", FieldType.Text, "How the person died.") with { Words = Circumstances },
            Restricted("perpetrator", FieldType.Text, "Who is said to have killed the person.", "виновник"),
            Restricted("perpetrator_by", FieldType.Text, "Who says so."),
            Restricted("compensation", FieldType.Text, "Paid, due or refused.") with { Words = Compensations },
            Restricted("incident", FieldType.Text, "The id of the incident it belongs to, in the same input."),
            Open("count_low", FieldType.Count, "The least number of killed or, of a visit, of graves: for forms other than person.", "killed_min", "graves_min"),
            Open("count_high", FieldType.Count, "The largest such number.", "killed_max", "graves_max"),
            Open("missing_low", FieldType.Count, "The least number of missing, of an incident.", "missing_min"),
            Open("missing_high", FieldType.Count, "The largest such number.", "missing_max"),
            Restricted("collector", FieldType.Text, "Who gathered it, by a pseudonym.", "сборщик"),
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
