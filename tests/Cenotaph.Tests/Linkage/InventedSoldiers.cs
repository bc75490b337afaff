using System.Globalization;
using Cenotaph.Linkage;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Linkage;

/// <summary>Reports of invented soldiers: surnames of invented syllables, two or three reports each, with slips, gaps and brothers.</summary>
internal sealed record InventedSoldiers(string[] Columns, List<string?[]> Rows, List<string?> Truth)
{
    private static readonly string[] Heads = ["Бор", "Вал", "Гор", "Дан", "Жур", "Зар", "Кал", "Лан", "Мур", "Нов", "Пет", "Рог", "Сав", "Тим", "Ук", "Хар", "Чер", "Шат"];
    private static readonly string[] Middles = ["а", "он", "ив", "ел", "уш", "ет", "ак", "ор"];
    private static readonly string[] Ends = ["ов", "ин", "енко", "ев", "ский", "ук", "янов", "ых"];
    private static readonly string[] Givens = ["Иван", "Олег", "Юрий", "Павел", "Антон", "Роман", "Денис", "Сергей", "Максим", "Виктор", "Артём", "Никита"];
    private static readonly string[] Fathers = ["Иванович", "Олегович", "Юрьевич", "Павлович", "Антонович", "Романович", "Сергеевич", "Викторович"];

    public static InventedSoldiers Make(int persons, ulong seed, double brothers = 0)
    {
        var random = new RandomStream(seed);
        string Pick(string[] from) => from[random.Below(from.Length)];
        var made = new InventedSoldiers(["id", "source", "surname", "first_name", "patronymic", "dob", "settlement"], [], []);
        var person = 0;
        for (var i = 0; i < persons; i++)
        {
            var (surname, father) = (Pick(Heads) + Pick(Middles) + Pick(Ends), Pick(Fathers));
            var place = Pick(Heads) + Pick(Middles) + "ка";
            var family = random.Uniform() < brothers ? 2 : 1;
            for (var child = 0; child < family; child++, person++)
            {
                var given = Pick(Givens);
                var born = new DateOnly(1960 + random.Below(45), 1 + random.Below(12), 1 + random.Below(28));
                for (var report = 0; report < 2 + random.Below(2); report++)
                {
                    var date = born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                    made.Add(
                        person, report, Slip(surname, random), random.Uniform() < 0.05 ? Slip(given, random) : given,
                        random.Uniform() < 0.25 ? null : father,
                        random.Uniform() < 0.15 ? null : random.Uniform() < 0.15 ? date[..4] : date,
                        random.Uniform() < 0.2 ? null : place);
                }
            }
        }

        return made;
    }

    public LinkageTable Table(params string[] without)
    {
        var kept = Enumerable.Range(0, Columns.Length).Where(i => !without.Contains(Columns[i])).ToArray();
        var builder = new LinkageTableBuilder("soldiers", [.. kept.Select(i => Columns[i])]);
        foreach (var row in Rows)
        {
            builder.Add([.. kept.Select(i => row[i])]);
        }

        return builder.Build();
    }

    private static string Slip(string name, RandomStream random)
    {
        if (random.Uniform() >= 0.06)
        {
            return name;
        }

        var at = 1 + random.Below(name.Length - 1);
        return name[..at] + "аеиост"[random.Below(6)] + name[(at + 1)..];
    }

    private void Add(int person, int report, params string?[] cells)
    {
        Rows.Add([$"r{Rows.Count}", $"list {report}", .. cells]);
        Truth.Add(person.ToString(CultureInfo.InvariantCulture));
    }
}
