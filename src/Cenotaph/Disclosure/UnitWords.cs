using System.Text.RegularExpressions;

namespace Cenotaph.Disclosure;

/// <summary>Words that tell a unit smaller than a regiment, in English, Russian and Ukrainian.</summary>
internal static partial class UnitWords
{
    /// <summary>Whether a unit's name says that it is a battalion, a company or less.</summary>
    public static bool IsBelowRegiment(string name) => Small().IsMatch(name);

    [GeneratedRegex(
        @"\b(batt(alion|ery)|bn|company|coy|platoon|squad(ron)?|squads|detachment|section|crew|team|group)s?\b"
        + @"|батальон|батальйон|дивизион|дивізіон|\bрот[аыуіи]\b|взвод|отделени|відділення|отряд|загін|загон|батаре|экипаж|екіпаж|эскадриль|ескадриль|\bгрупп?[аы]\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Small();
}
