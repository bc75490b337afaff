using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Names;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>A given name with the forms in which reports write it.</summary>
/// <param name="Name">The full form in Russian.</param>
/// <param name="Short">Its diminutives.</param>
/// <param name="Ukrainian">The Ukrainian form, or null.</param>
/// <param name="Belarusian">The Belarusian form, or null where it is the Russian one.</param>
internal sealed record InventedGivenName(string Name, ImmutableArray<string> Short, string? Ukrainian, string? Belarusian);

/// <summary>The given names of each people and sex with their frequencies in four cohorts of birth.</summary>
internal sealed class GivenNameBook
{
    private static readonly Lazy<Dictionary<(People, NameSex), GivenNameBook>> Known = new(Read);
    private static readonly int[] CohortsBefore = [1960, 1975, 1990];

    private readonly ImmutableArray<WeightedDraw> draws;

    private GivenNameBook(ImmutableArray<InventedGivenName> names, ImmutableArray<WeightedDraw> draws) => (Names, this.draws) = (names, draws);

    /// <summary>The names, in the order of the table.</summary>
    public ImmutableArray<InventedGivenName> Names { get; }

    /// <summary>The names of that people and sex; women of a people without a table of their own bear Russian names.</summary>
    public static GivenNameBook Of(People people, NameSex sex) =>
        Known.Value.TryGetValue((people, sex), out var book) ? book : Known.Value[(People.Russian, sex)];

    /// <summary>The name of somebody born in that year.</summary>
    public InventedGivenName Draw(RandomStream random, int year)
    {
        var cohort = CohortsBefore.Count(before => year >= before);
        return Names[draws[cohort].Draw(random)];
    }

    private static Dictionary<(People, NameSex), GivenNameBook> Read()
    {
        var rows = new Dictionary<(People, NameSex), List<(InventedGivenName Name, double[] Weights)>>();
        List<(InventedGivenName, double[])>? section = null;
        foreach (var line in NameTables.Lines("given-names.txt"))
        {
            if (line[0] == '[')
            {
                var words = NameTables.Words(line.Trim('[', ']'));
                rows.Add((NameTables.PeopleOf(words[0]), words[1] == "f" ? NameSex.Female : NameSex.Male), section = []);
                continue;
            }

            var parts = NameTables.Words(line);
            var cohorts = CohortsBefore.Length + 1;
            var forms = parts.Skip(1 + cohorts).ToList();
            section!.Add((
                new(
                    parts[0],
                    [.. forms.Where(form => form[0] is not ('/' or '=' or '+'))],
                    forms.Find(form => form[0] == '=')?[1..],
                    forms.Find(form => form[0] == '+')?[1..]),
                [.. parts.Skip(1).Take(cohorts).Select(weight => double.Parse(weight, CultureInfo.InvariantCulture))]));
        }

        return rows.ToDictionary(
            row => row.Key,
            row => new GivenNameBook(
                [.. row.Value.Select(one => one.Name)],
                [.. Enumerable.Range(0, CohortsBefore.Length + 1).Select(cohort => new WeightedDraw([.. row.Value.Select(one => one.Weights[cohort])]))]));
    }
}
