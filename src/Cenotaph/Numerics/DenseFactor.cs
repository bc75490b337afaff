using System.Numerics;

namespace Cenotaph.Numerics;

/// <summary>The triangle L of a positive definite matrix LLᵀ, made fast: rows of L are multiplied several numbers at a time.</summary>
internal sealed class DenseFactor
{
    private const int Together = 4;

    private readonly double[] lower;
    private readonly int size;

    private DenseFactor(double[] lower, int size) => (this.lower, this.size) = (lower, size);

    /// <summary>The logarithm of the matrix's determinant.</summary>
    public double LogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var row = 0; row < size; row++)
            {
                sum += 2 * Math.Log(lower[(row * size) + row]);
            }

            return sum;
        }
    }

    /// <summary>Factors a matrix of which the lower triangle is read; null when it is not positive definite.</summary>
    public static DenseFactor? Of(ReadOnlySpan<double> matrix, int size)
    {
        var lower = matrix.ToArray();
        for (var column = 0; column < size; column++)
        {
            var own = lower.AsSpan(column * size, column);
            var left = lower[(column * size) + column] - Dot(own, own);
            if (!(left > 0))
            {
                return null;
            }

            var pivot = Math.Sqrt(left);
            lower[(column * size) + column] = pivot;
            var row = column + 1;
            for (; row <= size - Together; row += Together)
            {
                TakeOff(lower, own, row * size, size, column, pivot);
            }

            for (; row < size; row++)
            {
                var place = (row * size) + column;
                lower[place] = (lower[place] - Dot(lower.AsSpan(row * size, column), own)) / pivot;
            }
        }

        return new(lower, size);
    }

    /// <summary>Solves for the vector that the matrix turns into the given one, in its place.</summary>
    public void Solve(Span<double> vector)
    {
        for (var row = 0; row < size; row++)
        {
            vector[row] = (vector[row] - Dot(lower.AsSpan(row * size, row), vector[..row])) / lower[(row * size) + row];
        }

        Back(vector);
    }

    /// <summary>Turns a vector x = L⁻ᵀu back into u = Lᵀx, in its place.</summary>
    public void Whiten(Span<double> vector)
    {
        for (var column = 0; column < size; column++)
        {
            var sum = 0.0;
            for (var row = column; row < size; row++)
            {
                sum += lower[(row * size) + column] * vector[row];
            }

            vector[column] = sum;
        }
    }

    /// <summary>Turns, in its place, a gradient by a vector x = L⁻ᵀu into the gradient by u.</summary>
    public void WhitenGradient(Span<double> gradient)
    {
        for (var row = 0; row < size; row++)
        {
            gradient[row] = (gradient[row] - Dot(lower.AsSpan(row * size, row), gradient[..row])) / lower[(row * size) + row];
        }
    }

    /// <summary>Turns independent standard normals, in their place, into a draw whose covariance is the inverse of the matrix.</summary>
    public void SpreadInverse(Span<double> normals) => Back(normals);

    /// <summary>A normal draw whose covariance is the matrix, added to the vector.</summary>
    public void AddDraw(RandomStream random, Span<double> vector)
    {
        var normals = new double[size];
        for (var row = 0; row < size; row++)
        {
            normals[row] = random.Normal();
            vector[row] += Dot(lower.AsSpan(row * size, row + 1), normals.AsSpan(0, row + 1));
        }
    }

    /// <summary>The inverse of the matrix.</summary>
    public double[] Inverse()
    {
        var inverse = new double[size * size];
        for (var row = 0; row < size; row++)
        {
            var one = inverse.AsSpan(row * size, size);
            one[row] = 1;
            Solve(one);
        }

        return inverse;
    }

    // Four rows at a time, so that the pivot's row is read once for all four.
    private static void TakeOff(double[] lower, ReadOnlySpan<double> own, int from, int size, int column, double pivot)
    {
        var first = lower.AsSpan(from, column);
        var second = lower.AsSpan(from + size, column);
        var third = lower.AsSpan(from + (2 * size), column);
        var fourth = lower.AsSpan(from + (3 * size), column);
        var (a, b, c, d) = (Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero, Vector<double>.Zero);
        var place = 0;
        for (; place <= column - Vector<double>.Count; place += Vector<double>.Count)
        {
            var shared = new Vector<double>(own[place..]);
            a += new Vector<double>(first[place..]) * shared;
            b += new Vector<double>(second[place..]) * shared;
            c += new Vector<double>(third[place..]) * shared;
            d += new Vector<double>(fourth[place..]) * shared;
        }

        var (one, two, three, four) = (Vector.Sum(a), Vector.Sum(b), Vector.Sum(c), Vector.Sum(d));
        for (; place < column; place++)
        {
            one += first[place] * own[place];
            two += second[place] * own[place];
            three += third[place] * own[place];
            four += fourth[place] * own[place];
        }

        from += column;
        lower[from] = (lower[from] - one) / pivot;
        lower[from + size] = (lower[from + size] - two) / pivot;
        lower[from + (2 * size)] = (lower[from + (2 * size)] - three) / pivot;
        lower[from + (3 * size)] = (lower[from + (3 * size)] - four) / pivot;
    }

    private static double Dot(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        var (sum, place) = (Vector<double>.Zero, 0);
        for (; place <= one.Length - Vector<double>.Count; place += Vector<double>.Count)
        {
            sum += new Vector<double>(one[place..]) * new Vector<double>(other[place..]);
        }

        var rest = Vector.Sum(sum);
        for (; place < one.Length; place++)
        {
            rest += one[place] * other[place];
        }

        return rest;
    }

    // Lᵀx = y, column by column of L.
    private void Back(Span<double> vector)
    {
        for (var row = size - 1; row >= 0; row--)
        {
            var value = vector[row] / lower[(row * size) + row];
            vector[row] = value;
            for (var column = 0; column < row; column++)
            {
                vector[column] -= lower[(row * size) + column] * value;
            }
        }
    }
}
