using System.Text;

namespace Cenotaph.Linkage;

/// <summary>What the words of a header say about its column, in English, Russian and Ukrainian.</summary>
internal static class RoleWords
{
    private const string Latin = "ABCEHIKMOPTXaceiopxy";
    private const string LikeLatin = "АВСЕНІКМОРТХасеіорху";

    // The first line that fits decides, so what is refused stands first and the particular before the general. A word must be a
    // whole word of the header; one that ends in an asterisk may go on, and one that begins with one may have begun before ("workphone").
    private static readonly (FieldRole Role, string What, string[] Phrases)[] Lines =
    [
        (FieldRole.Refused, "telephone", [
            "*phone*", "telephon*", "tel", "telno", "telnum*", "mobile*", "mob", "cell", "cells", "landline*", "fax*", "telefax", "msisdn", "telefon*",
            "whatsapp*", "viber*", "contact*", "*телефон*", "тел", "телеф", "тлф", "моб", "мобил*", "мобіл*", "сот", "сотов*", "факс*", "вайбер*",
            "ватсап*", "вотсап*", "контакт*", "kontakt*"]),
        (FieldRole.Refused, "e-mail", [
            "*mail*", "почта", "почты", "почте", "эл почт*", "электронн*", "електронн*", "электронка", "пошта", "пошти", "ел пошт*", "емейл*", "имейл*", "імейл*",
            "имэйл*", "мейл*", "мэйл*", "мыло", "эл адрес", "e адрес", "pochta"]),
        (FieldRole.Refused, "relatives", [
            "relative*", "relatives", "kin", "next of kin", "mother*", "father", "father name", "fathers name", "father s name", "wife", "husband", "spouse",
            "parent*", "children", "brother", "sister", "родственник*", "родные", "мать", "отец", "жена", "муж", "супруг*", "родител*", "родич*",
            "мати", "батько", "дружина", "чоловік", "мама", "папа", "матери", "матерью", "отца", "жены", "мужа", "сестра", "сестры", "брат", "брата",
            "дети", "rodstvenn*", "вдова"]),
        (FieldRole.Refused, "social-media account", [
            "vk", "vk id", "vkontakte", "ok id", "facebook*", "instagram*", "twitter*", "telegram*", "tg", "social media", "social network*", "profile url",
            "вконтакте", "вк", "соцсет*", "соцмереж*", "аккаунт", "одноклассники", "соц сет*", "соц мереж*", "инста*", "инстаграм*", "тг", "телеграм*", "страница", "профиль", "профіль", "фейсбук*",
            "screen name", "nickname", "username"]),
        (FieldRole.Refused, "document or tax number", [
            "passport*", "pasport*", "ssn", "sin", "nino", "ni no", "ni number", "soc sec*", "socsec*", "social security*", "tax*", "inn", "snils*", "national id",
            "national insurance*", "insur*", "id card", "identity card", "driver*", "driving*", "licence number", "license number", "document*", "policy no",
            "policy number", "паспорт*", "инн", "снилс*", "омс", "полис*", "поліс*", "страхов*", "налог*", "податк*", "удостоверени*", "посвідчен*", "рнокпп", "іпн",
            "ипн", "идентификац*", "ідентифікац*", "свидетельств*", "свідоцтв*", "военный билет", "военного билета", "військовий квиток", "військового квитка",
            "личный номер", "личного номера", "особистий номер", "жетон*", "карта", "карты", "картка", "картки", "водительск*", "водійськ*", "серия и номер",
            "серия", "серія", "номер документа", "документ*"]),
        (FieldRole.Refused, "home address", [
            "*address*", "addr*", "street*", "house*", "apartment*", "apt", "flat", "home", "residen*", "domicil*", "dwelling*", "avenue", "road", "lane",
            "postbox", "po box", "*адрес*", "адр", "adres*", "ул", "улиц*", "ulitsa", "вул", "вулиц*", "просп", "проспект*", "переул*", "пров", "провул*", "бульвар*",
            "шоссе", "шосе", "микрорайон*", "мікрорайон*", "мкр", "дом", "дома", "домашн*", "домашній", "буд", "будин*", "кв", "квартир*", "прописк*", "прописан*",
            "регистраци*", "зарегистр*", "реєстрац*", "зареєстр*", "прожива*", "прожит*", "мешка*", "*жительств*", "житло*", "координат*", "широта", "долгота", "довгота",
            "lat", "latitude", "lon", "lng", "longitude", "latlon*", "latlng", "gps*", "geo*", "coord*"]),
        (FieldRole.Truth, "truth column", ["cluster*", "truth", "true id", "entity id", "person id", "group id", "label", "истина"]),
        (FieldRole.BirthDate, "date of birth", [
            "dob", "birth date", "birthdate", "date of birth", "birthday", "born", "birth year", "year of birth", "birthyear", "byear", "birth", "b date", "yob",
            "дата рождения", "день рождения", "год рождения", "родился", "др", "г р", "гр", "рождение", "дата народження", "рік народження", "народився",
            "день народження"]),
        (FieldRole.DeathDate, "date of death", [
            "dod", "death date", "date of death", "deathdate", "died", "death", "killed", "date killed", "death year", "дата смерти", "дата гибели", "погиб",
            "гибель", "дата смерті", "дата загибелі", "загинув", "год смерти", "год гибели", "дата гибели смерти"]),
        (FieldRole.FullName, "full name", [
            "fio", "фио", "піб", "пиб", "full name", "fullname", "name and surname", "first and surname", "имя и фамилия", "фамилия имя отчество", "полное имя",
            "прізвище ім я по батькові", "повне ім я", "name full", "person name", "person"]),
        (FieldRole.Patronymic, "patronymic", [
            "patronymic*", "middle name*", "middlename", "middle", "second name", "otchestvo", "отчество", "по батькові", "побатькові", "mname"]),
        (FieldRole.Surname, "surname", [
            "surname*", "last name*", "lastname", "family name", "familyname", "lname", "familia", "фамилия", "прізвище", "last", "family"]),
        (FieldRole.Given, "given name", [
            "given*", "first name*", "firstname", "forename*", "fname", "christian name", "imya", "имя", "ім я", "імя", "first"]),
        (FieldRole.FullName, "full name", ["name", "names"]),
        (FieldRole.Age, "age", ["age", "возраст", "вік", "лет", "age at death"]),
        (FieldRole.Sex, "sex", ["sex", "gender", "пол", "стать"]),
        (FieldRole.Code, "postal code", ["postcode*", "postal*", "zip*", "индекс", "почтовый индекс", "post code", "поштовий індекс"]),
        (FieldRole.Region, "region", [
            "region*", "state", "province", "oblast", "county", "country", "district", "регион", "область", "край", "республика", "субъект*", "район",
            "регіон", "країна", "страна", "subject"]),
        (FieldRole.Place, "place", [
            "settlement*", "city*", "town*", "suburb*", "village*", "place*", "birth place", "birthplace", "place of birth", "location", "locality", "hometown",
            "from", "город", "населенный пункт", "нас пункт", "село", "место рождения", "откуда", "місто", "населений пункт", "місце народження", "место",
            "municipality", "муниципалитет"]),
        (FieldRole.Unit, "unit", [
            "unit*", "regiment*", "brigade", "military unit", "в ч", "вч", "часть", "воинская часть", "подразделение", "підрозділ", "військова частина",
            "частина", "полк", "бригада"]),
        (FieldRole.Source, "source", ["source*", "list", "dataset", "file", "publisher", "источник", "джерело", "список", "origin"]),
        (FieldRole.Id, "record id", [
            "id", "record", "record id", "recordid", "rec id", "recid", "unique id", "uniqueid", "uid", "uuid", "index", "row", "row id", "rowid", "no", "number",
            "номер", "ид", "key", "index*"]),
        (FieldRole.Ignored, "not about the person", [
            "url*", "link*", "href", "photo*", "image*", "note*", "comment*", "description", "created*", "updated*", "timestamp", "ссылка", "фото",
            "примечани*", "комментари*", "посилання", "публикация", "publication*", "published", "reported*", "report date"]),
        (FieldRole.Text, "text", [
            "rank*", "occupation*", "profession", "job", "nationality", "ethnicity", "звание", "должность", "профессия", "национальность", "посада", "status",
            "статус", "cause", "callsign", "call sign", "позывной", "позивний"]),
    ];

