using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>The comparisons of <c>find</c> with the shares that are assumed of true records.</summary>
/// <remarks>The shares are the linkage model's defaults, made conditional on what the query can reach: a name in another script cannot have
/// the same spelling, an initial can only agree or not, a year cannot be the same day.</remarks>
internal static class Scales
{
    private const string Spelling = "same spelling";
    private const string Sound = "same sound in another spelling";
    private const string OtherScript = "same sound in another script";
    private const string Letter = "one letter differs";
    private const string Different = "different";
    private const string Initial = "the initial agrees";

    /// <summary>Surnames: one script, two scripts, initials.</summary>
    public static Scale Surname { get; } = new("surname",
        new(Spelling, 0, 1, 0.72), new(Sound, 0, 2, 0.06), new("same name in another case or sex", 0, 3, 0.06), new("part of a double name", 0, 4, 0.02),
        new(Letter, 0, 5, 0.07), new("similar", 0, 6, 0.03, false), new(Different, 0, Rung.Apart, 0.04, false),
        new(OtherScript, 1, 2, 0.76), new("same name in another case or sex", 1, 3, 0.06), new("part of a double name", 1, 4, 0.02),
        new(Letter, 1, 5, 0.08), new("similar", 1, 6, 0.04, false), new(Different, 1, Rung.Apart, 0.04, false),
        new(Initial, 2, Rung.Initial, 0.97), new(Different, 2, Rung.Apart, 0.03, false));

    /// <summary>Given names: one script, two scripts, initials.</summary>
    public static Scale Given { get; } = new("given name",
        new(Spelling, 0, 1, 0.69), new(Sound, 0, 2, 0.06), new("the same name in another form", 0, 3, 0.05), new("short form", 0, 4, 0.08),
        new(Letter, 0, 5, 0.06), new(Different, 0, Rung.Apart, 0.06, false),
        new(OtherScript, 1, 2, 0.7), new("the same name in another form", 1, 3, 0.1), new("short form", 1, 4, 0.08),
        new(Letter, 1, 5, 0.06), new(Different, 1, Rung.Apart, 0.06, false),
        new(Initial, 2, Rung.Initial, 0.95), new(Different, 2, Rung.Apart, 0.05, false));

    /// <summary>Patronymics: one script, two scripts, initials.</summary>
    public static Scale Patronymic { get; } = new("patronymic",
        new(Spelling, 0, 1, 0.77), new("same father's name", 0, 2, 0.1), new(Letter, 0, 5, 0.06), new(Different, 0, Rung.Apart, 0.07, false),
        new("same father's name", 1, 2, 0.87), new(Letter, 1, 5, 0.06), new(Different, 1, Rung.Apart, 0.07, false),
        new(Initial, 2, Rung.Initial, 0.95), new(Different, 2, Rung.Apart, 0.05, false));

    /// <summary>Dates of birth: both to the day, both to the month, one to the year or less.</summary>
    public static Scale Birth { get; } = new("date of birth",
        new("same day", 0, 1, 0.77), new("day and month swapped", 0, 2, 0.03), new("one digit differs", 0, 3, 0.08),
        new("two of day, month and year agree", 0, 4, 0.04), new("the same year", 0, 6, 0.02, false), new("two digits differ", 0, 7, 0.02, false),
        new("years differ by one", 0, 8, 0.02, false), new(Different, 0, Rung.Apart, 0.02, false),
        new("the same month, as far as known", 1, 1, 0.9), new("up to a year apart", 1, 8, 0.06, false), new(Different, 1, Rung.Apart, 0.04, false),
        new("the same year, as far as known", 2, 1, 0.92), new("up to a year apart", 2, 8, 0.05, false), new(Different, 2, Rung.Apart, 0.03, false));

