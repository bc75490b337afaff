using System.Collections.Concurrent;
using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>The names of all records taken apart, each distinct form once.</summary>
/// <param name="Surname">Surnames; values are folds.</param>
/// <param name="Given">Given names.</param>
/// <param name="Patronymic">Patronymics or middle names.</param>
/// <param name="Surnames">For each value of <paramref name="Surname"/> its form.</param>
/// <param name="Givens">For each value of <paramref name="Given"/> its form.</param>
/// <param name="Patronymics">For each value of <paramref name="Patronymic"/> its form.</param>
/// <param name="Moved">How many records had parts in each other's column that suffixes and tables put back.</param>
internal sealed record NameFields(
    Field Surname, Field Given, Field Patronymic, IReadOnlyList<SurnameForm> Surnames, IReadOnlyList<GivenForm> Givens,
    IReadOnlyList<PatronymicForm> Patronymics, int Moved)
{
    /// <summary>Reads names that stand in columns of their own, any of which may be missing, or in one column.</summary>
    /// <param name="surname">The surnames' column in each table.</param>
    /// <param name="given">The given names' column.</param>
    /// <param name="patronymic">The patronymics' column.</param>
    /// <param name="full">The column of whole names, read in tables without surname and given name.</param>
    public static NameFields Of(
        IReadOnlyList<SourceColumn> surname, IReadOnlyList<SourceColumn> given, IReadOnlyList<SourceColumn> patronymic,
        IReadOnlyList<SourceColumn> full)
    {
        var lexicon = new SurnameLexicon(surname.Where(part => part.Column is not null).SelectMany(part => part.Column!.Values));
        var records = surname.Sum(part => part.Records);
        var forms = new Forms(records);
        var at = 0;
        for (var table = 0; table < surname.Count; table++)
        {
            if (surname[table].Column is null && given[table].Column is null && full[table].Column is { } whole)
            {
                forms.AddWhole(at, whole);
            }
            else
            {
                forms.AddParts(at, surname[table].Column, given[table].Column, patronymic[table].Column, lexicon);
            }

            at += surname[table].Records;
        }

        static string[] Names(params IReadOnlyList<SourceColumn>[] sources) =>
            [.. sources.SelectMany(parts => parts).Where(part => part.Column is not null).Select(part => part.Column!.Name).Distinct()];
        return new(
            new("surname", forms.SurnameIds, forms.Surnames.Keys, Names(surname, full)),
            new("given name", forms.GivenIds, forms.Givens.Keys, Names(given, full)),
            new("patronymic", forms.PatronymicIds, forms.Patronymics.Keys, Names(patronymic, full)),
            forms.Surnames.Values, forms.Givens.Values, forms.Patronymics.Values, forms.Moved);
    }

    private sealed class Numbered<T>
    {
        private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

        public List<string> Keys { get; } = [];

        public List<T> Values { get; } = [];

        // Folds of two scripts may look alike, and an initial is no name of one letter.
        public int Add(NameText name, T form)
        {
            if (!name.IsKnown)
            {
                return -1;
            }

            var key = name.IsInitial ? name.Fold + "." : name.Fold;
            if (!numbers.TryGetValue(key, out var number))
            {
                number = Keys.Count;
                numbers.Add(key, number);
                Keys.Add(key);
                Values.Add(form);
            }

            return number;
        }
    }

    private sealed class Forms(int records)
    {
        public int[] SurnameIds { get; } = Missing(records);

        public int[] GivenIds { get; } = Missing(records);

        public int[] PatronymicIds { get; } = Missing(records);

        public Numbered<SurnameForm> Surnames { get; } = new();

        public Numbered<GivenForm> Givens { get; } = new();

        public Numbered<PatronymicForm> Patronymics { get; } = new();

        public int Moved { get; private set; }

        public void AddWhole(int start, TextColumn column)
        {
            var readings = new PersonNameReading[column.Values.Count];
            Parallel.For(0, readings.Length, i => readings[i] = PersonNameReading.Of(column.Values[i]));
            LoneSurnames(readings, column);
            var ids = readings.Select(Number).ToList();
            for (var i = 0; i < column.Ids.Length; i++)
            {
                if (column.Ids[i] >= 0)
                {
                    Set(start + i, ids[column.Ids[i]]);
                }
            }
        }

        // One word alone is what the whole names of the table know it as; a guess from custom says given name.
        private static void LoneSurnames(PersonNameReading[] readings, TextColumn column)
        {
            Dictionary<string, int> balance = new(StringComparer.Ordinal);
            for (var i = 0; i < readings.Length; i++)
            {
                if (readings[i].Surname.Name.IsKnown && readings[i].Given.Name.IsKnown)
                {
                    var (surname, given) = (readings[i].Surname.Name.Key, readings[i].Given.Name.Key);
                    balance[surname] = balance.GetValueOrDefault(surname) + 1;
                    balance[given] = balance.GetValueOrDefault(given) - 1;
                }
            }

            for (var i = 0; i < readings.Length; i++)
            {
                var (surname, given, patronymic) = (readings[i].Surname.Name, readings[i].Given, readings[i].Patronymic.Name);
                if (!surname.IsKnown && !patronymic.IsKnown && !given.Name.IsInitial && given.Name.IsKnown
                    && balance.GetValueOrDefault(given.Name.Key, given.IsKnown ? -1 : 1) > 0)
                {
                    readings[i] = readings[i] with { Surname = SurnameForm.Of(column.Values[i]), Given = GivenForm.Of(null) };
                }
            }
        }

        public void AddParts(int start, TextColumn? surname, TextColumn? given, TextColumn? patronymic, SurnameLexicon lexicon)
        {
            var surnames = Read(surname, text => SurnameForm.Of(text, lexicon));
            var givens = Read(given, GivenForm.Of);
            var patronymics = Read(patronymic, PatronymicForm.Of);
            var surnameIds = Array.ConvertAll(surnames, form => Surnames.Add(form.Name, form));
            var givenIds = Array.ConvertAll(givens, form => Givens.Add(form.Name, form));
            var patronymicIds = Array.ConvertAll(patronymics, form => Patronymics.Add(form.Name, form));

            // What may stand in the wrong column: a surname that is a given name or patronymic, a given name that no table knows. Only such
            // records are read as a whole, which takes a hundred times longer.
            var oddSurname = Array.ConvertAll(surnames, form => IsOther(form.Name.Text));
            var oddGiven = Array.ConvertAll(givens, form => !form.IsKnown && !form.Name.IsInitial);
            var oddPatronymic = Array.ConvertAll(patronymics, form => !form.IsSure && !form.Name.IsInitial);
            var whole = new ConcurrentDictionary<(int, int, int), PersonNameReading>();
            List<(int Record, (int, int, int) Key)> odd = [];
            var count = surname?.Ids.Length ?? given?.Ids.Length ?? patronymic?.Ids.Length ?? 0;
            for (var i = 0; i < count; i++)
            {
                var (s, g, p) = (surname?.Ids[i] ?? -1, given?.Ids[i] ?? -1, patronymic?.Ids[i] ?? -1);
                SurnameIds[start + i] = s < 0 ? -1 : surnameIds[s];
                GivenIds[start + i] = g < 0 ? -1 : givenIds[g];
                PatronymicIds[start + i] = p < 0 ? -1 : patronymicIds[p];
                if ((s >= 0 && oddSurname[s]) || (p >= 0 && oddPatronymic[p] && g >= 0 && oddGiven[g]) || (g < 0 && p < 0 && s >= 0))
                {
                    odd.Add((start + i, (s, g, p)));
                }
            }

            Parallel.ForEach(odd.Select(entry => entry.Key).Distinct(), key =>
            {
                whole[key] = PersonNameReading.Of(Text(surname, key.Item1), Text(given, key.Item2), Text(patronymic, key.Item3), lexicon);
            });
            foreach (var (record, key) in odd)
            {
                var reading = whole[key];
                if (reading.Order != NameOrder.AsHeaded && reading.Order != NameOrder.None)
                {
                    Moved++;
                    Set(record, Number(reading));
                }
            }

            MoveLoneSurnames(start, count);
        }

        // A cell under "given name" that the table knows as a surname, beside an empty surname, is the surname.
        private void MoveLoneSurnames(int start, int count)
        {
            Dictionary<string, int> balance = new(StringComparer.Ordinal);
            for (var i = start; i < start + count; i++)
            {
                if (SurnameIds[i] >= 0 && GivenIds[i] >= 0)
                {
                    var (surname, given) = (Surnames.Values[SurnameIds[i]].Name.Key, Givens.Values[GivenIds[i]].Name.Key);
                    balance[surname] = balance.GetValueOrDefault(surname) + 1;
                    balance[given] = balance.GetValueOrDefault(given) - 1;
                }
            }

            for (var i = start; i < start + count; i++)
            {
                if (SurnameIds[i] < 0 && PatronymicIds[i] < 0 && GivenIds[i] >= 0 && Givens.Values[GivenIds[i]] is { Name.IsInitial: false } form
                    && balance.GetValueOrDefault(form.Name.Key) > 0)
                {
                    var surname = SurnameForm.Of(form.Name.Text);
                    (SurnameIds[i], GivenIds[i]) = (Surnames.Add(surname.Name, surname), -1);
                    Moved++;
                }
            }
        }

        private static int[] Missing(int records)
        {
            var ids = new int[records];
            Array.Fill(ids, -1);
            return ids;
        }

        private static string? Text(TextColumn? column, int id) => id < 0 ? null : column!.Values[id];

        private static bool IsOther(string text) => GivenForm.Of(text).IsKnown || PatronymicForm.Of(text).IsSure || text.Contains(' ', StringComparison.Ordinal);

        private static T[] Read<T>(TextColumn? column, Func<string?, T> read)
        {
            var forms = new T[column?.Values.Count ?? 0];
            Parallel.For(0, forms.Length, i => forms[i] = read(column!.Values[i]));
            return forms;
        }

        private (int Surname, int Given, int Patronymic) Number(PersonNameReading reading) => (
            Surnames.Add(reading.Surname.Name, reading.Surname), Givens.Add(reading.Given.Name, reading.Given),
            Patronymics.Add(reading.Patronymic.Name, reading.Patronymic));

        private void Set(int record, (int Surname, int Given, int Patronymic) ids) =>
            (SurnameIds[record], GivenIds[record], PatronymicIds[record]) = ids;
    }
}
