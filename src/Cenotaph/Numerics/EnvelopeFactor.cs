namespace Cenotaph.Numerics;

/// <summary>
/// The triangle L of a positive definite matrix LLᵀ whose rows begin at a place of their own and are nought before it (the envelope method; George and
/// Liu, Computer Solution of Large Sparse Positive Definite Systems, 1981, chapter 4). The matrix is filled, factored in its place, and filled again.
/// </summary>
internal sealed class EnvelopeFactor
{
    private readonly int[] first;
    private readonly int[] start;
    private readonly double[] values;

    /// <summary>Room for a matrix.</summary>
    /// <param name="first">The first place of each row that may hold something; not after the row's own number.</param>
    public EnvelopeFactor(IReadOnlyList<int> first)
    {
        this.first = [.. first];
        start = new int[this.first.Length + 1];
        for (var row = 0; row < this.first.Length; row++)
        {
            start[row + 1] = start[row] + row - this.first[row] + 1;
        }

        values = new double[start[^1]];
    }

    /// <summary>How many rows.</summary>
    public int Size => first.Length;

    /// <summary>The logarithm of the determinant of the matrix that was factored.</summary>
    public double LogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var row = 0; row < Size; row++)
            {
                sum += Math.Log(values[start[row + 1] - 1]);
            }

            return 2 * sum;
        }
    }

    /// <summary>Makes it the unit matrix, to be added to.</summary>
    public void Unit()
    {
        Array.Clear(values);
        for (var row = 0; row < Size; row++)
        {
            values[start[row + 1] - 1] = 1;
        }
    }

    /// <summary>The place among <see cref="Values"/> of an entry of the lower triangle within the envelope.</summary>
    public int Place(int row, int column) => start[row] + column - first[row];

    /// <summary>The entries, to be added to before it is factored.</summary>
    public Span<double> Values => values;

    /// <summary>Factors what was filled; false when it is not positive definite.</summary>
    public bool Factor()
    {
        for (var row = 0; row < Size; row++)
        {
            var own = values.AsSpan(start[row], row - first[row] + 1);
            for (var column = first[row]; column < row; column++)
            {
                var other = values.AsSpan(start[column], column - first[column] + 1);
                var from = Math.Max(first[row], first[column]);
                own[column - first[row]] = (own[column - first[row]] - Dot(own[(from - first[row])..(column - first[row])], other[(from - first[column])..])) / other[^1];
            }

            var left = own[^1] - Dot(own[..^1], own);
            if (!(left > 0))
            {
                return false;
            }

            own[^1] = Math.Sqrt(left);
        }

        return true;
    }

    /// <summary>Turns y into L⁻¹y, in its place.</summary>
    public void Forward(Span<double> vector)
    {
        for (var row = 0; row < Size; row++)
        {
            var own = values.AsSpan(start[row], row - first[row] + 1);
            vector[row] = (vector[row] - Dot(own[..^1], vector[first[row]..])) / own[^1];
        }
    }

    /// <summary>Turns y into L⁻ᵀy, in its place: independent standard normals into a draw whose covariance is the inverse of the matrix.</summary>
    public void Backward(Span<double> vector)
    {
        for (var row = Size - 1; row >= 0; row--)
        {
            var own = values.AsSpan(start[row], row - first[row] + 1);
            var value = vector[row] /= own[^1];
            var before = vector[first[row]..row];
            for (var place = 0; place < before.Length; place++)
            {
                before[place] -= own[place] * value;
            }
        }
    }

    private static double Dot(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var sum = 0.0;
        for (var place = 0; place < one.Length; place++)
        {
            sum += one[place] * other[place];
        }

        return sum;
    }
}
