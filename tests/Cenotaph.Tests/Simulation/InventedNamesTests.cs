using System.Text.RegularExpressions;
using Cenotaph.Names;
using Cenotaph.Numerics;
using Cenotaph.Simulation;
using CsCheck;

namespace Cenotaph.Tests.Simulation;

public sealed partial class InventedNamesTests
{
    private static readonly People[] Peoples = Enum.GetValues<People>();

    [Fact]
    public void There_are_over_100_000_surnames_and_all_are_Cyrillic_words()
    {
        var names = Peoples.SelectMany(people => Surnames.Of(people).Names).ToHashSet(StringComparer.Ordinal);

        Assert.True(names.Count > 100_000, $"{names.Count} surnames");
        Assert.All(names, name => Assert.Matches(Word(), name));
    }

    [Fact]
    public void Given_names_settlements_and_regions_are_Cyrillic_words()
    {
        var given = Peoples.SelectMany(people => GivenNameBook.Of(people, NameSex.Male).Names.Concat(GivenNameBook.Of(people, NameSex.Female).Names));
        Assert.All(given.SelectMany(name => name.Short.Append(name.Name)), name => Assert.Matches(Word(), name));
        Assert.All(Places.Regions, region => Assert.Matches(Words(), region.Name));
        var random = new RandomStream(1);
        Assert.All(Enumerable.Range(0, 10_000).Select(_ => Places.DrawSettlement(random, random.Below(85))), name => Assert.Matches(Words(), name));
        Assert.Equal(85, Places.Regions.Select(region => region.Name).Distinct().Count());
    }

    [Fact]
    public void The_room_Names_knows_every_given_name()
    {
        var heads = Peoples.SelectMany(people => GivenNameBook.Of(people, NameSex.Male).Names.Concat(GivenNameBook.Of(people, NameSex.Female).Names))
            .Select(name => name.Name).Distinct(StringComparer.Ordinal);

        Assert.Equal([], heads.Where(name => !GivenForm.Of(name).IsKnown));
    }

    [Fact]
    public void No_person_bears_a_name_from_outside_the_tables()
    {
        var surnames = Peoples.SelectMany(people => Surnames.Of(people).Names).ToHashSet(StringComparer.Ordinal);
        surnames.UnionWith(surnames.Select(Surnames.Feminine).ToArray());
        var given = Peoples.SelectMany(people => GivenNameBook.Of(people, NameSex.Male).Names.Concat(GivenNameBook.Of(people, NameSex.Female).Names))
            .Select(name => name.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var person in new PersonSimulation(16_000, 1, 8).People())
        {
            Assert.Contains(person.Surname, surnames);
            Assert.Contains(person.FirstName, given);
            Assert.Equal(person.IsWoman, PatronymicForm.Of(person.Patronymic).Sex == NameSex.Female);
        }
    }

    [Theory]
    [InlineData("Сергей", "Сергеевич", "Сергеевна")]
    [InlineData("Юрий", "Юрьевич", "Юрьевна")]
    [InlineData("Дмитрий", "Дмитриевич", "Дмитриевна")]
    [InlineData("Василий", "Васильевич", "Васильевна")]
    [InlineData("Игорь", "Игоревич", "Игоревна")]
    [InlineData("Илья", "Ильич", "Ильинична")]
    [InlineData("Никита", "Никитич", "Никитична")]
    [InlineData("Павел", "Павлович", "Павловна")]
    [InlineData("Пётр", "Петрович", "Петровна")]
    [InlineData("Лев", "Львович", "Львовна")]
    [InlineData("Яков", "Яковлевич", "Яковлевна")]
    [InlineData("Михаил", "Михайлович", "Михайловна")]
    [InlineData("Муса", "Мусаевич", "Мусаевна")]
    [InlineData("Магомед", "Магомедович", "Магомедовна")]
    [InlineData("Доржи", "Доржиевич", "Доржиевна")]
    [InlineData("Николай", "Николаевич", "Николаевна")]
    public void A_patronymic_is_made_of_the_father_s_name(string father, string son, string daughter)
    {
        Assert.Equal(son, Patronymics.Russian(father, isWoman: false));
        Assert.Equal(daughter, Patronymics.Russian(father, isWoman: true));
    }

