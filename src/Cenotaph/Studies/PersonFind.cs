using System.Text;
using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Ingest;
using Cenotaph.Linkage;

namespace Cenotaph.Studies;

/// <summary>Looks for one dead person in a file or a study: is he already on the list?</summary>
/// <remarks>It answers for the dead only; to locate living persons is a use it refuses. Nothing is written.</remarks>
public static class PersonFind
{
    private const int MostThreads = 16;

    // Beyond so many bytes, about 150,000 records, one line in so many shows how common places, units and days of death are.
    private const long CountedWhole = 1 << 24;
    private const int LinesAStep = 8;

    private static readonly string[] Fields = ["id", "name", "birth_date", "age", "event_date", "unit", "settlement", "region"];

    /// <summary>Searches a few invented lines, so that tables and code are ready when they are needed: a command that takes half a second
    /// may as well do this while it reads its arguments.</summary>
    public static void GetReady()
    {
        if (SoughtPerson.Of("Иванов Иван Иванович", "1991", null, "2023", "Омск", "12345", out _) is not { } sought)
        {
            return;
        }

        var columns = new SearchColumns { Surname = 0, Given = 1, Patronymic = 2, Born = 3, Died = 4, From = [5, 6], Unit = 7 };
        var search = new PersonSearch(sought, columns, LifeStatus.IsDead);
        CsvBlocks.Practise(
            "Иванов,Иван,Иванович,1991-05-12,2023-05-06,Омск,Омская область,12345\nPetrov-Vodkin,Oleg,,1990,2023,Нижние Юшки,,\n"u8, 8, search.Take);
        SearchResult.Of(sought, columns, [search, search.Beside()], place => place.Line, 1);
    }

    /// <summary>Looks in a file: CSV, TSV, JSON, JSON Lines, Excel or Parquet, a record a row.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sought">The person.</param>
    /// <param name="top">How many persons to give at most, from 1.</param>
    /// <param name="problems">Receives what is wrong with the file; a faulty row is left out.</param>
    /// <param name="notes">Receives sentences on what was read and what not.</param>
    /// <returns>The answer; null when the file as a whole cannot be used.</returns>
    public static FindAnswer? InFile(string path, SoughtPerson sought, int top, ICollection<Problem> problems, ICollection<string> notes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(sought);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        ArgumentNullException.ThrowIfNull(problems);
        ArgumentNullException.ThrowIfNull(notes);
        var name = Path.GetFileName(path);
        using var blocks = CsvBlocks.Open(path, name, problems);
        if (blocks is null)
        {
            return InRows(path, name, sought, top, problems, notes);
        }

        List<string[]> first = [];
        blocks.Look(SearchPlan.Looked, (text, cells, _) => first.Add(Texts(text, cells)));
        if (SearchPlan.Of(name, blocks.Columns, first, problems) is not { } plan)
        {
            return null;
        }

        List<PersonSearch> searches = [new(sought, plan.Columns, LifeStatus.IsDead, blocks.Length < CountedWhole ? 1 : LinesAStep)];
        while (searches.Count < Math.Min(Environment.ProcessorCount, MostThreads))
        {
            searches.Add(searches[0].Beside());
        }

        if (!blocks.Read([.. searches.Select(search => (RowTaker)search.Take)]))
        {
            return InRows(path, name, sought, top, problems, notes);
        }

        AddAll(plan.Notes, notes);
        AddAll(blocks.Faults(), problems);
        return Answer(name, sought, plan.Columns, searches, blocks.Lines(), top, problems);
    }

    /// <summary>Looks among the reports of a study whose newest version says killed or died of wounds; no other report is read further.</summary>
    /// <param name="ledger">The study's ledger.</param>
    /// <param name="sought">The person.</param>
    /// <param name="top">How many persons to give at most, from 1.</param>
    public static FindAnswer InStudy(Ledger ledger, SoughtPerson sought, int top)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(sought);
        ArgumentOutOfRangeException.ThrowIfLessThan(top, 1);
        var columns = new SearchColumns { Id = 0, FullName = 1, Born = 2, Age = 3, Died = 4, Unit = 5, From = [6, 7] };
        var search = new PersonSearch(sought, columns, LifeStatus.IsDead);
        var row = new RowBytes(Fields.Length);
        List<long> sequences = [];
        foreach (var record in CurrentRecords.Of(ledger, ReportFields.Name, keepVanished: true))
        {
            if (record.Entry.Body.IsEmpty)
            {
                continue;
            }

            using var document = JsonDocument.Parse(record.Entry.Body);
            var body = document.RootElement;
            if (Text(body, "status") is "killed" or "died-of-wounds")
            {
                row.Clear();
                foreach (var field in Fields)
                {
                    row.Add(Text(body, field));
                }

                search.Take(row.Bytes, row.Cells, (0, sequences.Count));
                sequences.Add(record.Entry.Sequence);
            }
        }

