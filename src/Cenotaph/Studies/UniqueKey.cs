using System.Security.Cryptography;
using System.Text;
using Cenotaph.Ingest;

namespace Cenotaph.Studies;

/// <summary>Finds the fewest leading columns of a file whose texts together name each row.</summary>
internal static class UniqueKey
{
    private const int MostColumns = 5;

    /// <summary>The columns, or all of them when not even those tell the rows apart.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">How it is read.</param>
    /// <param name="preferred">The columns to try, the best first.</param>
    public static IReadOnlyList<string> Of(string path, InputFormat format, IReadOnlyList<string> preferred)
    {
        foreach (var single in preferred.Where(single => Tells(path, format, [single])))
        {
            return [single];
        }

        for (var count = 2; count <= Math.Min(MostColumns, preferred.Count); count++)
        {
            var columns = preferred.Take(count).ToList();
            if (Tells(path, format, columns))
            {
                return columns;
            }
        }

        return preferred;
    }

    private static bool Tells(string path, InputFormat format, List<string> columns)
    {
        using var reader = RowReader.Open(path, path, format, new ProblemCollection());
        if (reader is null)
        {
            return false;
        }

        var at = columns.ConvertAll(column => reader.Columns.ToList().IndexOf(column));
        var seen = new HashSet<UInt128>();
        var text = new StringBuilder();
        while (reader.Read())
        {
            text.Clear();
            var empty = true;
            foreach (var column in at)
            {
                var cell = reader[column].Trim();
                empty &= cell.IsEmpty;
                text.Append(cell).Append('\u001f');
            }

            var digest = SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));
            if (empty || !seen.Add(BitConverter.ToUInt128(digest)))
            {
                return false;
            }
        }

        return true;
    }
}
