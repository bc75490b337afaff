namespace Cenotaph.Linkage;

/// <summary>A scored pair whose truth is known.</summary>
/// <param name="Weight">Its match weight.</param>
/// <param name="Same">Whether both records are one person.</param>
/// <param name="Inclusion">The probability with which it was drawn, above 0 to 1.</param>
internal readonly record struct LabelledPair(double Weight, bool Same, double Inclusion = 1);
