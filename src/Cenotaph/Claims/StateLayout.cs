namespace Cenotaph.Claims;

/// <summary>
/// Where each unknown of the state space stands. All are standard normal before a claim is read. First come those of the course, then the spreads,
/// then the errors that add to a reading's logarithm: of each origin its publishers, the origin and its categories; shares last.
/// </summary>
internal sealed class StateLayout
{
    /// <summary>Weeks between two knots of the flow; weeks between stand on a straight line of logarithms.</summary>
    public const int FlowStep = 4;

    /// <summary>Weeks between two knots of ratios and of the missing.</summary>
    public const int RatioStep = 13;

    /// <summary>Weeks between two knots of a house effect.</summary>
    public const int HouseStep = 26;

    public const int Level = 0;
    public const int FlowSpread = 1;
    public const int WoundedLevel = 2;
    public const int MissingLevel = 3;
    private const int Fixed = 4;

    public StateLayout(IReadOnlyList<Reading> readings, ReconcilePriors priors, DateOnly start, DateOnly end)
    {
        Start = start;
        Weeks = Math.Max(1, ((end.DayNumber - start.DayNumber) / 7) + 1);
        FlowKnots = Knots(FlowStep);
        RatioKnots = Knots(RatioStep);
        Flow = Fixed;
        Wounded = Flow + FlowKnots - 1;
        Missing = Wounded + RatioKnots - 1;
        Course = Missing + RatioKnots - 1;
        (OriginSpread, DriftSpread, NoiseSpread, Effects) = (Course, Course + 1, Course + 2, Course + 3);
        var next = Effects;
        foreach (var origin in readings.Where(reading => !reading.Counted).GroupBy(reading => reading.Origin, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            foreach (var house in origin.GroupBy(reading => reading.House, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
            {
                // What is off in all of a publisher's numbers, and then in each category where it has several.
                var categories = house.Select(reading => reading.Category).Distinct().Order().ToList();
                foreach (var category in categories.Count == 1 ? [null] : categories.Select(one => (LossCategory?)one).Prepend(null))
                {
                    var days = house.Where(reading => category is null || reading.Category == category).Select(reading => Week(reading.To)).ToList();
                    var first = (int)days.Min() / HouseStep;
                    var knots = days.Max() - days.Min() < 4 ? 0 : ((int)Math.Ceiling(days.Max() / HouseStep)) - first;
                    var place = new HousePlace(next, first, days.Min(), knots, HouseCount);
                    Houses[(origin.Key, house.Key, category)] = place;
                    next += place.Drifts + 1;
                }

                HouseCount++;
            }

            Origins[origin.Key] = next++;
            foreach (var category in origin.Select(reading => reading.Category).Distinct().Order())
            {
                OriginCategories[(origin.Key, category)] = next++;
            }
        }

        foreach (var share in readings.Select(reading => reading.Share).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Shares[share] = next++;
        }

        Size = next;
        Anchors = priors.Anchors.Where(anchor => anchor.Bias is not null).ToDictionary(anchor => anchor.Id, anchor => new Prior(1, anchor.Bias!.Value, anchor.Why).LogSpread, StringComparer.Ordinal);
    }

    /// <summary>The first day.</summary>
    public DateOnly Start { get; }

    /// <summary>How many weeks.</summary>
    public int Weeks { get; }

    public int FlowKnots { get; }

    public int RatioKnots { get; }

    /// <summary>The first change of the flow; there is one less than knots.</summary>
    public int Flow { get; }

    public int Wounded { get; }

    public int Missing { get; }

    /// <summary>How many unknowns the course has; they come first.</summary>
    public int Course { get; }

    public int OriginSpread { get; }

    public int DriftSpread { get; }

    public int NoiseSpread { get; }

    /// <summary>The first of the errors that add to logarithms.</summary>
    public int Effects { get; }

    /// <summary>How many unknowns.</summary>
    public int Size { get; }

    public Dictionary<string, int> Shares { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, int> Origins { get; } = new(StringComparer.Ordinal);

    public Dictionary<(string Origin, LossCategory Category), int> OriginCategories { get; } = [];

    /// <summary>Where a house's level stands; its changes and its trend follow. Without a category: what all of its numbers share.</summary>
    public Dictionary<(string Origin, string House, LossCategory? Category), HousePlace> Houses { get; } = [];

    /// <summary>How many houses there are.</summary>
    public int HouseCount { get; }

    /// <summary>The spread of the bias of each anchor that has one.</summary>
    public Dictionary<string, double> Anchors { get; }

    /// <summary>How many weeks lie between the start and the end of a day; 0 before the start, at most all.</summary>
    public double Week(DateOnly day) => Math.Clamp((day.DayNumber + 1 - Start.DayNumber) / 7.0, 0, Weeks);

    private int Knots(int step) => ((Weeks + step - 1) / step) + 1;
}

/// <summary>The place of a house effect among the unknowns.</summary>
/// <param name="Level">The first unknown.</param>
/// <param name="FirstKnot">The number of its first knot.</param>
/// <param name="FirstWeek">When its first number was.</param>
/// <param name="Changes">How many changes follow; where there are any, its trend follows them.</param>
/// <param name="House">The number of the house.</param>
internal readonly record struct HousePlace(int Level, int FirstKnot, double FirstWeek, int Changes, int House)
{
    /// <summary>How many unknowns follow the level.</summary>
    public int Drifts => Changes == 0 ? 0 : Changes + 1;
}
