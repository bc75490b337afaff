namespace Cenotaph.ExcessMortality;

/// <summary>Deaths of one territory and sex by age and year, for methods that need no second sex.</summary>
/// <param name="Territory">Which territory.</param>
/// <param name="Sex">Which sex.</param>
/// <param name="Years">The years, rising.</param>
/// <param name="Ages">The labels of the age groups, from the youngest.</param>
/// <param name="Deaths">Deaths, ages × years; NaN where not known.</param>
public sealed record AgeCounts(string Territory, string Sex, IReadOnlyList<int> Years, IReadOnlyList<string> Ages, double[][] Deaths);
