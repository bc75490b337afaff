using System.Globalization;

namespace Cenotaph.Claims;

/// <summary>Numbers as the arithmetic of findings prints them: comma for thousands, point for decimals.</summary>
internal static class Amount
{
    /// <summary>A number, to two decimals.</summary>
    public static string Text(decimal number) => number.ToString("#,0.##", CultureInfo.InvariantCulture);

    /// <summary>A number of the arithmetic of rates and ratios, to so many significant decimals.</summary>
    public static string Text(double number, int decimals = 2) =>
        number.ToString("#,0." + new string('#', decimals), CultureInfo.InvariantCulture);

    /// <summary>A share as a percentage, to one decimal.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>A change as a percentage with its sign, to one decimal.</summary>
    public static string Change(double share) => (100 * share).ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture) + " %";

    /// <summary>A day.</summary>
    public static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Said before the record of a number that was reckoned with: that it is the middle of a range and not printed; else nothing.</summary>
    public static string Middle(Figure figure) =>
        figure is { Value: null, Low: { } low, High: { } high } ? $"the middle of {Text(low)}–{Text(high)}, " : "";
}
