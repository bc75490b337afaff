using Cenotaph.Registers;
using CsCheck;

namespace Cenotaph.Tests.Registers;

public class CountLabelTests
{
    [Theory]
    [InlineData("15-19 лет", "15-19")]
    [InlineData("15–19", "15-19")]
    [InlineData("15 — 19 года", "15-19")]
    [InlineData(" 15 - 19 years ", "15-19")]
    [InlineData("от 15 до 19 лет", "15-19")]
    [InlineData("15 to 19", "15-19")]
    [InlineData("Y15-19", "15-19")]
    [InlineData("15-19 років", "15-19")]
    [InlineData("1-4 года", "1-4")]
    [InlineData("85 и более", "85+")]
    [InlineData("85 лет и старше", "85+")]
    [InlineData("85 и старше", "85+")]
    [InlineData("85 років і старші", "85+")]
    [InlineData("85+", "85+")]
    [InlineData("100 + лет", "100+")]
    [InlineData("85 years and over", "85+")]
    [InlineData("Y_GE85", "85+")]
    [InlineData("старше 85 лет", "85+")]
    [InlineData("до 1 года", "0")]
    [InlineData("Y_LT1", "0")]
    [InlineData("моложе 5 лет", "0-4")]
    [InlineData("under 5", "0-4")]
    [InlineData("0", "0")]
    [InlineData("17 лет", "17")]
    [InlineData("May-14", "5-14")]
    [InlineData("14.окт", null)]
    [InlineData("Oct-14", "10-14")]
    [InlineData("Всего", "total")]
    [InlineData("ИТОГО:", "total")]
    [InlineData("Все возрасты", "total")]
    [InlineData("Усього", "total")]
    [InlineData("TOTAL", "total")]
    [InlineData("Неизвестно", "unknown")]
    [InlineData("возраст не указан", "unknown")]
    [InlineData("Not stated", "unknown")]
    [InlineData("19-15", null)]
    [InlineData("15-19-24", null)]
    [InlineData("15-1900", null)]
    [InlineData("трудоспособный", null)]
    [InlineData("до 0 лет", null)]
    [InlineData("", null)]
    [InlineData("лет", null)]
    public void A_label_of_ages_is_read_in_three_languages(string label, string? group)
    {
        Assert.Equal(group is not null, CountLabel.TryReadAge(label, out var age));
        Assert.Equal(group ?? "total", age.ToString());
    }

    [Theory]
    [InlineData("мужчины", SexGroup.Male)]
    [InlineData("Мужской", SexGroup.Male)]
    [InlineData("м", SexGroup.Male)]
    [InlineData("Муж.", SexGroup.Male)]
    [InlineData("M", SexGroup.Male)]
    [InlineData("чоловіки", SexGroup.Male)]
    [InlineData("ЖЕНЩИНЫ", SexGroup.Female)]
    [InlineData("жен", SexGroup.Female)]
    [InlineData("f", SexGroup.Female)]
    [InlineData("жінки", SexGroup.Female)]
    [InlineData("оба пола", SexGroup.Both)]
    [InlineData("Both sexes", SexGroup.Both)]
    [InlineData("Всего", SexGroup.Both)]
    [InlineData("не указан", SexGroup.Unknown)]
    public void A_label_of_a_sex_is_read_in_three_languages(string label, SexGroup sex)
    {
        Assert.True(CountLabel.TryReadSex(label, out var read));
        Assert.Equal(sex, read);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("1")]
    public void A_label_that_names_no_sex_is_refused(string? label) => Assert.False(CountLabel.TryReadSex(label, out _));

    [Fact]
    public void What_a_group_writes_reads_back_as_the_same_group() =>
        Gen.Select(Gen.Int[0, 150], Gen.Int[0, 150], Gen.Int[0, 3]).Sample((one, other, kind) =>
        {
            var group = kind switch
            {
                0 => AgeGroup.Total,
                1 => AgeGroup.Unknown,
                2 => AgeGroup.From(one),
                _ => AgeGroup.Between(Math.Min(one, other), Math.Max(one, other)),
            };
            Assert.True(CountLabel.TryReadAge(group.ToString(), out var read));
            Assert.Equal(group, read);
        });

    [Fact]
    public void A_group_that_holds_another_overlaps_it_and_nothing_throws() =>
        Gen.Select(Gen.String, Gen.Int[0, 100], Gen.Int[0, 50]).Sample((text, low, width) =>
        {
            CountLabel.TryReadSex(text, out _);
            CountLabel.TryReadAge(text, out var other);
            var group = AgeGroup.Between(low, low + width);
            Assert.True(group.Contains(group) && AgeGroup.Total.Contains(group) && AgeGroup.From(low).Contains(group));
            Assert.True(!group.Contains(other) || group.Overlaps(other));
            Assert.Equal(group.Overlaps(other), other.Overlaps(group));
        });

    [Fact]
    public void Groups_stand_by_age_with_unknown_and_total_last() =>
        Assert.Equal(
            ["0", "0-4", "15-17", "15-19", "85+", "unknown", "total"],
            new[] { AgeGroup.Total, AgeGroup.From(85), AgeGroup.Between(15, 19), AgeGroup.Unknown, AgeGroup.Between(15, 17), AgeGroup.Between(0, 4), AgeGroup.Between(0, 0) }
                .Order().Select(age => age.ToString()));
}
