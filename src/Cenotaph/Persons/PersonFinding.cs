using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Persons;

/// <summary>A contradiction in one person's history: for the study's own review, never for publication.</summary>
/// <param name="Person">The person.</param>
/// <param name="Finding">What was found. Its records are handles, the contested ones first.</param>
/// <param name="Contested">The reports whose word is contradicted.</param>
/// <param name="Evidence">The reports that contradict it.</param>
public sealed record PersonFinding(
    Person Person, Finding Finding, ImmutableArray<RecordId> Contested, ImmutableArray<RecordId> Evidence);
