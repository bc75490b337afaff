using Cenotaph.Linkage;
using CsCheck;

namespace Cenotaph.Tests.Linkage;

public class LinkageColumnTests
{
    [Fact]
    public void A_column_keeps_each_value_once_and_takes_words_for_unknown_as_missing()
    {
        var builder = new TextColumnBuilder("фамилия");
        foreach (var cell in (string[])["Ланин", " Ланин ", "", "неизвестно", "Null", "-", "Дорош"])
        {
            builder.Add(cell);
        }

        var column = builder.Build();
        Assert.Equal(["Ланин", "Дорош"], column.Values);
        Assert.Equal([0, 0, -1, -1, -1, -1, 1], column.Ids.ToArray());
        Assert.Equal(3, column.Filled());
    }

    [Fact]
    public void A_cell_of_endless_text_is_cut()
    {
        var builder = new TextColumnBuilder("note");
        builder.Add(new string('x', 1_000_000));
        Assert.Equal(TextColumnBuilder.LongestValue, builder.Build().Values[0].Length);
    }

    // Beyond some thousands of values the texts are no longer kept as strings; numbers of values then take one, two and four bytes.
    [Theory]
    [InlineData(3)]
    [InlineData(300)]
    [InlineData(90_000)]
    public void A_column_of_many_values_gives_each_record_its_own(int distinct)
    {
        var builder = new TextColumnBuilder("surname");
        string? Cell(int record) => record % 11 == 0 ? null : $"Ланин{(long)record * record % distinct}";
        for (var record = 0; record < 150_000; record++)
        {
            builder.Add(Cell(record));
        }

        var column = builder.Build();
        Assert.Equal(column.Values.Count, column.Values.Distinct().Count());
        for (var record = 0; record < builder.Count; record++)
        {
            if (column[record] != Cell(record))
            {
                Assert.Fail($"record {record} has {column[record]}, not {Cell(record)}");
            }
        }

        var first = column.Ids.ToArray().Where(id => id >= 0).Distinct();
        Assert.Equal(Enumerable.Range(0, column.Values.Count), first);
    }

    [Fact]
    public void Texts_are_numbered_in_the_order_they_are_first_met() =>
        Gen.Select(Gen.String[Gen.Char, 0, 300].Array[1, 12], Gen.Int[0, 11].Array[0, 400]).Sample((texts, order) =>
        {
            // half of a pair of surrogates is no text that UTF-8 could keep
            string[] told = [.. order.Select(number => texts[number % texts.Length])];
            var distinct = new DistinctTexts();
            var numbers = told.Select(text => distinct.Number(text)).ToArray();
            Assert.Equal(told.Distinct(), distinct.All());
            Assert.Equal(told, numbers.Select(number => distinct.All()[number]));
        }, iter: 300);

