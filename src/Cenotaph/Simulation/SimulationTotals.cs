namespace Cenotaph.Simulation;

/// <summary>How much a simulation has written.</summary>
/// <param name="Persons">The dead so far.</param>
/// <param name="Listed">Those of them whom at least one source reports.</param>
/// <param name="Reports">The reports, rows of the file.</param>
public readonly record struct SimulationTotals(long Persons, long Listed, long Reports);
