using System.Globalization;
using System.IO.Compression;
using Cenotaph.Ingest;
using Cenotaph.Names;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Names;

/// <summary>What the room achieves on names that it was not written from. Each test prints its figures.</summary>
public sealed class NamesReferenceTests
{
    // Shares of distinct surnames whose key does not survive a scheme, typing errors among them; measured shares stand in docs/names.md.
    [Theory]
    [InlineData("icao", 0.005)]
    [InlineData("gost-52535", 0.005)]
    [InlineData("mvd-1997", 0.015)]
    [InlineData("mvd-2000", 0.005)]
    [InlineData("bgn", 0.005)]
    [InlineData("press", 0.015)]
    [InlineData("iso-9", 0.015)]
    [InlineData("gost-7.79-b", 0.02)]
    [InlineData("telegram", 0.025)]
    [InlineData("french", 0.025)]
    [InlineData("yandex", 0.005)]
    [InlineData("cmu-2010", 0.01)]
    [InlineData("scholars", 0.05)]
    [InlineData("belarus-2007", 0.01)]
    public void The_keys_of_surnames_survive_each_scheme(string id, double most)
    {
        var scheme = Romanisation.Find(id)!;
        var surnames = Surnames();
        var lost = surnames.Where(name => Skeleton.Of(scheme.Of(name)) != Skeleton.Of(name)).ToList();
        var far = lost.Count(name => !NameMeasures.IsOneEdit(Skeleton.Of(scheme.Of(name)), Skeleton.Of(name)));
        Print($"{id}: {lost.Count} of {surnames.Count} surnames ({(double)lost.Count / surnames.Count:P2}) get another key, {far} of them by more than one edit");

        Assert.InRange((double)lost.Count / surnames.Count, 0, most);
    }

    [Fact]
    public void Few_surnames_share_a_key_with_another()
    {
        var folds = Surnames().Select(Fold.Of).Distinct(StringComparer.Ordinal).ToList();
        var shared = folds.GroupBy(Skeleton.Of, StringComparer.Ordinal).Where(group => group.Count() > 1).Sum(group => group.Count());
        Print($"{shared} of {folds.Count} surnames ({(double)shared / folds.Count:P2}) share their key with another spelling");

        Assert.InRange((double)shared / folds.Count, 0, 0.06);
    }

    [Fact]
    public void The_tables_know_most_bearers_and_their_sex()
    {
        long all = 0, known = 0, sexed = 0, right = 0;
        foreach (var row in Rows("names", "text", "count", "gender"))
        {
            var count = long.Parse(row[1], CultureInfo.InvariantCulture);
            var form = GivenForm.Of(row[0]);
            all += count;
            known += form.IsKnown ? count : 0;
            sexed += form.Sex != NameSex.Unknown ? count : 0;
            right += form.Sex == (row[2] == "m" ? NameSex.Male : NameSex.Female) ? count : 0;
        }

        Print($"{(double)known / all:P2} of bearers have a given name of the tables; of those with a sex {(double)right / sexed:P2} have the right one");
        Assert.InRange((double)known / all, 0.93, 1);
        Assert.InRange((double)right / sexed, 0.97, 1);
    }

    [Fact]
    public void Patronymics_are_known_by_their_suffix_and_lead_to_the_father()
    {
        long all = 0, sure = 0, sex = 0, withFather = 0, found = 0;
        foreach (var row in Rows("midnames", "text", "count", "gender", "fname"))
        {
            var count = long.Parse(row[1], CultureInfo.InvariantCulture);
            var form = PatronymicForm.Of(row[0]);
            var father = GivenForm.Of(row[3]).Groups;
            all += count;
            sure += form.IsSure ? count : 0;
            sex += form.Sex == (row[2] == "m" ? NameSex.Male : NameSex.Female) ? count : 0;
            withFather += father.Count > 0 ? count : 0;
            found += father.Intersect(form.FatherGroups).Any() ? count : 0;
        }

        Print($"{(double)sure / all:P2} of patronymics are known as such, {(double)sex / all:P2} show the right sex; where the tables have the father's name, {(double)found / withFather:P2} lead to it");
        Assert.InRange((double)sure / all, 0.98, 1);
        Assert.InRange((double)sex / all, 0.97, 1);
        Assert.InRange((double)found / withFather, 0.98, 1);
    }

    [Fact]
    public void Pairs_of_public_figures_are_told_apart_better_than_by_guessing()
    {
        int right = 0, all = 0, found = 0, matches = 0, taken = 0;
        foreach (var line in File.ReadLines(ReferenceData.PathTo("linkage", "names", "name_bench_cases.csv")).Skip(1))
        {
            // Rows with quoted cells are rare and left out: this file is read without the room Ingest.
            var cells = line.Split(',');
            if (cells.Length < 5 || cells[1] != "Person" || line.Contains('"', StringComparison.Ordinal))
            {
                continue;
            }

            var (a, b) = (PersonNameReading.Of(cells[2]), PersonNameReading.Of(cells[3]));
            var isMatch = cells[4] == "true";
            var level = SurnameForm.Compare(a.Surname, b.Surname);
            var given = GivenForm.Compare(a.Given, b.Given);
            var same = level is not (SurnameLevel.Different or SurnameLevel.Missing) && given != GivenLevel.Different
                && PatronymicForm.Compare(a.Patronymic, b.Patronymic) != PatronymicLevel.Different;
            all++;
            matches += isMatch ? 1 : 0;
            taken += same ? 1 : 0;
            found += same && isMatch ? 1 : 0;
            right += same == isMatch ? 1 : 0;
        }

        Print($"{all} pairs: {right} judged rightly ({(double)right / all:P1}); precision {(double)found / taken:P1}, recall {(double)found / matches:P1}; {matches} are matches");
        Assert.InRange((double)right / all, 0.5, 1);
    }

    private static List<string> Surnames()
    {
        using var file = File.OpenRead(ReferenceData.PathTo("linkage", "synth_ru_100k.csv.gz"));
        using var reader = new StreamReader(new GZipStream(file, CompressionMode.Decompress));
        var surnames = new SortedSet<string>(StringComparer.Ordinal);
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            var surname = line.Split(',')[2];
            if (Fold.ScriptOf(surname) == NameScript.Cyrillic)
            {
                surnames.Add(surname);
            }
        }

        return [.. surnames];
    }

    private static IEnumerable<string[]> Rows(string name, params string[] columns)
    {
        var problems = new List<Problem>();
        var file = File.OpenRead(ReferenceData.PathTo("linkage", "names", name + ".parquet"));
        using var rows = ParquetRows.Open(file, name, problems);
        Assert.NotNull(rows);
        var indexes = columns.Select(column => rows.Columns.ToList().IndexOf(column)).ToArray();
        while (rows.Read())
        {
            yield return [.. indexes.Select(index => rows[index].ToString())];
        }
    }

    private static void Print(string text) => TestContext.Current.TestOutputHelper!.WriteLine(text);
}
