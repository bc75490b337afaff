using Cenotaph.Names;
using CsCheck;

namespace Cenotaph.Tests.Names;

public sealed class SurnameFormTests
{
    [Theory]
    [InlineData("Кузнецов", "КУЗНЕЦОВ", SurnameLevel.SameSpelling)]
    [InlineData("Щербаков", "Chtcherbakov", SurnameLevel.SameKey)]
    [InlineData("Филиппов", "Филипов", SurnameLevel.SameKey)]
    [InlineData("Щербаков", "Щербакова", SurnameLevel.SameNominative)]
    [InlineData("Иванову", "Иванов", SurnameLevel.SameNominative)]
    [InlineData("Ивановым", "Ivanov", SurnameLevel.SameNominative)]
    [InlineData("Ivanovu", "Иванов", SurnameLevel.SameNominative)]
    [InlineData("Достоевскому", "Достоевская", SurnameLevel.SameNominative)]
    [InlineData("Вишневська", "Вишневский", SurnameLevel.SameNominative)]
    [InlineData("Толстого", "Толстой", SurnameLevel.SameNominative)]
    [InlineData("Белая", "Белый", SurnameLevel.SameNominative)]
    [InlineData("Шевченка", "Шевченко", SurnameLevel.SameNominative)]
    [InlineData("Ильина", "Ильиным", SurnameLevel.SameNominative)]
    [InlineData("Рудин-Заречный", "Заречный-Рудин", SurnameLevel.SameNominative)]
    [InlineData("Рудин-Заречный", "Заречный", SurnameLevel.PartOfDouble)]
    [InlineData("Рудина-Заречная", "Рудин", SurnameLevel.PartOfDouble)]
    [InlineData("Кузнецов", "Кузнецав", SurnameLevel.Close)]
    [InlineData("Кузнецов", "Кунзецов", SurnameLevel.Close)]
    [InlineData("Преображенский", "Преображенцев", SurnameLevel.Similar)]
    [InlineData("К.", "Кузнецов", SurnameLevel.Initial)]
    [InlineData("Иванов", "Петров", SurnameLevel.Different)]
    [InlineData("Седых", "Седов", SurnameLevel.Different)]
    [InlineData(null, "Седов", SurnameLevel.Missing)]
    public void The_strongest_level_holds_in_both_directions(string? one, string other, SurnameLevel level)
    {
        Assert.Equal(level, SurnameForm.Compare(SurnameForm.Of(one), SurnameForm.Of(other)));
        Assert.Equal(level, SurnameForm.Compare(SurnameForm.Of(other), SurnameForm.Of(one)));
    }

    [Theory]
    [InlineData("Мельнику", "Мельник")]
    [InlineData("Бондаря", "Бондарь")]
    [InlineData("Кравця", "Кравец")]
    [InlineData("Воробья", "Воробей")]
    [InlineData("Сковородой", "Сковорода")]
    [InlineData("Чёрного", "Чёрный")]
    [InlineData("Гайдаю", "Гайдай")]
    public void A_lexicon_finds_the_nominative_that_the_ending_alone_does_not(string inflected, string nominative)
    {
        var lexicon = new SurnameLexicon([nominative, "Заречный"]);

        Assert.Contains(Skeleton.Of(nominative), SurnameForm.Of(inflected, lexicon).Nominatives);
        Assert.Equal(SurnameLevel.SameNominative, SurnameForm.Compare(SurnameForm.Of(inflected, lexicon), SurnameForm.Of(nominative, lexicon)));
    }

    [Theory]
    [InlineData("Шевченко")]
    [InlineData("Седых")]
    [InlineData("Живаго")]
    [InlineData("Бабич")]
    public void What_does_not_inflect_is_its_own_nominative(string surname) =>
        Assert.Equal([Skeleton.Of(surname)], SurnameForm.Of(surname).Nominatives);

    [Fact]
    public void A_lexicon_that_knows_the_noun_keeps_it_from_being_taken_for_a_woman()
    {
        var lexicon = new SurnameLexicon(["Калина", "Петров"]);

        Assert.Equal([Skeleton.Of("Калина")], SurnameForm.Of("Калина", lexicon).Nominatives);
    }

    [Theory]
    [InlineData("Кузнецова", NameSex.Female)]
    [InlineData("Заречный", NameSex.Unknown)]
    [InlineData("Вишневский", NameSex.Male)]
    [InlineData("Шевченко", NameSex.Unknown)]
    public void The_ending_shows_the_sex(string surname, NameSex sex) => Assert.Equal(sex, SurnameForm.Of(surname).Sex);

    [Fact]
    public void Any_two_texts_are_compared_alike_in_both_directions() => Gen.Select(InventedNames.Anything, InventedNames.Anything).Sample((a, b) =>
        SurnameForm.Compare(SurnameForm.Of(a), SurnameForm.Of(b)) == SurnameForm.Compare(SurnameForm.Of(b), SurnameForm.Of(a)), iter: 5_000);

    [Fact]
    public void Nothing_agrees_with_itself_less_than_wholly() => InventedNames.Anything.Sample(text =>
        SurnameForm.Compare(SurnameForm.Of(text), SurnameForm.Of(text)) is SurnameLevel.SameSpelling or SurnameLevel.Missing, iter: 5_000);

    [Fact]
    public void Women_and_cases_of_invented_surnames_come_back_to_one_nominative() => InventedNames.Surname
        .Where(name => name.EndsWith("ов", StringComparison.Ordinal) || name.EndsWith("ев", StringComparison.Ordinal))
        .Sample(name => new[] { "а", "у", "ым", "е", "ой" }.All(ending =>
            SurnameForm.Compare(SurnameForm.Of(name), SurnameForm.Of(name + ending)) == SurnameLevel.SameNominative));
}
