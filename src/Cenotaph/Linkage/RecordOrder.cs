namespace Cenotaph.Linkage;

/// <summary>
/// The order in which a run takes the records: by what they say, so that neither samples nor ties nor sums depend on the order of rows. Copies
/// of one record beyond the tenth are set aside (see <see cref="RecordCopies"/>); places are the numbers of the others.
/// </summary>
internal sealed class RecordOrder
{
    private readonly int[] recordAt;
    private readonly int[] placeOf;
    private readonly int left;
    private readonly IReadOnlyList<SetAside> aside;

    private RecordOrder(int[] recordAt, int[] placeOf, int left, IReadOnlyList<SetAside> aside)
    {
        (this.recordAt, this.placeOf, this.left, this.aside) = (recordAt, placeOf, left, aside);
        Aside = aside.Sum(run => run.Records.Length);
    }

    /// <summary>How many records were set aside.</summary>
    public int Aside { get; }

    /// <summary>Orders the records of one table, or of two one after the other.</summary>
    /// <param name="tables">The tables.</param>
    /// <param name="used">For each table its columns that are compared or name sources.</param>
    /// <param name="judged">Records that are never set aside, because someone judged them.</param>
    /// <param name="asGiven">Whether to keep the order of rows and every copy, as where the persons of the first rows are known.</param>
    /// <param name="ordered">The tables with these columns only, in the order.</param>
    public static RecordOrder Of(
        IReadOnlyList<LinkageTable> tables, IReadOnlyList<IReadOnlyList<ColumnRole>> used, IReadOnlySet<int> judged,
        bool asGiven, out IReadOnlyList<LinkageTable> ordered)
    {
        var placeOf = new int[tables.Sum(table => table.Records)];
        List<int> recordAt = new(placeOf.Length);
        List<SetAside> aside = [];
        List<LinkageTable> made = [];
        var start = 0;
        for (var t = 0; t < tables.Count; t++)
        {
            var table = tables[t];
            TextColumn[] columns = [.. used[t].Select(role => table.Column(role.Column)).OfType<TextColumn>()];
            var rows = asGiven ? [.. Enumerable.Range(0, table.Records)] : ByContent(table.Records, columns);
            var first = recordAt.Count;
            var copies = asGiven ? [] : RecordCopies.Find(rows, columns, used[t]);
            for (int at = 0, run = 0; at < rows.Length;)
            {
                var (from, to) = run < copies.Count ? copies[run] : (rows.Length, rows.Length);
                for (; at < from; at++)
                {
                    placeOf[start + rows[at]] = recordAt.Count;
                    recordAt.Add(start + rows[at]);
                }

                if (from < rows.Length)
                {
                    aside.Add(Split(rows.AsSpan(from..to), start, judged, recordAt, placeOf));
                    (at, run) = (to, run + 1);
                }
            }

            int[] kept = [.. recordAt.Skip(first).Select(record => record - start)];
            made.Add(new(table.Name, kept.Length, [.. columns.Select(column => Ordered(column, kept))], null, table.Dropped));
            start += table.Records;
        }

        ordered = made;
        return new([.. recordAt], placeOf, tables[0].Records, aside);
    }

    /// <summary>Which records may pair, given which places may.</summary>
    public PairScope Scope(PairScope places) => new(placeOf.Length, places.LeftRecords is null ? null : left) { Settled = places.Settled };

    /// <summary>The place of a record; that of a copy where the record was set aside.</summary>
    public int Place(int record) => placeOf[record];

    /// <summary>The record that is compared in place of a record: itself, unless it was set aside.</summary>
    public int Standing(int record) => recordAt[placeOf[record]];

    /// <summary>A number of each place as one of each record.</summary>
    public int[] OfRecords(int[] ofPlaces) => Array.ConvertAll(placeOf, place => ofPlaces[place]);

    /// <summary>Judged pairs by places; those that name no two records stay as they are, and are a problem later.</summary>
    public IReadOnlyList<JudgedPair> Places(IReadOnlyList<JudgedPair> pairs) =>
    [
        .. pairs.Select(pair => IsRecord(pair.Left) && IsRecord(pair.Right) && pair.Left != pair.Right
            ? pair with { Left = placeOf[pair.Left], Right = placeOf[pair.Right] }
            : pair),
    ];

