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
    public const int Initial = 7;

    /// <summary>The step of values that differ.</summary>
    public const int Apart = 9;
}

/// <summary>A comparison of <c>find</c>: its name and its levels; level 0 is a value not known.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Rungs">Its levels from 1 on.</param>
internal sealed record Scale(string Name, params IReadOnlyList<Rung> Rungs)
{
    /// <summary>Whether the level shows agreement, or nothing.</summary>
    public bool AgreesOrSilent(int level) => level == 0 || Rungs[level - 1].Agrees;

    /// <summary>Whether the level shows agreement.</summary>
    public bool Agrees(int level) => level > 0 && Rungs[level - 1].Agrees;

    /// <summary>How near the level is; beyond <see cref="Rung.Apart"/> where nothing is known.</summary>
    public int Step(int level) => level == 0 ? Rung.Apart + 1 : Rungs[level - 1].Step;
}
