namespace Cenotaph.Claims;

/// <summary>Where each unknown of the state space stands. All are standard normal before a claim is read.</summary>
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
    public const int OriginSpread = 4;
    public const int DriftSpread = 5;
    public const int NoiseSpread = 6;
    private const int Fixed = 7;

    /// <summary>The unknowns that scale others.</summary>
    public static ReadOnlySpan<int> Spreads => [FlowSpread, OriginSpread, DriftSpread, NoiseSpread];

    private readonly int[] scaledByOrigin;
    private readonly int[] scaledByDrift;
    private readonly int[] scaledByFlow;

    public StateLayout(IReadOnlyList<Reading> readings, ReconcilePriors priors, DateOnly start, DateOnly end)
    {
        Start = start;
        Weeks = Math.Max(1, ((end.DayNumber - start.DayNumber) / 7) + 1);
        FlowKnots = Knots(FlowStep);
        RatioKnots = Knots(RatioStep);
        Flow = Fixed;
        Wounded = Flow + FlowKnots - 1;
        Missing = Wounded + RatioKnots - 1;
        var next = Missing + RatioKnots - 1;
        List<string> Ids(Func<Reading, string?> of) => [.. readings.Select(of).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        Shares = Ids(reading => reading.Share).ToDictionary(id => id, _ => next++, StringComparer.Ordinal);
        var own = readings.Where(reading => !reading.Counted).ToList();
        foreach (var reading in own.OrderBy(reading => reading.Origin, StringComparer.Ordinal).ThenBy(reading => reading.House, StringComparer.Ordinal).ThenBy(reading => reading.Category))
        {
            if (!Origins.ContainsKey(reading.Origin))
            {
                Origins[reading.Origin] = next++;
            }

            var origin = (reading.Origin, reading.Category);
            if (!OriginCategories.ContainsKey(origin))
            {
                OriginCategories[origin] = next++;
            }

            var key = (reading.Origin, reading.House, reading.Category);
            if (!Houses.ContainsKey(key))
            {
                var days = own.Where(other => (other.Origin, other.House, other.Category) == key).Select(other => Week(other.To)).ToList();
                var first = (int)days.Min() / HouseStep;
                var knots = days.Max() - days.Min() < 4 ? 0 : ((int)Math.Ceiling(days.Max() / HouseStep)) - first;
                Houses[key] = new(next, first, knots);
                next += knots + 1;
            }
        }

        Size = next;
        scaledByOrigin = [.. Origins.Values, .. OriginCategories.Values];
        scaledByDrift = [.. Houses.Values.SelectMany(house => Enumerable.Range(house.Level + 1, house.Changes))];
        scaledByFlow = [.. Enumerable.Range(Flow, FlowKnots - 1)];
        Anchors = priors.Anchors.Where(anchor => anchor.Bias is not null).ToDictionary(anchor => anchor.Id, anchor => Math.Log(anchor.Bias!.Value) / 1.959963984540054, StringComparer.Ordinal);
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

    /// <summary>How many unknowns.</summary>
    public int Size { get; }

    public Dictionary<string, int> Shares { get; }

    public Dictionary<string, int> Origins { get; } = new(StringComparer.Ordinal);

    public Dictionary<(string Origin, LossCategory Category), int> OriginCategories { get; } = [];

    /// <summary>Where a house's level stands; its changes follow. First is the number of its first knot.</summary>
    public Dictionary<(string Origin, string House, LossCategory Category), HousePlace> Houses { get; } = [];

    /// <summary>The spread of the bias of each anchor that has one.</summary>
    public Dictionary<string, double> Anchors { get; }

    /// <summary>The unknowns that a spread scales; none for the noise, which no unknown is.</summary>
    public ReadOnlySpan<int> ScaledBy(int spread) => spread switch
    {
        FlowSpread => scaledByFlow,
        OriginSpread => scaledByOrigin,
        DriftSpread => scaledByDrift,
        _ => [],
    };

    /// <summary>How many weeks lie between the start and the end of a day; 0 before the start, at most all.</summary>
    public double Week(DateOnly day) => Math.Clamp((day.DayNumber + 1 - Start.DayNumber) / 7.0, 0, Weeks);

    private int Knots(int step) => ((Weeks + step - 1) / step) + 1;
}

/// <summary>The place of a house effect among the unknowns.</summary>
internal readonly record struct HousePlace(int Level, int FirstKnot, int Changes);
