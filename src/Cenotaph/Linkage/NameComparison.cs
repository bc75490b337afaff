namespace Cenotaph.Linkage;

/// <summary>Compares the parts of a name.</summary>
internal static class NameComparison
{
    public static Comparison Surname(Field field) => Ladder("surname", FieldRole.Surname, field,
        ["same key", "one letter", "JW .92", "JW .85", "initial", "different"],
        [0.82, 0.06, 0.03, 0.02, 0.01, 0.06],
        (a, b) => a == b ? 1 : a.Length >= 4 && b.Length >= 4 && TempSim.Osa(a, b, 1) <= 1 ? 2 : TempSim.Jw(a, b) is var j && j >= 0.92 ? 3 : j >= 0.85 ? 4 : a[0]==b[0]&&(a.Length==1||b.Length==1)?5:6);

    public static Comparison Given(Field field) => Ladder("given name", FieldRole.Given, field,
        ["same key", "one letter", "JW .92", "JW .8", "initial", "different"],
        [0.82, 0.06, 0.03, 0.02, 0.01, 0.06],
        (a, b) => a == b ? 1 : a.Length >= 4 && b.Length >= 4 && TempSim.Osa(a, b, 1) <= 1 ? 2 : TempSim.Jw(a, b) is var j && j >= 0.92 ? 3 : j >= 0.8 ? 4 : a[0]==b[0]&&(a.Length==1||b.Length==1)?5:6);

    public static Comparison Patronymic(Field field) => Ladder("patronymic", FieldRole.Patronymic, field,
        ["same key", "one letter", "JW .92", "initial", "different"],
        [0.82, 0.06, 0.03, 0.01, 0.08],
        (a, b) => a == b ? 1 : a.Length >= 4 && b.Length >= 4 && TempSim.Osa(a, b, 1) <= 1 ? 2 : TempSim.Jw(a, b) is var j && j >= 0.92 ? 3 : a[0]==b[0]&&(a.Length==1||b.Length==1)?4:5);

    static Comparison Ladder(string name, FieldRole role, Field field, string[] labels, double[] m, Func<string,string,int> f) =>
        new(name, role, new(name, field.Ids, field.Values.Count, labels.Length, (a, b) => f(field.Values[a], field.Values[b])), labels, field.Columns) { PriorM = m, UsesFrequency = true, Values = field.Values };
}
