using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>Derives fields, comparisons and key parts from tables whose columns have roles.</summary>
internal sealed class Preparation
{
    /// <summary>The key part that names have whichever field they stand in.</summary>
    public const string EitherOrderName = "surname and given name in either order";

    private readonly IReadOnlyList<LinkageTable> tables;
    private readonly IReadOnlyList<IReadOnlyList<ColumnRole>> roles;
    private readonly List<Comparison> comparisons = [];
    private readonly List<KeyPart> parts = [];
    private double exchangedChance;
    private int moved;
    private bool isOneName;

    private Preparation(IReadOnlyList<LinkageTable> tables, IReadOnlyList<IReadOnlyList<ColumnRole>> roles)
    {
        this.tables = tables;
        this.roles = roles;
    }

    /// <summary>Prepares one table, or two to be linked.</summary>
    public static PreparedData Of(IReadOnlyList<LinkageTable> tables, IReadOnlyList<IReadOnlyList<ColumnRole>> roles)
    {
        var preparation = new Preparation(tables, roles);
        var exchanged = preparation.AddNames();
        preparation.AddDates();
        preparation.AddPlaces();
        preparation.AddOthers();
        var records = tables.Sum(table => table.Records);
        return new(
            new(records, tables.Count == 2 ? tables[0].Records : null), preparation.comparisons, preparation.parts, exchanged)
        {
            ExchangedChance = preparation.exchangedChance,
            NamesMoved = preparation.moved,
        };
    }

    private ExchangedFields? AddNames()
    {
        var names = NameFields.Of(Sources(FieldRole.Surname), Sources(FieldRole.Given), Sources(FieldRole.Patronymic), Sources(FieldRole.FullName));
        moved = names.Moved;
        isOneName = names.Surname.Values.Count <= 1 && names.Given.Values.Count <= 1;
        var surname = Usable(names.Surname);
        var given = Usable(names.Given);
        if (surname is not null)
        {
            comparisons.Add(NameComparison.Surname(names));
            string Key(int id) => NameComparison.NominativeOf(names.Surnames[id]);
            parts.Add(KeyPart.Of("surname", surname, Key, "surname", 0.85));
            parts.Add(KeyPart.Of("surname's first four letters", surname, id => Prefix(Key(id), 4), "surname", 0.92));
            parts.Add(KeyPart.Of("surname's last four letters", surname, id => Key(id) is { Length: >= 4 } key ? key[^4..] : null, "surname end", 0.92));
        }

        if (given is not null)
        {
            comparisons.Add(NameComparison.Given(names));
            string Key(int id) => names.Givens[id].Name.Key;
            parts.Add(KeyPart.Of("given name", given, id => NameComparison.GroupOf(names.Givens[id]), "given", 0.85));
            parts.Add(KeyPart.Of("given name's first three letters", given, id => Prefix(Key(id), 3), "given", 0.93));
            parts.Add(KeyPart.Of("given name's initial", given, id => Prefix(Key(id), 1), "given", 0.95));
        }

        if (Usable(names.Patronymic) is { } patronymic)
        {
            comparisons.Add(NameComparison.Patronymic(names));
            parts.Add(KeyPart.Of("patronymic", patronymic, id => NameComparison.FatherOf(names.Patronymics[id]), "patronymic", 0.9));
        }

        if (surname is null || given is null)
        {
            return null;
        }

        var (first, second) = Shared(surname, id => names.Surnames[id].Name.Key, given, id => names.Givens[id].Name.Key);
        parts.Add(EitherOrder(surname, given, first, second));
        exchangedChance = Chance(first, second);
        return ExchangedFields.WhenEqual(0, 1, first, second);
    }

    private void AddDates()
    {
        if (Births() is { } birth)
        {
            var dates = DateComparison.Read(birth);
            birth = Readable(birth, dates);
            comparisons.Add(DateComparison.Birth("date of birth", birth, dates));
            AddDateParts("birth", birth, dates, 0.75, 0.87);
        }

        if (Single("date of death", FieldRole.DeathDate, text => text) is { } death)
        {
            var dates = DateComparison.Read(death);
            death = Readable(death, dates);
            comparisons.Add(DateComparison.Death("date of death", death, dates));
            AddDateParts("death", death, dates, 0.6, 0.8);
        }
    }

