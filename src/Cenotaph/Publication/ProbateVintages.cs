using System.Collections.Immutable;
using Cenotaph.Probate;

namespace Cenotaph.Publication;

/// <summary>What inheritance cases say of a side's war dead, in every vintage. It holds sums alone: no row, no name, no place.</summary>
/// <param name="Title">What the study calls it.</param>
/// <param name="Side">Whose dead are counted; null where the study does not say.</param>
/// <param name="Results">One estimate or refusal for each extraction, the newest first.</param>
/// <param name="Registers">What each extraction held, in the same order.</param>
/// <param name="Deletions">What became of cases from one extraction to the next, the oldest pair first.</param>
/// <param name="Notes">What a reader has to know of how the numbers were made.</param>
public sealed record ProbateVintages(
    LocalText Title,
    string? Side,
    ImmutableArray<ProbateResult> Results,
    ImmutableArray<ProbateRegister> Registers,
    ImmutableArray<ProbateDeletions> Deletions,
    ImmutableArray<string> Notes)
{
    /// <summary>The estimate from the newest extraction; null where there is none.</summary>
    public ProbateEstimate? Newest => Results.IsDefaultOrEmpty ? null : Results[0] as ProbateEstimate;
}

/// <summary>What an extraction held.</summary>
/// <param name="Extracted">Its day.</param>
/// <param name="Digest">SHA-256 of its Parquet file.</param>
/// <param name="Cases">Cases that are in a cell of the counting.</param>
/// <param name="LeftOut">Cases that are not, by the reason in words.</param>
/// <param name="Named">Names on the list by that day.</param>
/// <param name="Searched">Of these, those with a name and a day of death, whom the register was searched for.</param>
/// <param name="Found">Of these, those with a case.</param>
public sealed record ProbateRegister(
    DateOnly Extracted, string Digest, long Cases, ImmutableArray<(string Reason, long Cases)> LeftOut, long Named, long Searched, long Found);
