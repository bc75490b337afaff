namespace Cenotaph.Linkage;

/// <summary>What one true person contributes to each measure.</summary>
/// <param name="Records">The person's records.</param>
/// <param name="Right">Its pairs that are in one cluster.</param>
/// <param name="Claimed">Those, and half of the pairs that its records have in their clusters with records of others: the other half is counted
/// at the other person.</param>
/// <param name="True">Its pairs.</param>
/// <param name="Pure">The sum over its records of the share of their cluster that is this person (B³ precision).</param>
/// <param name="Whole">The sum over its records of the share of this person in their cluster (B³ recall).</param>
internal readonly record struct PersonSums(long Records, double Right, double Claimed, double True, double Pure, double Whole)
{
    /// <summary>One over the probability with which the person was sampled.</summary>
    public double By { get; init; } = 1;
}

/// <summary>The table of true persons by clusters, made by sorting: no pair is ever listed, so that ten million records take seconds.</summary>
internal sealed class ClusterTable
{
    private ClusterTable(List<PersonSums> persons, PairCounts counts) => (Persons, Counts) = (persons, counts);

    /// <summary>The sums of each true person, in ascending order of their numbers.</summary>
    public IReadOnlyList<PersonSums> Persons { get; }

    /// <summary>The pairs in one cluster, of one person, and both.</summary>
    public PairCounts Counts { get; }

    /// <param name="clusterOf">For each record the number of its cluster, from 0.</param>
    /// <param name="truth">For each record its true person; below 0 where it is not known: the record is left out.</param>
    /// <param name="scope">Which pairs count; B³ counts records and ignores it.</param>
    public static ClusterTable Of(int[] clusterOf, int[] truth, PairScope scope)
    {
        var clusters = Sizes(clusterOf, truth, scope);
        var keys = Keys(clusterOf, truth, scope);
        Array.Sort(keys);
        var persons = new List<PersonSums>();
        var (right, claimed, all) = (0L, 0L, 0L);
        foreach (var size in clusters)
        {
            claimed += size.Pairs;
        }

        for (var from = 0; from < keys.Length;)
        {
            var to = from;
            var person = keys[from].Person;
            var whole = new Side(0, 0, scope.LeftRecords is not null);
            while (to < keys.Length && keys[to].Person == person)
            {
                whole = whole.Plus(keys[to++].Left);
            }

            var sums = Person(keys.AsSpan(from..to), whole, clusters);
            persons.Add(sums);
            right += (long)sums.Right;
            all += whole.Pairs;
            from = to;
        }

        return new(persons, new(right, claimed, all));
    }

    private static PersonSums Person(ReadOnlySpan<Key> keys, Side whole, Side[] clusters)
    {
        var (right, claimed, pure, full) = (0L, 0.0, 0.0, 0.0);
        for (var from = 0; from < keys.Length;)
        {
            var cell = new Side(0, 0, whole.Across);
            var cluster = keys[from].Cluster;
            while (from < keys.Length && keys[from].Cluster == cluster)
            {
                cell = cell.Plus(keys[from++].Left);
            }

            right += cell.Pairs;
            claimed += cell.Pairs + (cell.PairsWith(clusters[cluster].Less(cell)) / 2.0);
            pure += (double)cell.All * cell.All / clusters[cluster].All;
            full += (double)cell.All * cell.All / whole.All;
        }

        return new(whole.All, right, claimed, whole.Pairs, pure, full);
    }

    private static Side[] Sizes(int[] clusterOf, int[] truth, PairScope scope)
    {
        var sizes = new Side[clusterOf.Length == 0 ? 0 : clusterOf.Max() + 1];
        Array.Fill(sizes, new(0, 0, scope.LeftRecords is not null));
        for (var record = 0; record < clusterOf.Length; record++)
        {
            if (truth[record] >= 0)
            {
                sizes[clusterOf[record]] = sizes[clusterOf[record]].Plus(IsLeft(record, scope));
            }
        }

        return sizes;
    }

    private static Key[] Keys(int[] clusterOf, int[] truth, PairScope scope)
    {
        var known = truth.Count(person => person >= 0);
        var keys = new Key[known];
        for (int record = 0, next = 0; record < truth.Length; record++)
        {
            if (truth[record] >= 0)
            {
                keys[next++] = new(truth[record], clusterOf[record], IsLeft(record, scope));
            }
        }

        return keys;
    }

    private static bool IsLeft(int record, PairScope scope) => scope.LeftRecords is { } limit && record < limit;

    // Person, cluster and side in one word, so that a plain sort of numbers does.
    private readonly record struct Key(ulong Word) : IComparable<Key>
    {
        public Key(int person, int cluster, bool left)
            : this(((ulong)(uint)person << 32) | ((ulong)(uint)cluster << 1) | (left ? 1u : 0u))
        {
        }

        public int Person => (int)(Word >> 32);

        public int Cluster => (int)(Word >> 1 & int.MaxValue);

        public bool Left => (Word & 1) == 1;

        public int CompareTo(Key other) => Word.CompareTo(other.Word);
    }

    // How many records of the left table and of all there are in a set; the pairs are those in scope.
    private readonly record struct Side(long Lefts, long All, bool Across)
    {
        public long Pairs => Across ? Lefts * (All - Lefts) : All * (All - 1) / 2;

        public Side Plus(bool left) => this with { Lefts = Lefts + (left ? 1 : 0), All = All + 1 };

        public Side Less(Side other) => new(Lefts - other.Lefts, All - other.All, Across);

        public long PairsWith(Side other) => Across ? (Lefts * (other.All - other.Lefts)) + ((All - Lefts) * other.Lefts) : All * other.All;
    }
}