    [Fact]
    public void Numbers_kept_narrow_come_back_as_they_went_in() =>
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 140_000]).Sample((width, count) =>
        {
            var most = new[] { 1, 254, 255, 65_534, 65_535, 65_536, int.MaxValue }[width];
            var numbers = new NarrowNumbers();
            int[] told = [.. Enumerable.Range(0, count).Select(i => i % 1000 == 999 ? most : (i % 3) - 1)];
            foreach (var number in told)
            {
                numbers.Add(number);
            }

            Assert.Equal(count, numbers.Count);
            Assert.True(told.AsSpan().SequenceEqual(numbers.All()));
        }, iter: 30);

    [Fact]
    public void Packed_texts_come_back_as_they_went_in() =>
        Gen.String[Gen.Char['a', 'я'], 0, 400].List[0, 50].Sample(texts =>
        {
            var packed = new PackedText();
            foreach (var text in texts)
            {
                packed.Add(text);
            }

            Assert.Equal(texts, Enumerable.Range(0, packed.Count).Select(number => packed[number]));
        });

    [Theory]
    [InlineData("surname", FieldRole.Surname)]
    [InlineData("lastName", FieldRole.Surname)]
    [InlineData("Фамилия", FieldRole.Surname)]
    [InlineData("прізвище", FieldRole.Surname)]
    [InlineData("First Name", FieldRole.Given)]
    [InlineData("given_name", FieldRole.Given)]
    [InlineData("Имя", FieldRole.Given)]
    [InlineData("ім'я", FieldRole.Given)]
    [InlineData("отчество", FieldRole.Patronymic)]
    [InlineData("по батькові", FieldRole.Patronymic)]
    [InlineData("middle_name", FieldRole.Patronymic)]
    [InlineData("ФИО", FieldRole.FullName)]
    [InlineData("full_name", FieldRole.FullName)]
    [InlineData("ПІБ", FieldRole.FullName)]
    [InlineData("dob", FieldRole.BirthDate)]
    [InlineData("birth_year", FieldRole.BirthDate)]
    [InlineData("Дата рождения", FieldRole.BirthDate)]
    [InlineData("date_of_birth", FieldRole.BirthDate)]
    [InlineData("Дата народження", FieldRole.BirthDate)]
    [InlineData("death_date", FieldRole.DeathDate)]
    [InlineData("дата гибели", FieldRole.DeathDate)]
    [InlineData("place of birth", FieldRole.Place)]
    [InlineData("birth_place", FieldRole.Place)]
    [InlineData("Место рождения", FieldRole.Place)]
    [InlineData("suburb", FieldRole.Place)]
    [InlineData("Населённый пункт", FieldRole.Place)]
    [InlineData("регион", FieldRole.Region)]
    [InlineData("в/ч", FieldRole.Unit)]
    [InlineData("gender", FieldRole.Sex)]
    [InlineData("пол", FieldRole.Sex)]
    [InlineData("возраст", FieldRole.Age)]
    [InlineData("postcode_fake", FieldRole.Code)]
    [InlineData("unique_id", FieldRole.Id)]
    [InlineData("rec_id", FieldRole.Id)]
    [InlineData("source", FieldRole.Source)]
    [InlineData("cluster", FieldRole.Truth)]
    [InlineData("phone_number", FieldRole.Refused)]
    [InlineData("Телефон", FieldRole.Refused)]
    [InlineData("e-mail", FieldRole.Refused)]
    [InlineData("address_1", FieldRole.Refused)]
    [InlineData("street_number", FieldRole.Refused)]
    [InlineData("адрес проживания", FieldRole.Refused)]
    [InlineData("soc_sec_id", FieldRole.Refused)]
    [InlineData("СНИЛС", FieldRole.Refused)]
    [InlineData("ИНН", FieldRole.Refused)]
    [InlineData("паспорт", FieldRole.Refused)]
    [InlineData("vk_id", FieldRole.Refused)]
    [InlineData("родственники", FieldRole.Refused)]
    [InlineData("mother_name", FieldRole.Refused)]
    [InlineData("сот. тел", FieldRole.Refused)]
    [InlineData("Контактное лицо", FieldRole.Refused)]
    [InlineData("ФИО матери", FieldRole.Refused)]
    [InlineData("прописка", FieldRole.Refused)]
    [InlineData("соц. сети", FieldRole.Refused)]
    [InlineData("личный номер", FieldRole.Refused)]
    [InlineData("workphone", FieldRole.Refused)]
    [InlineData("Mobile phone no.", FieldRole.Refused)]
    [InlineData("cellphone", FieldRole.Refused)]
    [InlineData("landline", FieldRole.Refused)]
    [InlineData("Контактный тлф", FieldRole.Refused)]
    [InlineData("сотовый", FieldRole.Refused)]
    [InlineData("Мобільний номер", FieldRole.Refused)]
    [InlineData("робочий телефон", FieldRole.Refused)]
    [InlineData("WorkEmail", FieldRole.Refused)]
    [InlineData("mailbox", FieldRole.Refused)]
    [InlineData("електронна скринька", FieldRole.Refused)]
    [InlineData("Эл. почта", FieldRole.Refused)]
    [InlineData("insured_no", FieldRole.Refused)]
    [InlineData("National Insurance No", FieldRole.Refused)]
    [InlineData("Страховой номер", FieldRole.Refused)]
    [InlineData("страховий номер", FieldRole.Refused)]
    [InlineData("Податковий номер", FieldRole.Refused)]
    [InlineData("налоговый номер", FieldRole.Refused)]
    [InlineData("полис ОМС", FieldRole.Refused)]
    [InlineData("Військовий квиток", FieldRole.Refused)]
    [InlineData("Document no", FieldRole.Refused)]
    [InlineData("homeaddress", FieldRole.Refused)]
    [InlineData("Residential addr.", FieldRole.Refused)]
    [InlineData("Домашний адрес", FieldRole.Refused)]
    [InlineData("Место прописки", FieldRole.Refused)]
    [InlineData("Местожительство", FieldRole.Refused)]
    [InlineData("Місце реєстрації", FieldRole.Refused)]
    [InlineData("вулиця/буд.", FieldRole.Refused)]
    [InlineData("Улица и дом", FieldRole.Refused)]
    [InlineData("просп.", FieldRole.Refused)]
    [InlineData("кв.", FieldRole.Refused)]
    [InlineData("координаты", FieldRole.Refused)]
    [InlineData("GPS", FieldRole.Refused)]
    [InlineData("hometown", FieldRole.Place)]
    [InlineData("почтовый индекс", FieldRole.Code)]
    [InlineData("t\u0435lefon", FieldRole.Refused)]
    [InlineData("т\u0065лефон", FieldRole.Refused)]
    public void A_header_says_what_its_column_holds(string header, FieldRole role) => Assert.Equal(role, RoleWords.Of(header));

    [Theory]
    [InlineData("nella.o@example.org", "dorosh77@example.com", "e-mail")]
    [InlineData("+7 900 000-00-01", "8 (900) 000-00-02", "telephone or personal number")]
    [InlineData("000-000-001 01", "000-000-002 02", "document or tax number")]
    [InlineData("vk.com/id1", "https://vk.com/nobody", "social-media account")]
    [InlineData("ул. Мира, д. 5", "пр. Мира, д. 7", "home address")]
    [InlineData("12 Long Street", "5 Mill Lane", "home address")]
    [InlineData("просп. Озёрный, 5", "б-р Лесной, 7", "home address")]
    [InlineData("пров. Тихий 5", "узвіз Довгий, буд 7", "home address")]
    [InlineData("Flat 3, Mill House", "17 Elm Boulevard", "home address")]
    [InlineData("067 000 00 01", "(067) 000-00-02", "telephone or personal number")]
    [InlineData("644001, г. Нижний, ул. Мира, д. 5, кв. 12", "644002, г. Нижний, пр. Мира, д. 7", "home address")]
    [InlineData("тел. +79000000001", "мама 8 900 000-00-02", "telephone or personal number")]
    [InlineData("https://vk.ru/id1", "instagram.com/nobody", "social-media account")]
    [InlineData("КА 000001", "АВ000002", "document or tax number")]
    [InlineData("серия 0001 номер 000001", "серия 0002 номер 000002", "document or tax number")]
    public void A_column_that_could_locate_someone_is_refused_for_its_content_under_any_header(string first, string second, string what)
    {
        var table = Table(["surname", "extra"], ["Ланин", first], ["Дорош", second]);
        var role = RoleGuess.Guess(table, new Dictionary<string, FieldRole> { ["extra"] = FieldRole.Text }).Single(role => role.Column == "extra");
        Assert.Equal(new("extra", FieldRole.Refused, what), role);
    }

    [Theory]
    [InlineData("г. Винница 210000")]
    [InlineData("St Albans 190000")]
    [InlineData("с 01-02-1990 - 05-06-2022")]
    [InlineData("Viberg")]
    [InlineData("в/ч 70111")]
    public void A_place_days_and_a_unit_are_not_refused(string text) => Assert.False(RefusedContent.IsIn(text));

    [Fact]
    public void A_tenth_of_the_cells_with_telephones_is_too_many()
    {
        var rows = Enumerable.Range(0, 40).Select(i => new string?[] { "Ланин", i % 8 == 0 ? FormattableString.Invariant($"звонить 8900000{i:0000}") : "без вести" });
        var table = Table(["surname", "extra"], [.. rows]);

        Assert.Equal(FieldRole.Refused, RoleGuess.Guess(table, new Dictionary<string, FieldRole>()).Single(role => role.Column == "extra").Role);
    }

    [Fact]
    public void Telephones_are_not_taken_for_ids_or_sources()
    {
        var table = Table(["номер", "source", "surname"], ["89000000001", "+7 900 000-00-01", "Ланин"], ["89000000002", "+7 900 000-00-02", "Дорош"]);

        Assert.Equal("1", table.Id(0));
        var roles = RoleGuess.Guess(table, new Dictionary<string, FieldRole> { ["source"] = FieldRole.Source });
        Assert.Equal(["source", "номер"], roles.Where(role => role.Role == FieldRole.Refused).Select(role => role.Column));
        Assert.Equal("10000001", Table(["id", "surname"], ["10000001", "Ланин"]).Id(0));
    }

    [Fact]
    public void Of_many_columns_of_text_those_that_tell_most_are_compared()
    {
        string[] header = ["surname", .. Enumerable.Range(0, 40).Select(i => "word" + (char)('a' + (i / 26)) + (char)('a' + (i % 26)))];
        var rows = Enumerable.Range(0, 60).Select(row => (string?[])["Ланин" + (char)('а' + (row % 9)), .. Enumerable.Range(0, 40).Select(i => "w" + (char)('a' + (row % (i + 2) % 26)))]);

        var result = LinkageEngine.Run(Table(header, [.. rows]));

        Assert.Equal(ColumnLimit.Most + 1, result.Model.Comparisons.Count);
        Assert.DoesNotContain(result.Model.Comparisons, comparison => comparison.Name == "wordaa");
    }

    [Fact]
    public void A_refused_column_is_not_even_kept_in_memory()
    {
        var table = Table(["surname", "phone"], ["Ланин", "89000000001"]);
        Assert.Null(table.Column("phone"));
        Assert.Equal(["phone"], table.Dropped.Select(role => role.Column));
    }

    [Fact]
    public void Years_of_birth_and_unit_numbers_are_not_taken_for_personal_numbers()
    {
        var table = Table(["born on", "unit"], ["19910514", "70111"], ["19880203", "42600"]);
        Assert.Equal(
            [FieldRole.BirthDate, FieldRole.Unit],
            RoleGuess.Guess(table, new Dictionary<string, FieldRole>()).Select(role => role.Role));
    }

    internal static LinkageTable Table(string[] columns, params string?[][] rows)
    {
        var builder = new LinkageTableBuilder("people.csv", columns);
        foreach (var row in rows)
        {
            builder.Add(row);
        }

        return builder.Build();
    }
}
