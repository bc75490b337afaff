using Cenotaph.ExcessMortality;

namespace Cenotaph.Publication;

/// <summary>Joint draws of one territory and sex by one variant.</summary>
/// <param name="Id">The section [[excess]] of the study.</param>
/// <param name="Method">The method.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Territory">The territory.</param>
/// <param name="Sex">The sex whose excess it is.</param>
/// <param name="Draws">The draws.</param>
public sealed record DrawSet(string Id, string Method, string Variant, string Territory, string Sex, ExcessDraws Draws)
{
    /// <summary>The key of a cell in the file of draws: section, territory, sex, year and age between upright bars.</summary>
    public string Key(int year, string age) => string.Join(
        '|', Id, Territory.Replace('|', '/'), Sex, year.ToString(System.Globalization.CultureInfo.InvariantCulture), age);
}