    /// <summary>The role that a header names; null when its words say nothing.</summary>
    public static FieldRole? Of(string header) => Find(header)?.Role;

    /// <summary>What a refused header names, in words.</summary>
    public static string RefusalOf(string header) => Find(header)?.What ?? "personal number";

    private static (FieldRole Role, string What, string[] Phrases)? Find(string header) =>
        Find(Words(header)) ?? Find(Words(Exchanged(header, LikeLatin, Latin))) ?? Find(Words(Exchanged(header, Latin, LikeLatin)));

    // A letter of the other script that looks the same hides a word from the lists: "tеlefon" with a Cyrillic е.
    private static string Exchanged(string header, string seen, string meant) =>
        header.Any(letter => Latin.Contains(letter, StringComparison.Ordinal)) && header.Any(letter => LikeLatin.Contains(letter, StringComparison.Ordinal))
            ? string.Concat(header.Select(letter => seen.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var at ? meant[at] : letter))
            : "";

    private static (FieldRole Role, string What, string[] Phrases)? Find(List<string> words)
    {
        if (words.Count == 0)
        {
            return null;
        }

        // "birth_place" and "place of birth" hold the word "birth", "settlement_id" the word "id": the whole header goes before its parts
        foreach (var line in Lines)
        {
            if (line.Phrases.Any(phrase => Matches(words, phrase, whole: true)))
            {
                return line;
            }
        }

        var isPlace = words.Exists(word => word is "place" or "место" or "місце" or "region" or "регион" or "city" or "town" or "country");
        foreach (var line in Lines)
        {
            if (isPlace && line.Role is FieldRole.BirthDate or FieldRole.DeathDate)
            {
                continue;
            }

            if (line.Phrases.Any(phrase => Matches(words, phrase, whole: false)))
            {
                return line;
            }
        }

        return null;
    }

