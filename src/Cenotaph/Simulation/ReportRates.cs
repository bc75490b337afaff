using System.Runtime.CompilerServices;

namespace Cenotaph.Simulation;

/// <summary>
/// How often reports err and what they leave out: shares from 0 to 1 over all sources; each source multiplies them by a factor of its own
/// (see <see cref="PersonSimulation.SourceSpread"/>). The usual values are of the order seen in press and social texts, not measurements.
/// </summary>
public sealed record ReportRates
{
    /// <summary>A typing error in a name field or the settlement: a neighbouring key, two letters exchanged, one dropped, one doubled.</summary>
    public double Typo { get; init => field = Share(value); } = 0.02;

    /// <summary>ё written as е throughout a report.</summary>
    public double YoAsYe { get; init => field = Share(value); } = 0.75;

    /// <summary>The name in the genitive or dative.</summary>
    public double Inflected { get; init => field = Share(value); } = 0.015;

    /// <summary>A man's surname in the feminine or a woman's in the masculine, where they differ.</summary>
    public double WrongGender { get; init => field = Share(value); } = 0.004;

    /// <summary>A diminutive for the given name, where it has one.</summary>
    public double Diminutive { get; init => field = Share(value); } = 0.02;

    /// <summary>The name in its Ukrainian form.</summary>
    public double Ukrainian { get; init => field = Share(value); } = 0.02;

    /// <summary>The name in its Belarusian form.</summary>
    public double Belarusian { get; init => field = Share(value); } = 0.004;

    /// <summary>Initials for given name and patronymic.</summary>
    public double Initials { get; init => field = Share(value); } = 0.03;

    /// <summary>Two name fields exchanged: surname and given name, or given name and patronymic.</summary>
    public double SwappedNames { get; init => field = Share(value); } = 0.006;

    /// <summary>A Latin letter in a Cyrillic surname that looks the same, where it has such a letter.</summary>
    public double Homoglyph { get; init => field = Share(value); } = 0.003;

    /// <summary>The year of birth alone.</summary>
    public double YearOnly { get; init => field = Share(value); } = 0.10;

    /// <summary>Year and month of birth alone.</summary>
    public double MonthOnly { get; init => field = Share(value); } = 0.02;

    /// <summary>The age at death for the date of birth: an interval of a year.</summary>
    public double AgeOnly { get; init => field = Share(value); } = 0.04;

    /// <summary>1 January of the year for the date of birth.</summary>
    public double NewYear { get; init => field = Share(value); } = 0.01;

    /// <summary>Day and month of birth exchanged, where both could be a month and they differ.</summary>
    public double DaySwap { get; init => field = Share(value); } = 0.008;

    /// <summary>One digit of the date of birth wrong, the result a day of the calendar.</summary>
    public double DateDigit { get; init => field = Share(value); } = 0.012;

    /// <summary>The year of birth one off.</summary>
    public double YearOff { get; init => field = Share(value); } = 0.01;

    /// <summary>The date of death up to five days off.</summary>
    public double DeathDayOff { get; init => field = Share(value); } = 0.08;

    /// <summary>Year and month of death alone.</summary>
    public double DeathMonthOnly { get; init => field = Share(value); } = 0.03;

    /// <summary>Another region, such as that of service or burial.</summary>
    public double OtherRegion { get; init => field = Share(value); } = 0.02;

    /// <summary>Another settlement of the same region.</summary>
    public double OtherSettlement { get; init => field = Share(value); } = 0.03;

    /// <summary>One digit of the unit wrong.</summary>
    public double UnitDigit { get; init => field = Share(value); } = 0.02;

    /// <summary>No given name.</summary>
    public double NoFirstName { get; init => field = Share(value); } = 0.004;

    /// <summary>No patronymic.</summary>
    public double NoPatronymic { get; init => field = Share(value); } = 0.25;

    /// <summary>No date of birth.</summary>
    public double NoBirthDate { get; init => field = Share(value); } = 0.10;

    /// <summary>No region.</summary>
    public double NoRegion { get; init => field = Share(value); } = 0.08;

    /// <summary>No settlement.</summary>
    public double NoSettlement { get; init => field = Share(value); } = 0.25;

    /// <summary>No unit.</summary>
    public double NoUnit { get; init => field = Share(value); } = 0.60;

    /// <summary>No date of death.</summary>
    public double NoDeathDate { get; init => field = Share(value); } = 0.15;

    /// <summary>A second report of the same person in the same source.</summary>
    public double Duplicate { get; init => field = Share(value); } = 0.03;

    /// <summary>A source that copies another takes over what that one wrote of a person, errors included.</summary>
    public double Copied { get; init => field = Share(value); } = 0.25;

    /// <summary>Rates of 0 throughout: every report is complete, in Russian and right.</summary>
    public static ReportRates None { get; } = new()
    {
        Typo = 0,
        YoAsYe = 0,
        Inflected = 0,
        WrongGender = 0,
        Diminutive = 0,
        Ukrainian = 0,
        Belarusian = 0,
        Initials = 0,
        SwappedNames = 0,
        Homoglyph = 0,
        YearOnly = 0,
        MonthOnly = 0,
        AgeOnly = 0,
        NewYear = 0,
        DaySwap = 0,
        DateDigit = 0,
        YearOff = 0,
        DeathDayOff = 0,
        DeathMonthOnly = 0,
        OtherRegion = 0,
        OtherSettlement = 0,
        UnitDigit = 0,
        NoFirstName = 0,
        NoPatronymic = 0,
        NoBirthDate = 0,
        NoRegion = 0,
        NoSettlement = 0,
        NoUnit = 0,
        NoDeathDate = 0,
        Duplicate = 0,
        Copied = 0,
    };

    internal static double Share(double value, [CallerMemberName] string name = "") =>
        value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(name, value, "A share is from 0 to 1.");
}
