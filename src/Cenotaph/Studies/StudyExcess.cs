using System.Collections.Immutable;
using Cenotaph.ExcessMortality;
using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>What a study gives of excess deaths, one summary for each of its sections [[excess]].</summary>
public static class StudyExcess
{
    /// <summary>The summaries, in the order of the sections.</summary>
    /// <param name="study">The study.</param>
    /// <param name="records">What its ledger holds.</param>
    /// <param name="problems">Receives what is wrong with the registers.</param>
    /// <param name="options">What a command asks otherwise than the study; null for nothing.</param>
    public static ImmutableArray<ExcessSummary> Of(
        Study study, StudyRecords records, ICollection<Problem> problems, ExcessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(problems);
        return [.. Plans(study, options).Select(plan => Summary(study, records, plan, problems))];
    }

    /// <summary>Joint draws of every plan of the ratio method, by its preferred variant.</summary>
    /// <param name="study">The study.</param>
    /// <param name="records">What its ledger holds.</param>
    /// <param name="problems">Receives what is wrong with the registers.</param>
    /// <param name="draws">How many.</param>
    /// <param name="seed">Of the random stream.</param>
    /// <param name="options">What a command asks otherwise than the study; null for nothing.</param>
    public static ImmutableArray<DrawSet> Draws(
        Study study, StudyRecords records, ICollection<Problem> problems, int draws, ulong seed, ExcessOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(problems);
        return
        [
            .. Plans(study, options).Where(plan => plan.Method == "ratio")
                .SelectMany(plan => ExcessDrawing.Of(plan, Arrays(study, records, plan, new ProblemCollection()), problems, draws, seed)),
        ];
    }

    /// <summary>What a file of counts that no study describes gives.</summary>
    /// <param name="deaths">The deaths.</param>
    /// <param name="cause">Deaths of a cause to subtract, or null.</param>
    /// <param name="options">What is asked; null for the usual.</param>
    /// <param name="problems">Receives what cannot be asked of it.</param>
    public static ExcessSummary OfFile(CountFile deaths, CountFile? cause, ExcessOptions? options, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(deaths);
        ArgumentNullException.ThrowIfNull(problems);
        var (plan, arrays) = FilePlan(deaths, cause, options);
        return ExcessRun.Of(plan, arrays, problems);
    }

    /// <summary>Joint draws from such a file.</summary>
    /// <param name="deaths">The deaths.</param>
    /// <param name="cause">Deaths of a cause to subtract, or null.</param>
    /// <param name="options">What is asked; null for the usual.</param>
    /// <param name="problems">Receives what cannot be asked of it.</param>
    /// <param name="draws">How many.</param>
    /// <param name="seed">Of the random stream.</param>
    public static ImmutableArray<DrawSet> DrawsOfFile(
        CountFile deaths, CountFile? cause, ExcessOptions? options, ICollection<Problem> problems, int draws, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(deaths);
        ArgumentNullException.ThrowIfNull(problems);
        var (plan, arrays) = FilePlan(deaths, cause, options);
        return plan.Method == "ratio" ? ExcessDrawing.Of(plan, arrays, problems, draws, seed) : [];
    }

    private static IEnumerable<ExcessPlan> Plans(Study study, ExcessOptions? options) =>
        study.Excess.Where(plan => options?.Id is null || plan.Id == options.Id).Select(plan => options?.Applied(plan) ?? plan)
            .Where(plan => options?.Method is null || plan.Method == options.Method);

    private static (ExcessPlan Plan, CountArrays Arrays) FilePlan(CountFile deaths, CountFile? cause, ExcessOptions? options)
    {
        var table = deaths.Deaths;
        var working = AgeGroup.Between(15, 49);
        var plan = new ExcessPlan
        {
            Id = "table",
            Title = new(table.Name),
            Method = deaths.HasSexes ? "ratio" : "seasonal-trend",

            // The ages of soldiers, as far as the register tells them apart; else all.
            Ages = !deaths.HasSexes ? [] : [.. table.Ages.Where(age => working.Contains(age))],
            Preferred = new(cause is not null, TrendForm.Linear, 5),
            Sexes = deaths.HasSexes ? [SexGroup.Male] : [SexGroup.Both],
        };
        return (options?.Applied(plan) ?? plan, new(table, cause?.Deaths, deaths.Population, CountTable.Whole));
    }

    private static ExcessSummary Summary(Study study, StudyRecords records, ExcessPlan plan, ICollection<Problem> problems)
    {
        var summary = ExcessRun.Of(plan, Arrays(study, records, plan, problems), problems);
        return summary.Results.IsEmpty ? summary : ExcessBeside.With(study, records, plan, summary, problems);
    }

    private static CountArrays Arrays(Study study, StudyRecords records, ExcessPlan plan, ICollection<Problem> problems)
    {
        CountTable Table(string id)
        {
            var table = SeriesCounts.Of(records.Series.First(one => one.Definition.Id == id), plan.KnownBy, problems);
            CountChecks.Totals(table, problems, plan.Apart);
            return table;
        }

        var name = plan.Side is { } side ? study.Vocabulary.Sides.FirstOrDefault(one => one.Id == side)?.Name.ToString() : null;
        return new(Table(plan.Register), plan.Cause is { } cause ? Table(cause) : null, plan.Population is { } people ? Table(people) : null, name ?? CountTable.Whole)
        {
            Limits = plan.LeeCarterLimits is { } limits ? SeriesCounts.Limits(records.Series.First(one => one.Definition.Id == limits)) : new Dictionary<CountPlace, (double, double)>(),
        };
    }
}
