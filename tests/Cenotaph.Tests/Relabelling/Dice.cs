namespace Cenotaph.Tests.Relabelling;

/// <summary>
/// Chance for invented worlds, with no code of the estimators: the minimal standard generator of Park and Miller (1988) with the multiplier of 1993.
/// </summary>
internal sealed class Dice
{
    private long state;

    public Dice(long seed)
    {
        state = (((seed % 2147483646) + 2147483646) % 2147483646) + 1;
        for (var warm = 0; warm < 20; warm++)
        {
            Next();
        }
    }

    public double Next()
    {
        state = state * 48271 % 2147483647;
        return state / 2147483647.0;
    }

    public bool Falls(double probability) => Next() < probability;

    public int Of(int trials, double probability) => Enumerable.Range(0, trials).Count(_ => Falls(probability));

    public double Normal() => Math.Sqrt(-2 * Math.Log(Next())) * Math.Cos(2 * Math.PI * Next());

    public double Waiting(double mean) => -mean * Math.Log(Next());

    // Events of a process that goes on for one unit of time.
    public int Events(double mean)
    {
        var (count, time) = (0, mean <= 0 ? 2 : Waiting(1 / mean));
        while (time < 1)
        {
            count++;
            time += Waiting(1 / mean);
        }

        return count;
    }
}
