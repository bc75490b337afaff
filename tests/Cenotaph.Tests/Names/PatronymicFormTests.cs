using Cenotaph.Names;
using CsCheck;

namespace Cenotaph.Tests.Names;

public sealed class PatronymicFormTests
{
    [Theory]
    [InlineData("Сергеевич", "СЕРГЕЕВИЧ", PatronymicLevel.SameSpelling)]
    [InlineData("Сергеевич", "Сергійович", PatronymicLevel.SameFather)]
    [InlineData("Сергеевич", "Sergeyevich", PatronymicLevel.SameFather)]
    [InlineData("Иванович", "Ивановна", PatronymicLevel.SameFather)]
    [InlineData("Иванович", "Іванівна", PatronymicLevel.SameFather)]
    [InlineData("Ильич", "Ильинична", PatronymicLevel.SameFather)]
    [InlineData("Никитич", "Микитович", PatronymicLevel.SameFather)]
    [InlineData("Николаевич", "Миколайович", PatronymicLevel.SameFather)]
    [InlineData("Алексеевич", "Oleksiiovych", PatronymicLevel.SameFather)]
    [InlineData("Александрович", "Аляксандравіч", PatronymicLevel.SameFather)]
    [InlineData("Гасан оглы", "Гасанович", PatronymicLevel.SameFather)]
    [InlineData("Михалыч", "Михайлович", PatronymicLevel.SameFather)]
    [InlineData("Ивановича", "Иванович", PatronymicLevel.SameFather)]
    [InlineData("Петровне", "Петровна", PatronymicLevel.SameFather)]
    [InlineData("Магомедович", "Мухаммадович", PatronymicLevel.SameFather)]
    [InlineData("Петрович", "Petrovitch", PatronymicLevel.SameFather)]
    [InlineData("Аристархович", "Аристахович", PatronymicLevel.Close)]
    [InlineData("С.", "Сергеевич", PatronymicLevel.Initial)]
    [InlineData("Иванович", "Петрович", PatronymicLevel.Different)]
    [InlineData("", "Петрович", PatronymicLevel.Missing)]
    public void The_strongest_level_holds_in_both_directions(string one, string other, PatronymicLevel level)
    {
        Assert.Equal(level, PatronymicForm.Compare(PatronymicForm.Of(one), PatronymicForm.Of(other)));
        Assert.Equal(level, PatronymicForm.Compare(PatronymicForm.Of(other), PatronymicForm.Of(one)));
    }

    [Theory]
    [InlineData("Юрьевич", "Юрий", NameSex.Male)]
    [InlineData("Львовна", "Лев", NameSex.Female)]
    [InlineData("Павлович", "Павел", NameSex.Male)]
    [InlineData("Яковлевна", "Яков", NameSex.Female)]
    [InlineData("Ильич", "Илья", NameSex.Male)]
    [InlineData("Айбек уулу", "Айбек", NameSex.Male)]
    [InlineData("Маратулы", "Марат", NameSex.Male)]
    [InlineData("Али кызы", "Али", NameSex.Female)]
    [InlineData("Mykolaivna", "Николай", NameSex.Female)]
    public void Father_and_sex_are_read(string patronymic, string father, NameSex sex)
    {
        var form = PatronymicForm.Of(patronymic);

        Assert.True(form.IsSure);
        Assert.Equal(sex, form.Sex);
        Assert.Contains(father, form.FatherGroups.Select(GivenForm.HeadOf));
    }

    [Theory]
    [InlineData("Бабич")]
    [InlineData("Сергей")]
    [InlineData("Шаповал")]
    public void Other_words_are_no_sure_patronymics(string word) => Assert.False(PatronymicForm.Of(word).IsSure);

    [Fact]
    public void Any_two_texts_are_compared_alike_in_both_directions() => Gen.Select(InventedNames.Anything, InventedNames.Anything).Sample((a, b) =>
        PatronymicForm.Compare(PatronymicForm.Of(a), PatronymicForm.Of(b)) == PatronymicForm.Compare(PatronymicForm.Of(b), PatronymicForm.Of(a)), iter: 5_000);
}
