namespace Cenotaph.Simulation;

/// <summary>How much an invented register holds.</summary>
/// <param name="Rows">Rows of the register: a case for each extraction that shows it.</param>
/// <param name="Cases">Cases that at least one extraction shows.</param>
/// <param name="Deaths">All deaths but those of the war, with and without a case.</param>
/// <param name="WarDead">The war dead.</param>
/// <param name="WithCase">Those of them who have a case, or will have one after the last extraction.</param>
/// <param name="Listed">Those of them whom the list names by the last extraction.</param>
public readonly record struct ProbateTotals(long Rows, long Cases, long Deaths, long WarDead, long WithCase, long Listed)
{
    internal ProbateTotals Plus(ProbateTotals other) => new(
        Rows + other.Rows, Cases + other.Cases, Deaths + other.Deaths, WarDead + other.WarDead, WithCase + other.WithCase, Listed + other.Listed);
}
