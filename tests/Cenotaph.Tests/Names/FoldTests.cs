using System.Text;
using Cenotaph.Names;
using CsCheck;

namespace Cenotaph.Tests.Names;

public sealed class FoldTests
{
    [Theory]
    [InlineData("Соловьёв", "соловев")]
    [InlineData("СОЛОВЬЕВ", "соловев")]
    [InlineData("Андрей", "андреи")]
    [InlineData("Сергій", "сергии")]
    [InlineData("Ґалаґан", "галаган")]
    [InlineData("Мар'яна", "маряна")]
    [InlineData("Мар’яна", "маряна")]
    [InlineData("Марʼяна", "маряна")]
    [InlineData("  Салтыков–Щедрин ", "салтыков щедрин")]
    [InlineData("Ива́нов", "иванов")]
    [InlineData("Łukasz Müller-Straße", "lukasz muller strasse")]
    [InlineData("Қасым", "касым")]
    [InlineData("МагӀомед", "магомед")]
    [InlineData("МагIомед", "магомед")]
    [InlineData("Маг1омед", "магомед")]
    public void Careless_differences_vanish(string text, string fold) => Assert.Equal(fold, Fold.Of(text));

    [Theory]
    [InlineData("Ивaнoв", "иванов")]
    [InlineData("Cоколов", "соколов")]
    [InlineData("Кopбин", "корбин")]
    [InlineData("Smitа", "smita")]
    [InlineData("Ваrry", "barry")]
    [InlineData("Ив0лгин", "иволгин")]
    public void Letters_that_look_alike_join_the_script_of_their_word(string text, string fold) => Assert.Equal(fold, Fold.Of(text));

    [Fact]
    public void A_fold_folds_to_itself() => InventedNames.Anything.Sample(text => Fold.Of(Fold.Of(text)) == Fold.Of(text), iter: 20_000);

    [Fact]
    public void Composed_and_decomposed_letters_are_one() => InventedNames.Surname.Sample(name =>
        Fold.Of(name.Normalize(NormalizationForm.FormD)) == Fold.Of(name)
        && Skeleton.Of(name.Normalize(NormalizationForm.FormD)) == Skeleton.Of(name));

    [Theory]
    [InlineData("Иванов", NameScript.Cyrillic)]
    [InlineData("Ivanov", NameScript.Latin)]
    [InlineData("محمد", NameScript.Other)]
    [InlineData("12.", NameScript.None)]
    public void A_script_is_that_of_most_letters(string text, NameScript script) => Assert.Equal(script, Fold.ScriptOf(text));
}
