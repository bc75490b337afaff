using System.Security.Cryptography;
using System.Text;
using Cenotaph.Ingest;
using Cenotaph.Linkage;
using Cenotaph.Numerics;

namespace Cenotaph.Studies;

/// <summary>The persons that an earlier run found, by the rows of the table at hand.</summary>
public sealed class PreviousPersons
{
    private readonly PersonId?[] personOf;
    private readonly HashSet<PersonId> issued = [];

    private PreviousPersons(int records) => personOf = new PersonId?[records];

    /// <summary>How many rows of the table the earlier run had.</summary>
    public int Recognised { get; private set; }

    /// <summary>How many rows of the earlier run are not in the table any more.</summary>
    public int RowsGone { get; private set; }

    /// <summary>What became of ids in the runs before.</summary>
    public IReadOnlyList<PersonForward> Forwards { get; private set; } = [];

    /// <summary>The persons in a file that <c>link --out</c> wrote, and the forwarding entries in the file beside it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="table">The table at hand.</param>
    /// <param name="problems">Receives what cannot be used.</param>
    /// <returns>Null, with problems, when the files cannot be used, or when no row of them is in the table.</returns>
    public static PreviousPersons? Read(string path, LinkageTable table, ICollection<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(problems);
        var (name, before) = (Path.GetFileName(path), problems.Count);
        using var reader = RowReader.Open(path, name, new(), problems);
        if (reader is null || PersonForward.Read(PersonForward.FileBeside(path), problems) is not { } forwards)
        {
            return null;
        }

        var columns = reader.Columns.ToList();
        var (id, person, content) = (columns.IndexOf("id"), columns.IndexOf("person"), columns.IndexOf("content"));
        if (id < 0 || person < 0)
        {
            problems.Add(new(name, 1, null, string.Join(", ", columns), "the columns id and person, as \"cenotaph link --out\" writes them for one table"));
            return null;
        }

        var known = new PreviousPersons(table.Records) { Forwards = forwards };
        known.issued.UnionWith(forwards.SelectMany(forward => new[] { forward.From, forward.To }).Select(PersonId.Parse).OfType<PersonId>());
        var rows = new Rows(table);
        while (reader.Read())
        {
            if (PersonId.Parse(reader[person].Trim().ToString()) is not { } given)
            {
                problems.Add(new(name, reader.Row, "person", "a text that is no person's id", "13 letters and digits, as \"cenotaph link --out\" writes them"));
                continue;
            }

            known.issued.Add(given);
            if (rows.Take(reader[id].Trim().ToString(), content < 0 ? "" : reader[content].Trim().ToString()) is { } row)
            {
                known.personOf[row] = given;
                known.Recognised++;
            }
            else
            {
                known.RowsGone++;
            }
        }

        if (reader.Failed || problems.Skip(before).Any(problem => problem.Severity == Severity.Error))
        {
            return null;
        }

        if (known.Recognised == 0)
        {
            problems.Add(new(
                name, null, null, FormattableString.Invariant($"{known.RowsGone} rows, none of them in {table.Name}"),
                table.IdColumn is null ? "rows of an earlier state of the table, known by their content" : $"rows of an earlier state of the table, known by the column {table.IdColumn}"));
            return null;
        }

        return known;
    }

    /// <summary>For each row the id of its person before; null for a new row.</summary>
    internal PersonId?[] PersonOf => personOf;

    /// <summary>All ids that the files name: none of them is given again.</summary>
    internal IReadOnlyCollection<PersonId> Issued => issued;

    /// <summary>The first rows as persons, numbered by their first row; null where the earlier run did not have one of them.</summary>
    /// <param name="rows">How many rows.</param>
    internal int[]? Numbered(int rows)
    {
        var (numbers, persons) = (new int[rows], new Dictionary<PersonId, int>());
        for (var row = 0; row < rows; row++)
        {
            if (personOf[row] is not { } person)
            {
                return null;
            }

            if (!persons.TryGetValue(person, out numbers[row]))
            {
                persons.Add(person, numbers[row] = persons.Count);
            }
        }

        return numbers;
    }

    /// <summary>How many of the first rows the earlier run did not have.</summary>
    internal int Unknown(int rows) => personOf.Take(rows).Count(person => person is null);

    /// <summary>Where new ids are drawn: a stream that no run before has drawn from, so that even an id whose forwarding entry was lost is not given again.</summary>
    internal RandomStream Stream(ulong seed)
    {
        var text = string.Join(' ', issued.Order().Select(id => id.ToString()));
        return new(seed ^ BitConverter.ToUInt64(SHA256.HashData(Encoding.ASCII.GetBytes(text))));
    }

    // Which row of the table a row of the file is. Rows that say the same stand for one another, in their order.
    private sealed class Rows
    {
        private readonly RowNames names;
        private readonly Dictionary<string, Queue<int>> byContent = new(StringComparer.Ordinal);
        private readonly HashSet<int> taken = [];

        public Rows(LinkageTable table)
        {
            names = new(table);
            for (var row = 0; row < table.Records && !names.AreUnique; row++)
            {
                if (names.Content(row) is { Length: > 0 } content)
                {
                    if (!byContent.TryGetValue(content, out var rows))
                    {
                        byContent.Add(content, rows = new());
                    }

                    rows.Enqueue(row);
                }
            }
        }

        public int? Take(string id, string content)
        {
            int? row = byContent.TryGetValue(content, out var rows) && rows.TryDequeue(out var next) ? next
                // The id may have become enough since, or have ceased to be.
                : names.First(id) is { } named && (content.Length == 0 || names.Digest(named) == content) ? named : null;
            return row is { } found && taken.Add(found) ? found : null;
        }
    }
}
