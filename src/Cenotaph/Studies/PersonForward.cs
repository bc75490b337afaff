using System.Globalization;
using Cenotaph.Ingest;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>What became of a person's id when a file was linked again.</summary>
/// <param name="Run">The run that said so, counted from 1 among those that forwarded an id.</param>
/// <param name="From">The id that was known.</param>
/// <param name="To">The id of the person who has the records now; empty where they are gone.</param>
/// <param name="Fate">merged (the id is no longer used), split (it stays for the larger part) or gone.</param>
/// <param name="Records">How many records went that way.</param>
public sealed record PersonForward(int Run, string From, string To, string Fate, int Records)
{
    private static readonly string[] Columns = ["run", "from", "to", "fate", "records"];
    private static readonly string[] Fates = ["merged", "split", "gone"];

    /// <summary>The file of forwarding entries that lies beside a file of persons: <c>clusters.forwards.csv</c> beside <c>clusters.csv</c>.</summary>
    public static string FileBeside(string persons) => Path.ChangeExtension(persons, null) + ".forwards.csv";

    /// <summary>The rows of the file, the header first.</summary>
    public static IEnumerable<IReadOnlyList<string>> Rows(IEnumerable<PersonForward> forwards)
    {
        ArgumentNullException.ThrowIfNull(forwards);
        return
        [
            Columns,
            .. forwards.Select(forward => (IReadOnlyList<string>)
            [
                forward.Run.ToString(CultureInfo.InvariantCulture), forward.From, forward.To, forward.Fate, forward.Records.ToString(CultureInfo.InvariantCulture),
            ]),
        ];
    }

    /// <summary>The entries of a file; none where there is no file, null, with problems, where it cannot be read as a whole.</summary>
    internal static IReadOnlyList<PersonForward>? Read(string path, ICollection<Problem> problems)
    {
        if (!File.Exists(path))
        {
            return [];
        }

        var name = Path.GetFileName(path);
        using var reader = RowReader.Open(path, name, new(), problems);
        if (reader is null)
        {
            return null;
        }

        var at = Columns.Select(column => reader.Columns.ToList().IndexOf(column)).ToArray();
        if (at.Contains(-1))
        {
            problems.Add(new(name, 1, null, string.Join(", ", reader.Columns), "the columns " + string.Join(", ", Columns)));
            return null;
        }

        var (forwards, sound) = (new List<PersonForward>(), true);
        while (reader.Read())
        {
            string Cell(int column) => reader[at[column]].Trim().ToString();
            var isWhole = int.TryParse(Cell(0), NumberStyles.None, CultureInfo.InvariantCulture, out var run)
                & int.TryParse(Cell(4), NumberStyles.None, CultureInfo.InvariantCulture, out var records);
            if (isWhole && PersonId.Parse(Cell(1)) is not null && (Cell(2).Length == 0 || PersonId.Parse(Cell(2)) is not null) && Fates.Contains(Cell(3)))
            {
                forwards.Add(new(run, Cell(1), Cell(2), Cell(3), records));
            }
            else
            {
                sound = false;
                problems.Add(new(name, reader.Row, null, "a row that is no forwarding entry", "a row as \"cenotaph link --previous\" wrote it"));
            }
        }

        return sound && !reader.Failed ? forwards : null;
    }
}