    /// <summary>Scored pairs by records, by left and then right record.</summary>
    public Edge[] Records(Edge[] edges)
    {
        var found = Array.ConvertAll(edges, edge =>
            (recordAt[edge.Left], recordAt[edge.Right]) is var (left, right) && left < right ? new Edge(left, right, edge.Weight) : new(right, left, edge.Weight));
        Array.Sort(found, static (x, y) => x.Left != y.Left ? x.Left.CompareTo(y.Left) : x.Right.CompareTo(y.Right));
        return found;
    }

    /// <summary>Clusters by records. Copies that were set aside go where those that were compared have all gone; where these are apart, they stay alone.</summary>
    public ClusterResult Records(ClusterResult found)
    {
        var sets = new UnionFind(placeOf.Length);
        var firstOf = new int[found.Clusters];
        Array.Fill(firstOf, -1);
        for (var place = 0; place < recordAt.Length; place++)
        {
            ref var first = ref firstOf[found.ClusterOf[place]];
            first = first < 0 ? recordAt[place] : first;
            sets.Join(first, recordAt[place]);
        }

        foreach (var run in aside.Where(run => run.Kept.TrueForAll(record => sets.Root(record) == sets.Root(run.Kept[0]))))
        {
            foreach (var record in run.Records)
            {
                sets.Join(run.Kept[0], record);
            }
        }

        ClusterMerge Merge(ClusterMerge merge) => merge with { Left = recordAt[merge.Left], Right = recordAt[merge.Right] };
        var tree = found.Dendrogram;
        int Node(int node) => node < recordAt.Length ? recordAt[node] : node - recordAt.Length + placeOf.Length;
        return found with
        {
            ClusterOf = sets.Numbers(out var clusters),
            Clusters = clusters,
            Merges = [.. found.Merges.Select(Merge)],
            Dendrogram = new(
                placeOf.Length, Array.ConvertAll(tree.Merges, Merge), Array.ConvertAll(tree.FirstChild, Node), Array.ConvertAll(tree.SecondChild, Node)),
            Refusals = [.. found.Refusals.Select(refusal => refusal with { Left = recordAt[refusal.Left], Right = recordAt[refusal.Right] })],
        };
    }

    private bool IsRecord(int record) => record >= 0 && record < placeOf.Length;

    // Of copies some are kept, the first ones and those judged; the place of a kept one stands for all others.
    private static SetAside Split(ReadOnlySpan<int> rows, int start, IReadOnlySet<int> judged, List<int> recordAt, int[] placeOf)
    {
        List<int> kept = [];
        List<int> others = [];
        foreach (var row in rows)
        {
            var record = start + row;
            if (kept.Count < RecordCopies.MostCompared || judged.Contains(record))
            {
                placeOf[record] = recordAt.Count;
                recordAt.Add(record);
                kept.Add(record);
            }
            else
            {
                others.Add(record);
                placeOf[record] = placeOf[kept[0]];
            }
        }

        return new(kept, [.. others]);
    }

    private static int[] ByContent(int records, TextColumn[] columns)
    {
        var keys = new ulong[records];
        for (var c = 0; c < columns.Length; c++)
        {
            var hashes = new ulong[columns[c].Values.Count];
            for (var value = 0; value < hashes.Length; value++)
            {
                hashes[value] = ContentHash.Of(columns[c].Values[value]);
            }

            var ids = columns[c].Ids;
            for (var row = 0; row < records; row++)
            {
                unchecked
                {
                    keys[row] = Numerics.SplitMix.Mix(keys[row] + (ulong)c + (ids[row] < 0 ? 1 : hashes[ids[row]]));
                }
            }
        }

        int[] rows = [.. Enumerable.Range(0, records)];
        Array.Sort(keys, rows);
        for (int from = 0, to; from < records; from = to)
        {
            for (to = from + 1; to < records && keys[to] == keys[from]; to++)
            {
            }

            rows.AsSpan(from..to).Sort();
        }

        return rows;
    }

    // Values are numbered anew, in the order they are met.
    private static TextColumn Ordered(TextColumn column, int[] rows)
    {
        var numbers = new int[column.Values.Count];
        Array.Fill(numbers, -1);
        List<string> values = [];
        var ids = new int[rows.Length];
        for (var place = 0; place < rows.Length; place++)
        {
            var id = column.Ids[rows[place]];
            if (id >= 0 && numbers[id] < 0)
            {
                numbers[id] = values.Count;
                values.Add(column.Values[id]);
            }

            ids[place] = id < 0 ? -1 : numbers[id];
        }

        return new(column.Name, [.. values], ids);
    }

    // Copies of one record: those that are compared and those that are not.
    private sealed record SetAside(List<int> Kept, int[] Records);
}
