using Cenotaph.Disclosure;

namespace Cenotaph.Tests.Disclosure;

/// <summary>
/// What a reader can work out of published tables with their totals, tried by listing every table that could be behind them. Made for
/// small tables only. It knows the published counts, and that cells change by 0 or by at least k.
/// </summary>
internal static class TableChecker
{
    /// <summary>Every table of whole numbers from 0 up that a release could stand for.</summary>
    public static List<Dictionary<(string Row, string Column), long>> Possible(IReadOnlyList<PublicCount> counts)
    {
        var rows = counts.Where(one => one.Row is not null && one.Column is null).ToDictionary(one => one.Row!, one => one.Count!.Value);
        var columns = counts.Where(one => one.Row is null && one.Column is not null).ToDictionary(one => one.Column!, one => one.Count!.Value);
        List<(string Row, string Column)> hidden = [];
        foreach (var one in counts.Where(one => one.Row is not null && one.Column is not null))
        {
            if (one.Count is { } count)
            {
                rows[one.Row!] -= count;
                columns[one.Column!] -= count;
            }
            else
            {
                hidden.Add((one.Row!, one.Column!));
            }
        }

        List<Dictionary<(string Row, string Column), long>> found = [];
        Fill([], 0);
        return found;

        void Fill(Dictionary<(string Row, string Column), long> chosen, int at)
        {
            if (at == hidden.Count)
            {
                if (rows.Values.All(left => left == 0) && columns.Values.All(left => left == 0))
                {
                    found.Add(new(chosen));
                }

                return;
            }

            var (row, column) = hidden[at];
            var most = Math.Min(rows.GetValueOrDefault(row), columns.GetValueOrDefault(column));
            var isLast = !hidden.Skip(at + 1).Any(place => place.Row == row);
            for (var count = isLast ? rows.GetValueOrDefault(row) : 0; count <= most; count++)
            {
                chosen[(row, column)] = count;
                Take(count);
                Fill(chosen, at + 1);
                Take(-count);
            }

            void Take(long count)
            {
                if (count != 0)
                {
                    rows[row] -= count;
                    columns[column] -= count;
                }
            }
        }
    }

    /// <summary>Whether two tables can be two releases of one.</summary>
    public static bool Fits(Dictionary<(string Row, string Column), long> one, Dictionary<(string Row, string Column), long> other, int k) =>
        one.All(cell => !other.TryGetValue(cell.Key, out var then) || then == cell.Value || Math.Abs(then - cell.Value) >= k);
}
