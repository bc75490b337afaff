using System.Collections.Immutable;
using Cenotaph.Registers;

namespace Cenotaph.Persons;

/// <summary>Registers of persons as series, in all vintages, for tables, charts and nowcasts.</summary>
public static class PersonSeries
{
    /// <summary>The part of a row of which the value is not known.</summary>
    public const string NotKnown = "not-known";

    /// <summary>The series of one register: persons of the counted standings together.</summary>
    /// <param name="register">The register.</param>
    /// <param name="counted">The standings that are counted.</param>
    /// <param name="definition">What is counted; its id, title and kind are those of the register.</param>
    public static Series Of(PersonRegister register, IReadOnlyCollection<Standing> counted, SeriesDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(register);
        ArgumentNullException.ThrowIfNull(counted);
        ArgumentNullException.ThrowIfNull(definition);
        var part = Part(register.Dimension);
        return new(
            definition,
            [
                .. register.Cells.Where(cell => counted.Contains(cell.Standing))
                    .GroupBy(cell => (cell.Vintage, cell.Week, cell.Value))
                    .OrderBy(cell => cell.Key.Vintage).ThenBy(cell => cell.Key.Week?.First).ThenBy(cell => cell.Key.Value, StringComparer.Ordinal)
                    .Select(cell => new SeriesRow(
                        cell.Key.Week,
                        DateSpan.Day(cell.Key.Vintage),
                        cell.Key.Week is null
                            ? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal).Add(part, cell.Key.Value ?? NotKnown)
                            : ImmutableSortedDictionary<string, string>.Empty,
                        cell.Sum(one => one.Count), null, null, null, null)),
            ]);
    }

    /// <summary>The part of a series' row in which a dimension's value stands.</summary>
    public static string Part(string dimension) => dimension switch
    {
        "region" => "area",
        "age" => "age",
        "sex" => "sex",
        _ => "group",
    };
}
