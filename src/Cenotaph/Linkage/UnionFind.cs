namespace Cenotaph.Linkage;

/// <summary>Sets of records that are joined step by step (Tarjan, Efficiency of a good but not linear set union algorithm, J. ACM 22(2), 1975).</summary>
internal sealed class UnionFind
{
    private readonly int[] parent;
    private readonly int[] size;

    public UnionFind(int records)
    {
        parent = new int[records];
        size = new int[records];
        for (var record = 0; record < records; record++)
        {
            parent[record] = record;
            size[record] = 1;
        }
    }

    /// <summary>The record that stands for the set of a record.</summary>
    public int Root(int record)
    {
        while (parent[record] != record)
        {
            parent[record] = parent[parent[record]];
            record = parent[record];
        }

        return record;
    }

    /// <summary>How many records the set of a record has.</summary>
    public int Size(int record) => size[Root(record)];

    /// <summary>Joins two sets; false where they were one already.</summary>
    public bool Join(int left, int right)
    {
        (left, right) = (Root(left), Root(right));
        if (left == right)
        {
            return false;
        }

        if (size[left] < size[right])
        {
            (left, right) = (right, left);
        }

        parent[right] = left;
        size[left] += size[right];
        return true;
    }

    /// <summary>For each record the number of its set; sets are numbered by their first record, from 0.</summary>
    public int[] Numbers(out int sets)
    {
        var numbers = new int[parent.Length];
        var ofRoot = new int[parent.Length];
        Array.Fill(ofRoot, -1);
        sets = 0;
        for (var record = 0; record < numbers.Length; record++)
        {
            var root = Root(record);
            if (ofRoot[root] < 0)
            {
                ofRoot[root] = sets++;
            }

            numbers[record] = ofRoot[root];
        }

        return numbers;
    }
}
