namespace Cenotaph.Frontline;

/// <summary>How the position of a front on an axis is measured. Another measure gives another rate of advance.</summary>
public enum FrontMeasure
{
    /// <summary>Held area inside the box divided by its width, in metres.</summary>
    MeanFront,

    /// <summary>How far the farthest held point on the centre line lies from the start, in metres.</summary>
    Centreline,

    /// <summary>The median of that over lines along the axis, across the box, in metres.</summary>
    MedianReach,

    /// <summary>How far the farthest held point inside the box lies from the start, in metres along the axis.</summary>
    MaximumReach,

    /// <summary>The held area inside the box, in km².</summary>
    HeldArea,
}

/// <summary>The words for <see cref="FrontMeasure"/> in files, commands and pages.</summary>
public static class FrontMeasureWords
{
    /// <summary>All measures, in the order of every table.</summary>
    public static IReadOnlyList<FrontMeasure> All { get; } =
        [FrontMeasure.MeanFront, FrontMeasure.Centreline, FrontMeasure.MedianReach, FrontMeasure.MaximumReach, FrontMeasure.HeldArea];

    /// <summary>The word: mean-front, centreline, median-reach, maximum-reach or held-area.</summary>
    public static string Word(this FrontMeasure measure) => measure switch
    {
        FrontMeasure.MeanFront => "mean-front",
        FrontMeasure.Centreline => "centreline",
        FrontMeasure.MedianReach => "median-reach",
        FrontMeasure.MaximumReach => "maximum-reach",
        FrontMeasure.HeldArea => "held-area",
        _ => throw new ArgumentOutOfRangeException(nameof(measure), measure, "Not a measure of a front."),
    };

    /// <summary>The measure that a word names, or null.</summary>
    public static FrontMeasure? Parse(string word)
    {
        foreach (var measure in All)
        {
            if (measure.Word() == word)
            {
                return measure;
            }
        }

        return null;
    }

    /// <summary>The unit of its positions: m or km2.</summary>
    public static string Unit(this FrontMeasure measure) => measure == FrontMeasure.HeldArea ? "km2" : "m";
}
