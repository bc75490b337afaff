namespace Cenotaph.Linkage;

/// <summary>Edit distances of ASCII keys, as DuckDB's <c>levenshtein</c> and <c>damerau_levenshtein</c> define them.</summary>
internal static class EditDistance
{
    /// <summary>The least number of letters inserted, taken out or replaced.</summary>
    public static int Levenshtein(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var above = new int[right.Length + 1];
        for (var column = 0; column <= right.Length; column++)
        {
            above[column] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            var diagonal = above[0];
            above[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var replaced = diagonal + (left[row - 1] == right[column - 1] ? 0 : 1);
                diagonal = above[column];
                above[column] = Math.Min(replaced, Math.Min(diagonal, above[column - 1]) + 1);
            }
        }

        return above[right.Length];
    }

    /// <summary>The same, of a key that has masks (Myers 1999, in Hyyrö's form of 2003).</summary>
    public static int Levenshtein(LetterMasks left, ReadOnlySpan<byte> right)
    {
        unchecked
        {
            if (left.Length == 0)
            {
                return right.Length;
            }

            ulong more = ulong.MaxValue, less = 0;
            var last = left.Length - 1;
            var distance = left.Length;
            foreach (var letter in right)
            {
                var equal = left[letter];
                var vertical = equal | less;
                var horizontal = (((equal & more) + more) ^ more) | equal;
                var up = less | ~(horizontal | more);
                var down = more & horizontal;
                distance += (int)((up >> last) & 1) - (int)((down >> last) & 1);
                up = (up << 1) | 1;
                more = (down << 1) | ~(vertical | up);
                less = up & vertical;
            }

            return distance;
        }
    }

    /// <summary>The least number of letters inserted, taken out or replaced, or neighbours swapped, where swapped letters may be edited
    /// again (Damerau–Levenshtein; Lowrance and Wagner 1975): "ca" is 2 from "abc".</summary>
    public static int Damerau(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        var width = right.Length + 2;
        var cells = (left.Length + 2) * width;
        Span<int> distance = cells <= 1024 ? stackalloc int[1024] : new int[cells];
        Span<byte> lastRow = stackalloc byte[128];
        lastRow.Clear();
        var far = left.Length + right.Length;
        distance[0] = far;
        for (var row = 0; row <= left.Length; row++)
        {
            distance[(row + 1) * width] = far;
            distance[((row + 1) * width) + 1] = row;
        }

        for (var column = 0; column <= right.Length; column++)
        {
            distance[column + 1] = far;
            distance[width + column + 1] = column;
        }

        for (var row = 1; row <= left.Length; row++)
        {
            var lastColumn = 0;
            for (var column = 1; column <= right.Length; column++)
            {
                var matchRow = lastRow[right[column - 1] & 127];
                var matchColumn = lastColumn;
                var cost = 1;
                if (left[row - 1] == right[column - 1])
                {
                    cost = 0;
                    lastColumn = column;
                }

                var here = ((row + 1) * width) + column + 1;
                var edited = Math.Min(
                    distance[here - width - 1] + cost, Math.Min(distance[here - 1], distance[here - width]) + 1);
                var swapped = distance[(matchRow * width) + matchColumn] + (row - matchRow - 1) + 1 + (column - matchColumn - 1);
                distance[here] = Math.Min(edited, swapped);
            }

            lastRow[left[row - 1] & 127] = (byte)row;
        }

        return distance[((left.Length + 1) * width) + right.Length + 1];
    }

    /// <summary>Whether the Damerau–Levenshtein distance of a key that has masks is at most 1. One edit or swap leaves nothing to edit again,
    /// so that this is the optimal string alignment distance (Hyyrö 2003), which bits can count.</summary>
    public static bool DamerauAtMostOne(LetterMasks left, ReadOnlySpan<byte> right)
    {
        unchecked
        {
            if (left.Length == 0)
            {
                return right.Length <= 1;
            }

            ulong more = ulong.MaxValue, less = 0, diagonal = 0, before = 0;
            var last = left.Length - 1;
            var distance = left.Length;
            foreach (var letter in right)
            {
                var equal = left[letter];
                var swap = ((~diagonal & equal) << 1) & before;
                diagonal = (((equal & more) + more) ^ more) | equal | less | swap;
                var up = less | ~(diagonal | more);
                var down = diagonal & more;
                distance += (int)((up >> last) & 1) - (int)((down >> last) & 1);
                up = (up << 1) | 1;
                more = (down << 1) | ~(diagonal | up);
                less = up & diagonal;
                before = equal;
            }

            return distance <= 1;
        }
    }
}
