namespace Cenotaph.Probate;

/// <summary>An estimate of war dead from one extraction, or the reason why there is none.</summary>
/// <param name="Extracted">The day of the extraction.</param>
public abstract record ProbateResult(DateOnly Extracted);

/// <summary>There is no estimate, and this is why.</summary>
/// <param name="Extracted">The day of the extraction.</param>
/// <param name="Assumption">What the method needs.</param>
/// <param name="Evidence">What was found instead, with the numbers.</param>
public sealed record ProbateRefusal(DateOnly Extracted, string Assumption, string Evidence) : ProbateResult(Extracted);

/// <summary>War dead of one side by week, from inheritance cases.</summary>
/// <param name="Extracted">The day of the extraction.</param>
/// <param name="Total">All weeks together, at the first κ.</param>
/// <param name="ByKappa">The same total at each κ; κ is not identified by anything in the data.</param>
/// <param name="Weeks">Every week of the war, in order.</param>
/// <param name="Ages">All weeks by age, in the order of the frame.</param>
/// <param name="Coverage">The share of listed dead with a case, by age and recruitment.</param>
/// <param name="Baseline">What became of the total of excess cases under other baselines.</param>
/// <param name="Placebo">How wrong the baseline was where nothing was to be found.</param>
/// <param name="Anchors">Simple anchors to print beside.</param>
/// <param name="Draws">Draws of the dead of each week at the first κ: replicates × weeks.</param>
/// <param name="Data">What a reader has to know of the data: unknown ages, cases left out, a delay that drifts.</param>
public sealed record ProbateEstimate(
    DateOnly Extracted,
    ProbateSum Total,
    IReadOnlyList<ProbateKappa> ByKappa,
    IReadOnlyList<ProbateWeek> Weeks,
    IReadOnlyList<ProbateAge> Ages,
    IReadOnlyList<ProbateCoverage> Coverage,
    IReadOnlyList<ProbateBaseline> Baseline,
    ProbatePlacebo Placebo,
    ProbateAnchor Anchors,
    IReadOnlyList<double[]> Draws,
    ProbateData Data)
    : ProbateResult(Extracted);

/// <summary>A sum over weeks, by its parts. Cases are those that will be opened; the dead are with and without a case.</summary>
/// <param name="Cases">Excess cases, ordinary, in the weeks that cases can be read of. Not floored at 0.</param>
/// <param name="CourtCases">Excess cases of the court-declared stream in the same weeks.</param>
/// <param name="Ordinary">War dead by ordinary cases.</param>
/// <param name="Court">War dead by court-declared cases, whose interval stands apart.</param>
/// <param name="Flash">War dead of the weeks that only the list can tell of.</param>
/// <param name="Dead">All together.</param>
public sealed record ProbateSum(ProbateValue Cases, ProbateValue CourtCases, ProbateValue Ordinary, ProbateValue Court, ProbateValue Flash, ProbateValue Dead);

/// <summary>A number with its interval.</summary>
/// <param name="Value">The median of its draws.</param>
/// <param name="Low">The lower limit.</param>
/// <param name="High">The upper limit.</param>
public readonly record struct ProbateValue(double Value, double Low, double High);

/// <summary>The total at one κ.</summary>
/// <param name="Kappa">The coverage of the unlisted over that of the listed.</param>
/// <param name="Dead">War dead.</param>
public readonly record struct ProbateKappa(double Kappa, ProbateValue Dead);

/// <summary>One week of death.</summary>
/// <param name="Monday">The week's Monday.</param>
/// <param name="ShareKnown">The share of its excess cases that is open; stands beside every recent number.</param>
/// <param name="IsFlash">Whether the list alone tells of it, as too few cases are open.</param>
/// <param name="Listed">Names on the list.</param>
/// <param name="Cases">Excess cases, ordinary, those to come included; NaN in a flash week.</param>
/// <param name="CourtCases">Excess cases of the court-declared stream, those to come included; NaN in a flash week.</param>
/// <param name="Coverage">The share of its dead with a case, by the median draw.</param>
/// <param name="Dead">War dead, both streams.</param>
/// <param name="Court">War dead by court-declared cases; NaN in a flash week.</param>
public sealed record ProbateWeek(
    DateOnly Monday, double ShareKnown, bool IsFlash, long Listed, ProbateValue Cases, ProbateValue CourtCases, double Coverage, ProbateValue Dead, ProbateValue Court);

/// <summary>One group of ages, all weeks.</summary>
/// <param name="Age">The label of the group.</param>
/// <param name="Coverage">The share of its dead with a case.</param>
/// <param name="Dead">War dead.</param>
public sealed record ProbateAge(string Age, ProbateValue Coverage, ProbateValue Dead);

