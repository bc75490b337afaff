using System.Collections.Immutable;

namespace Cenotaph.Ingest;

/// <summary>What a WACZ file holds beside its records.</summary>
/// <param name="Version">The version of the format that it names, or null.</param>
/// <param name="Resources">The files that its datapackage.json lists.</param>
/// <param name="Verified">Those of them that are there with the hash and length listed.</param>
/// <param name="Archives">Its WARC files.</param>
/// <param name="Indexes">Its indexes, which are listed and not read.</param>
/// <param name="Pages">How many pages its lists of pages name.</param>
/// <param name="HasDigest">Whether datapackage-digest.json is there.</param>
/// <param name="HasSignature">Whether a signature is in it. It is not verified.</param>
public sealed record WaczTally(
    string? Version,
    long Resources,
    long Verified,
    ImmutableArray<string> Archives,
    ImmutableArray<string> Indexes,
    long Pages,
    bool HasDigest,
    bool HasSignature);