        return SearchResult.Of(sought, columns, [search], place => sequences[place.Line], top);
    }

    private static FindAnswer? InRows(
        string path, string name, SoughtPerson sought, int top, ICollection<Problem> problems, ICollection<string> notes)
    {
        using var reader = RowReader.Open(path, name, new(), problems);
        if (reader is null || reader.Failed)
        {
            return null;
        }

        // The first rows show what the columns hold, so they wait.
        List<(string[] Cells, long Row)> waiting = [];
        while (waiting.Count < SearchPlan.Looked && reader.Read())
        {
            waiting.Add(([.. Enumerable.Range(0, reader.Columns.Count).Select(i => reader[i].ToString())], reader.Row));
        }

        if (reader.Failed || SearchPlan.Of(name, reader.Columns, waiting.ConvertAll(one => one.Cells), problems) is not { } plan)
        {
            return null;
        }

        var search = new PersonSearch(sought, plan.Columns, LifeStatus.IsDead);
        var row = new RowBytes(reader.Columns.Count);
        List<long> rows = [];
        foreach (var (cells, at) in waiting)
        {
            row.Clear();
            Array.ForEach(cells, cell => row.Add(cell));
            search.Take(row.Bytes, row.Cells, (0, rows.Count));
            rows.Add(at);
        }

        // Making text of a cell takes most of the time.
        int[] read = [.. plan.Columns.Kept, .. plan.Columns.Status];
        var isRead = Enumerable.Range(0, reader.Columns.Count).Select(i => read.Contains(i)).ToArray();
        while (reader.Read())
        {
            row.Clear();
            for (var i = 0; i < isRead.Length; i++)
            {
                row.Add(isRead[i] ? reader[i] : default);
            }

            search.Take(row.Bytes, row.Cells, (0, rows.Count));
            rows.Add(reader.Row);
        }

        if (reader.Failed)
        {
            return null;
        }

        AddAll(plan.Notes, notes);
        return Answer(name, sought, plan.Columns, [search], place => rows[place.Line], top, problems);
    }

    private static FindAnswer? Answer(
        string name, SoughtPerson sought, SearchColumns columns, List<PersonSearch> searches, Func<(int Block, int Line), long> rowOf, int top,
        ICollection<Problem> problems)
    {
        var answer = SearchResult.Of(sought, columns, searches, rowOf, top);
        if (answer.Looked > 0)
        {
            return answer;
        }

        problems.Add(new(
            name, null, null, columns.Status.Count > 0 ? "no row whose status says dead" : "a header without rows", "at least one record of a dead person"));
        return null;
    }

    private static string[] Texts(ReadOnlySpan<byte> text, ReadOnlySpan<(int Start, int Length)> cells)
    {
        var texts = new string[cells.Length];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = CsvCells.Text(text, cells[i]);
        }

        return texts;
    }

    private static void AddAll<T>(IEnumerable<T> from, ICollection<T> to)
    {
        foreach (var one in from)
        {
            to.Add(one);
        }
    }

    private static string? Text(JsonElement body, string member) => !body.TryGetProperty(member, out var value) ? null
        : value.ValueKind == JsonValueKind.String ? value.GetString()
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText() : null;

    // One row's cells as bytes, for readers that give text.
    private sealed class RowBytes(int width)
    {
        private readonly (int Start, int Length)[] cells = new (int, int)[width];
        private byte[] bytes = new byte[1024];
        private int used;
        private int count;

        public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, used);

        public ReadOnlySpan<(int Start, int Length)> Cells => cells;

        public void Clear() => (used, count) = (0, 0);

        public void Add(ReadOnlySpan<char> cell)
        {
            var most = Encoding.UTF8.GetMaxByteCount(cell.Length);
            if (used + most > bytes.Length)
            {
                Array.Resize(ref bytes, 2 * (used + most));
            }

            var length = Encoding.UTF8.GetBytes(cell, bytes.AsSpan(used));
            cells[count++] = (used, length);
            used += length;
        }
    }
}
