using System.Collections.Immutable;

namespace Cenotaph.Persons;

/// <summary>Persons with a contradiction of one type in one unit or region.</summary>
/// <param name="Place">The unit or region as its first report writes it; null where it is not known.</param>
/// <param name="Type">The type of finding; null for any.</param>
/// <param name="Persons">How many persons.</param>
/// <param name="Newest">The newest day of what contradicts and is contradicted: a gate withholds what is too new.</param>
public sealed record TallyRow(string? Place, string? Type, int Persons, DateOnly Newest);

/// <summary>How many units and regions have contradictions of a type.</summary>
/// <param name="Type">The type; null for any.</param>
/// <param name="Persons">How many persons.</param>
/// <param name="Units">How many units that are known.</param>
/// <param name="Regions">How many regions that are known.</param>
public sealed record TallyTotal(string? Type, int Persons, int Units, int Regions);

/// <summary>
/// Contradictions by unit and by region. Units stand as they are written: to bring them to regiments and to withhold small
/// and new ones is the gate's.
/// </summary>
/// <param name="Totals">All types together, then each type that occurs.</param>
/// <param name="Units">By unit, then type.</param>
/// <param name="Regions">By region, then type.</param>
public sealed record UnitTally(ImmutableArray<TallyTotal> Totals, ImmutableArray<TallyRow> Units, ImmutableArray<TallyRow> Regions)
{
    /// <summary>Counts what was found.</summary>
    /// <param name="found">What was found of all persons.</param>
    /// <param name="unit">The unit under which a person is counted: as it is written, or the regiment above it.</param>
    /// <param name="groups">The independent group of each source; a source that is not in it stands alone.</param>
    public static UnitTally Of(
        IEnumerable<PersonFinding> found, Func<string, string>? unit = null, IReadOnlyDictionary<string, string>? groups = null)
    {
        ArgumentNullException.ThrowIfNull(found);
        var cases = found.GroupBy(one => one.Person, ReferenceEqualityComparer.Instance)
            .SelectMany(person =>
            {
                var first = person.First().Person;
                var values = PersonValues.Of(first.Reports, groups);
                var written = values.Unit is { } known && unit is not null ? unit(known) : values.Unit;
                return person.Select(one => new Case(first, one.Finding.Type, written, values.Region, Newest(one)));
            }).ToList();
        return new(
            [
                .. cases.Count == 0 ? [] : new[] { Total(null, cases) },
                .. StatusFindings.Types.Select(type => (type, Some: cases.FindAll(one => one.Type == type)))
                    .Where(one => one.Some.Count > 0).Select(one => Total(one.type, one.Some)),
            ],
            Rows(cases, one => one.Unit),
            Rows(cases, one => one.Region));
    }

    private static TallyTotal Total(string? type, List<Case> cases) => new(
        type, Count(cases), Places(cases, one => one.Unit), Places(cases, one => one.Region));

    private static int Count(IEnumerable<Case> cases) => cases.Select(one => one.Person).Distinct(ReferenceEqualityComparer.Instance).Count();

    private static int Places(List<Case> cases, Func<Case, string?> place) =>
        cases.Select(place).OfType<string>().Select(TextKey.Of).Distinct(StringComparer.Ordinal).Count();

    private static ImmutableArray<TallyRow> Rows(List<Case> cases, Func<Case, string?> place) =>
    [
        .. from one in cases
           group one by place(one) is { } known ? TextKey.Of(known) : "" into same
           orderby same.Key.Length == 0, same.Key
           let written = same.Select(place).OfType<string>().Min(StringComparer.Ordinal)
           from row in same.GroupBy(one => one.Type, StringComparer.Ordinal).OrderBy(type => StatusFindings.Types.IndexOf(type.Key))
               .Select(type => new TallyRow(written, type.Key, Count(type), type.Max(one => one.Newest)))
               .Prepend(new TallyRow(written, null, Count(same), same.Max(one => one.Newest)))
           select row,
    ];

    /// <summary>The newest day of what contradicts and is contradicted.</summary>
    internal static DateOnly Newest(PersonFinding found)
    {
        var records = found.Contested.Concat(found.Evidence).ToHashSet();
        return found.Person.Reports.Where(report => records.Contains(report.Record))
            .SelectMany(report => new[] { report.Event?.Last, report.StatusDate?.Last, report.Known })
            .OfType<DateOnly>().Max();
    }

    private sealed record Case(Person Person, string Type, string? Unit, string? Region, DateOnly Newest);
}
