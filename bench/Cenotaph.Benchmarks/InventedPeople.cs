using System.Globalization;
using Cenotaph.Linkage;

namespace Cenotaph.Benchmarks;

/// <summary>
/// A file of people who never lived, the same for the same seed: at least 50,000 surnames in use with heavy-tailed frequencies, given names,
/// places and birth days; one record in eight repeats another one with a slip of the pen; some given names and places are missing.
/// Columns are ids over distinct ASCII keys.
/// </summary>
internal sealed class InventedPeople
{
    private const int Surnames = 70_000;
    private const int GivenNames = 700;
    private const int Places = 9_000;
    private const int Years = 40;
    private const int DaysInYear = 365;

    private static readonly string[] Beginnings =
        ["ba", "ve", "gor", "da", "zhu", "za", "ka", "lo", "mi", "ne", "os", "pe", "ra", "sa", "tu", "fo", "kha", "tse", "chu", "sha"];

    private static readonly string[] Middles =
        ["b", "v", "g", "d", "zh", "z", "k", "l", "m", "n", "p", "r", "s", "t", "f", "kh", "ts", "ch", "sh", "rk", "nd", "st", "lk", "mn"];

    private static readonly string[] Endings = ["ov", "ev", "in", "enko", "ski", "uk", "ian", "ykh", "ko", "aev"];

    private readonly Dictionary<string, int>[] dictionaries = [new(StringComparer.Ordinal), new(StringComparer.Ordinal), new(StringComparer.Ordinal)];
    private readonly List<string>[] keys = [[], [], []];
    private ulong state;

    public InventedPeople(int records, ulong seed)
    {
        state = seed;
        var words = Words();
        string[][] pools = [words[..Surnames], words[Surnames..(Surnames + GivenNames)], words[^Places..]];
        double[][] cumulative = [Frequencies(Surnames, 40), Frequencies(GivenNames, 6), Frequencies(Places, 30)];
        Ids = [new int[records], new int[records], new int[records]];
        BirthDays = new int[records];
        for (var record = 0; record < records; record++)
        {
            var copied = record > 0 && Next() % 8 == 0 ? (int)(Next() % (ulong)record) : -1;
            BirthDays[record] = copied >= 0 && Next() % 4 != 0 ? BirthDays[copied] : (int)(Next() % (Years * DaysInYear));
            for (var column = 0; column < 3; column++)
            {
                var key = copied < 0 ? Draw(pools[column], cumulative[column]) : Ids[column][copied] < 0 ? null : keys[column][Ids[column][copied]];
                key = copied >= 0 && key is not null && Next() % 3 == 0 ? Slip(key) : key;
                Ids[column][record] = key is null || (column > 0 && Next() % 50 == 0) ? -1 : Id(column, key);
            }
        }
    }

    /// <summary>Surname, given name and place of each record; −1 where it is missing.</summary>
    public int[][] Ids { get; }

    /// <summary>The birth day of each record, counted from the first.</summary>
    public int[] BirthDays { get; }

    public IReadOnlyList<string> Keys(int column) => keys[column];

    /// <summary>The keys of the three blocking rules: surname and birth year, birth day, given name and place.</summary>
    public int[][] BlockingKeys() =>
    [
        Numbered(record => ((long)Ids[0][record] * Years) + (BirthDays[record] / DaysInYear)),
        Numbered(record => BirthDays[record]),
        Numbered(record => Ids[1][record] < 0 || Ids[2][record] < 0 ? -1 : ((long)Ids[1][record] << 32) + Ids[2][record]),
    ];

    public ComparedColumn[] Comparisons() =>
    [
        Column("surname", 0, new(KeyMeasure.Equal, 0), new(KeyMeasure.JaroWinkler, 0.92), new(KeyMeasure.JaroWinkler, 0.85)),
        Column("given name", 1, new(KeyMeasure.Equal, 0), new(KeyMeasure.Levenshtein, 1), new(KeyMeasure.Levenshtein, 2)),
        Column("place", 2, new(KeyMeasure.Equal, 0), new(KeyMeasure.Damerau, 1), new(KeyMeasure.Damerau, 2)),
    ];

    private ComparedColumn Column(string name, int column, params LadderStep[] steps) => new(
        name, Ids[column], keys[column].Count, steps.Length + 1,
        (_, _) => throw new InvalidOperationException("The kernel climbs the ladder by itself."))
    {
        Ladder = new(keys[column], steps),
    };

    private int[] Numbered(Func<int, long> key)
    {
        Dictionary<long, int> numbers = [];
        var numbered = new int[BirthDays.Length];
        for (var record = 0; record < numbered.Length; record++)
        {
            var value = key(record);
            numbered[record] = value < 0 ? -1 : numbers.TryGetValue(value, out var known) ? known : numbers[value] = numbers.Count;
        }

        return numbered;
    }

    private int Id(int column, string key)
    {
        if (!dictionaries[column].TryGetValue(key, out var id))
        {
            id = dictionaries[column][key] = keys[column].Count;
            keys[column].Add(key);
        }

        return id;
    }

    // Frequencies fall as 1/(rank + shift), as surnames' and places' do.
    private static double[] Frequencies(int count, double shift)
    {
        var cumulative = new double[count];
        var sum = 0.0;
        for (var rank = 0; rank < count; rank++)
        {
            cumulative[rank] = sum += 1 / (rank + shift);
        }

        return cumulative;
    }

    private string Draw(string[] pool, double[] cumulative)
    {
        var point = (Next() >> 11) / (double)(1UL << 53) * cumulative[^1];
        var found = Array.BinarySearch(cumulative, point);
        return pool[Math.Min(found < 0 ? ~found : found, pool.Length - 1)];
    }

    private string[] Words()
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        List<string> words = [];
        while (words.Count < Surnames + GivenNames + Places)
        {
            var middles = Next() % 4 == 0 ? "" : Pick(Middles) + "aeiou"[(int)(Next() % 5)];
            var word = Pick(Beginnings) + middles + Pick(Middles) + Pick(Endings);
            word = seen.Contains(word) ? Pick(Beginnings) + word : word;
            if (seen.Add(word))
            {
                words.Add(word);
            }
        }

        return [.. words];
    }

    private string Slip(string key)
    {
        var place = (int)(Next() % (ulong)key.Length);
        return (Next() % 4) switch
        {
            0 => key.Insert(place, ((char)('a' + (Next() % 26))).ToString(CultureInfo.InvariantCulture)),
            1 when key.Length > 2 => key.Remove(place, 1),
            2 when place + 1 < key.Length => key.Remove(place, 2).Insert(place, $"{key[place + 1]}{key[place]}"),
            _ => key.Remove(place, 1).Insert(place, ((char)('a' + (Next() % 26))).ToString(CultureInfo.InvariantCulture)),
        };
    }

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
