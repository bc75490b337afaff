namespace Cenotaph.Tests.Relabelling;

/// <summary>
/// Chance for invented worlds, with no code of the estimators: xorshift64* (Marsaglia 2003, Vigna 2016). The seed is mixed first, so that worlds of
/// neighbouring seeds have nothing in common.
/// </summary>
internal sealed class Dice
{
    private ulong state;

    public Dice(long seed)
    {
        unchecked
        {
            state = (ulong)seed + 0x1234_5678_9ABC_DEF1;
            state = (state ^ (state >> 33)) * 0xFF51AFD7ED558CCD;
            state = (state ^ (state >> 33)) * 0xC4CEB9FE1A85EC53;
            state = (state ^ (state >> 33)) | 1;
        }
    }

    public double Next()
    {
        unchecked
        {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            return (((state * 0x2545F4914F6CDD1D) >> 12) + 0.5) / (1UL << 52);
        }
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
