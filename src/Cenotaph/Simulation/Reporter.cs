using Cenotaph.Names;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>Writes what one source says of a person.</summary>
/// <param name="rates">How often reports err.</param>
/// <param name="profile">The source.</param>
/// <param name="schemes">What it may romanise by.</param>
/// <param name="random">The partition's own stream.</param>
internal sealed class Reporter(ReportRates rates, SourceProfile profile, IReadOnlyList<Romanisation> schemes, RandomStream random)
{
    private enum Field
    {
        FirstName,
        Patronymic,
        BirthDate,
        Region,
        Settlement,
        Unit,
        DeathDate,
    }

    private double Factor => profile.ErrorFactor;

    /// <summary>What the source learns of a person, in Cyrillic.</summary>
    public ReportDraft Draft(InventedPerson person, DateOnly published)
    {
        var truth = person.Truth;
        var draft = new ReportDraft { Surname = truth.Surname, FirstName = truth.FirstName, Patronymic = truth.Patronymic };
        Name(draft, person);
        draft.BirthDate = DateErrors.Birth(truth.BirthDate, truth.DeathDate, rates, Factor, random);
        draft.DeathDate = DateErrors.Death(truth.DeathDate, published, rates, Factor, random);
        var region = Happens(rates.OtherRegion) ? Places.DrawRegion(random) : person.Region;
        draft.Region = Places.Regions[region].Name;
        draft.Settlement = Happens(rates.OtherSettlement) ? Places.DrawSettlement(random, person.Region) : truth.Settlement;
        draft.Unit = Happens(rates.UnitDigit) ? OtherDigit(truth.Unit) : truth.Unit;
        Omit(draft);
        return draft;
    }

    /// <summary>The report of a draft, in the source's letters and with what its fingers did.</summary>
    public SimulatedReport Write(ReportDraft draft, DateOnly published, long person, Latiniser latiniser)
    {
        if (random.Chance(rates.YoAsYe))
        {
            draft.Surname = WithoutYo(draft.Surname);
            draft.FirstName = WithoutYo(draft.FirstName);
            draft.Patronymic = WithoutYo(draft.Patronymic);
            draft.Region = WithoutYo(draft.Region);
            draft.Settlement = WithoutYo(draft.Settlement);
        }

        var isLatin = random.Chance(profile.LatinShare);
        if (isLatin)
        {
            var scheme = profile.Scheme ?? schemes[random.Below(schemes.Count)];
            draft.Surname = latiniser.Of(scheme, draft.Surname);
            draft.FirstName = latiniser.Of(scheme, draft.FirstName);
            draft.Patronymic = latiniser.Of(scheme, draft.Patronymic);
            draft.Region = latiniser.Of(scheme, draft.Region);
            draft.Settlement = latiniser.Of(scheme, draft.Settlement);
        }

        draft.Surname = Typed(draft.Surname);
        draft.FirstName = Typed(draft.FirstName);
        draft.Patronymic = Typed(draft.Patronymic);
        draft.Settlement = Typed(draft.Settlement);
        if (!isLatin && draft.Surname is { } surname && TypingErrors.HasTwin(surname) && Happens(rates.Homoglyph))
        {
            draft.Surname = TypingErrors.WithTwin(surname, random);
        }

        Swap(draft);
        if (profile.WritesFullNames)
        {
            Join(draft);
        }

        return new()
        {
            Source = profile.Name,
            Surname = draft.Surname,
            FirstName = draft.FirstName,
            Patronymic = draft.Patronymic,
            BirthDate = draft.BirthDate,
            Region = draft.Region,
            Settlement = draft.Settlement,
            Unit = draft.Unit,
            DeathDate = draft.DeathDate,
            Published = published,
            Person = person,
        };
    }