    /// <summary>Dates of death: both to the day, or not.</summary>
    public static Scale Death { get; } = new("date of death",
        new("same day", 0, 1, 0.63), new("up to three days apart", 0, 2, 0.11), new("one digit differs, or day and month swapped", 0, 3, 0.05),
        new("up to a month apart", 0, 4, 0.1), new("up to a year apart", 0, 6, 0.06, false), new(Different, 0, Rung.Apart, 0.05, false),
        new("the same, as far as known", 1, 1, 0.84), new("up to a month apart", 1, 4, 0.06), new("up to a year apart", 1, 6, 0.06, false),
        new(Different, 1, Rung.Apart, 0.04, false));

    /// <summary>Where from: settlement or region.</summary>
    public static Scale From { get; } = new("from",
        new("same", 0, 1, 0.6), new(Letter, 0, 2, 0.04), new("one names the other, or its region", 0, 3, 0.2), new(Different, 0, Rung.Apart, 0.16, false));

    /// <summary>Military units.</summary>
    public static Scale Unit { get; } = new("unit",
        new("same", 0, 1, 0.5), new("the same number", 0, 2, 0.2), new(Different, 0, Rung.Apart, 0.3, false));

    /// <summary>Every comparison in the order it is shown.</summary>
    public static IReadOnlyList<Scale> All { get; } = [Surname, Given, Patronymic, Birth, Death, From, Unit];

    /// <summary>The level of two surnames.</summary>
    public static byte Of(SurnameForm sought, SurnameForm seen)
    {
        var level = SurnameForm.Compare(sought, seen);
        return level == SurnameLevel.Missing ? (byte)0 : Place(sought.Name, seen.Name, Surname, level switch
        {
            SurnameLevel.Initial => Rung.Initial,
            SurnameLevel.Different => Rung.Apart,
            _ => (int)level,
        });
    }

    /// <summary>The level of two given names.</summary>
    public static byte Of(GivenForm sought, GivenForm seen)
    {
        var level = GivenForm.Compare(sought, seen);
        return level == GivenLevel.Missing ? (byte)0 : Place(sought.Name, seen.Name, Given, level switch
        {
            GivenLevel.Initial => Rung.Initial,
            GivenLevel.Different => Rung.Apart,
            _ => (int)level,
        });
    }

    /// <summary>The level of two patronymics.</summary>
    public static byte Of(PatronymicForm sought, PatronymicForm seen)
    {
        var level = PatronymicForm.Compare(sought, seen);
        return level == PatronymicLevel.Missing ? (byte)0 : Place(sought.Name, seen.Name, Patronymic, level switch
        {
            PatronymicLevel.SameSpelling => 1,
            PatronymicLevel.SameFather => 2,
            PatronymicLevel.Close => 5,
            PatronymicLevel.Initial => Rung.Initial,
            _ => Rung.Apart,
        });
    }

    /// <summary>The level of two dates of birth.</summary>
    public static byte BirthOf(DateValue sought, DateValue seen)
    {
        var level = DateComparison.BirthLevel(sought, seen);
        if (sought.Digits > 0 && seen.Digits > 0)
        {
            return (byte)(level <= 4 ? level : Math.Min(level - 2, 8));
        }

        var first = Math.Max(sought.Last - sought.First, seen.Last - seen.First) <= 31 ? 9 : 12;
        return (byte)(level is 5 or 6 ? first : level == 9 ? first + 1 : first + 2);
    }

    /// <summary>The level of two dates of death.</summary>
    public static byte DeathOf(DateValue sought, DateValue seen)
    {
        var level = DateComparison.DeathLevel(sought, seen);
        return sought.Digits > 0 && seen.Digits > 0
            ? (byte)(level <= 4 ? level : level == 5 ? 1 : level - 1)
            : (byte)(level is 1 or 5 ? 7 : level is 2 or 3 or 4 ? 8 : level == 6 ? 9 : 10);
    }

    private static byte Place(in NameText sought, in NameText seen, Scale scale, int step)
    {
        var ladder = sought.IsInitial || seen.IsInitial ? 2 : sought.Script == seen.Script ? 0 : 1;

        // Two initials may be spelt alike, two scripts never are; both are the nearest step of their ladder.
        step = ladder == 2 && step != Rung.Apart ? Rung.Initial : ladder == 1 && step == 1 ? 2 : step;
        return scale.Level(ladder, step);
    }
}
