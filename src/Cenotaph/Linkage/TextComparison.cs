using Cenotaph.Names;

namespace Cenotaph.Linkage;

/// <summary>Compares places, codes and other short texts.</summary>
internal static class TextComparison
{
    private const double Similar = 0.88;

    private static readonly string[] PlaceLabels = ["same", "one letter differs", "similar", "one is part of the other", "different"];
    private static readonly string[] CodeLabels = ["same", "one sign differs, or two are swapped", "the same first half", "different"];

    /// <summary>A place by its key.</summary>
    public static Comparison Place(string name, Field field) => Of(name, FieldRole.Place, field, PlaceLabels, [0.75, 0.05, 0.03, 0.05, 0.12], PlaceLevel(field), true);

    /// <summary>A region.</summary>
    public static Comparison Region(string name, Field field) => Of(name, FieldRole.Region, field, ["same", "different"], [0.92, 0.08], (a, b) => a == b ? 1 : 2, true);

    /// <summary>A code of letters and digits.</summary>
    public static Comparison Code(string name, Field field, FieldRole role) => Of(name, role, field, CodeLabels, [0.7, 0.08, 0.1, 0.12], (a, b) => CodeLevel(field.Values[a], field.Values[b]), true);

    /// <summary>Any short text.</summary>
    public static Comparison Text(string name, Field field) => Of(name, FieldRole.Text, field, PlaceLabels, [0.7, 0.05, 0.03, 0.05, 0.17], PlaceLevel(field), true);

    /// <summary>Sex by its first letter.</summary>
    public static Comparison Sex(Field field) => Of("sex", FieldRole.Sex, field, ["same", "different"], [0.97, 0.03], (a, b) => a == b ? 1 : 2, false);

    private static Comparison Of(
        string name, FieldRole role, Field field, string[] labels, double[] m, Func<int, int, int> level, bool frequency) =>
        new(name, role, new(name, field.Ids, field.Values.Count, labels.Length, level), labels, field.Columns)
        {
            PriorM = m,
            FrequencyLevels = frequency ? 1 : 0,
            Values = field.Values,
        };

    private static Func<int, int, int> PlaceLevel(Field field)
    {
        var keys = new KeySimilarity(field.Values);
        return (a, b) =>
        {
            if (a == b)
            {
                return 1;
            }

            var (one, other) = (keys[a], keys[b]);
            if (Math.Min(one.Length, other.Length) >= 4 && NameMeasures.IsOneEdit(one, other))
            {
                return 2;
            }

            if (keys.AtLeast(a, b, Similar))
            {
                return 3;
            }

            return (keys.MayHold(b, a) && IsPart(one, other)) || (keys.MayHold(a, b) && IsPart(other, one)) ? 4 : 5;
        };
    }

    // "bristol" in "bristol, city of"
    private static bool IsPart(string part, string whole)
    {
        if (part.Length < 4 || part.Length >= whole.Length)
        {
            return false;
        }

        var at = whole.IndexOf(part, StringComparison.Ordinal);
        return at >= 0 && (at == 0 || whole[at - 1] == ' ') && (at + part.Length == whole.Length || whole[at + part.Length] == ' ');
    }

    private static int CodeLevel(string a, string b)
    {
        if (a == b)
        {
            return 1;
        }

        if (Math.Min(a.Length, b.Length) >= 3 && NameMeasures.IsOneEdit(a, b))
        {
            return 2;
        }

        var half = Math.Max(2, (Math.Max(a.Length, b.Length) + 1) / 2);
        return a.Length >= half && b.Length >= half && a.AsSpan(0, half).SequenceEqual(b.AsSpan(0, half)) ? 3 : 4;
    }
}
