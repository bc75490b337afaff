using System.Globalization;
using Cenotaph.Names;
using CsCheck;

namespace Cenotaph.Tests.Names;

public sealed class SkeletonTests
{
    [Theory]
    [InlineData("Щербаков", "Shcherbakov", "Scherbakov", "Chtcherbakov", "Shherbakov", "Ščerbakov", "Scerbakov", "Ŝerbakov", "Schtscherbakow")]
    [InlineData("Юрий", "Iouri", "Yuriy", "Yuri", "Jurij", "Iurii", "Юрій")]
    [InlineData("Соловьёв", "Soloviev", "Solovyov", "Solov'ev", "Solovyev", "Solovʹëv", "Соловйов")]
    [InlineData("Жуков", "Joukov", "Zhukov", "Jukov", "Žukov")]
    [InlineData("Герасимов", "Guerassimov", "Gerasimov")]
    [InlineData("Григоренко", "Hryhorenko", "Grigorenko", "Григоренко")]
    [InlineData("Хабаров", "Khabarov", "Habarov", "Xabarov")]
    [InlineData("Цветков", "Tsvetkov", "Cvetkov", "Czvetkov", "Tcvetkov")]
    [InlineData("Пушкин", "Pouchkine", "Pushkin", "Puškin")]
    [InlineData("Смирнов", "Smirnoff", "Smirnov", "Smirnow")]
    [InlineData("Алексеев", "Alexeev", "Alekseyev", "Alexeyev", "Алексєєв", "Aleksieiev")]
    [InlineData("Згурский", "Zghurskyi", "Zgurskiy", "Zgourski", "Zgurskij")]
    [InlineData("Пацкевич", "Patckevich", "Patskevich")]
    [InlineData("Подъячев", "Podieiachev", "Pod\"yachev", "Podyachev", "Podjačev")]
    public void A_name_and_its_romanisations_share_one_key(string name, params string[] spellings) =>
        Assert.All(spellings, spelling => Assert.Equal(Skeleton.Of(name), Skeleton.Of(spelling)));

    [Theory]
    [InlineData("Ильдар", "Эльдар")]
    [InlineData("Седых", "Седов")]
    [InlineData("Рябов", "Рабов")]
    [InlineData("Лютов", "Лутов")]
    [InlineData("Зотов", "Сотов")]
    [InlineData("Жданов", "Зданов")]
    [InlineData("Крылов", "Королов")]
    public void Names_that_sound_otherwise_keep_apart(string one, string other) => Assert.NotEqual(Skeleton.Of(one), Skeleton.Of(other));

    [Fact]
    public void A_skeleton_has_only_small_ascii_letters_digits_and_single_hyphens() => InventedNames.Anything.Sample(text =>
        Skeleton.Of(text) is var key && !key.StartsWith('-') && !key.EndsWith('-') && !key.Contains("--", StringComparison.Ordinal)
        && key.All(c => c is '-' or (>= 'a' and <= 'z') or (>= '0' and <= '9')), iter: 20_000);

    [Fact]
    public void A_skeleton_is_never_longer_than_twice_the_text() => InventedNames.Anything.Sample(text =>
        Skeleton.Of(text).Length <= 2 * Math.Max(1, WordReader.Composed(text).Length), iter: 20_000);

    // Where the new letter unites with its neighbours (тс is ц, сх is ш) more of the key may change, but never more than four letters.
    [Fact]
    public void Distances_of_keys_are_distances_of_letters()
    {
        var replaced = Gen.Select(InventedNames.Surname, Gen.Int[0, 30], Gen.Char["абвгдежзиклмнопрстуфхцчшщэюя"]).Select((name, at, letter) =>
            (name, other: name[..(at % name.Length)] + letter + name[((at % name.Length) + 1)..]));
        replaced.Sample(pair => Distance(Skeleton.Of(pair.name), Skeleton.Of(pair.other)) <= 4, iter: 20_000);

        var exact = 0;
        var all = 0;
        replaced.Sample(
            pair =>
            {
                all++;
                exact += Distance(Fold.Of(pair.name), Fold.Of(pair.other)) == Distance(Skeleton.Of(pair.name), Skeleton.Of(pair.other)) ? 1 : 0;
            },
            iter: 5_000, threads: 1);
        Assert.InRange((double)exact / all, 0.85, 1);
    }

    [Fact]
    public void Letters_are_counted_and_not_bytes()
    {
        Assert.Equal(1, Distance(Skeleton.Of("Иванов"), Skeleton.Of("Иваров")));
        Assert.Equal(1, Distance(Skeleton.Of("Щукин"), Skeleton.Of("Букин")));
        Assert.Equal(6, Skeleton.Of("Иванов").Length);
    }

    [Fact]
    public void Neither_culture_nor_thread_changes_a_key()
    {
        string[] names = ["IVANOV", "İlker", "Игорь", "ILHAM", "Щербаков"];
        var here = names.Select(Skeleton.Of).ToList();
        var culture = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(here, names.Select(Skeleton.Of));
            Assert.Equal(here.AsEnumerable(), names.AsParallel().AsOrdered().Select(Skeleton.Of));
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var corner = row[0]++;
            for (var j = 1; j <= b.Length; j++)
            {
                (corner, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (a[i - 1] == b[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