    // Forms of the name exclude one another: a diminutive is not declined, a Ukrainian form has no Russian case.
    private void Name(ReportDraft draft, InventedPerson person)
    {
        var isWoman = person.Truth.IsWoman;
        if (isWoman || Surnames.Feminine(draft.Surname!) != draft.Surname)
        {
            if (Happens(rates.WrongGender))
            {
                draft.Surname = isWoman ? Masculine(draft.Surname!) : Surnames.Feminine(draft.Surname!);
            }
        }

        if (Happens(rates.Inflected))
        {
            var isDative = random.Chance(0.5);
            draft.Surname = InflectedForms.Surname(draft.Surname!, isWoman || draft.Surname!.EndsWith('а'), isDative);
            draft.FirstName = InflectedForms.Given(draft.FirstName!, isDative);
            draft.Patronymic = InflectedForms.Given(draft.Patronymic!, isDative);
        }
        else if (Happens(rates.Ukrainian))
        {
            draft.Surname = NeighbourForms.Ukrainian(draft.Surname!);
            draft.FirstName = person.Given.Ukrainian ?? NeighbourForms.Ukrainian(draft.FirstName!);
            draft.Patronymic = person.Father.Ukrainian is { } father ? Patronymics.Ukrainian(father, isWoman) : NeighbourForms.Ukrainian(draft.Patronymic!);
        }
        else if (Happens(rates.Belarusian))
        {
            draft.Surname = NeighbourForms.Belarusian(draft.Surname!);
            draft.FirstName = person.Given.Belarusian ?? NeighbourForms.Belarusian(draft.FirstName!);
            draft.Patronymic = NeighbourForms.Belarusian(draft.Patronymic!);
        }
        else if (Happens(rates.Initials))
        {
            draft.FirstName = draft.FirstName![0] + ".";
            draft.Patronymic = draft.Patronymic![0] + ".";
        }
        else if (person.Given.Short is { Length: > 0 } forms && Happens(rates.Diminutive))
        {
            draft.FirstName = forms[random.Below(forms.Length)];
        }
    }

    private void Omit(ReportDraft draft)
    {
        draft.FirstName = Omitted(Field.FirstName, rates.NoFirstName) ? null : draft.FirstName;
        draft.Patronymic = Omitted(Field.Patronymic, rates.NoPatronymic) ? null : draft.Patronymic;
        draft.BirthDate = Omitted(Field.BirthDate, rates.NoBirthDate) ? null : draft.BirthDate;
        draft.Region = Omitted(Field.Region, rates.NoRegion) ? null : draft.Region;
        draft.Settlement = Omitted(Field.Settlement, rates.NoSettlement) ? null : draft.Settlement;
        draft.Unit = Omitted(Field.Unit, rates.NoUnit) ? null : draft.Unit;
        draft.DeathDate = Omitted(Field.DeathDate, rates.NoDeathDate) ? null : draft.DeathDate;
    }

    private bool Omitted(Field field, double rate)
    {
        var odds = profile.OmissionFactors[(int)field];
        return random.Uniform() * (1 - rate + (rate * odds)) < rate * odds;
    }

    private void Swap(ReportDraft draft)
    {
        if (draft.FirstName is not { } first || !Happens(rates.SwappedNames))
        {
            return;
        }

        if (draft.Patronymic is { } patronymic && random.Chance(0.3))
        {
            (draft.FirstName, draft.Patronymic) = (patronymic, first);
        }
        else
        {
            (draft.Surname, draft.FirstName) = (first, draft.Surname);
        }
    }

    private void Join(ReportDraft draft)
    {
        var surnameFirst = random.Chance(0.7);
        string?[] words = surnameFirst ? [draft.Surname, draft.FirstName, draft.Patronymic] : [draft.FirstName, draft.Patronymic, draft.Surname];
        draft.Surname = string.Join(' ', words.Where(word => word is not null));
        draft.FirstName = draft.Patronymic = null;
    }

    private string? Typed(string? word) => word is not null && Happens(rates.Typo) ? TypingErrors.Mistype(word, random) : word;

    private bool Happens(double rate) => random.Chance(rate * Factor);

    private string OtherDigit(string number)
    {
        var at = random.Below(number.Length);
        var digit = (char)('0' + ((number[at] - '0' + 1 + random.Below(9)) % 10));
        return number[..at] + digit + number[(at + 1)..];
    }

    private static string? WithoutYo(string? word) => word?.Replace('ё', 'е').Replace('Ё', 'Е');

    private static string Masculine(string surname) =>
        surname.EndsWith("ая", StringComparison.Ordinal) ? surname[..^2] + "ий"
        : surname.EndsWith("ва", StringComparison.Ordinal) || surname.EndsWith("на", StringComparison.Ordinal) ? surname[..^1]
        : surname;
}
