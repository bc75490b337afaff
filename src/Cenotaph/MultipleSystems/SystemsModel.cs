namespace Cenotaph.MultipleSystems;

/// <summary>One of the models that an average is taken over.</summary>
/// <param name="Model">Its greatest terms: <c>[123,14,34]</c>.</param>
/// <param name="Probability">Its probability given the table and the models it was compared with.</param>
/// <param name="Total">The mean of N under it alone, in persons.</param>
public readonly record struct SystemsModel(string Model, double Probability, double Total);
