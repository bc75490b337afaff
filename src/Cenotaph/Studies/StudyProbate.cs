using System.Collections.Immutable;
using Cenotaph.Evidence;
using Cenotaph.Names;
using Cenotaph.Probate;
using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>What a command asks otherwise than the study's section [probate].</summary>
public sealed record ProbateOptions
{
    /// <summary>Whether only the newest extraction is estimated.</summary>
    public bool NewestOnly { get; init; }

    /// <summary>How many draws; null for the study's.</summary>
    public int? Replicates { get; init; }

    /// <summary>The seed of the draws; null for the study's.</summary>
    public ulong? Seed { get; init; }

    /// <summary>How many threads work; the result is the same for any number.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Told what is being done, in words.</summary>
    public Action<string>? Progress { get; init; }

    /// <summary>What the times of the stages are measured by.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

/// <summary>A summary and how long it took.</summary>
/// <param name="Summary">The summary.</param>
/// <param name="Stages">The stages with the seconds each took; linking stands apart.</param>
public sealed record ProbateWork(ProbateVintages Summary, ImmutableArray<(string Stage, double Seconds)> Stages);

/// <summary>Estimates a side's war dead from the inheritance cases and the named list that a study's ledger holds.</summary>
public static class StudyProbate
{
    /// <summary>What is told of linking among the stages: its time is stated apart.</summary>
    public const string Linking = "linking the list with the register";

    private const int LongestDelay = 260;

    /// <summary>The summary; null, with problems, when the ledger holds no register or no list, or the study asks nothing.</summary>
    /// <param name="study">The study.</param>
    /// <param name="ledger">Its ledger.</param>
    /// <param name="problems">Receives what stands in the way.</param>
    /// <param name="options">What is asked otherwise; null for nothing.</param>
    public static ProbateWork? Of(Study study, Ledger ledger, ICollection<Problem> problems, ProbateOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(problems);
        if (study.Probate is not { } plan)
        {
            problems.Add(new(StudyLoader.StudyFile, null, "probate", "nothing", "a section [probate] that says which register and list are asked"));
            return null;
        }

        options ??= new();
        plan = plan with { Settings = plan.Settings with { Replicates = options.Replicates ?? plan.Settings.Replicates, Seed = options.Seed ?? plan.Settings.Seed } };
        var archive = Path.Combine(study.Folder, ArchivedTable.Folder);
        var stages = new Stages(options);
        if (ArchivedTable.Vintages(ledger, plan.Register) is not { IsEmpty: false } tables)
        {
            problems.Add(new($"inputs/{plan.Register}.toml", null, null, "no cases in the ledger", $"\"cenotaph ingest {study.Folder}\" first"));
            return null;
        }

        var names = stages.Run("reading the named list", () => ProbateNames.Read(plan, ledger));
        if (names.All.IsEmpty)
        {
            problems.Add(new($"inputs/{plan.List[0]}.toml", null, null, "no report of a dead man in the ledger", $"the named list, taken in by \"cenotaph ingest {study.Folder}\""));
            return null;
        }

        var results = new List<ProbateResult>();
        var registers = new List<ProbateRegister>();
        var deletions = new List<ProbateDeletions>();
        var notes = new List<string>();
        ProbateLinks? links = null;
        ProbateCube? later = null;
        var seen = new HashSet<DateOnly>();
        foreach (var table in tables.Reverse())
        {
            if (options.NewestOnly && results.Count > 0)
            {
                break;
            }

            using var opened = stages.Run("opening the archived cases", () => table.Open(ledger, archive));
            using var query = new CaseQuery(opened.Path, options.Threads);
            stages.Run("reading the sex from names", () => query.ReadSexes(Word, text => Sex(PatronymicForm.Of(text).Sex), text => Sex(GivenForm.Of(text).Sex), text => Sex(SurnameForm.Of(text).Sex)));
            foreach (var (day, column) in Extractions(query, plan, table, tables[^1], notes))
            {
                if (!seen.Add(day) || (options.NewestOnly && results.Count > 0))
                {
                    continue;
                }

                if (Frame(plan, day, problems) is not { } frame)
                {
                    continue;
                }

                links ??= stages.Run(Linking, () => ProbateLinks.Read(
                    names, plan, table, column, () => query, ledger, archive,
                    new() { Threads = options.Threads, Progress = options.Progress, Clock = options.Clock }));
                var cube = stages.Run("counting cases", () => Count(query, plan, frame, column));
                var listed = List(names, links, plan, frame);
                results.Add(stages.Run("estimating", () => ProbateEstimator.Estimate(cube, listed.Counts, plan.Settings)));
                registers.Add(Register(cube, listed, table));
                if (later is not null)
                {
                    deletions.Add(cube.DeletedBy(later));
                }

                later = cube;
            }
        }

        if (links is { } done)
        {
            notes.Insert(0, string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"The list of {names.All.Length:N0} names was linked with {done.Candidates:N0} cases of men who died in the war's years: {done.Found:N0} have one; by the sum of probabilities {done.Expected:N0}."));
        }

        deletions.Reverse();
        return new(
            new(plan.Title, plan.Side, [.. results], [.. registers], [.. deletions], [.. notes]),
            stages.All);
    }

