using System.Collections.Immutable;
using Cenotaph.Numerics;

namespace Cenotaph.Claims;

/// <summary>
/// The errors that add to the logarithms of readings (origin, category, publisher, share), summed over: given their spreads a reading's deviation is
/// normal with covariance D + AAᵀ, where D is each reading's own and A how errors add up. All is worked in the space of errors, with I + AᵀD⁻¹A
/// (Woodbury's identity), whose rows of one publisher touch only one another, its origin and shares. Used by one thread.
/// </summary>
internal sealed class StateErrors
{
    private readonly ImmutableArray<ReadingError>[] rows;
    private readonly double[][] factors;
    private readonly int[][] products;
    private readonly double[] own;
    private readonly double[] means;
    private readonly EnvelopeFactor factor;

    /// <param name="rows">The errors of each reading, ordered by place.</param>
    /// <param name="size">How many errors there are.</param>
    public StateErrors(IEnumerable<ImmutableArray<ReadingError>> rows, int size)
    {
        this.rows = [.. rows];
        factors = [.. this.rows.Select(row => new double[row.Length])];
        own = new double[this.rows.Length];
        means = new double[size];
        int[] first = [.. Enumerable.Range(0, size)];
        foreach (var row in this.rows)
        {
            foreach (var error in row)
            {
                first[error.Place] = Math.Min(first[error.Place], row[0].Place);
            }
        }

        factor = new(first);
        products = [.. this.rows.Select(row => row.SelectMany((one, number) => row.Take(number + 1).Select(other => factor.Place(one.Place, other.Place))).ToArray())];
    }

    /// <summary>The logarithm of the determinant of D + AAᵀ.</summary>
    public double LogDeterminant { get; private set; }

    /// <summary>Sets the spreads.</summary>
    /// <param name="origin">The spread of origins.</param>
    /// <param name="drifts">The spread of each house's changes.</param>
    /// <param name="variance">The variance of each reading's own error.</param>
    public void Set(double origin, ReadOnlySpan<double> drifts, Func<int, double> variance)
    {
        factor.Unit();
        var values = factor.Values;
        var (logs, product) = (0.0, 1.0);
        for (var index = 0; index < rows.Length; index++)
        {
            var (row, by, places) = (rows[index], factors[index], products[index]);
            own[index] = variance(index);

            // One logarithm for many: their product, before it leaves what a number can hold.
            product *= own[index];
            if (product is < 1e-200 or > 1e200)
            {
                (logs, product) = (logs + Math.Log(product), 1);
            }

            var next = 0;
            for (var one = 0; one < row.Length; one++)
            {
                by[one] = row[one].Factor * row[one].Scale switch { ErrorScale.Origin => origin, ErrorScale.Drift => drifts[row[one].House], _ => 1 };
                var scaled = by[one] / own[index];
                foreach (var other in by.AsSpan(0, one + 1))
                {
                    values[places[next++]] += scaled * other;
                }
            }
        }

        logs += Math.Log(product);
        LogDeterminant = factor.Factor() ? logs + factor.LogDeterminant : double.NaN;
    }

    /// <summary>Deviations d, one a reading: dᵀ(D + AAᵀ)⁻¹d, and into <paramref name="pulls"/> (D + AAᵀ)⁻¹d.</summary>
    public double Square(ReadOnlySpan<double> deviations, Span<double> pulls)
    {
        Gather(deviations);
        factor.Forward(means);
        factor.Backward(means);
        var sum = 0.0;
        for (var index = 0; index < rows.Length; index++)
        {
            pulls[index] = Left(index, deviations[index]) / own[index];
            sum += deviations[index] * pulls[index];
        }

        return sum;
    }

    /// <summary>Draws the errors given the deviations, into <paramref name="errors"/>; what is left of each deviation into <paramref name="left"/>.</summary>
    public void Draw(RandomStream random, ReadOnlySpan<double> deviations, Span<double> errors, Span<double> left)
    {
        Gather(deviations);
        factor.Forward(means);
        for (var place = 0; place < means.Length; place++)
        {
            means[place] += random.Normal();
        }

        factor.Backward(means);
        means.CopyTo(errors);
        for (var index = 0; index < rows.Length; index++)
        {
            left[index] = Left(index, deviations[index]);
        }
    }

    /// <summary>Adds JᵀKJ to a matrix (all of it), K = (D + AAᵀ)⁻¹; each reading has a row of J.</summary>
    public void AddInformation(double[][] slopes, double[] matrix, int size)
    {
        var whitened = new double[size][];
        for (var column = 0; column < size; column++)
        {
            Array.Clear(means);
            for (var index = 0; index < rows.Length; index++)
            {
                if (slopes[index][column] is not 0 and var slope)
                {
                    Add(index, slope);
                }
            }

            factor.Forward(means);
            whitened[column] = [.. means];
        }

        for (var one = 0; one < size; one++)
        {
            for (var other = 0; other <= one; other++)
            {
                var sum = 0.0;
                for (var index = 0; index < rows.Length; index++)
                {
                    sum += slopes[index][one] * slopes[index][other] / own[index];
                }

                var (left, right) = (whitened[one], whitened[other]);
                for (var place = 0; place < left.Length; place++)
                {
                    sum -= left[place] * right[place];
                }

                matrix[(one * size) + other] += sum;
                if (other != one)
                {
                    matrix[(other * size) + one] += sum;
                }
            }
        }
    }

    private void Gather(ReadOnlySpan<double> deviations)
    {
        Array.Clear(means);
        for (var index = 0; index < rows.Length; index++)
        {
            Add(index, deviations[index]);
        }
    }

    private void Add(int index, double deviation)
    {
        var (row, by, weight) = (rows[index], factors[index], deviation / own[index]);
        for (var one = 0; one < row.Length; one++)
        {
            means[row[one].Place] += weight * by[one];
        }
    }

    private double Left(int index, double deviation)
    {
        var (row, by) = (rows[index], factors[index]);
        for (var one = 0; one < row.Length; one++)
        {
            deviation -= by[one] * means[row[one].Place];
        }

        return deviation;
    }
}