    private static bool Matches(List<string> words, string phrase, bool whole)
    {
        var parts = phrase.Split(' ');
        if (whole && parts.Length != words.Count)
        {
            return false;
        }

        for (var start = 0; start + parts.Length <= words.Count; start++)
        {
            var fits = true;
            for (var i = 0; fits && i < parts.Length; i++)
            {
                fits = parts[i].StartsWith('*') ? words[start + i].Contains(parts[i].Trim('*'), StringComparison.Ordinal)
                    : parts[i].EndsWith('*')
                    ? words[start + i].StartsWith(parts[i].AsSpan(0, parts[i].Length - 1), StringComparison.Ordinal)
                    : words[start + i] == parts[i];
            }

            if (fits)
            {
                return true;
            }
        }

        return false;
    }

    // "birthDate", "birth_date" and "Birth date" are the words birth and date; digits at the end of a word are dropped.
    private static List<string> Words(string header)
    {
        List<string> words = [];
        var word = new StringBuilder();
        for (var i = 0; i <= header.Length; i++)
        {
            var isLetter = i < header.Length && char.IsLetter(header[i]);
            var begins = isLetter && i > 0 && char.IsUpper(header[i]) && char.IsLower(header[i - 1]);
            if (word.Length > 0 && (!isLetter || begins))
            {
                words.Add(word.ToString());
                word.Clear();
            }

            if (isLetter)
            {
                var letter = char.ToLowerInvariant(header[i]);
                word.Append(letter == 'ё' ? 'е' : letter);
            }
        }

        return words;
    }
}
