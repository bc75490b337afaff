using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cenotaph.Simulation;

/// <summary>An input of the invented front, in the style of its source: headings, words, dates and how names are set.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Language">ru, en or uk.</param>
/// <param name="Dates">How it writes a day.</param>
/// <param name="Publisher">Whose it is, or who collected it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Prefix">How its ids begin.</param>
/// <param name="Columns">Fields and their headings, in order.</param>
internal sealed record FrontInput(
    string Name, string Language, string Dates, string Publisher, string Title, string Prefix, ImmutableArray<(string Field, string Heading)> Columns)
{
    private static readonly string[] Languages = ["ru", "en", "uk"];
    private static readonly string[] DateFields = ["birth_date", "event_date", "status_date", "published_at"];
    private const int DayLength = 10;

    private static readonly Lazy<ILookup<string, (string Word, string[] Written)>> Words = new(() => NameTables.Lines("front-words.txt")
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .ToLookup(cells => cells[0], cells => (cells[1], cells[2..]), StringComparer.Ordinal));

    /// <summary>The inputs.</summary>
    public static ImmutableArray<FrontInput> All { get; } =
    [
        Of("obituaries", "ru", "dd.MM.yyyy", "northern-herald", "Invented obituaries in invented papers", "ob-",
            "id:№|source:Издание|name:ФИО|birth_date:Дата рождения|age:Возраст|event_date:Дата гибели|region:Регион|"
            + "settlement:Населённый пункт|side:Сторона|unit:Часть|rank:Звание|branch:Род войск|recruitment:Категория|"
            + "sex:Пол|status:Судьба|document_kind:Основание|circumstance:Обстоятельства|relatives:Родственники|"
            + "address:Ссылка|collector:Сборщик|published_at:Опубликовано"),
        Of("social", "ru", "dd.MM.yyyy", "field-channel", "Invented posts in invented channels", "so-",
            "id:id|form:тип|source:канал|name:имя|birth_date:родился|age:лет|event_date:когда|place:где|region:откуда|"
            + "settlement:город|side:сторона|unit:в/ч|rank:звание|recruitment:кто|status:статус|status_date:статус с|"
            + "status_by:кто сообщил|circumstance:как|perpetrator:кто виноват|perpetrator_by:кто говорит|"
            + "incident:случай|count_low:от|count_high:до|missing_low:пропали от|missing_high:пропали до|address:ссылка|"
            + "collector:сборщик|published_at:дата"),
        Of("cemetery", "en", "dd/MM/yyyy", "grave-walkers", "Invented graves, walked and photographed by invented volunteers", "ce-",
            "id:Record|form:Kind|name:Name on the cross|birth_date:Born|event_date:Died or seen|place:Place|"
            + "region:Region|settlement:Town|side:Side|rank:Rank|sex:Sex|status:Fate|count_low:Graves at least|"
            + "count_high:Graves at most|document:Photograph SHA-256|collector:Walker|published_at:Entered"),
        Of("official", "en", "d MMM yyyy", "casualty-office", "Invented official list, edition in Latin letters", "of-",
            "id:No|name:Full name|birth_date:Date of birth|event_date:Date of death|region:Home region|side:Force|"
            + "unit:Unit|rank:Grade|branch:Arm|recruitment:Entry|sex:Sex|status:Status|circumstance:Cause|"
            + "compensation:Payment|published_at:Date of notice"),
        Of("probate", "ru", "dd.MM.yyyy", "notaries", "Invented register of estates", "pr-",
            "id:Номер дела|name:Наследодатель|birth_date:Дата рождения|event_date:Дата смерти|region:Регион|"
            + "settlement:Место жительства|side:Сторона|sex:Пол|status:Сведения|published_at:Дело открыто"),
        Of("courts", "ru", "yyyy-MM-dd", "district-courts", "Invented claims to declare somebody missing or dead, and their outcome", "co-",
            "id:Карточка|name:В отношении|birth_date:Дата рождения|event_date:Дата исчезновения или смерти|"
            + "region:Регион суда|settlement:Город|side:Сторона|unit:Часть|status:Признать|"
            + "status_date:Дата решения или заявления|status_by:Кто|published_at:Размещено"),
        Of("deserters", "ru", "dd.MM.yyyy", "leaked-register", "Invented register of deserters, as it leaked twice", "de-",
            "id:п/п|name:Фамилия, имя, отчество|birth_date:Год и дата рождения|event_date:Отсутствует с|"
            + "region:Призван из|settlement:Адрес до службы|side:Сторона|unit:В/ч|rank:Звание|branch:Род войск|"
            + "recruitment:Набор|status:Отметка|status_date:Дата отметки|status_by:Внёс|published_at:Дата выгрузки"),
        Of("relatives", "uk", "dd.MM.yyyy", "relatives-council", "Invented list kept by an invented council of relatives", "re-",
            "id:Номер|name:ПІБ|birth_date:Дата народження|age:Вік|event_date:Дата події|region:Область|"
            + "settlement:Населений пункт|side:Сторона|unit:Підрозділ|rank:Звання|recruitment:Набір|sex:Стать|"
            + "status:Статус|status_date:Статус від|status_by:Хто повідомив|circumstance:Обставини|compensation:Виплата|"
            + "relatives:Родичі|collector:Волонтер|published_at:Внесено"),
    ];

    /// <summary>The input's table.</summary>
    public byte[] Table(IEnumerable<FrontReport> reports)
    {
        var text = new StringBuilder().AppendJoin(',', Columns.Select(column => CsvFormat.Cell(column.Heading))).Append('\n');
        foreach (var report in reports)
        {
            text.AppendJoin(',', Columns.Select(column => CsvFormat.Cell(Written(column.Field, column.Field == "id" ? report.Id : report[column.Field])))).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The mapping that reads the table.</summary>
    public byte[] Mapping(DateOnly accessed)
    {
        var values = Columns
            .Select(column => (column.Field, Pairs: (column.Field == "region" ? Regions() : Words.Value[column.Field].Select(word => (Seen: word.Written[Number], word.Word)))
                .Where(pair => pair.Seen != pair.Word).DistinctBy(pair => pair.Seen).ToImmutableArray()))
            .Where(one => one.Pairs.Length > 0);
        return new InventedMapping("front", "report", $"data/{Name}.csv", Dates, Name, Publisher, Title, accessed)
        {
            Columns = Columns,
            Constants = Document is { } document ? [("document_kind", document)] : [],
            Values = [.. values],
        }.ToToml();
    }

    // What all its reports rest on; null where the rows say it.
    private string? Document => Columns.Any(column => column.Field == "document_kind") ? null : FrontSources.DocumentOf(Name);

    private int Number => Array.IndexOf(Languages, Language);

    private string Written(string field, string? text) =>
        text is null ? ""
        : DateFields.Contains(field) ? text.Length == DayLength ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture).ToString(Dates, CultureInfo.InvariantCulture) : text
        : field == "name" && Name is "official" or "probate" ? Upper(text)
        : Words.Value[field].FirstOrDefault(word => word.Word == text) is { Written: { } written } ? written[Number]
        : text;

    // Places as the source spells them, with ё and without, and as the study does.
    private IEnumerable<(string Seen, string Word)> Regions() => Places.Regions.SelectMany(region =>
        new[] { region.Name, region.Name.Replace('ё', 'е').Replace('Ё', 'Е') }.Select(name => (Language == "en" ? FrontSources.Scheme(Name).Of(name) : name, region.Name)));

    private static string Upper(string name) =>
        name.IndexOf(' ', StringComparison.Ordinal) is var end and > 0 ? name[..end].ToUpperInvariant() + name[end..] : name.ToUpperInvariant();

    private static FrontInput Of(string name, string language, string dates, string publisher, string title, string prefix, string columns) =>
        new(name, language, dates, publisher, title, prefix, [.. columns.Split('|').Select(column => (column[..column.IndexOf(':', StringComparison.Ordinal)], column[(column.IndexOf(':', StringComparison.Ordinal) + 1)..]))]);
}