    private Field? Births()
    {
        var (ages, deaths) = (Sources(FieldRole.Age), Sources(FieldRole.DeathDate));
        SourceColumn[] sources = [.. Sources(FieldRole.BirthDate).Select((birth, table) => BirthFromAge.Of(birth, ages[table], deaths[table]))];
        return Array.TrueForAll(sources, source => source.Column is null) ? null : Usable(Field.From("date of birth", sources, text => text));
    }

    private void AddDateParts(string what, Field field, DateValue[] dates, double day, double month)
    {
        parts.Add(DatePart(field, dates, $"{what} date", what, day, date => date.Digits > 0 ? date.Digits : null));
        parts.Add(DatePart(field, dates, $"{what} year and month", what, month, date => date.Digits > 0 ? date.Digits / 100 : null));
        parts.Add(DatePart(field, dates, $"{what} day and month", what + " day", day + 0.08, date => date.Digits > 0 ? date.Digits % 10000 : null));
        parts.Add(DatePart(field, dates, $"{what} year", what, month + 0.03, date => date.IsOneYear ? date.Year : null));
    }

    private void AddPlaces()
    {
        foreach (var field in Several(FieldRole.Place, NameKey))
        {
            comparisons.Add(TextComparison.Place(field.Name, field));
            parts.Add(KeyPart.Of(field.Name, field, field.Name, 0.75));
        }

        foreach (var field in Several(FieldRole.Code, Folded))
        {
            comparisons.Add(TextComparison.Code(field.Name, field, FieldRole.Code));
            parts.Add(KeyPart.Of(field.Name, field, field.Name, 0.7));
            parts.Add(KeyPart.Of($"{field.Name}'s first half", field, id => FirstHalf(field.Values[id]), field.Name, 0.78));
        }

        foreach (var field in Several(FieldRole.Unit, Folded))
        {
            comparisons.Add(TextComparison.Code(field.Name, field, FieldRole.Unit));
            parts.Add(KeyPart.Of(field.Name, field, field.Name, 0.75));
        }

        foreach (var field in Several(FieldRole.Region, NameKey))
        {
            comparisons.Add(TextComparison.Region(field.Name, field));
            parts.Add(KeyPart.Of(field.Name, field, field.Name, 0.9));
        }
    }

    private void AddOthers()
    {
        foreach (var field in Several(FieldRole.Text, Folded))
        {
            comparisons.Add(TextComparison.Text(field.Name, field));
            parts.Add(KeyPart.Of(field.Name, field, field.Name, 0.7));
        }

        if (Single("sex", FieldRole.Sex, text => Sex(text)) is { } sex)
        {
            comparisons.Add(TextComparison.Sex(sex));
        }
    }

    private static string NameKey(string text) => Skeleton.Of(text);

    // Letters folded, digits kept: codes and units differ by their digits.
    private static string Folded(string text)
    {
        var key = new System.Text.StringBuilder();
        foreach (var letter in Skeleton.Of(text))
        {
            key.Append(letter == '-' ? ' ' : letter);
        }

        return key.ToString();
    }

    private static string? Sex(string text) => Fold.Of(text) switch
    {
        ['m', ..] or ['м', ..] or ['ч', ..] or "1" => "m",
        ['f', ..] or ['w', ..] or ['ж', ..] or "2" => "f",
        _ => null,
    };

    // The district of a postal code: what stands before a space, or half of the signs.
    private static string? FirstHalf(string code) =>
        code.IndexOf(' ', StringComparison.Ordinal) is > 1 and var space ? code[..space] : Prefix(code, Math.Max(2, code.Length / 2));

    private static string? Prefix(string key, int letters) => key.Length < letters ? null : key[..letters];

    private static KeyPart DatePart(
        Field field, DateValue[] dates, string name, string group, double agreement, Func<DateValue, int?> part)
    {
        Dictionary<int, int> numbers = [];
        var map = new int[dates.Length];
        for (var i = 0; i < map.Length; i++)
        {
            map[i] = -1;
            if (part(dates[i]) is { } value && !numbers.TryGetValue(value, out map[i]))
            {
                map[i] = numbers.Count;
                numbers.Add(value, map[i]);
            }
        }

        return new(name, new(field.Ids, map), numbers.Count, group, field.Columns, agreement);
    }

