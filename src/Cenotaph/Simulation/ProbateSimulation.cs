using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Cenotaph.Simulation;

/// <summary>
/// An invented country whose heirs open inheritance cases, and a war in it whose dead are known: who died, which deaths opened a case and when, and
/// whom a named list of the dead holds. The same settings give the same register on every machine, with any number of threads.
/// </summary>
public sealed record ProbateSimulation
{
    /// <summary>The fewest cases that can be asked for.</summary>
    public const long FewestCases = 1_000;

    /// <summary>The most cases that can be asked for.</summary>
    public const long MostCases = 200_000_000;

    // Of a register of eleven million cases some 140,000 soldiers would be the dead.
    private const double WarDeadPerCase = 0.013;

    // Person and case numbers leave room for so many weeks; delays are tabled by year.
    private const int MostWeeks = 2_000;

    /// <summary>The settings for about that many cases; everything else has its usual value.</summary>
    /// <param name="cases"><see cref="FewestCases"/> to <see cref="MostCases"/>, as the last extraction shows them.</param>
    /// <param name="seed">Any number.</param>
    public ProbateSimulation(long cases, ulong seed)
    {
        Cases = cases >= FewestCases && cases <= MostCases
            ? cases
            : throw new ArgumentOutOfRangeException(nameof(cases), cases, $"From {FewestCases} to {MostCases}.");
        Seed = seed;
        WarDead = Math.Round(cases * WarDeadPerCase);
    }

    /// <summary>About how many cases the last extraction shows.</summary>
    public long Cases { get; }

    /// <summary>Where chance begins.</summary>
    public ulong Seed { get; init; }

    /// <summary>The Monday from which deaths are registered.</summary>
    public DateOnly FirstWeek { get; init => field = Monday(value); } = new(2014, 1, 6);

    /// <summary>The Monday of the war's first week.</summary>
    public DateOnly WarStart { get; init => field = Monday(value); } = new(2022, 2, 21);

    /// <summary>The days on which the register and the list were copied, ascending: at the end of each, what was opened and published by then is seen.</summary>
    public ImmutableArray<DateOnly> Extracted
    {
        get;
        init => field = !value.IsDefaultOrEmpty && value.Zip(value.Skip(1)).All(pair => pair.First < pair.Second)
            ? value
            : throw new ArgumentException("One day or more, each after the one before.", nameof(Extracted));
    } = [new(2025, 12, 28)];

    /// <summary>How many war dead there are on average, 0 to half the cases.</summary>
    public double WarDead
    {
        get;
        init => field = value >= 0 && value <= Cases / 2.0
            ? value
            : throw new ArgumentOutOfRangeException(nameof(WarDead), value, $"From 0 to {Cases / 2}.");
    }

    /// <summary>By what the share of deaths that open no case is multiplied, 0 to 1; 0: every death opens one.</summary>
    public double Uncovered { get; init => field = Share(value); } = 1;

    /// <summary>The share of war dead whom the list will name in the end.</summary>
    public double Listed { get; init => field = Share(value); } = 0.6;

    /// <summary>The share of cases among the war dead not listed, divided by that among the listed: above 0, at most 1; 1 when one does not tell of the other.</summary>
    public double Kappa { get; init => field = Within(value, 1e-6, 1); } = 1;

    /// <summary>The share of war dead with a case whose death a court declared.</summary>
    public double CourtDeclared { get; init => field = Share(value); } = 0.15;

    /// <summary>The same among all other deaths.</summary>
    public double CourtBackground { get; init => field = Share(value); } = 0.003;

    /// <summary>By what the usual delay from death to case is multiplied, 0 to 3; 0: on the day of death.</summary>
    public double CaseDelay { get; init => field = Within(value, 0, 3); } = 1;

    /// <summary>By what the delay of the war dead is multiplied beyond that, 0 to 5.</summary>
    public double WarDelayFactor { get; init => field = Within(value, 0, 5); } = 1;

    /// <summary>How much the share of cases opened in the first months rises in a year, until it has changed by 0.12.</summary>
    public double DelayDrift { get; init => field = Within(value, -0.02, 0.02); } = 0.003;

