using Cenotaph.Studies;
using CsCheck;

namespace Cenotaph.Tests.Studies;

public class ShippedStudyTests
{
    private static readonly string Root = Checkout();

    private static readonly string[] Hostile =
    [
        "", "[", "]]]]", "= 1", "id = \"\"", "id = \"\\uD800\"", "parts = [\"all\"]", "parts = 3", "x.y.z = 1", "[sides]", "[[sides]]", "[[scopes.parts]]",
        "name = { en = 1 }", "key = [[1], {}]", "header_row = 99999999999999999999", "start = 0000-00-00", "low = nan", "[series]", "[series.a.b]",
        "columns = 1", "values = { side = { a = 1 } }", "\u0000", "\"\" = 1", "disjoint = true", "complete = true", "relation = []",
        "schema = 1e400", "a = [[[[[[[[[[[[1]]]]]]]]]]]]",
    ];

    [Theory]
    [InlineData("russia-ukraine")]
    [InlineData("nagorno-karabakh-2020")]
    [InlineData("kosovo-1999")]
    [InlineData("invented-front")]
    public void A_shipped_study_has_no_problems(string study)
    {
        var problems = new ProblemCollection();
        Assert.NotNull(StudyLoader.Load(Path.Combine(Root, "studies", study), problems));
        Assert.Empty(problems);
    }

    [Fact]
    public void No_change_to_a_studys_files_makes_the_loader_throw()
    {
        using var files = new StudyFiles();
        Dictionary<string, string[]> lines = [];
        foreach (var file in new[] { "study.toml", "sources.toml", "inputs/press-claims.toml", "inputs/meduza-2026-weekly.toml" })
        {
            lines[file] = File.ReadAllLines(Path.Combine(Root, "studies", "russia-ukraine", file));
        }

        var change = Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 4], Gen.Int[0, Hostile.Length - 1]);
        Gen.Select(Gen.Int[0, lines.Count - 1], change.Array[1, 4]).Sample(
            (place, changes) =>
            {
                var (name, sound) = lines.ElementAt(place);
                var text = sound.ToList();
                foreach (var (at, what, hostile) in changes.Where(_ => text.Count > 1))
                {
                    Change(text, at % text.Count, what, Hostile[hostile]);
                }

                foreach (var (other, whole) in lines)
                {
                    files[other] = string.Join('\n', other == name ? text : whole);
                }

                var (study, problems) = files.Load();
                Assert.Equal(study is null, problems.Errors > 0);
            },
            iter: 400,
            threads: 1);
    }

    private static void Change(List<string> lines, int at, int what, string hostile)
    {
        switch (what)
        {
            case 0:
                lines.RemoveAt(at);
                break;
            case 1:
                lines.Insert(at, lines[at]);
                break;
            case 2:
                lines.Insert(at, hostile);
                break;
            case 3:
                lines[at] = lines[at][..(lines[at].Length / 2)] + hostile;
                break;
            default:
                lines[at] = lines[at].Replace('"', '\'').Replace('=', '.');
                break;
        }
    }

    private static string Checkout()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && folder.GetFiles("*.slnx").Length == 0)
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside a checkout.");
    }
}
