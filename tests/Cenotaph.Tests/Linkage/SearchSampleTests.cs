using System.Globalization;
using System.Text;
using Cenotaph.Linkage;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Linkage;

/// <summary>In a large file only some lines show how common places and days of death are; what is found must not depend on that.</summary>
public sealed class SearchSampleTests
{
    private const int Lines = 160_000;
    private const int LinesABlock = 16_384;

    private static readonly string[] Surnames = ["Иванов", "Ивонов", "Жовков", "Сидоров", "Ледский", "Щербаков", "Тимошин"];
    private static readonly string[] Given = ["Иван", "Олег", "Юрий", "Павел", "Антон", "Роман", "Денис", "Сергей"];
    private static readonly string[] Places = ["Омск", "Омскк", "Тула", "Нижние Юшки", "Верхние Юшки", "Ош", "Орёл", "Нетьевка", "Липовка", "Зареченск"];
    private static readonly SearchColumns Columns = new() { Surname = 0, Given = 1, Born = 2, Died = 3, From = [4] };

    [Fact]
    public void A_sample_of_lines_finds_the_same_records_and_weighs_them_nearly_the_same()
    {
        var sought = Sought("Жовков Иван", "1991-03-04", "2023-05-06", "Омск");
        var rows = Rows(1);
        var (whole, sample) = (Search(sought, rows, 1), Search(sought, rows, 8));
        Assert.Equal(whole.Candidates.Select(Key), sample.Candidates.Select(Key));
        Assert.NotEmpty(whole.Candidates);
        var (exact, near) = (new SearchWeights(whole.Records, whole.Counts), new SearchWeights(sample.Records, sample.Counts));
        Assert.All(whole.Candidates, candidate => Assert.InRange(near.Of(candidate) - exact.Of(candidate), -0.6, 0.6));
    }

    [Fact]
    public void Names_and_days_of_birth_are_counted_in_every_line()
    {
        var sought = Sought("Иванов Иван", "1991-03-04", "2023-05-06", "Омск");
        var rows = Rows(2);
        var (whole, sample) = (Search(sought, rows, 1), Search(sought, rows, 8));
        for (var scale = 0; scale < 4; scale++)
        {
            Assert.Equal(whole.Counts[0][scale], sample.Counts[0][scale]);
        }

        Assert.NotEqual(whole.Counts[0][5], sample.Counts[0][5]);
    }

    [Fact]
    public void What_a_sample_counts_is_right_on_average_also_where_the_file_repeats_itself_every_eight_lines()
    {
        var sought = Sought("Сидоров Юрий", null, "2023-05-06", "Омск");
        var rows = Rows(3, periodic: true);
        var (whole, sample) = (Search(sought, rows, 1), Search(sought, rows, 8));
        foreach (var scale in new[] { 4, 5 })
        {
            for (var level = 0; level < whole.Counts[0][scale].Length; level++)
            {
                double count = whole.Counts[0][scale][level];

                // One in eight drawn: the variance of eight times the drawn is seven times the count.
                Assert.InRange(sample.Counts[0][scale][level] - count, -6 * Math.Sqrt((7 * count) + 1), 6 * Math.Sqrt((7 * count) + 1));
            }
        }
    }

    [Fact]
    public void Two_threads_draw_the_lines_that_one_draws()
    {
        var sought = Sought("Жовков Иван", "1991", null, "Омск");
        var rows = Rows(4);
        var one = Search(sought, rows, 8);
        var even = Search(sought, rows, 8, block => block % 2 == 0);
        var odd = Search(sought, rows, 8, block => block % 2 == 1);
        for (var scale = 0; scale < one.Counts[0].Length; scale++)
        {
            Assert.Equal(one.Counts[0][scale], even.Counts[0][scale].Zip(odd.Counts[0][scale], (a, b) => a + b));
        }
    }

    private static SoughtPerson Sought(string name, string? born, string? died, string? from) =>
        SoughtPerson.Of(name, born, null, died, from, null, out var fault) ?? throw new InvalidOperationException(fault);

    private static (int Block, int Line, int Level) Key(Candidate candidate) => (candidate.Place.Block, candidate.Place.Line, candidate.Levels.From);

    private static PersonSearch Search(SoughtPerson sought, List<string[]> rows, int every, Func<int, bool>? takes = null)
    {
        var search = new PersonSearch(sought, Columns, _ => true, every);
        var cells = new (int Start, int Length)[Columns.From[0] + 1];
        for (var i = 0; i < rows.Count; i++)
        {
            var place = (Block: i / LinesABlock, Line: i % LinesABlock);
            if (takes is not null && !takes(place.Block))
            {
                continue;
            }

            var at = 0;
            var bytes = Encoding.UTF8.GetBytes(string.Concat(rows[i]));
            for (var j = 0; j < cells.Length; j++)
            {
                cells[j] = (at, Encoding.UTF8.GetByteCount(rows[i][j]));
                at += cells[j].Length;
            }

            search.Take(bytes, cells, place);
        }

        return search;
    }

    private static List<string[]> Rows(ulong seed, bool periodic = false)
    {
        var random = new RandomStream(seed);
        List<string[]> rows = new(Lines);
        for (var i = 0; i < Lines; i++)
        {
            // A few in ten thousand bear the surname sought; the rest are far from it.
            var surname = random.Uniform() < 0.002 ? Surnames[random.Below(Surnames.Length)] : Surnames[3 + random.Below(4)] + "енко";
            var born = new DateOnly(1960 + random.Below(45), 1 + random.Below(12), 1 + random.Below(28));
            var died = new DateOnly(2022, 3, 1).AddDays(random.Below(900));
            rows.Add([
                surname, Given[random.Below(Given.Length)], born.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                died.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), periodic && i % 8 == 0 ? "Омск" : Places[random.Below(Places.Length)],
            ]);
        }

        return rows;
    }
}