/// <summary>The share of listed dead with a case in one stratum.</summary>
/// <param name="Age">The label of the group of ages.</param>
/// <param name="Recruitment">How they were recruited.</param>
/// <param name="Found">Those of whom a case is open, of the weeks that cases can be read of; a part of those whose age is not known among them.</param>
/// <param name="Searched">Those searched for, likewise.</param>
/// <param name="Coverage">The share that has or will have a case, shrunk towards its recruitment.</param>
public sealed record ProbateCoverage(string Age, string Recruitment, double Found, double Searched, ProbateValue Coverage);

/// <summary>The total under another baseline.</summary>
/// <param name="Name">How it differs: <c>window 2016-2019</c>, <c>no trend</c>, <c>with 2020-2021</c>.</param>
/// <param name="Cases">Excess cases, both streams, of the weeks that cases can be read of; NaN where it could not be fitted.</param>
/// <param name="Dead">War dead, all weeks; NaN where it could not be fitted.</param>
/// <param name="WhyNot">Why it could not be fitted; null where it could.</param>
public sealed record ProbateBaseline(string Name, double Cases, double Dead, string? WhyNot);

/// <summary>How wrong the baseline was on years before the war.</summary>
/// <param name="Drift">The standard deviation of what a trend misses of the logarithm of the ratio of the sexes, by the median; intervals hold the
/// whole of what is not known of it.</param>
/// <param name="Runs">Runs on the baseline's first years, held against those after them.</param>
public sealed record ProbatePlacebo(double Drift, IReadOnlyList<ProbatePlaceboRun> Runs);

/// <summary>One placebo run: a baseline fitted on fewer years, and the years after it.</summary>
/// <param name="BaselineTo">The last year of its baseline.</param>
/// <param name="From">The first year predicted.</param>
/// <param name="To">The last year predicted.</param>
/// <param name="Error">Male cases counted less expected.</param>
/// <param name="StandardError">The nominal standard error, as if the trend went on.</param>
/// <param name="WithDrift">The standard error with what trends miss.</param>
public sealed record ProbatePlaceboRun(int BaselineTo, int From, int To, double Error, double StandardError, double WithDrift);

/// <summary>All names divided by the shares that the BBC's rule supposes to be named.</summary>
/// <param name="Named">Names on the list.</param>
/// <param name="Low">Named over 0.65.</param>
/// <param name="High">Named over 0.45.</param>
public readonly record struct ProbateAnchor(long Named, double Low, double High)
{
    /// <summary>The anchors of a list.</summary>
    public static ProbateAnchor Of(long named) => new(named, named / 0.65, named / 0.45);
}

/// <summary>Cases that one extraction holds and a later one no longer does.</summary>
/// <param name="Earlier">The day of the earlier extraction.</param>
/// <param name="Later">The day of the later one.</param>
/// <param name="Held">Cases of the earlier one.</param>
/// <param name="Vanished">Of these, those that the later one lacks.</param>
/// <param name="Added">Cases of the later one that were open before the earlier was made, and that it lacks.</param>
public readonly record struct ProbateDeletions(DateOnly Earlier, DateOnly Later, long Held, long Vanished, long Added);

/// <summary>What the register and the list held, and what was left out.</summary>
/// <param name="Cases">Cases in the cube.</param>
/// <param name="UnknownAge">Of these, of unknown age: shared out over ages.</param>
/// <param name="OtherAge">Of these, of an age in no group.</param>
/// <param name="SexUnknown">Cases of unknown sex, left out.</param>
/// <param name="OpenedBeforeDeath">Cases opened before the death, left out.</param>
/// <param name="BeforeFirstWeek">Cases of a death before the first week, left out.</param>
/// <param name="AfterLastWeek">Cases opened after the last whole week, left out.</param>
/// <param name="BeyondMaximumDelay">Cases opened after the greatest delay, left out.</param>
/// <param name="Named">Names on the list.</param>
/// <param name="Undated">Of these, without a week of death in the register's weeks.</param>
/// <param name="ListedOtherAge">Of these, of an age in no group.</param>
/// <param name="EarlyBefore">Of women's cases opened within a year, the share opened within half of one, for deaths before the war; NaN without
/// cohorts old enough.</param>
/// <param name="EarlySince">The same for deaths in the war. Where the two differ the delay drifts.</param>
public sealed record ProbateData(
    long Cases,
    long UnknownAge,
    long OtherAge,
    long SexUnknown,
    long OpenedBeforeDeath,
    long BeforeFirstWeek,
    long AfterLastWeek,
    long BeyondMaximumDelay,
    long Named,
    long Undated,
    long ListedOtherAge,
    double EarlyBefore,
    double EarlySince);
