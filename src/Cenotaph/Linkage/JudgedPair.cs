namespace Cenotaph.Linkage;

/// <summary>A human's decision on a pair of records.</summary>
/// <param name="Left">A record's number.</param>
/// <param name="Right">Another record's number.</param>
/// <param name="Same">Whether both are one person.</param>
/// <param name="Label">How the judgement is cited, for example its number and file; never personal data.</param>
public sealed record JudgedPair(int Left, int Right, bool Same, string Label);