    // The days to which a table's rows were extracted, the newest first, with what the column says of them.
    private static IEnumerable<(DateOnly Day, DateOnly? Column)> Extractions(
        CaseQuery query, ProbatePlan plan, ArchivedTable table, ArchivedTable newest, List<string> notes)
    {
        var days = query.Extractions();
        if (days.Count > 0)
        {
            return days.Reverse().Select(day => (day, (DateOnly?)day));
        }

        if (table == newest && plan.Extracted is { } only)
        {
            return [(only, null)];
        }

        notes.Add($"The register of entry {table.Sequence} is left out: it says nowhere to which day it was extracted. Give its input a constant \"extracted\".");
        return [];
    }

    private static ProbateFrame? Frame(ProbatePlan plan, DateOnly extracted, ICollection<Problem> problems)
    {
        // The first whole week of the first year of the baseline.
        var monday = ProbateFrame.Monday(new DateOnly(plan.Settings.BaselineFrom, 1, 1).AddDays(6));
        try
        {
            return new(monday, extracted, plan.Ages, Math.Max(LongestDelay, plan.Settings.CourtMaximumDelay));
        }
        catch (ArgumentException)
        {
            problems.Add(new(StudyLoader.StudyFile, null, "probate", $"an extraction of {extracted:yyyy-MM-dd}", $"one after the baseline, which begins on {monday:yyyy-MM-dd}"));
            return null;
        }
    }

    private static ProbateCube Count(CaseQuery query, ProbatePlan plan, ProbateFrame frame, DateOnly? extracted)
    {
        var cube = new ProbateCube(frame, plan.CourtDays);
        var axes = new CaseAxes(frame.FirstWeek, frame.Weeks, frame.MaximumDelay, [.. plan.Ages.Select(age => (age.Low, age.High ?? int.MaxValue))], plan.CourtDays);
        foreach (var group in query.Groups(axes, extracted))
        {
            cube.Add(group.Court ? CaseStream.CourtDeclared : CaseStream.Ordinary, group.Sex, group.Age, group.Week, group.Delay, group.Count);
        }

        return cube;
    }

    // The list as it stood on the day of the extraction: who was not published by then is not on it, and a case opened later is none.
    private static (ListedCounts Counts, long Searched, long Found) List(ProbateNames names, ProbateLinks links, ProbatePlan plan, ProbateFrame frame)
    {
        var counts = new ListedCounts(frame, plan.Convicts.IsEmpty ? ["all"] : ["others", "convicts"]);
        var (searched, found) = (0L, 0L);
        for (var i = 0; i < names.All.Length; i++)
        {
            var one = names.All[i];
            if (one.Published is { } published && published > frame.Extracted)
            {
                continue;
            }

            if (one.Death is not { IsDay: true } || one.Published is null)
            {
                counts.AddUndated(1);
                continue;
            }

            var death = one.Death.Value.First;
            var @case = links.Of[i] is { } link && link.Opened <= frame.Extracted ? link : (FoundCase?)null;
            var isSearched = !string.IsNullOrWhiteSpace(one.Name);
            (searched, found) = (searched + (isSearched ? 1 : 0), found + (isSearched && @case is not null ? 1 : 0));
            counts.Add(new(
                frame.Age(Middle(one.Birth), death),
                plan.Convicts.Contains(one.Recruitment ?? "") ? 1 : 0,
                frame.Week(death),
                frame.Week(one.Published.Value) - frame.Week(death),
                isSearched,
                @case is { } its ? its.Court ? CaseStream.CourtDeclared : CaseStream.Ordinary : null,
                @case is { } of ? Math.Max(0, frame.Week(of.Opened) - frame.Week(of.Death)) : 0));
        }

        return (counts, searched, found);
    }

    private static DateOnly? Middle(DateSpan? birth) => birth is { Days: <= 366 } span ? span.First.AddDays((span.Days - 1) / 2) : null;

    private static ProbateRegister Register(ProbateCube cube, (ListedCounts Counts, long Searched, long Found) list, ArchivedTable table) => new(
        cube.Frame.Extracted,
        table.Digest.ToString(),
        cube.Of(CaseReading.Counted),
        [.. from reading in Enum.GetValues<CaseReading>()
            where reading != CaseReading.Counted && cube.Of(reading) > 0
            select (Reason(reading), cube.Of(reading))],
        list.Counts.Named,
        list.Searched,
        list.Found);

    private static string Reason(CaseReading reading) => reading switch
    {
        CaseReading.SexUnknown => "sex unknown",
        CaseReading.OpenedBeforeDeath => "opened before the death",
        CaseReading.BeforeFirstWeek => "died before the first week",
        CaseReading.AfterLastWeek => "opened after the last whole week",
        _ => "opened after the greatest delay",
    };

    private static SexGroup Word(string word) => CountLabel.TryReadSex(word, out var sex) ? sex : SexGroup.Unknown;

    private static SexGroup Sex(NameSex sex) => sex switch
    {
        NameSex.Male => SexGroup.Male,
        NameSex.Female => SexGroup.Female,
        _ => SexGroup.Unknown,
    };

    // Stages of the same name, of several extractions, are added up.
    private sealed class Stages(ProbateOptions options)
    {
        private readonly List<(string Stage, double Seconds)> all = [];

        public ImmutableArray<(string Stage, double Seconds)> All => [.. all];

        public T Run<T>(string stage, Func<T> work)
        {
            options.Progress?.Invoke(stage + " …");
            var from = options.Clock.GetTimestamp();
            var result = work();
            var seconds = options.Clock.GetElapsedTime(from).TotalSeconds;
            var at = all.FindIndex(one => one.Stage == stage);
            if (at < 0)
            {
                all.Add((stage, seconds));
            }
            else
            {
                all[at] = (stage, all[at].Seconds + seconds);
            }

            return result;
        }
    }
}
