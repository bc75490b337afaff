using Cenotaph.Names;

namespace Cenotaph.Tests.Names;

public sealed class NameTablesTests
{
    [Fact]
    public void The_tables_hold_the_promised_breadth()
    {
        Assert.InRange(GivenNames.Groups.Count(group => group.Sex == NameSex.Male), 900, 5_000);
        Assert.InRange(GivenNames.Groups.Count(group => group.Sex == NameSex.Female), 250, 5_000);
    }

    [Theory]
    [InlineData("given-slavic.txt")]
    [InlineData("given-peoples.txt")]
    [InlineData("given-world.txt")]
    public void No_word_of_a_table_mixes_scripts_and_every_line_says_whose_name_it_is(string table) => Assert.All(Tables.Lines(table), line =>
    {
        Assert.Matches("^[mf] [^ /~]", line);
        Assert.All(line.Split(' ').Skip(1).Where(word => word != "/"), word =>
            Assert.False(word.Any(WordReader.IsCyrillic) && word.Any(char.IsAsciiLetter), word));
    });

    [Fact]
    public void Names_that_are_different_are_in_different_groups() => Assert.All(
        new[] { ("Ильдар", "Эльдар"), ("Руслан", "Аслан"), ("Роман", "Рамиль"), ("Иван", "Игорь"), ("Марат", "Мурат"), ("Айдар", "Айрат"), ("Камиль", "Камал"), ("Баир", "Бато") },
        pair => Assert.Empty(GivenForm.Of(pair.Item1).Groups.Intersect(GivenForm.Of(pair.Item2).Groups)));

    [Fact]
    public void An_unknown_table_is_a_fault_of_the_caller() => Assert.Throws<ArgumentException>(() => Tables.Lines("none.txt").ToList());
}