    // Text that is no date counts as missing.
    private static Field Readable(Field field, DateValue[] dates) =>
        field with { Ids = Array.ConvertAll(field.Ids, id => id < 0 || dates[id] == default ? -1 : id) };

    // The keys of two fields numbered together, so that equal keys have one number.
    private static (MappedIds First, MappedIds Second) Shared(Field first, Func<int, string> firstKey, Field second, Func<int, string> secondKey)
    {
        var split = first.Values.Count;
        var numbers = Field.Numbers(split + second.Values.Count, id => id < split ? firstKey(id) : secondKey(id - split), out _);
        return (new(first.Ids, numbers[..split]), new(second.Ids, numbers[split..]));
    }

    // (Σ P(surname = a) P(given = a))²: one record's surname is the other's given name, and the other way round.
    private static double Chance(MappedIds first, MappedIds second)
    {
        var terms = first.Map!.Concat(second.Map!).Max() + 1;
        var (ofFirst, ofSecond) = (new int[terms], new int[terms]);
        var known = 0.0;
        for (var i = 0; i < first.Length; i++)
        {
            if (first[i] >= 0 && second[i] >= 0)
            {
                known++;
                ofFirst[first[i]]++;
                ofSecond[second[i]]++;
            }
        }

        var meeting = 0.0;
        for (var term = 0; term < terms; term++)
        {
            meeting += ofFirst[term] / known * (ofSecond[term] / known);
        }

        return known == 0 ? 0 : meeting * meeting;
    }

    private static KeyPart EitherOrder(Field surname, Field given, MappedIds first, MappedIds second)
    {
        var numbers = new PairNumbers(first.Length / 4);
        var ids = new int[first.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            var (low, high) = (Math.Min(first[i], second[i]), Math.Max(first[i], second[i]));
            ids[i] = low < 0 ? -1 : numbers.Of(low, high);
        }

        return new(EitherOrderName, ids, numbers.Count, "surname", [.. surname.Columns, .. given.Columns], 0.75);
    }

    private SourceColumn[] Sources(FieldRole role)
    {
        var sources = new SourceColumn[tables.Count];
        for (var i = 0; i < tables.Count; i++)
        {
            var column = roles[i].FirstOrDefault(column => column.Role == role);
            sources[i] = new(column is null ? null : tables[i].Column(column.Column), tables[i].Records);
        }

        return sources;
    }

    private Field? Single(string name, FieldRole role, Func<string, string?> key)
    {
        var sources = Sources(role);
        return Array.TrueForAll(sources, source => source.Column is null) ? null : Usable(Field.From(name, sources, key));
    }

    // Columns of a role that may come several times are matched by name, then by their place among those of the role.
    private IEnumerable<Field> Several(FieldRole role, Func<string, string?> key)
    {
        var names = roles.Select(columns => columns.Where(column => column.Role == role).Select(column => column.Column).ToList()).ToList();
        foreach (var name in names[0].ToList())
        {
            var sources = new List<SourceColumn> { new(tables[0].Column(name), tables[0].Records) };
            if (tables.Count == 2)
            {
                var other = names[1].Find(candidate => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase))
                    ?? (names[0].Count == 1 && names[1].Count == 1 ? names[1][0] : null);
                if (other is null)
                {
                    continue;
                }

                sources.Add(new(tables[1].Column(other), tables[1].Records));
            }

            if (Usable(Field.From(name, sources, key)) is { } field)
            {
                yield return field;
            }
        }
    }

    // With one value or none there is nothing to compare, unless all bear one name: then that they agree is all there is to know. With a table
    // lacking it in link mode there is nothing either.
    private Field? Usable(Field field)
    {
        if (tables.Count == 2)
        {
            var split = tables[0].Records;
            if (field.Ids.AsSpan(0, split).IndexOfAnyExcept(-1) < 0 || field.Ids.AsSpan(split).IndexOfAnyExcept(-1) < 0)
            {
                return null;
            }
        }

        return field.Values.Count > (isOneName ? 0 : 1) ? field : null;
    }
}
