using System.Globalization;

namespace Cenotaph.Linkage;

/// <summary>The person that <c>find</c> looks for, as the user describes him.</summary>
public sealed record SoughtPerson
{
    private const int LongestText = 300;
    private const int ShortestNumber = 7;

    private SoughtPerson(string name) => Name = name;

    /// <summary>The name, in any order and script.</summary>
    public string Name { get; }

    /// <summary>The date of birth as given; null where it is not known.</summary>
    public string? Born { get; private init; }

    /// <summary>The date of death as given.</summary>
    public string? Died { get; private init; }

    /// <summary>The settlement or region.</summary>
    public string? From { get; private init; }

    /// <summary>The military unit.</summary>
    public string? Unit { get; private init; }

    internal DateValue? Birth { get; private init; }

    internal DateValue? Death { get; private init; }

    internal IReadOnlyList<SoughtName> Readings { get; private init; } = [];

    /// <summary>Reads a description; null, with what is wrong in <paramref name="fault"/>, where nobody can be looked for by it.</summary>
    /// <param name="name">The name.</param>
    /// <param name="born">The date of birth to the day, month or year; null where it is not known.</param>
    /// <param name="age">The age at death in whole years, for where the birth is not known; needs <paramref name="died"/>.</param>
    /// <param name="died">The date of death.</param>
    /// <param name="from">The settlement or region.</param>
    /// <param name="unit">The military unit.</param>
    /// <param name="fault">What is wrong, in a sentence.</param>
    public static SoughtPerson? Of(string name, string? born, int? age, string? died, string? from, string? unit, out string? fault)
    {
        ArgumentNullException.ThrowIfNull(name);
        fault = Fault(name, "The name") ?? Fault(from, "--from") ?? Fault(unit, "--unit");
        if (fault is not null)
        {
            return null;
        }

        var readings = SoughtName.Readings(name);
        if (readings.Count == 0)
        {
            fault = name.Any(char.IsLetter)
                ? "The name is made of initials, titles or call signs alone; give a surname or a given name."
                : "The name has no letters.";
            return null;
        }

        var (birth, birthFault) = Date(born, "--born");
        var (death, deathFault) = Date(died, "--died");
        fault = birthFault ?? deathFault;
        if (fault is null && age is { } years)
        {
            fault = years is < 0 or > 120 ? "--age is a number of years from 0 to 120."
                : born is not null ? "--born and --age say the same; give one."
                : death is null ? "--age is the age at death and needs --died."
                : null;
            birth = fault is null ? OfAge(death!.Value, years) : null;
        }

        return fault is not null ? null : new(name.Trim())
        {
            Born = born ?? (age is { } known ? string.Create(CultureInfo.InvariantCulture, $"aged {known}") : null),
            Died = died,
            From = from,
            Unit = unit,
            Birth = birth,
            Death = death,
            Readings = readings,
        };
    }

    /// <summary>The days on which someone was born who died on that date at that age.</summary>
    internal static DateValue OfAge(DateValue death, int age) => DateValue.Between(
        DateOnly.FromDayNumber(death.First).AddYears(-age - 1), DateOnly.FromDayNumber(death.Last).AddYears(-age));

    private static (DateValue? Date, string? Fault) Date(string? text, string option) =>
        text is null ? (null, null)
        : DateValue.Read(text, DayOrder.DayFirst) is { } date ? (date, null)
        : (null, $"{option} is no date; write 1991, 05.1991, 12.05.1991 or 1991-05-12.");

    // What could only serve to locate a living person is not looked for, not even by chance.
    private static string? Fault(string? text, string what) => text switch
    {
        null => null,
        { Length: > LongestText } => $"{what} is longer than {LongestText} characters.",
        _ when text.Contains('@', StringComparison.Ordinal) || (what == "The name" && text.Count(char.IsDigit) >= ShortestNumber) =>
            $"{what} holds a telephone, an account or a document number. find looks for names of the dead; it does not locate the living.",
        _ => null,
    };
}
