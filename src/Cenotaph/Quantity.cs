namespace Cenotaph;
/// <summary>Stub.</summary>
public sealed record Quantity(string Side);