    /// <summary>By what the usual delay from death to listing is multiplied, 0 to 3.</summary>
    public double ListingDelay { get; init => field = Within(value, 0, 3); } = 1;

    /// <summary>How fast opened cases vanish from the register: a rate a year.</summary>
    public double Deletions { get; init => field = Share(value); } = 0.002;

    /// <summary>The share of cases without a date of birth.</summary>
    public double MissingBirthDates { get; init => field = Share(value); } = 0.25;

    /// <summary>The variance of weekly cases of one sex and age, divided by their mean: 1 (Poisson) to 10.</summary>
    public double Dispersion { get; init => field = Within(value, 1, 10); } = 1.2;

    /// <summary>The yearly change of the logarithm of the ratio of male to female deaths; ages differ around it.</summary>
    public double RatioTrend { get; init => field = Within(value, -0.1, 0.1); } = -0.01;

    /// <summary>The standard deviation of the ratio's logarithm around trend and season, with a memory of about a year; half of its variance is common to all ages.</summary>
    public double RatioWiggle { get; init => field = Within(value, 0, 0.2); } = 0.01;

    /// <summary>What the logarithm of that ratio is shifted by from 2021 on.</summary>
    public double BaselineShift { get; init => field = Within(value, -0.5, 0.5); }

    /// <summary>By what the waves of the years 2020 to 2022 are multiplied, for both sexes alike.</summary>
    public double Covid { get; init => field = Within(value, 0, 3); } = 1;

    /// <summary>How often the named list errs in names, dates and places.</summary>
    public ReportRates Rates { get; init; } = new() { AgeOnly = 0, MonthOnly = 0, NoPatronymic = 0.1, NoBirthDate = 0.05, NoDeathDate = 0, DeathMonthOnly = 0, Duplicate = 0 };

    /// <summary>How many weeks there are, to the last extraction.</summary>
    internal int Weeks => 1 + ((Extracted[^1].DayNumber - FirstWeek.DayNumber) / 7);

    /// <summary>The number of the war's first week; that of the last and one more where there is none.</summary>
    internal int WarWeek => Math.Clamp((WarStart.DayNumber - FirstWeek.DayNumber) / 7, 0, Weeks);

    /// <summary>The same settings without errors, delays, deletions and gaps: every death opens a case on its day, and the list names every soldier on his.</summary>
    public ProbateSimulation WithoutErrors() => this with
    {
        Uncovered = 0,
        Listed = 1,
        Kappa = 1,
        CourtDeclared = 0,
        CourtBackground = 0,
        CaseDelay = 0,
        ListingDelay = 0,
        Deletions = 0,
        MissingBirthDates = 0,
        Rates = ReportRates.None,
    };

    /// <summary>Throws where settings that will do each by itself do not do together.</summary>
    /// <exception cref="ArgumentException">The first extraction ends no whole week, or there are too many weeks.</exception>
    public void Check()
    {
        if (Extracted[0] < FirstWeek.AddDays(6))
        {
            throw new ArgumentException($"The first extraction, {Extracted[0]:yyyy-MM-dd}, is before the end of the first week, which begins on {FirstWeek:yyyy-MM-dd}.", nameof(Extracted));
        }

        if (Weeks > MostWeeks)
        {
            throw new ArgumentException($"From {FirstWeek:yyyy-MM-dd} to {Extracted[^1]:yyyy-MM-dd} are {Weeks} weeks; {MostWeeks} are the most.", nameof(Extracted));
        }
    }

    internal ProbateSimulation Checked()
    {
        Check();
        return this;
    }

    private static double Share(double value, [CallerMemberName] string name = "") => ReportRates.Share(value, name);

    private static double Within(double value, double least, double most, [CallerMemberName] string name = "") =>
        value >= least && value <= most ? value : throw new ArgumentOutOfRangeException(name, value, $"From {least} to {most}.");

    private static DateOnly Monday(DateOnly value, [CallerMemberName] string name = "") =>
        value.DayOfWeek == DayOfWeek.Monday ? value : throw new ArgumentException($"{value:yyyy-MM-dd} is no Monday.", name);
}
