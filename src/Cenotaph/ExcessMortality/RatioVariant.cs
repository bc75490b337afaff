using System.Globalization;

namespace Cenotaph.ExcessMortality;

/// <summary>How the ratio of deaths is carried forward.</summary>
public enum TrendForm
{
    /// <summary>The ratio itself lies on a line.</summary>
    Linear,

    /// <summary>The logarithm of the ratio less one lies on a line; the ratio must be above 1.</summary>
    Exponential,
}

/// <summary>One variant of the ratio method.</summary>
/// <param name="CauseSubtracted">Whether the deaths of the cause are subtracted first from both sexes.</param>
/// <param name="Form">How the ratio is carried forward.</param>
/// <param name="Window">Years of the baseline, at least 1. With 1 the ratio is frozen and has no nominal interval.</param>
public readonly record struct RatioVariant(bool CauseSubtracted, TrendForm Form, int Window)
{
    /// <summary>Years of the baseline, at least 1.</summary>
    public int Window { get; } = Window >= 1 ? Window : throw new ArgumentOutOfRangeException(nameof(Window), Window, "A window has a year or more.");

    /// <summary>The name in files and on pages: <c>raw-linear-5</c>, <c>subtracted-exponential-10</c>.</summary>
    public string Name => string.Create(
        CultureInfo.InvariantCulture,
        $"{(CauseSubtracted ? "subtracted" : "raw")}-{(Form == TrendForm.Linear ? "linear" : "exponential")}-{Window}");

    /// <summary>The variant of a name, or null when it names none.</summary>
    public static RatioVariant? Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Split('-');
        if (parts.Length != 3
            || parts[0] is not ("raw" or "subtracted")
            || parts[1] is not ("linear" or "exponential")
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var window)
            || window < 1)
        {
            return null;
        }

        return new(parts[0] == "subtracted", parts[1] == "linear" ? TrendForm.Linear : TrendForm.Exponential, window);
    }
}
