using System.Numerics;
using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>Compares the parts of a name on the levels of the room Names, with a level more for names that only resemble each other. Two equal
/// initials are no equal names: they agree as an initial does.</summary>
internal static class NameComparison
{
    // English short forms that no table has (Jim and James) reach this, chance pairs seldom do.
    private const double SimilarGiven = 0.8;
    private const double SimilarPatronymic = 0.85;

    // Jaro–Winkler of 0.88 needs a Jaro similarity of 0.8, so the shares of common letters add up to 1.4 at least; folds and nominatives
    // may share a little more than keys.
    private const double LeastCommon = 1.2;

    /// <summary>The comparison of surnames.</summary>
    public static Comparison Surname(NameFields names)
    {
        var forms = names.Surnames;
        var letters = forms.Select(form => KeySimilarity.Letters(form.Name.Key)).ToArray();
        var lengths = forms.Select(form => form.Name.Key.Length).ToArray();
        var isPlain = forms.Select(form => form.Parts.Count == 1 && !form.Name.IsInitial).ToArray();
        string[] labels =
        [
            "same spelling", "same sound in another spelling or script", "same name in another case or sex", "part of a double name",
            "one letter differs", "similar", "initial", "different",
        ];
        var keys = Keys(forms.Count, id => NominativeOf(forms[id]));
        return new(
            "surname", FieldRole.Surname, new("surname", names.Surname.Ids, forms.Count, labels.Length, Level), labels, names.Surname.Columns)
        {
            PriorM = [0.7, 0.1, 0.05, 0.01, 0.06, 0.03, 0.01, 0.04],
            FrequencyLevels = 3,
            Terms = keys,
            Values = names.Surname.Values,
        };

        int Level(int a, int b)
        {
            if (a == b)
            {
                return forms[a].Name.IsInitial ? 7 : 1;
            }

            if (isPlain[a] && isPlain[b])
            {
                var (left, right) = (lengths[a], lengths[b]);
                var common = Math.Min(
                    left - BitOperations.PopCount(letters[a] & ~letters[b]), right - BitOperations.PopCount(letters[b] & ~letters[a]));
                if (((double)common / left) + ((double)common / right) < LeastCommon)
                {
                    return labels.Length;
                }
            }

            return (int)SurnameForm.Compare(forms[a], forms[b]);
        }
    }

    /// <summary>The comparison of given names.</summary>
    public static Comparison Given(NameFields names)
    {
        var forms = names.Givens;
        var keys = new KeySimilarity(forms.Select(form => form.Name.Key));
        string[] labels =
        [
            "same spelling", "same sound in another spelling or script", "the same name in another form", "short form", "one letter differs",
            "similar", "initial", "different",
        ];
        return new(
            "given name", FieldRole.Given, new("given name", names.Given.Ids, forms.Count, labels.Length, Level), labels, names.Given.Columns)
        {
            PriorM = [0.7, 0.1, 0.04, 0.03, 0.05, 0.03, 0.02, 0.03],
            FrequencyLevels = 3,
            Terms = Keys(forms.Count, id => GroupOf(forms[id])),
            Values = names.Given.Values,
        };

        int Level(int a, int b) => a == b ? forms[a].Name.IsInitial ? 7 : 1 : GivenForm.Compare(forms[a], forms[b]) switch
        {
            GivenLevel.Initial => 7,
            GivenLevel.Different => keys.AtLeast(a, b, SimilarGiven) ? 6 : 8,
            var level => (int)level,
        };
    }

    /// <summary>The comparison of patronymics, or of middle names.</summary>
    public static Comparison Patronymic(NameFields names)
    {
        var forms = names.Patronymics;
        var fathers = new KeySimilarity(forms.Select(form => form.Father));
        string[] labels = ["same spelling", "same father's name", "one letter differs", "similar", "initial", "different"];
        return new(
            "patronymic", FieldRole.Patronymic, new("patronymic", names.Patronymic.Ids, forms.Count, labels.Length, Level), labels,
            names.Patronymic.Columns)
        {
            PriorM = [0.7, 0.12, 0.06, 0.04, 0.03, 0.05],
            FrequencyLevels = 2,
            Terms = Keys(forms.Count, id => FatherOf(forms[id])),
            Values = names.Patronymic.Values,
            IsFamily = IsFathers(names),
        };

        int Level(int a, int b) => a == b ? forms[a].Name.IsInitial ? 5 : 1 : PatronymicForm.Compare(forms[a], forms[b]) switch
        {
            PatronymicLevel.Initial => 5,
            PatronymicLevel.Different => fathers.AtLeast(a, b, SimilarPatronymic) ? 4 : 6,
            var level => (int)level,
        };
    }

    /// <summary>The key of a surname's likeliest masculine nominative, or its own.</summary>
    public static string NominativeOf(SurnameForm form) => form.Nominatives.Count > 0 ? form.Nominatives[0] : form.Name.Key;

    /// <summary>The name a given name is a form of: its first group's, or its key where no table knows it.</summary>
    public static string GroupOf(GivenForm form) =>
        form.Groups.Count > 0 ? "#" + GivenForm.HeadOf(form.Groups[0])
        : form.ShortFor.Count > 0 ? "#" + GivenForm.HeadOf(form.ShortFor[0])
        : form.Name.Key;

    /// <summary>Whether the column of patronymics holds fathers' names, which brothers share. Middle names are each man's own.</summary>
    public static bool IsFathers(NameFields names)
    {
        var counts = names.Patronymic.Counts(0, names.Patronymic.Ids.Length);
        long sure = 0;
        long whole = 0;
        for (var id = 0; id < counts.Length; id++)
        {
            whole += names.Patronymics[id].Name.IsInitial ? 0 : counts[id];
            sure += names.Patronymics[id].IsSure ? counts[id] : 0;
        }

        return 2 * sure >= whole;
    }

    /// <summary>The father's name as a group, or its key.</summary>
    public static string FatherOf(PatronymicForm form) =>
        form.FatherGroups.Count > 0 ? "#" + GivenForm.HeadOf(form.FatherGroups[0]) : form.Father;

    private static int[] Keys(int count, Func<int, string> key)
    {
        Dictionary<string, int> numbers = new(StringComparer.Ordinal);
        var keys = new int[count];
        for (var id = 0; id < count; id++)
        {
            var text = key(id);
            if (!numbers.TryGetValue(text, out keys[id]))
            {
                numbers.Add(text, keys[id] = numbers.Count);
            }
        }

        return keys;
    }
}
