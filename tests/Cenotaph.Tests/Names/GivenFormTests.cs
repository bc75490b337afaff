using Cenotaph.Names;
using CsCheck;

namespace Cenotaph.Tests.Names;

public sealed class GivenFormTests
{
    [Theory]
    [InlineData("Александр", "АЛЕКСАНДР", GivenLevel.SameSpelling)]
    [InlineData("Фёдор", "Федор", GivenLevel.SameSpelling)]
    [InlineData("Ай-оол", "Айоол", GivenLevel.SameSpelling)]
    [InlineData("Юрий", "Iouri", GivenLevel.SameKey)]
    [InlineData("Дмитрий", "Dmitry", GivenLevel.SameKey)]
    [InlineData("Александр", "Олександр", GivenLevel.Variant)]
    [InlineData("Alexander", "Аляксандр", GivenLevel.Variant)]
    [InlineData("Дмитро", "Зміцер", GivenLevel.Variant)]
    [InlineData("Магомед", "Мухаммад", GivenLevel.Variant)]
    [InlineData("Ахмед", "Ахмат", GivenLevel.Variant)]
    [InlineData("Eugene", "Євген", GivenLevel.Variant)]
    [InlineData("Бато", "Бата", GivenLevel.Variant)]
    [InlineData("Мэргэн", "Mergen", GivenLevel.SameKey)]
    [InlineData("Сергею", "Сергей", GivenLevel.Variant)]
    [InlineData("Ильи", "Илья", GivenLevel.Variant)]
    [InlineData("Никите", "Никита", GivenLevel.Variant)]
    [InlineData("Павла", "Pavel", GivenLevel.Variant)]
    [InlineData("John", "John Michael", GivenLevel.Variant)]
    [InlineData("Александр", "Шура", GivenLevel.Nickname)]
    [InlineData("Alexander", "Саня", GivenLevel.Nickname)]
    [InlineData("Слава", "Ростислав", GivenLevel.Nickname)]
    [InlineData("Слава", "Вячеслав", GivenLevel.Nickname)]
    [InlineData("Robert", "Bob", GivenLevel.Nickname)]
    [InlineData("William", "Bill", GivenLevel.Nickname)]
    [InlineData("Ильдар", "Эльдар", GivenLevel.Close)]
    [InlineData("Александр", "Аликсандр", GivenLevel.Close)]
    [InlineData("А.", "Александр", GivenLevel.Initial)]
    [InlineData("Yu.", "Юрий", GivenLevel.Initial)]
    [InlineData("И.", "Иосиф", GivenLevel.Initial)]
    [InlineData("Б.", "Александр", GivenLevel.Different)]
    [InlineData("Иван", "Пётр", GivenLevel.Different)]
    [InlineData("", "Пётр", GivenLevel.Missing)]
    [InlineData("😀", "Пётр", GivenLevel.Missing)]
    public void The_strongest_level_holds_in_both_directions(string one, string other, GivenLevel level)
    {
        Assert.Equal(level, GivenForm.Compare(GivenForm.Of(one), GivenForm.Of(other)));
        Assert.Equal(level, GivenForm.Compare(GivenForm.Of(other), GivenForm.Of(one)));
    }

    [Theory]
    [InlineData("Саша", NameSex.Unknown)]
    [InlineData("Женя", NameSex.Unknown)]
    [InlineData("Никита", NameSex.Male)]
    [InlineData("Любовь", NameSex.Female)]
    [InlineData("Квамбурдий", NameSex.Unknown)]
    public void The_tables_show_the_sex_where_it_is_one(string name, NameSex sex) => Assert.Equal(sex, GivenForm.Of(name).Sex);

    [Fact]
    public void A_diminutive_belongs_to_every_name_it_is_short_for() =>
        Assert.Superset(
            new HashSet<string> { "Вячеслав", "Станислав", "Ярослав", "Святослав", "Ростислав", "Владислав" },
            GivenForm.Of("Слава").ShortFor.Select(GivenForm.HeadOf).ToHashSet());

    [Fact]
    public void Any_two_texts_are_compared_alike_in_both_directions() => Gen.Select(InventedNames.Anything, InventedNames.Anything).Sample((a, b) =>
        GivenForm.Compare(GivenForm.Of(a), GivenForm.Of(b)) == GivenForm.Compare(GivenForm.Of(b), GivenForm.Of(a)), iter: 5_000);

    [Fact]
    public void Nothing_agrees_with_itself_less_than_wholly() => InventedNames.Anything.Sample(text =>
        GivenForm.Compare(GivenForm.Of(text), GivenForm.Of(text)) is GivenLevel.SameSpelling or GivenLevel.Missing, iter: 5_000);
}
