using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Cenotaph.Store;

namespace Cenotaph.Ingest;

/// <summary>
/// Maps the rows of an input on one core while another takes them as cells: the bodies go from one to the other in batches, so that no more
/// than a few are in memory.
/// </summary>
internal sealed class TableFeed(
    InputPlan plan, IReadOnlyList<PlannedFile> files, IReadOnlyDictionary<string, WordLimits> words, ProblemCollection problems,
    IProgress<(string Input, long Rows)>? progress) : IDisposable
{
    private const int BatchRows = 10_000;
    private const int Batches = 4;

    private readonly BlockingCollection<Batch> full = new(Batches);
    private readonly BlockingCollection<Batch> free = new(new ConcurrentBag<Batch>([.. Enumerable.Range(0, Batches).Select(_ => new Batch())]));
    private readonly CancellationTokenSource end = new();
    private readonly List<Problem> misfits = [];
    private long misfitCount;
    private Task mapping = Task.CompletedTask;

    /// <summary>Whether a file turned out unusable, so that nothing of the input may be taken in.</summary>
    public bool Failed { get; private set; }

    /// <summary>How many sound rows were taken.</summary>
    public long Listed { get; private set; }

    /// <summary>The rows, each in the same array; to be taken once.</summary>
    public IEnumerable<ParquetCell[]> Rows(TableColumns columns)
    {
        mapping = Task.Run(Map);
        var cells = new ParquetCell[columns.All.Count];
        foreach (var batch in full.GetConsumingEnumerable())
        {
            for (var i = 0; i < batch.Count; i++)
            {
                if (columns.Fill(batch.Body(i), cells) is not { } misfit)
                {
                    Listed++;
                    yield return cells;
                }
                else if (misfitCount++ < ProblemCollection.UsualLimit)
                {
                    misfits.Add(new(batch.File, batch.Row(i), misfit, "a number with more digits than a table takes", "at most 19 digits before the point and 18 behind it"));
                }
            }

            progress?.Report((plan.Name, Listed));
            batch.Clear();
            free.Add(batch);
        }
    }

    /// <summary>Waits for the mapping to end, after all rows were taken or none more will be.</summary>
    public void Finish()
    {
        end.Cancel();
        try
        {
            mapping.GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            // The rows were not taken to their end; whoever took them knows why.
            Failed = true;
        }

        foreach (var misfit in misfits)
        {
            problems.Add(misfit);
        }
    }

    public void Dispose()
    {
        end.Cancel();
        mapping.ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
        full.Dispose();
        free.Dispose();
        end.Dispose();
    }

    private void Map()
    {
        try
        {
            var seen = new SeenRecords();
            foreach (var file in files)
            {
                using var reader = RowReader.Open(file.Plain, file.Name, plan.Format, problems);
                if (reader is null || !Map(file, reader, seen))
                {
                    Failed = true;
                    return;
                }
            }
        }
        finally
        {
            full.CompleteAdding();
        }
    }

    private bool Map(PlannedFile file, RowReader reader, SeenRecords seen)
    {
        var map = new RowMap(plan, reader, file.Name, words, problems);
        if (!map.Sound)
        {
            return false;
        }

        var edition = plan.Kind.Edition is { } field && plan.Columns.TryGetValue(field, out var column) ? reader.Columns.ToList().IndexOf(column) : -1;
        var batch = Next(file);
        while (reader.Read())
        {
            if (!map.TryMap(out var body))
            {
                continue;
            }

            if (seen.Note(Handle(map.Id, edition < 0 ? "" : reader[edition].Trim())))
            {
                problems.Add(new(file.Name, reader.Row, plan.Columns.GetValueOrDefault("id"), "an id that an earlier row has", "an id of its own"));
                continue;
            }

            batch.Add(body.Span, reader.Row);
            if (batch.Count == BatchRows)
            {
                full.Add(batch, end.Token);
                batch = Next(file);
            }
        }

        full.Add(batch, end.Token);
        return !reader.Failed;
    }

    private Batch Next(PlannedFile file)
    {
        var batch = free.Take(end.Token);
        batch.File = file.Name;
        return batch;
    }

    // Half of a digest: two different ids of eleven million share one in three of a million inputs.
    private static Evidence.RecordId Handle(string id, ReadOnlySpan<char> edition)
    {
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(edition.IsEmpty ? id : string.Concat(id, "\u001f", edition)), digest);
        return new(0, BitConverter.ToUInt64(digest));
    }

    private sealed class Batch
    {
        private readonly List<(int End, long Row)> rows = new(BatchRows);
        private byte[] bodies = new byte[1 << 20];

        public string File { get; set; } = "";

        public int Count => rows.Count;

        public ReadOnlySpan<byte> Body(int row)
        {
            var start = row == 0 ? 0 : rows[row - 1].End;
            return bodies.AsSpan(start, rows[row].End - start);
        }

        public long Row(int row) => rows[row].Row;

        public void Add(ReadOnlySpan<byte> body, long row)
        {
            var start = Count == 0 ? 0 : rows[^1].End;
            if (bodies.Length - start < body.Length)
            {
                Array.Resize(ref bodies, Math.Max(bodies.Length * 2, start + body.Length));
            }

            body.CopyTo(bodies.AsSpan(start));
            rows.Add((start + body.Length, row));
        }

        public void Clear() => rows.Clear();
    }
}
