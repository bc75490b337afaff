using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>What a document is, and whether it is what it says.</summary>
/// <param name="Name">The file's name without its folder.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="MediaType">What its first bytes, or its name for a web archive, say that it is.</param>
/// <param name="Warc">What a WARC or WACZ file holds; null for anything else.</param>
/// <param name="Wacz">What a WACZ file holds beside; null for anything else.</param>
/// <param name="Errors">How many faults show that it is damaged or not what it says.</param>
/// <param name="Doubts">How many faults a person should look at.</param>
/// <param name="Faults">The first thousand of both.</param>
public sealed record DocumentReport(
    string Name,
    Hash Hash,
    long Size,
    string MediaType,
    WarcTally? Warc,
    WaczTally? Wacz,
    long Errors,
    long Doubts,
    ImmutableArray<DocumentFault> Faults)
{
    /// <summary>Whether nothing shows that it is damaged or not what it says.</summary>
    public bool IsSound => Errors == 0;
}
