namespace Cenotaph.Claims;

/// <summary>The quotient of two numbers that are known by their limits.</summary>
/// <param name="Low">The smallest quotient that the limits allow; null where the first has no low limit or the second no high one.</param>
/// <param name="High">The greatest; null where the first has no high limit or the second no low one, or that is 0.</param>
/// <param name="Drawn">95 % of the quotients when each number within the limits is as likely as the other; null where a limit is missing.</param>
/// <param name="Middle">The median of these quotients; null likewise.</param>
public readonly record struct WarRatio(double? Low, double? High, (double Low, double High)? Drawn, double? Middle)
{
    private const int Halvings = 200;

    /// <summary>The quotient of two numbers that are not negative.</summary>
    public static WarRatio Of(double? firstLow, double? firstHigh, double? secondLow, double? secondHigh)
    {
        if (firstLow < 0 || secondLow < 0 || firstLow > firstHigh || secondLow > secondHigh)
        {
            throw new ArgumentOutOfRangeException(nameof(firstLow), $"{firstLow} to {firstHigh} by {secondLow} to {secondHigh}: limits from 0 up, the low one first.");
        }

        var low = secondHigh > 0 ? firstLow / secondHigh : null;
        var high = secondLow > 0 ? firstHigh / secondLow : null;
        if (low is not { } least || high is not { } most)
        {
            return new(low, high, null, null);
        }

        double At(double probability) => Quantile(probability, least, most, firstLow!.Value, firstHigh!.Value, secondLow!.Value, secondHigh!.Value);
        return new(low, high, (At(0.025), At(0.975)), At(0.5));
    }

    /// <summary>
    /// The probability that X by Y is at most a ratio, X and Y uniform and independent: the mean over Y of the share of X below ratio times Y,
    /// in closed form, since that share is 0, then a straight line, then 1.
    /// </summary>
    internal static double Cdf(double ratio, double a, double b, double c, double d)
    {
        if (c == d)
        {
            return a == b ? (ratio * c >= a ? 1 : 0) : Math.Clamp(((ratio * c) - a) / (b - a), 0, 1);
        }

        var (begins, ends) = (Math.Clamp(a / ratio, c, d), Math.Clamp(b / ratio, c, d));
        var line = a == b ? 0 : (((ratio * (begins + ends) / 2) - a) / (b - a)) * (ends - begins);
        return (line + d - ends) / (d - c);
    }

    private static double Quantile(double probability, double low, double high, double a, double b, double c, double d)
    {
        if (low == high)
        {
            return low;
        }

        for (var step = 0; step < Halvings && low < high; step++)
        {
            var middle = low + ((high - low) / 2);
            if (middle == low || middle == high)
            {
                break;
            }

            if (Cdf(middle, a, b, c, d) < probability)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        return high;
    }
}
