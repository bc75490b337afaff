using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>
/// Takes inputs into the ledger: idempotent by the source's own id and content. A changed row supersedes, a
/// vanished one is noted and raises a finding, a faulty one is left out, and a faulty file leaves the ledger as it was.
/// </summary>
/// <param name="study">The study's folder.</param>
/// <param name="words">The study's quantity words.</param>
/// <param name="archive">The folder that keeps files as they were when taken in; null to keep none.</param>
/// <param name="progress">Told how many rows of which input were read, every ten thousand; may be null.</param>
public sealed class InputRun(
    string study,
    IReadOnlyDictionary<string, WordLimits> words,
    string? archive,
    IProgress<(string Input, long Rows)>? progress = null)
{
    /// <summary>Takes one input in.</summary>
    /// <param name="plan">How its files are read.</param>
    /// <param name="ledger">The ledger; null when there is none yet, which only a dry run may do.</param>
    /// <param name="dry">Whether to find the difference without writing anything.</param>
    public Intake Take(InputPlan plan, Ledger? ledger, bool dry = false)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (ledger is null && !dry)
        {
            throw new ArgumentNullException(nameof(ledger), "Only a dry run can do without a ledger.");
        }

        var problems = new ProblemCollection();
        var digests = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        if (PlannedFile.Find(study, plan, problems) is not { } files)
        {
            return new(plan.Name, digests, null, 0, 0, 0, 0, Refused: true, Skipped: false, problems, [], []);
        }

        var packed = new List<UnpackedFile.Plain>();
        try
        {
            return Take(plan, ledger, dry, files, packed, problems);
        }
        finally
        {
            packed.ForEach(file => file.Dispose());
        }
    }

    private Intake Take(
        InputPlan plan, Ledger? ledger, bool dry, List<PlannedFile> files, List<UnpackedFile.Plain> packed, ProblemCollection problems)
    {
        var digests = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

        // An unchanged input is known by its digests. One that never came to its end, or had faults, is read again.
        var runs = ledger is null ? null : new RunLog(ledger);
        if (runs?.Last(plan.Name) is { Complete: true, Faults: 0 } last && last.Plan == plan.Digest().ToString())
        {
            // A file that cannot be read is told below, once.
            digests = Digests(new ProblemCollection());
            if (Same(last.Files, digests) && (!ArchivedTable.Current(ledger!).TryGetValue(plan.Name, out var table) || TableRun.IsThere(table, archive)))
            {
                return Nothing(refused: false, listed: last.Listed);
            }
        }

        for (var at = 0; at < files.Count; at++)
        {
            if (!UnpackedFile.IsPacked(files[at].Path) || !File.Exists(files[at].Path))
            {
                continue;
            }

            if (UnpackedFile.Open(files[at].Path, files[at].Name, problems) is not { } plain)
            {
                return Nothing(refused: true, listed: 0);
            }

            packed.Add(plain);
            files[at] = files[at] with { Plain = plain.Path };
        }

        // Where rows enter as one entry whatever comes, one reading does: nothing is kept of a file that fails at its end.
        var rows = 0L;
        var isTable = plan.IsTable(0);
        if (!isTable && !files.TrueForAll(file => IsSound(file, plan, problems, ref rows)))
        {
            return Nothing(refused: true, listed: 0);
        }

        if (isTable || (plan.IsTable(rows) && (archive is not null || dry)))
        {
            digests = Digests(problems);
            return problems.Errors > 0
                ? Nothing(refused: true, listed: 0)
                : new TableRun(plan, files, words, archive, problems, progress).Take(ledger, digests, () => Digests(new ProblemCollection()), dry);
        }

        List<string> paths = files.ConvertAll(file => file.Plain);
        if (dry || archive is null)
        {
            digests = Digests(problems);
        }
        else
        {
            var copies = files.ConvertAll(file => file.Archive(archive, plan.Kind.Personal ? ledger : null, problems));
            if (copies.Contains(null))
            {
                return Nothing(refused: true, listed: 0);
            }

            paths = [.. files.Zip(copies, (file, copy) => file.Plain == file.Path ? copy!.Value.Path : file.Plain)];
            digests = files.Zip(copies).ToImmutableSortedDictionary(
                pair => pair.First.Name, pair => pair.Second!.Value.Digest.ToString(), StringComparer.Ordinal);
        }

        var difference = new LedgerDifference(plan, ledger, runs, digests, problems, dry);
        Task pending = Task.CompletedTask;
        using var one = new RecordBatch(plan.Kind.Personal);
        using var other = new RecordBatch(plan.Kind.Personal);
        var (filling, writing) = (one, other);
        try
        {
            for (var at = 0; at < files.Count; at++)
            {
                using var reader = RowReader.Open(paths[at], files[at].Name, plan.Format, problems);
                if (reader is null)
                {
                    break;
                }

                var map = new RowMap(plan, reader, files[at].Name, words, problems);
                while (reader.Read())
                {
                    if (map.TryMap(out var body))
                    {
                        difference.Collect(filling, map.Id, body.Span, reader.Row);
                    }
                    else
                    {
                        difference.Spare(map.Id);
                    }

                    if (filling.IsFull)
                    {
                        Send(files[at]);
                    }
                }

                Send(files[at]);
            }
        }
        finally
        {
            // Whatever happens here, nobody may close the ledger under the other core's hands.
            pending.ContinueWith(_ => { }, TaskScheduler.Default).GetAwaiter().GetResult();
        }

        pending.GetAwaiter().GetResult();
        if (plan.Kind.Personal && !dry && archive is not null && !Same(digests, Digests(problems)))
        {
            // Rows about persons are read from the file itself, since no plain copy of it is kept.
            problems.Add(new(plan.Path, null, null, "a file that changed while it was read", "a file that nobody writes to; take it in again"));
        }

        return difference.End(digests);

        // The next batch is mapped on this core while the ledger hashes and writes the last on the other.
        void Send(PlannedFile file)
        {
            filling.File = file.Name;
            pending.GetAwaiter().GetResult();
            (filling, writing) = (writing, filling);
            filling.Clear();
            var batch = writing;
            pending = Task.Run(() => difference.Write(batch));
            progress?.Report((plan.Name, difference.Listed + batch.Items.Count));
        }

        ImmutableSortedDictionary<string, string> Digests(ProblemCollection told) => files.ToImmutableSortedDictionary(
            file => file.Name, file => file.Digest(told)?.ToString() ?? "", StringComparer.Ordinal);

        Intake Nothing(bool refused, long listed) =>
            new(plan.Name, digests, null, listed, 0, 0, 0, refused, !refused, problems, [], []);
    }

    // A first pass over the whole file, so that a fault near its end leaves the ledger as it was. Faults of single
    // rows are met again, and reported, when the rows are mapped.
    private bool IsSound(PlannedFile file, InputPlan plan, ProblemCollection problems, ref long rows)
    {
        var found = new ProblemCollection();
        using var reader = RowReader.Open(file.Plain, file.Name, plan.Format, found);
        if (reader is not null)
        {
            var columns = new ProblemCollection();
            if (!new RowMap(plan, reader, file.Name, words, columns).Sound)
            {
                problems.AddRange(columns);
                return false;
            }

            while (reader.Read())
            {
                rows++;
            }

            if (!reader.Failed)
            {
                return true;
            }
        }

        problems.AddRange(found);
        return false;
    }

    private static bool Same(ImmutableSortedDictionary<string, string> one, ImmutableSortedDictionary<string, string> other) =>
        one.Count == other.Count && one.SequenceEqual(other);
}
