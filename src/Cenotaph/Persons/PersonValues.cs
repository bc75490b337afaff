using System.Collections.Frozen;

namespace Cenotaph.Persons;

/// <summary>The values that the rule takes of a person for the tables; null where nothing is known.</summary>
public sealed record PersonValues
{
    private static readonly FrozenDictionary<string, string> None = FrozenDictionary<string, string>.Empty;

    private PersonValues()
    {
    }

    /// <summary>The date of death.</summary>
    public DateSpan? Death { get; private init; }

    /// <summary>The region that he came from.</summary>
    public string? Region { get; private init; }

    /// <summary>The unit.</summary>
    public string? Unit { get; private init; }

    /// <summary>The branch of service.</summary>
    public string? Branch { get; private init; }

    /// <summary>How he came to serve.</summary>
    public string? Recruitment { get; private init; }

    /// <summary>The band of the age at death.</summary>
    public string? Age { get; private init; }

    /// <summary>The rank.</summary>
    public string? Rank { get; private init; }

    /// <summary>How he died.</summary>
    public string? Circumstance { get; private init; }

    /// <summary>Sex.</summary>
    public string? Sex { get; private init; }

    /// <summary>The side that he served on.</summary>
    public string? Side { get; private init; }

    /// <summary>How many reports disagree with a value that was taken, over all fields.</summary>
    public int Disagreements { get; private init; }

    /// <summary>The values of a person by what these reports say.</summary>
    /// <param name="reports">The reports of one person.</param>
    /// <param name="groups">The independent group of each source; a source that is not in it stands alone.</param>
    /// <param name="bands">The bands of age.</param>
    public static PersonValues Of(
        IReadOnlyCollection<PersonReport> reports, IReadOnlyDictionary<string, string>? groups = null, AgeBands? bands = null)
    {
        ArgumentNullException.ThrowIfNull(reports);
        var disagreements = 0;
        var by = groups ?? None;
        var death = Dates(reports.Where(report => report.SaysDead), report => Assertion.Of(report)?.When);
        var born = Dates(reports, report => report.Birth);
        return new()
        {
            Death = death,
            Region = Text(report => report.Region),
            Unit = Text(report => report.Unit),
            Branch = Text(report => report.Branch),
            Recruitment = Text(report => report.Recruitment),
            Rank = Text(report => report.Rank),
            Circumstance = Text(report => report.Circumstance),
            Sex = Text(report => report.Sex),
            Side = Text(report => report.Side),
            Age = AgeAtDeath(reports, born, death, by, bands ?? AgeBands.Standard),
            Disagreements = disagreements,
        };

        string? Text(Func<PersonReport, string?> field)
        {
            var asserted = AssertedFields.Texts(reports, field, by);
            disagreements += asserted.Disagreements;
            return asserted.Taken?.Value;
        }

        DateSpan? Dates(IEnumerable<PersonReport> some, Func<PersonReport, DateSpan?> field)
        {
            var asserted = AssertedFields.Dates(some, field, by);
            disagreements += asserted.Disagreements;
            return asserted.Taken?.Value;
        }
    }

    // From birth and death where both are known well enough; else the age that reports of the death give.
    private static string? AgeAtDeath(
        IEnumerable<PersonReport> reports, DateSpan? born, DateSpan? death, IReadOnlyDictionary<string, string> groups, AgeBands bands)
    {
        if (born is { } birth && death is { } died)
        {
            var (youngest, oldest) = AgeBands.Between(birth, died);
            if (bands.Of(youngest, oldest) is { } band)
            {
                return band;
            }
        }

        return AssertedFields.Texts(
            reports.Where(report => report.SaysDead), report => report.Age is { } age ? bands.Of(age) : null, groups).Taken?.Value;
    }
}
