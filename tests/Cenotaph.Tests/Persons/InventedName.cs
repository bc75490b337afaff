using Cenotaph.Numerics;

namespace Cenotaph.Tests.Persons;

/// <summary>Names made of parts by chance, some common and some rare, and how they are written in two scripts.</summary>
internal static class InventedName
{
    private static readonly (string Cyrillic, string Latin)[] Stems =
    [
        ("Кузар", "Kuzar"), ("Бороб", "Borob"), ("Мохан", "Mokhan"), ("Телег", "Teleg"), ("Дуброн", "Dubron"), ("Зорет", "Zoret"), ("Лапун", "Lapun"),
        ("Гордол", "Gordol"), ("Савраз", "Savraz"), ("Пестун", "Pestun"), ("Рыкан", "Rykan"), ("Хмелар", "Khmelar"), ("Вербун", "Verbun"), ("Костар", "Kostar"),
        ("Наливар", "Nalivar"), ("Стогун", "Stogun"), ("Медун", "Medun"), ("Озерат", "Ozerat"), ("Тарун", "Tarun"), ("Филомен", "Filomen"),
    ];

    private static readonly (string Cyrillic, string Latin)[] Endings = [("ов", "ov"), ("ин", "in"), ("енко", "enko"), ("ский", "skiy"), ("ук", "uk")];

    private static readonly (string Cyrillic, string Latin)[] Givens =
    [
        ("Иван", "Ivan"), ("Олег", "Oleg"), ("Максим", "Maksim"), ("Роман", "Roman"), ("Антон", "Anton"), ("Павел", "Pavel"), ("Денис", "Denis"), ("Виктор", "Viktor"),
        ("Степан", "Stepan"), ("Борис", "Boris"), ("Руслан", "Ruslan"), ("Тимур", "Timur"), ("Кирилл", "Kirill"), ("Марат", "Marat"), ("Богдан", "Bogdan"), ("Глеб", "Gleb"),
    ];

    private static readonly (string Cyrillic, string Latin)[] Fathers =
    [
        ("Иванович", "Ivanovich"), ("Олегович", "Olegovich"), ("Романович", "Romanovich"), ("Антонович", "Antonovich"), ("Павлович", "Pavlovich"), ("Викторович", "Viktorovich"),
        ("Степанович", "Stepanovich"), ("Борисович", "Borisovich"), ("Русланович", "Ruslanovich"), ("Максимович", "Maksimovich"), ("Маратович", "Maratovich"), ("Денисович", "Denisovich"),
    ];

    public static (int Stem, int Ending, int Given, int Father) Draw(RandomStream random) =>
        (Place(random, Stems.Length), Place(random, Endings.Length), Place(random, Givens.Length), Place(random, Fathers.Length));

    /// <summary>Three of four times in full, else without the patronymic or with initials.</summary>
    public static string Written((int Stem, int Ending, int Given, int Father) name, bool isCyrillic, double form)
    {
        var family = In(Stems[name.Stem], isCyrillic) + In(Endings[name.Ending], isCyrillic);
        var (given, father) = (In(Givens[name.Given], isCyrillic), In(Fathers[name.Father], isCyrillic));
        return form < 0.75 ? $"{family} {given} {father}" : form < 0.9 ? $"{family} {given}" : $"{family} {given[0]}. {father[0]}.";
    }

    // The first of a table are the common ones.
    private static int Place(RandomStream random, int count)
    {
        var u = random.Uniform();
        return (int)(count * u * Math.Sqrt(u));
    }

    private static string In((string Cyrillic, string Latin) part, bool isCyrillic) => isCyrillic ? part.Cyrillic : part.Latin;
}
