using System.Globalization;
using Cenotaph.Evidence;

namespace Cenotaph.Benchmarks;

/// <summary>Reports of about 340 bytes on persons who never lived, the same for the same seed.</summary>
internal sealed class InventedReports(ulong seed)
{
    private static readonly string[] GivenNames = ["Авель", "Борей", "Варун", "Гелий", "Дорен", "Ефрат", "Зорин", "Икар"];
    private static readonly string[] FamilyNames = ["Незванов", "Небылов", "Выдуманов", "Мнимый", "Пустомирский", "Ничьев"];
    private static readonly string[] Places = ["Нетово", "Краснодумск", "Верхняя Небыль", "посёлок Вымысел"];
    private static readonly string[] Ranks = ["private", "corporal", "sergeant", "lieutenant"];

    private readonly CanonicalJson json = new();
    private ulong state = seed;

    /// <summary>The body of the next report; valid until the one after.</summary>
    public ReadOnlyMemory<byte> Next(int number)
    {
        json.Begin();
        json.Member("birth_date", Date(1960, 45));
        json.Member("death_date", Date(2022, 4));
        json.Member("id", number.ToString("D8", CultureInfo.InvariantCulture));
        json.Member("name", $"{Pick(FamilyNames)} {Pick(GivenNames)} {Pick(GivenNames)}ович");
        json.Member("note", "Found on a list that nobody ever kept, entered twice and checked once.");
        json.Member("place", Pick(Places));
        json.Member("rank", Pick(Ranks));
        json.Member("region", Pick(Places));
        json.Member("source_address", $"https://example.org/list/{Next() % 1_000_000_000}");
        json.Member("status", "killed");
        json.Member("unit", $"{Next() % 300} imagined regiment");
        return json.End();
    }

    private string Date(int from, ulong years) => string.Create(
        CultureInfo.InvariantCulture,
        $"{from + (int)(Next() % years):D4}-{(Next() % 12) + 1:D2}-{(Next() % 28) + 1:D2}");

    private string Pick(string[] words) => words[Next() % (ulong)words.Length];

    // SplitMix64 (Steele, Lea and Flood 2014).
    private ulong Next()
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9UL;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
            return mixed ^ (mixed >> 31);
        }
    }
}
