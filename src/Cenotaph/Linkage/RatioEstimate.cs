namespace Cenotaph.Linkage;

/// <summary>A ratio estimated from a sample.</summary>
/// <param name="Value">The ratio; null where its denominator is 0.</param>
/// <param name="StandardError">Its standard error by linearisation; null for fewer than two units.</param>
internal readonly record struct RatioEstimate(double? Value, double? StandardError)
{
    /// <summary>Σwx / Σwy, with the standard error of units drawn with replacement (Cochran, Sampling Techniques, 3rd ed., 1977, 6.13 and 9A.3):
    /// √( n/(n−1) · Σ w²(x − Ry)² ) / Σwy.</summary>
    public static RatioEstimate Of<T>(IReadOnlyCollection<T> units, Func<T, double> weight, Func<T, double> upper, Func<T, double> lower)
    {
        var (above, below) = (0.0, 0.0);
        foreach (var unit in units)
        {
            above += weight(unit) * upper(unit);
            below += weight(unit) * lower(unit);
        }

        if (below == 0)
        {
            return default;
        }

        var ratio = above / below;
        var squares = 0.0;
        foreach (var unit in units)
        {
            var rest = weight(unit) * (upper(unit) - (ratio * lower(unit)));
            squares += rest * rest;
        }

        return new(ratio, units.Count < 2 ? null : Math.Sqrt(squares * units.Count / (units.Count - 1.0)) / below);
    }
}
