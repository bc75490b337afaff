using Cenotaph.Names;
using CsCheck;

namespace Cenotaph.Tests.Names;

public sealed class RomanisationTests
{
    [Theory]
    [InlineData("icao", "Щербаков Юрий Подъячев", "Shcherbakov Iurii Podieiachev")]
    [InlineData("gost-52535", "Цветков", "Tcvetkov")]
    [InlineData("mvd-1997", "Александр Юрьевич Еремин", "Alexandr Yur'yevich Yeremin")]
    [InlineData("bgn", "Емельянов Ёлкин", "Yemel’yanov Yëlkin")]
    [InlineData("iso-9", "Щукин Хромов", "Ŝukin Hromov")]
    [InlineData("gost-7.79-b", "Цезарь Цапко Щукин", "Cezar` Czapko Shhukin")]
    [InlineData("telegram", "Жуков Щукин Цой", "Jukov Scukin Coi")]
    [InlineData("french", "Щербаков Юрий Герасимов Пушкин", "Chtcherbakov Iouri Guerassimov Pouchkine")]
    [InlineData("yandex", "Щукин Юрий", "Schukin Yuriy")]
    [InlineData("cmu-2010", "Згурський Єлизавета Юрій Знам'янка", "Zghurskyi Yelyzaveta Yurii Znamianka")]
    [InlineData("scholars", "Щукин Яковлев", "Ščukin Jakovlev")]
    [InlineData("german", "Щукин Жаров", "Schtschukin Scharow")]
    public void A_scheme_writes_as_its_order_says(string scheme, string cyrillic, string latin) =>
        Assert.Equal(latin, Romanisation.Find(scheme)!.Of(cyrillic));

    [Theory]
    [InlineData("ЩУКИН", "SHCHUKIN")]
    [InlineData("Щ.", "Shch.")]
    [InlineData("Ivanov 7", "Ivanov 7")]
    public void Capitals_stay_capitals_and_the_rest_stays(string cyrillic, string latin) =>
        Assert.Equal(latin, Romanisation.Find("icao")!.Of(cyrillic));

    [Fact]
    public void No_scheme_leaves_a_cyrillic_letter()
    {
        var letters = string.Concat(Enumerable.Range('а', 32).Select(c => (char)c)) + "ёіїєґў";

        Assert.All(Romanisation.All, scheme => Assert.DoesNotContain(scheme.Of(letters), WordReader.IsCyrillic));
    }

    [Fact]
    public void An_unknown_scheme_is_not_found() => Assert.Null(Romanisation.Find("klingon"));

    // Schemes in which no letter reads two ways.
    [Theory]
    [InlineData("icao")]
    [InlineData("gost-52535")]
    [InlineData("mvd-2000")]
    [InlineData("bgn")]
    [InlineData("yandex")]
    public void The_key_survives_the_clear_schemes_without_exception(string id)
    {
        var scheme = Romanisation.Find(id)!;
        InventedNames.Surname.Sample(name => Skeleton.Of(scheme.Of(name)) == Skeleton.Of(name), iter: 5_000);
    }

    [Fact]
    public void Romanising_never_throws() => InventedNames.Anything.Sample(
        text => Romanisation.All.All(scheme => scheme.Of(text) is not null), iter: 2_000);
}
