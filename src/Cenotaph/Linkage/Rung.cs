namespace Cenotaph.Linkage;

/// <summary>A level of one comparison between the person sought and a record.</summary>
/// <param name="Label">What it means, in words.</param>
/// <param name="Ladder">Which levels exclude each other: those of one ladder share out the records that can reach them.</param>
/// <param name="Step">How near it is; 1 is nearest, <see cref="Apart"/> tells that the values differ.</param>
/// <param name="M">How often the true record lies on it, among those on the ladder; the shares of a ladder add up to one.</param>
/// <param name="Agrees">Whether the values may well be of one person.</param>
internal sealed record Rung(string Label, int Ladder, int Step, double M, bool Agrees = true)
{
    /// <summary>The step of an initial that agrees.</summary>
    public const byte Initial = 7;

    /// <summary>The step of values that differ.</summary>
    public const byte Apart = 9;
}

/// <summary>A comparison of <c>find</c>: its name and its levels; level 0 is a value not known.</summary>
internal sealed class Scale
{
    private readonly byte[] steps;
    private readonly bool[] agrees;

    /// <summary>A comparison with these levels, from 1 on.</summary>
    public Scale(string name, params Rung[] rungs)
    {
        (Name, Rungs) = (name, rungs);
        steps = [Rung.Apart + 1, .. rungs.Select(rung => (byte)rung.Step)];
        agrees = [false, .. rungs.Select(rung => rung.Agrees)];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Its levels from 1 on.</summary>
    public IReadOnlyList<Rung> Rungs { get; }

    /// <summary>Whether the level shows agreement, or nothing.</summary>
    public bool AgreesOrSilent(int level) => level == 0 || agrees[level];

    /// <summary>Whether the level shows agreement.</summary>
    public bool Agrees(int level) => agrees[level];

    /// <summary>How near the level is; beyond <see cref="Rung.Apart"/> where nothing is known.</summary>
    public int Step(int level) => steps[level];

    /// <summary>The level of that step on that ladder.</summary>
    public byte Level(int ladder, int step)
    {
        for (var i = 0; i < Rungs.Count; i++)
        {
            if (Rungs[i].Ladder == ladder && Rungs[i].Step == step)
            {
                return (byte)(i + 1);
            }
        }

        throw new InvalidOperationException($"The comparison {Name} has no step {step} on ladder {ladder}.");
    }
}
