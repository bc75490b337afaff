using System.Globalization;
using Cenotaph.Ingest;
using Cenotaph.Linkage;
using Cenotaph.Numerics;

namespace Cenotaph.Studies;

/// <summary>Files of sampled clusters to review: around each drawn record all that the run took for its person and those that came near.</summary>
public static class ClusterFile
{
    // Of the records near a cluster, but not in it, so many are shown, the likeliest first.
    private const int MostNear = 20;

    private static readonly string[] Needed = ["sample", "asked", "id", "judgement"];

    /// <summary>
    /// The rows of a file, the header first: records are drawn at random, so that a person is drawn with a probability that grows with the
    /// number of its records. The reader is not told which records the run took for one person.
    /// </summary>
    /// <param name="run">A run on one table.</param>
    /// <param name="count">How many records to draw; all where the table has fewer.</param>
    /// <param name="seed">Another seed draws other records.</param>
    public static IEnumerable<IReadOnlyList<string>> Rows(LinkRun run, int count, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentOutOfRangeException.ThrowIfNotEqual(run.Order.Tables.Count, 1, nameof(run));
        var near = run.Result.Edges.SelectMany(edge => new[] { (edge.Left, edge.Right, edge.Weight), (edge.Right, edge.Left, edge.Weight) })
            .ToLookup(edge => edge.Item1, edge => (Other: edge.Item2, edge.Weight));
        var shown = LabelFile.Shown(run);
        yield return ["sample", "asked", "row", "id", .. shown, "judgement"];
        var sample = 0;
        foreach (var asked in Drawn(run.Records, count, seed))
        {
            sample++;
            var own = run.Members(run.Result.PersonOf[asked]);
            var beside = own.SelectMany(member => near[member]).Where(edge => run.Result.PersonOf[edge.Other] != run.Result.PersonOf[asked])
                .GroupBy(edge => edge.Other, edge => edge.Weight).OrderByDescending(edges => edges.Max()).ThenBy(edges => edges.Key).Take(MostNear).Select(edges => edges.Key);
            foreach (var record in own.Concat(beside).OrderBy(record => record == asked ? -1 : record))
            {
                yield return
                [
                    Number(sample), record == asked ? "yes" : "", Number(record + 1), run.IdOf(record), .. shown.Select(name => LabelFile.Cell(run, record, name)),
                    record == asked ? "same" : "",
                ];
            }
        }
    }

    /// <summary>The persons in a reviewed file: for each sample that is judged to its end the records called the same as the one asked for.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">The table that its ids are of.</param>
    /// <param name="problems">Receives what cannot be used; samples with an open or unsure row are left out with a doubt.</param>
    /// <returns>Null, with problems, when the file cannot be used as it stands.</returns>
    public static IReadOnlyList<IReadOnlyList<int>>? Read(string path, LinkageTable table, ICollection<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(problems);
        var (name, before) = (Path.GetFileName(path), problems.Count);
        using var reader = RowReader.Open(path, name, new(), problems);
        if (reader is null)
        {
            return null;
        }

        var at = Needed.Select(column => reader.Columns.ToList().IndexOf(column)).ToArray();
        if (at.Contains(-1))
        {
            problems.Add(new(name, 1, null, string.Join(", ", reader.Columns), "the columns sample, asked, id and judgement"));
            return null;
        }

        var (ids, rowColumn, samples) = (new RecordIds([table]), reader.Columns.ToList().IndexOf("row"), new Dictionary<string, Sample>(StringComparer.Ordinal));
        while (reader.Read())
        {
            var (key, word) = (reader[at[0]].Trim().ToString(), reader[at[3]].Trim().ToString());
            if (word.Length > 0 && !LabelFile.Words.Contains(word))
            {
                problems.Add(new(name, reader.Row, "judgement", $"\"{word}\"", string.Join(", ", LabelFile.Words) + " or nothing"));
            }
            else if (ids.Find(0, reader[at[2]], rowColumn < 0 ? default : reader[rowColumn]) is not { } record)
            {
                problems.Add(new(name, reader.Row, "id", "an id that names no record, or several", "the id of one record of " + table.Name));
            }
            else
            {
                samples.TryAdd(key, new());
                if (!samples[key].Take(record, reader[at[1]].Trim() is "yes", word))
                {
                    problems.Add(new(name, reader.Row, "judgement", $"\"{word}\" of a record that the sample judges otherwise", "one judgement for each record, and \"same\" for the one asked"));
                }
            }
        }

        if (reader.Failed || problems.Skip(before).Any(problem => problem.Severity == Severity.Error))
        {
            return null;
        }

        var whole = samples.Values.Where(sample => sample.IsWhole).ToList();
        if (whole.Count < samples.Count)
        {
            problems.Add(new(
                name, null, null, FormattableString.Invariant($"{samples.Count - whole.Count} of {samples.Count} samples with a record that is not judged same or different"),
                "a judgement on every record; these samples are left out", Severity.Doubt));
        }

        if (whole.Count == 0)
        {
            problems.Add(new(name, null, null, "no sample that is judged to its end", "at least one"));
            return null;
        }

        return [.. whole.Select(sample => sample.Same)];
    }

    private static IEnumerable<int> Drawn(int records, int count, ulong seed)
    {
        var (random, drawn) = (new RandomStream(seed), new HashSet<int>());
        while (drawn.Count < Math.Min(count, records))
        {
            var record = random.Below(records);
            if (drawn.Add(record))
            {
                yield return record;
            }
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private sealed class Sample
    {
        private readonly Dictionary<int, string> words = [];
        private bool isAsked;

        public bool IsWhole => isAsked && words.Values.All(word => word is "same" or "different");

        public IReadOnlyList<int> Same => [.. words.Where(row => row.Value == "same").Select(row => row.Key).Order()];

        // False where the sample says two things of one record.
        public bool Take(int record, bool asked, string word)
        {
            isAsked |= asked;
            return !(asked && word != "same") && (words.TryAdd(record, word) || words[record] == word);
        }
    }
}
