using Cenotaph.Names;
using CsCheck;

namespace Cenotaph.Tests.Names;

public sealed class PersonNameReadingTests
{
    [Theory]
    [InlineData("Иванов Иван Иванович", "Иванов", "Иван", "Иванович", NameOrder.SurnameFirst)]
    [InlineData("Иван Иванович Иванов", "Иванов", "Иван", "Иванович", NameOrder.GivenFirst)]
    [InlineData("ИВАНОВ И.И.", "ИВАНОВ", "И.", "И.", NameOrder.SurnameFirst)]
    [InlineData("Иванов И. И.", "Иванов", "И.", "И.", NameOrder.SurnameFirst)]
    [InlineData("И.И.Иванов", "Иванов", "И.", "И.", NameOrder.GivenFirst)]
    [InlineData("Маркевич Иван Петрович", "Маркевич", "Иван", "Петрович", NameOrder.SurnameFirst)]
    [InlineData("Иван Петрович Маркевич", "Маркевич", "Иван", "Петрович", NameOrder.GivenFirst)]
    [InlineData("Ильин Илья Ильич", "Ильин", "Илья", "Ильич", NameOrder.SurnameFirst)]
    [InlineData("Мамедов Али Гасан оглы", "Мамедов", "Али", "Гасан оглы", NameOrder.SurnameFirst)]
    [InlineData("Щербаков Юрий", "Щербаков", "Юрий", "", NameOrder.SurnameFirst)]
    [InlineData("Iouri Chtcherbakov", "Chtcherbakov", "Iouri", "", NameOrder.GivenFirst)]
    [InlineData("Chtcherbakov Iouri", "Chtcherbakov", "Iouri", "", NameOrder.SurnameFirst)]
    [InlineData("Smith, John W.", "Smith", "John", "W.", NameOrder.SurnameFirst)]
    [InlineData("John W. Smith", "Smith", "John", "W.", NameOrder.GivenFirst)]
    [InlineData("Ludwig van der Berg", "van der Berg", "Ludwig", "", NameOrder.GivenFirst)]
    [InlineData("Рудин-Заречный М.Е.", "Рудин-Заречный", "М.", "Е.", NameOrder.SurnameFirst)]
    [InlineData("Иванову Ивану Ивановичу", "Иванову", "Ивану", "Ивановичу", NameOrder.SurnameFirst)]
    [InlineData("Доржиев Баир Цыренович", "Доржиев", "Баир", "Цыренович", NameOrder.SurnameFirst)]
    [InlineData("Солдат Иван Петрович", "Солдат", "Иван", "Петрович", NameOrder.SurnameFirst)]
    public void A_full_name_is_read_in_any_order(string full, string surname, string given, string patronymic, NameOrder order)
    {
        var reading = PersonNameReading.Of(full);

        Assert.Equal((surname, given, patronymic), Parts(reading));
        Assert.Equal(order, reading.Order);
        Assert.True(reading.IsSure);
    }

    [Theory]
    [InlineData("рядовой Иван Иванов «Барс»", "рядовой", "Барс")]
    [InlineData("гв. мл. сержант Иванов Иван (позывной \"Барс\")", "гв. мл. сержант", "Барс")]
    [InlineData("Иванов Иван, позывной Барс", null, "Барс")]
    [InlineData("Иванов \"Барс\" Иван", null, "Барс")]
    public void Rank_and_call_sign_are_taken_off(string full, string? title, string sign)
    {
        var reading = PersonNameReading.Of(full);

        Assert.Equal(("Иванов", "Иван", ""), Parts(reading));
        Assert.Equal(title, reading.Title);
        Assert.Equal(sign, reading.CallSign);
    }

    [Theory]
    [InlineData("Иван", "Иванов", "Иванович")]
    [InlineData("Иванов", "Иванович", "Иван")]
    [InlineData("Иван", "Иванович", "Иванов")]
    [InlineData("Иванович", "Иван", "Иванов")]
    [InlineData("Иванов", "Иван Иванович", "")]
    [InlineData("Иванов Иван Иванович", "", "")]
    [InlineData("Иван Иванович Иванов", null, null)]
    public void Exchanged_columns_are_put_back(string surname, string? given, string? patronymic)
    {
        var reading = PersonNameReading.Of(surname, given, patronymic);

        Assert.Equal(("Иванов", "Иван", "Иванович"), Parts(reading));
        Assert.Equal(NameSex.Male, reading.Sex);
        Assert.NotEmpty(reading.Notes);
    }

    [Theory]
    [InlineData("Мария", "Безбрежный", "Федоровна", "Безбрежный", "Мария", "Федоровна")]
    [InlineData("Никитич", "Антон", "Шелковый", "Шелковый", "Антон", "Никитич")]
    [InlineData("Лугин", "Квамбуровна", "Анна", "Лугин", "Анна", "Квамбуровна")]
    public void A_word_no_table_knows_is_the_surname_where_the_others_leave_no_doubt(
        string first, string second, string third, string surname, string given, string patronymic) =>
        Assert.Equal((surname, given, patronymic), Parts(PersonNameReading.Of(first, second, third)));

    [Theory]
    [InlineData("Мария", "Безбрежный", "Федорович")]
    [InlineData("Магомедов", "Магомед", "Ахмедович")]
    [InlineData("Магомед", "Али", "")]
    [InlineData("Маркевич", "Иван", "Петрович")]
    [InlineData("Дзюба", "Иван", "")]
    [InlineData("Иван", "Дзюба", "")]
    [InlineData("Дудкин", "Ай-оол", "")]
    [InlineData("Петров", "И.", "И.")]
    public void Columns_without_clear_signs_are_left(string surname, string given, string patronymic) =>
        Assert.Equal((surname, given, patronymic), Parts(PersonNameReading.Of(surname, given, patronymic)));

    [Fact]
    public void What_may_be_exchanged_is_said() =>
        Assert.Equal(["Surname and given name may stand in each other's column; they were left."], PersonNameReading.Of("Иван", "Дзюба", "").Notes);

    [Theory]
    [InlineData("Иванова Анна Петровна", NameSex.Female)]
    [InlineData("Шевченко Саша", NameSex.Unknown)]
    [InlineData("Шевченко Саша Петровна", NameSex.Female)]
    [InlineData("Иванова", NameSex.Female)]
    public void The_sex_is_that_of_the_parts(string full, NameSex sex) => Assert.Equal(sex, PersonNameReading.Of(full).Sex);

    [Fact]
    public void Hostile_text_never_throws() => Assert.All(InventedNames.Hostile, text =>
    {
        var reading = PersonNameReading.Of(text);
        var columns = PersonNameReading.Of(text, text, text);
        _ = Fold.Of(text);
        _ = Skeleton.Of(text);
        _ = Romanisation.All[0].Of(text);
        _ = SurnameForm.Compare(reading.Surname, columns.Surname);
        _ = GivenForm.Compare(reading.Given, columns.Given);
        _ = PatronymicForm.Compare(reading.Patronymic, columns.Patronymic);
    });

    [Fact]
    public void No_text_throws() => Gen.Select(InventedNames.Anything, InventedNames.Anything, InventedNames.Anything).Sample((a, b, c) =>
        PersonNameReading.Of(a) is not null && PersonNameReading.Of($"{a} {b} {c}") is not null && PersonNameReading.Of(a, b, c) is not null, iter: 3_000);

    private static (string, string, string) Parts(PersonNameReading reading) =>
        (reading.Surname.Name.Text, reading.Given.Name.Text, reading.Patronymic.Name.Text);
}