    [Theory]
    [InlineData("Сергій", "Сергійович", "Сергіївна")]
    [InlineData("Микола", "Миколайович", "Миколаївна")]
    [InlineData("Дмитро", "Дмитрович", "Дмитрівна")]
    [InlineData("Василь", "Васильович", "Василівна")]
    [InlineData("Ілля", "Ілліч", "Іллівна")]
    [InlineData("Іван", "Іванович", "Іванівна")]
    public void A_Ukrainian_patronymic_is_made_of_the_father_s_Ukrainian_name(string father, string son, string daughter)
    {
        Assert.Equal(son, Patronymics.Ukrainian(father, isWoman: false));
        Assert.Equal(daughter, Patronymics.Ukrainian(father, isWoman: true));
    }

    [Theory]
    [InlineData("Белкин", false, "Белкина", "Белкину")]
    [InlineData("Белкина", true, "Белкиной", "Белкиной")]
    [InlineData("Луговской", false, "Луговского", "Луговскому")]
    [InlineData("Луговская", true, "Луговской", "Луговской")]
    [InlineData("Коваленко", false, "Коваленко", "Коваленко")]
    [InlineData("Белых", false, "Белых", "Белых")]
    [InlineData("Коваль", false, "Коваля", "Ковалю")]
    [InlineData("Рудец", false, "Рудца", "Рудцу")]
    [InlineData("Бойчук", true, "Бойчук", "Бойчук")]
    public void A_surname_is_inflected(string surname, bool isWoman, string genitive, string dative)
    {
        Assert.Equal(genitive, InflectedForms.Surname(surname, isWoman, isDative: false));
        Assert.Equal(dative, InflectedForms.Surname(surname, isWoman, isDative: true));
    }

    [Theory]
    [InlineData("Ковалёв", "Ковальов")]
    [InlineData("Соловьёв", "Соловйов")]
    [InlineData("Синицын", "Сініцин")]
    [InlineData("Луговский", "Луговський")]
    [InlineData("Щербаков", "Щербаков")]
    [InlineData("Иванов", "Іванов")]
    public void A_surname_has_a_Ukrainian_spelling(string russian, string ukrainian) =>
        Assert.Equal(ukrainian, NeighbourForms.Ukrainian(russian));

    [Fact]
    public void A_typing_error_changes_a_word_by_one_step()
    {
        var random = new RandomStream(3);
        Gen.String[Gen.Char["абвгдежзиклмнопрстуя"], 3, 12].Sample(word =>
        {
            var typed = TypingErrors.Mistype(word, random);
            return typed != word && typed[0] == word[0] && Math.Abs(typed.Length - word.Length) <= 1
                && (typed.Length != word.Length || typed.Zip(word).Count(pair => pair.First != pair.Second) <= 2);
        }, threads: 1);
    }

    [Fact]
    public void An_age_holds_the_day_of_birth_it_was_made_of() =>
        Gen.Select(Gen.DateOnly[new(1940, 1, 1), new(2005, 12, 31)], Gen.DateOnly[new(2006, 1, 1), new(2030, 12, 31)]).Sample((birth, day) =>
            DateErrors.OfAge(DateErrors.Age(birth, day), day).Contains(DateSpan.Day(birth)));

    [Fact]
    public void Weights_are_drawn_in_their_proportions()
    {
        double[] weights = [0, 1, 2, 7, 0.5];
        var draw = new WeightedDraw(weights);
        var random = new RandomStream(5);
        var counts = new long[weights.Length];
        for (var i = 0; i < 100_000; i++)
        {
            counts[draw.Draw(random)]++;
        }

        Assert.Equal(0, counts[0]);
        Assert.All(Enumerable.Range(1, 4), i => Trials.Agree(counts[i], 100_000, weights[i] / 10.5));
        Assert.Throws<ArgumentException>(() => new WeightedDraw([0, 0]));
        Assert.Throws<ArgumentException>(() => new WeightedDraw([1, -1]));
    }

    [GeneratedRegex("^[А-ЯЁа-яё-]{2,}$")]
    private static partial Regex Word();

    [GeneratedRegex("^[А-ЯЁ][а-яё]+( [А-ЯЁа-яё-]+)*$")]
    private static partial Regex Words();
}
