using System.Globalization;
using Cenotaph.Linkage;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Linkage;

/// <summary>An invented census of families, fathers and brothers among them, and a list of boys taken down years before: half of the middle names
/// are initials, ages miss by a year, some of the boys are gone.</summary>
internal sealed record InventedCensus(LinkageTable List, LinkageTable Census, HashSet<(int List, int Census)> Truth)
{
    private static readonly string[] Heads = ["Bar", "Col", "Den", "Far", "Gal", "Har", "Kel", "Lan", "Mor", "Nor", "Pal", "Ros", "Sten", "Tur", "Wal", "Win"];
    private static readonly string[] Middles = ["a", "e", "in", "ber", "ing", "el", "der", "or", "man", "ick"];
    private static readonly string[] Ends = ["son", "ton", "field", "er", "berg", "man", "ley", "sen", "dahl", "worth"];

    private static readonly string[] Givens =
    [
        "John", "William", "George", "Robert", "Harold", "Donald", "Kenneth", "Raymond", "Clarence", "Paul", "Walter", "Ralph", "Leo", "Earl",
        "Carl", "Glenn", "Lloyd", "Merle", "Vernon", "Wayne", "Dale", "Everett", "Homer", "Orville", "Dean", "Lester", "Floyd", "Marvin", "Russell", "Gerald",
    ];

    /// <param name="families">How many families there are.</param>
    /// <param name="seed">Another seed, other families.</param>
    /// <param name="twice">The share of the list written down twice.</param>
    public static InventedCensus Make(int families, ulong seed, double twice = 0)
    {
        var random = new RandomStream(seed);
        var list = new LinkageTableBuilder("list", ["record", "first_name", "middle_name", "last_name", "birth_year"]);
        var census = new LinkageTableBuilder("census", ["record", "first_name", "middle_name", "last_name", "birth_year"]);
        HashSet<(int, int)> truth = [];
        string Any(string[] from) => from[random.Below(from.Length)];
        string Given() => Givens[(int)(Givens.Length * random.Uniform() * random.Uniform())];
        var (listed, counted) = (0, 0);
        for (var family = 0; family < families; family++)
        {
            var surname = Any(Heads) + Any(Middles) + Any(Ends);
            var father = (Given: Given(), Middle: Given(), Born: 1870 + random.Below(15));
            census.Add($"c{counted++}", father.Given, Short(father.Middle, 0.5, 0.3), surname, Year(father.Born));
            var sons = random.Below(5);
            for (var son = 0; son < sons; son++)
            {
                var given = random.Uniform() < 0.1 ? father.Given : Given();
                var (middle, born) = (random.Uniform() < 0.2 ? father.Given : Given(), 1898 + (2 * son) + random.Below(3));
                var isCounted = random.Uniform() < 0.75;
                if (isCounted)
                {
                    census.Add($"c{counted++}", Slip(given, 0.04), Short(middle, 0.4, 0.3), Slip(surname, 0.06), Year(born + Miss(0.3)));
                }

                if (random.Uniform() < 0.3)
                {
                    for (var time = 0; time < (random.Uniform() < twice ? 2 : 1); time++)
                    {
                        list.Add($"l{listed}", Slip(given, 0.04), Short(middle, 0.4, 0.4), Slip(surname, 0.06), Year(born + Miss(0.2)));
                        if (isCounted)
                        {
                            truth.Add((listed, counted - 1));
                        }

                        listed++;
                    }
                }
            }
        }

        return new(list.Build(), census.Build(), truth);

        string Year(int year) => year.ToString(CultureInfo.InvariantCulture);
        int Miss(double share) => random.Uniform() < share ? random.Below(2) == 0 ? -1 : 1 : 0;
        string Slip(string name, double share) =>
            random.Uniform() >= share ? name : random.Below(name.Length - 1) + 1 is var at && random.Uniform() < 0.5 ? name.Remove(at, 1) : name.Insert(at, "e");
        string? Short(string name, double initial, double missing) =>
            random.Uniform() is var luck && luck < missing ? null : luck < missing + initial ? name[..1] : name;
    }

    /// <summary>Precision, recall and F1 of the pairs across the tables that a result holds for one person.</summary>
    public (double Precision, double Recall, double F1) Reached(LinkageResult result)
    {
        var (found, right) = (0, 0);
        foreach (var person in Enumerable.Range(0, result.Records).GroupBy(record => result.PersonOf[record]))
        {
            foreach (var listed in person.Where(record => record < List.Records))
            {
                foreach (var counted in person.Where(record => record >= List.Records))
                {
                    found++;
                    right += Truth.Contains((listed, counted - List.Records)) ? 1 : 0;
                }
            }
        }

        return ((double)right / found, (double)right / Truth.Count, 2.0 * right / (found + Truth.Count));
    }
}
