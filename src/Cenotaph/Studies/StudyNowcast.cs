using System.Collections.Immutable;
using Cenotaph.Publication;

namespace Cenotaph.Studies;

/// <summary>What a study gives of registers that are late, one summary for each of its sections [[nowcast]].</summary>
public static class StudyNowcast
{
    /// <summary>The summaries, in the order of the sections. A study without sections gives one for each series that counts periods in two vintages or more.</summary>
    /// <param name="study">The study.</param>
    /// <param name="records">What its ledger holds.</param>
    /// <param name="persons">What the gate lets through of persons, by side; empty for none.</param>
    /// <param name="problems">Receives what is wrong with the registers.</param>
    /// <param name="options">What a command asks otherwise than the study; null for nothing.</param>
    /// <param name="progress">Told how many past nowcasts were made again.</param>
    public static ImmutableArray<NowcastSummary> Of(
        Study study, StudyRecords records, ImmutableArray<PersonsSection> persons, ICollection<Problem> problems, NowcastOptions? options = null,
        IProgress<(string Input, long Rows)>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(problems);
        var summaries = ImmutableArray.CreateBuilder<NowcastSummary>();
        foreach (var plan in Plans(study, records, options))
        {
            if (Summary(study, records, persons, plan, options, problems, progress) is { } summary)
            {
                summaries.Add(summary);
            }
        }

        return summaries.ToImmutable();
    }

    /// <summary>What a table that no study describes gives; null with problems when it cannot be nowcast.</summary>
    /// <param name="table">The table.</param>
    /// <param name="options">What is asked; null for the usual.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <param name="progress">Told how many past nowcasts were made again.</param>
    public static NowcastSummary? OfTable(NowcastTable table, NowcastOptions? options, ICollection<Problem> problems, IProgress<(string Input, long Rows)>? progress = null)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(problems);
        var usual = new NowcastPlan { Id = "table", Title = new(table.Name), Strata = table.HasStrata ? "group" : null };
        var plan = options?.Applied(usual) ?? usual;
        var until = options?.AsOf?.Last;
        var register = table.IsLineList
            ? RegisterTriangle.OfCases(table.Name, table.Cells, plan, until, problems)
            : RegisterTriangle.Of(table.Name, table.Cells, plan, until, null, problems);
        return register is null ? null : Nowcast(plan, register, options, progress);
    }

    /// <summary>Whether a study has anything to nowcast of that id; of any id where it is null.</summary>
    /// <param name="study">The study.</param>
    /// <param name="records">What its ledger holds.</param>
    /// <param name="id">A section's or series' id, or null.</param>
    public static bool Has(Study study, StudyRecords records, string? id) => Plans(study, records, new() { Id = id }).Any();

    private static IEnumerable<NowcastPlan> Plans(Study study, StudyRecords records, NowcastOptions? options)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        var sections = study.Nowcasts.Where(plan => options?.Id is null || plan.Id == options.Id).ToList();
        IEnumerable<NowcastPlan> plans = sections.Count > 0 || (options?.Id is null && !study.Nowcasts.IsEmpty) ? sections
            : records.Series.Where(VintageCells.Has).Where(series => options?.Id is null || series.Definition.Id == options.Id)
                .Select(series => new NowcastPlan { Id = series.Definition.Id, Title = series.Definition.Title, Register = series.Definition.Id });
        return plans.Select(plan => options?.Applied(plan) ?? plan);
    }

    private static NowcastSummary? Summary(
        Study study, StudyRecords records, ImmutableArray<PersonsSection> persons, NowcastPlan plan, NowcastOptions? options, ICollection<Problem> problems,
        IProgress<(string Input, long Rows)>? progress)
    {
        var section = plan.Persons is { } side ? persons.FirstOrDefault(one => one.Side.Id == side) : null;
        var series = plan.Persons is null ? records.Series.First(one => one.Definition.Id == plan.Register) : section?.Weeks;
        if (series is null)
        {
            problems.Add(new("study.toml", null, "nowcast.persons", $"\"{plan.Persons}\" in \"{plan.Id}\"", "a side of which persons were released by date of death", Severity.Doubt));
            return null;
        }

        var cells = VintageCells.WithHidden(VintageCells.Of(series, plan.Strata, problems), section?.HiddenWeeks ?? []);
        if (RegisterTriangle.Of(plan.Register ?? plan.Id, cells, plan, options?.AsOf?.Last, records.AsOf == DateOnly.MinValue ? null : records.AsOf, problems) is not { } register)
        {
            return null;
        }

        var summary = Nowcast(plan, register, options, progress) with { Quantity = series.Definition.Quantity };
        if (section is { HiddenWeeks.IsEmpty: false })
        {
            summary = summary with { Notes = summary.Notes.Add(Phrase.Of("nowcast.hidden", ("count", Phrase.Number((decimal)section.HiddenWeeks.Length, 0)))) };
        }

        FlashPlan[] asked = [.. plan.Flash.Where(flash => options?.Flash != false && (options?.AsOf is not { } day || flash.Date <= day.Last))];
        var flash = new FlashComparison[asked.Length];
        Parallel.For(0, asked.Length, at => flash[at] = new FlashRun(plan, asked[at], register, cells, records).Run());
        return summary with { Flash = [.. flash] };
    }

    private static NowcastSummary Nowcast(NowcastPlan plan, RegisterTriangle register, NowcastOptions? options, IProgress<(string Input, long Rows)>? progress)
    {
        var summary = NowcastRun.Of(plan, register, options?.AsOf?.Last);
        return options?.Score == true ? new NowcastReplay(plan, register, progress).With(summary) : summary;
    }
}
