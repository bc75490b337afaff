using Cenotaph.Registers;

namespace Cenotaph.Probate;

/// <summary>What does not change from draw to draw: counts of the war's weeks, the baseline, and what delays and coverage are learned from.</summary>
internal sealed class ProbateModel
{
    private readonly CaseCounts counts;

    public ProbateModel(CaseCounts counts, ListedCounts list, ProbateSettings settings)
    {
        (this.counts, Settings) = (counts, settings);
        var frame = counts.Frame;
        Ages = frame.Ages.Count;
        First = frame.Week(settings.WarFrom);
        Weeks = frame.Weeks - First;
        Targets = settings.WarTo is { } last ? Math.Min(Weeks, frame.Week(last) - First + 1) : Weeks;
        (MaximumDelay, CourtMaximumDelay) = (Math.Min(settings.MaximumDelay, frame.MaximumDelay), Math.Min(settings.CourtMaximumDelay, frame.MaximumDelay));
        Years = [.. Enumerable.Range(0, frame.Weeks).Select(week => YearOf(frame.Start(week)))];
        (Men, Women) = (Known(SexGroup.Male), Known(SexGroup.Female));

        int[] before = [.. Enumerable.Range(0, First).Where(week => IsBaseline(frame.Start(week).Year))];
        MenDelay = DelayLadder.Of(Rows(CaseStream.Ordinary, SexGroup.Male, before, MaximumDelay), MaximumDelay, null);
        WomenDelay = DelayLadder.Of(Rows(CaseStream.Ordinary, SexGroup.Female, before, MaximumDelay), MaximumDelay, null);
        List = new(list, First, Weeks, stream => stream == CaseStream.Ordinary ? MaximumDelay : CourtMaximumDelay);
        WarDelay = DelayLadder.Of(List.FoundBy[(int)CaseStream.Ordinary], MaximumDelay, MenDelay.Hazards());
        IsRead = [.. Enumerable.Range(0, Weeks).Select(week => WarDelay.Point[^1][Delay(week)] >= settings.LeastShare)];
        Court = new(this, counts, before);
    }

    public ProbateSettings Settings { get; }

    public int Ages { get; }

    /// <summary>The war's first week, in the frame.</summary>
    public int First { get; }

    /// <summary>Weeks of war up to the last of the frame.</summary>
    public int Weeks { get; }

    /// <summary>Weeks of war that are estimated.</summary>
    public int Targets { get; }

    public int MaximumDelay { get; }

    public int CourtMaximumDelay { get; }

    /// <summary>The middle of each week of the frame, in years.</summary>
    public double[] Years { get; }

    /// <summary>Ordinary cases of men known by now, by age and week of the frame.</summary>
    public double[][] Men { get; }

    /// <summary>Those of women.</summary>
    public double[][] Women { get; }

    public ListTable List { get; }

    public DelayLadder MenDelay { get; }

    public DelayLadder WomenDelay { get; }

    /// <summary>The delay of listed dead.</summary>
    public DelayLadder WarDelay { get; }

    public CourtStream Court { get; }

    /// <summary>Of each week of the war, whether enough of its cases are open.</summary>
    public bool[] IsRead { get; }

    /// <summary>The baseline of the settings.</summary>
    public BaselineForm Form => new(Settings.BaselineFrom, Settings.BaselineTo, Trend: true, Settings.Waves);

    /// <summary>The delay that a week of the war shows.</summary>
    public int Delay(int week) => Math.Min(MaximumDelay, Weeks - 1 - week);

    /// <summary>The same for court-declared cases.</summary>
    public int CourtDelay(int week) => Math.Min(CourtMaximumDelay, Weeks - 1 - week);

    /// <summary>Women's cases before the war as they stand beside men's at the same delay.</summary>
    public double[][] Comparison() =>
        [.. Enumerable.Range(0, Ages).Select(age => Enumerable.Range(0, First)
            .Select(week => Women[age][week] * Ratio(MenDelay.Point[age], WomenDelay.Point[age], Math.Min(MaximumDelay, counts.Frame.Oldest(week)))).ToArray())];

    /// <summary>Cohorts by age.</summary>
    public double[][][] Rows(CaseStream stream, SexGroup sex, int[] weeks, int maximumDelay) =>
        [.. Enumerable.Range(0, Ages).Select(age => weeks.Select(week => counts.Row(stream, sex, age, week, maximumDelay)).ToArray())];

    /// <summary>How much more of men's cases than of women's is open within a delay.</summary>
    public static double Ratio(double[] men, double[] women, int delay) => women[delay] > 0 ? men[delay] / women[delay] : 1;

    /// <summary>The middle of a week, in years; it lies in the year of its Monday.</summary>
    public static double YearOf(DateOnly monday) =>
        monday.Year + Math.Min(0.9999, (monday.DayOfYear + 2.5) / (DateTime.IsLeapYear(monday.Year) ? 366 : 365));

    private bool IsBaseline(int year) => Settings.BaselineFrom <= year && year <= Settings.BaselineTo;

    private double[][] Known(SexGroup sex) =>
        [.. Enumerable.Range(0, Ages).Select(age => Enumerable.Range(0, counts.Frame.Weeks)
            .Select(week => counts.Within(CaseStream.Ordinary, sex, age, week, MaximumDelay)).ToArray())];
}
