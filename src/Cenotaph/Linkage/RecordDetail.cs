using System.Globalization;
using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>A record that may be the person, with its cells read again to be shown and grouped.</summary>
internal sealed class RecordDetail
{
    private const int LongestShown = 120;
    private const int MostDigits = 9;

    private readonly string[] cells;
    private readonly PersonNameReading name;
    private readonly DateValue? birth;
    private readonly DateValue? death;

    public RecordDetail(in Candidate candidate, SearchColumns columns)
    {
        Candidate = candidate;
        cells = candidate.Unpack();
        name = columns.Surname >= 0 || columns.Given >= 0
            ? PersonNameReading.Of(Surname, Given, Patronymic)
            : PersonNameReading.Of(FullName);
        birth = DateValue.Read(Born, columns.Order);
        death = DateValue.Read(Died, columns.Order);
    }

    public Candidate Candidate { get; }

    private string FullName => cells[1];

    private string Surname => cells[2];

    private string Given => cells[3];

    private string Patronymic => cells[4];

    private string Born => cells[5];

    private string Age => cells[6];

    private string Died => cells[7];

    private string Unit => cells[8];

    /// <summary>Whether two records of a table are surely one person: one name in full, and the same day of birth or of death with nothing
    /// that speaks against it.</summary>
    public bool IsSurely(RecordDetail other)
    {
        if (SurnameForm.Compare(name.Surname, other.name.Surname) is not (SurnameLevel.SameSpelling or SurnameLevel.SameKey or SurnameLevel.SameNominative)
            || GivenForm.Compare(name.Given, other.name.Given) is not (GivenLevel.SameSpelling or GivenLevel.SameKey or GivenLevel.Variant or GivenLevel.Nickname)
            || name.Given.Name.IsInitial || other.name.Given.Name.IsInitial)
        {
            return false;
        }

        var father = PatronymicForm.Compare(name.Patronymic, other.name.Patronymic);
        if (father is PatronymicLevel.Different or PatronymicLevel.Close)
        {
            return false;
        }

        var born = birth is { } mine && other.birth is { } his ? DateComparison.BirthLevel(mine, his) : 0;
        var died = death is { } ours && other.death is { } theirs ? DateComparison.DeathLevel(ours, theirs) : 0;

        // A first of January stands for the year alone too often to show who is who.
        var sameBirth = born == 1 && birth!.Value.Digits % 10000 != 101;
        var sameDeath = died == 1 && father is PatronymicLevel.SameSpelling or PatronymicLevel.SameFather;
        return (sameBirth && died is 0 or 1 or 2 or 4 or 5) || (sameDeath && born is 0 or 1 or 5 or 6 or 7);
    }

    /// <summary>The record as it is given out.</summary>
    public FoundRecord Show(SoughtPerson sought, SearchWeights weights, long row)
    {
        var reading = sought.Readings[Candidate.Reading];
        var from = Joined(", ", cells[9..]);
        var born = Shown(Born) ?? (Shown(Age) is { } age ? "aged " + age : null);
        (string? Sought, string? Seen)[] pairs =
        [
            (reading.Surname.Name.Text, name.Surname.Name.Text), (reading.Given.Name.Text, name.Given.Name.Text),
            (reading.Patronymic.Name.Text, name.Patronymic.Name.Text), (sought.Born, born), (sought.Died, Shown(Died)), (sought.From, from),
            (sought.Unit, Shown(Unit)),
        ];
        var steps = new List<FoundStep>
        {
            new("prior", "any record of the list, if the person is as likely on it as not", null, null, null, null, weights.Prior),
        };
        for (var scale = 0; scale < Scales.All.Count; scale++)
        {
            var level = Candidate.Levels[scale];
            var (asked, seen) = pairs[scale];
            if (!string.IsNullOrEmpty(asked))
            {
                var rung = level == 0 ? null : Scales.All[scale].Rungs[level - 1];
                steps.Add(new(
                    Scales.All[scale].Name, rung?.Label ?? "not known", asked, Shown(seen), rung?.M,
                    rung is null ? null : weights.U(Candidate.Reading, scale, level), weights.Of(Candidate.Reading, scale, level)));
            }
        }

        return new(
            row, Id(cells[0]), Shown(Joined(" ", FullName.Length > 0 && Surname.Length == 0 ? [FullName] : [Surname, Given, Patronymic])) ?? "",
            born, Shown(Died), from, Shown(Unit), steps);
    }

    private static string? Joined(string by, IEnumerable<string> parts) =>
        string.Join(by, parts.Select(Shown).Where(part => part is not null).Distinct()) is { Length: > 0 } text ? text : null;

    private static string? Id(string text) =>
        text.Length is 0 or > LongestShown || text.Contains('@', StringComparison.Ordinal) || text.Count(char.IsAsciiDigit) > MostDigits ? null : text;

    // A cell that holds what may not be given out, whatever its column is called, is not shown.
    private static string? Shown(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var isRefused = RefusedContent.Of(new("cell", [text], [0])) is not null && DateValue.Read(text, DayOrder.DayFirst) is null;
        return isRefused || text.Count(char.IsAsciiDigit) > MostDigits || text.Contains('@', StringComparison.Ordinal)
            ? "(not shown)"
            : text.Length <= LongestShown ? text : string.Create(CultureInfo.InvariantCulture, $"{text[..LongestShown]}…");
    }
}
