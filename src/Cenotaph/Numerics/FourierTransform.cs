namespace Cenotaph.Numerics;

/// <summary>The discrete Fourier transform of a series whose length is a power of two (Cooley and Tukey 1965).</summary>
internal static class FourierTransform
{
    /// <summary>Transforms in place; twice in a row, with the second one's input conjugated, gives the series back times its length.</summary>
    /// <param name="real">The real parts.</param>
    /// <param name="imaginary">The imaginary parts, as many.</param>
    /// <exception cref="ArgumentException">The length is no power of two.</exception>
    public static void InPlace(double[] real, double[] imaginary)
    {
        var length = real.Length;
        if (!System.Numerics.BitOperations.IsPow2(length) || imaginary.Length != length)
        {
            throw new ArgumentException("The length must be a power of two.", nameof(real));
        }

        for (int place = 1, mirrored = 0; place < length; place++)
        {
            var bit = length >> 1;
            for (; (mirrored & bit) != 0; bit >>= 1)
            {
                mirrored ^= bit;
            }

            mirrored ^= bit;
            if (place < mirrored)
            {
                (real[place], real[mirrored]) = (real[mirrored], real[place]);
                (imaginary[place], imaginary[mirrored]) = (imaginary[mirrored], imaginary[place]);
            }
        }

        var (cosines, sines) = (new double[Math.Max(1, length / 2)], new double[Math.Max(1, length / 2)]);
        for (var step = 0; step < length / 2; step++)
        {
            (sines[step], cosines[step]) = Math.SinCos(-2 * Math.PI * step / length);
        }

        for (var half = 1; half < length; half *= 2)
        {
            var stride = length / (2 * half);
            for (var start = 0; start < length; start += 2 * half)
            {
                for (var offset = 0; offset < half; offset++)
                {
                    var (low, high) = (start + offset, start + offset + half);
                    var (c, s) = (cosines[offset * stride], sines[offset * stride]);
                    var (x, y) = ((real[high] * c) - (imaginary[high] * s), (real[high] * s) + (imaginary[high] * c));
                    (real[high], imaginary[high]) = (real[low] - x, imaginary[low] - y);
                    real[low] += x;
                    imaginary[low] += y;
                }
            }
        }
    }
}
