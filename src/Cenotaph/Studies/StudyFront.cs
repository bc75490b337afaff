using System.Collections.Immutable;
using Cenotaph.Frontline;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>How the front of a study moved, or that of a user's own polygons.</summary>
public static class StudyFront
{
    /// <summary>What section [front] asks; null where there is none. Nothing newer than the study's delay is read.</summary>
    /// <param name="study">The study.</param>
    /// <param name="records">What its ledger holds.</param>
    /// <param name="problems">Receives what cannot be used.</param>
    /// <param name="options">What is asked otherwise than the study does, or null.</param>
    public static FrontSummary? Of(Study study, StudyRecords records, ICollection<Problem> problems, FrontOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(problems);
        if (study.Front is not { } plan)
        {
            return null;
        }

        var until = FrontDelay.Until(plan, records.AsOf);
        var series = FrontDelay.HoldBack(records.Series, plan, records.AsOf);
        var ground = Ground(study, plan, until, problems);
        ImmutableArray<FrontTrack> tracks = ground?.Tracks ?? Tracks(study, plan, series);
        if (options?.Axis is { } only && !tracks.Any(track => track.Axis.Id == only))
        {
            problems.Add(new(
                "study.toml", null, "front", $"the axis \"{only}\"",
                "one of " + string.Join(", ", tracks.Select(track => track.Axis.Id).Distinct(StringComparer.Ordinal))));
            return null;
        }

        ImmutableArray<AreaTrack> areas = [.. plan.Areas.Select(id => Area(study, series.First(one => one.Definition.Id == id))).Where(area => !area.Positions.IsEmpty)];
        var windows = Windows(plan, options, tracks, areas, until);
        return new()
        {
            Side = study.Vocabulary.Side(plan.Side),
            Settings = plan.Settings,
            Until = until,
            Tracks = [.. tracks.Where(track => Asked(track.Axis, track.Measure, options))],
            Rates = Rates(tracks, windows, plan.Settings, options),
            Areas = [.. windows.SelectMany(window => Gains(areas, window, plan.Settings))],
            Deaths = [.. new FrontDeaths(study, records, plan, areas, problems).Ratios(windows)],
            Published = [.. new FrontPublished(study, records, plan, tracks, areas).All()],
            Notes =
            [
                Phrase.Of("front.delay", ("until", Phrase.Date(until)), ("days", Phrase.Number(plan.Settings.DelayDays))),
                Phrase.Of("front.depends"), Phrase.Of("front.interval"),
                .. areas.IsEmpty ? Enumerable.Empty<Phrase>() : [Phrase.Of("front.areas-differ")],
                .. plan.Deaths.IsEmpty ? Enumerable.Empty<Phrase>() : [Phrase.Of("front.deaths-note")],
            ],
            Files = ground?.Files ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
        };
    }

    /// <summary>What a user's own polygons show, without a study; null, with problems, where nothing can be measured.</summary>
    /// <param name="files">GeoJSON files, one a day.</param>
    /// <param name="boxes">The table of axes.</param>
    /// <param name="ground">Which features, and where the day is.</param>
    /// <param name="options">Which axis, measure and window.</param>
    /// <param name="settings">How.</param>
    /// <param name="problems">Receives what cannot be used.</param>
    public static FrontSummary? OfFiles(
        IReadOnlyList<string> files, string boxes, GroundOptions ground, FrontOptions options, FrontSettings settings, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(problems);
        if (AxisTable.Read(boxes, problems) is not { } axes)
        {
            return null;
        }

        if (options.Axis is { } only && !axes.Any(axis => axis.Id == only))
        {
            problems.Add(new(Path.GetFileName(boxes), null, null, $"no axis \"{only}\"", "one of " + string.Join(", ", axes.Select(axis => axis.Id))));
            return null;
        }

        if (FrontGround.Measure(files, axes, ground, null, problems) is not { } measured)
        {
            return null;
        }

        var total = new AreaTrack(
            "polygons", new("All held ground of the files"), new("the files"), null,
            new() { Side = "polygons", Category = "held-area", Kind = QuantityKind.Level, Unit = "km2" }, measured.Area);
        ImmutableArray<DateSpan> windows = [Window(options, measured.Tracks, [total], DateOnly.MaxValue)];
        return new()
        {
            Settings = settings,
            Tracks = [.. measured.Tracks.Where(track => Asked(track.Axis, track.Measure, options))],
            Rates = Rates(measured.Tracks, windows, settings, options),
            Areas = [.. windows.SelectMany(window => Gains([total], window, settings))],
            Notes = [Phrase.Of("front.depends"), Phrase.Of("front.interval")],
            Files = measured.Files,
        };
    }

    // Ranks are among all axes, whichever are shown.
    private static ImmutableArray<AdvanceRate> Rates(IReadOnlyList<FrontTrack> tracks, IEnumerable<DateSpan> windows, FrontSettings settings, FrontOptions? options) =>
        [.. windows.SelectMany(window => AdvanceRate.Of(tracks, window, settings)).Where(rate => Asked(rate.Axis, rate.Measure, options))];

    private static IEnumerable<AreaGain> Gains(IReadOnlyList<AreaTrack> areas, DateSpan window, FrontSettings settings)
    {
        var common = Common(areas, window);
        var whole = common.First.DayNumber - window.First.DayNumber <= settings.GapDays && window.Last.DayNumber - common.Last.DayNumber <= settings.GapDays;
        List<AreaGain> gains = [.. areas.Select(area => AreaGain.Of(area, common, settings)).Select(gain => gain with { Asked = window, IsWhole = gain.IsWhole && whole })];
        return AreaGain.Together(gains, settings) is { } both ? gains.Append(both) : gains;
    }

    /// <summary>The days of a window that all sources cover, so that they can stand side by side; the window where there are none.</summary>
    internal static DateSpan Common(IReadOnlyList<AreaTrack> areas, DateSpan window)
    {
        var known = areas.Where(area => !area.Positions.IsEmpty).ToList();
        if (known.Count == 0)
        {
            return window;
        }

        var (first, last) = (known.Max(area => area.Positions[0].Day), known.Min(area => area.Positions[^1].Day));
        (first, last) = (first > window.First ? first : window.First, last < window.Last ? last : window.Last);
        return first < last ? new(first, last) : window;
    }

    private static bool Asked(FrontAxis axis, FrontMeasure measure, FrontOptions? options) =>
        (options?.Axis is not { } only || axis.Id == only) && (options?.Measure is not { } one || measure == one);

    private static ImmutableArray<DateSpan> Windows(
        FrontPlan plan, FrontOptions? options, IReadOnlyList<FrontTrack> tracks, IReadOnlyList<AreaTrack> areas, DateOnly until)
    {
        if (options is { From: not null } or { To: not null } || plan.Windows.IsEmpty)
        {
            return [Window(options ?? new(), tracks, areas, until)];
        }

        return [.. plan.Windows.Where(window => window.First < until).Select(window => new DateSpan(window.First, window.Last is { } last && last < until ? last : until))];
    }

    // What is not asked for is the first or last day on record.
    private static DateSpan Window(FrontOptions options, IReadOnlyList<FrontTrack> tracks, IReadOnlyList<AreaTrack> areas, DateOnly until)
    {
        var positions = tracks.Select(track => track.Positions).Where(one => !one.IsEmpty).ToList();
        if (positions.Count == 0)
        {
            positions = [.. areas.Select(area => area.Positions)];
        }

        var to = options.To ?? (positions.Count == 0 ? until : positions.Max(one => one[^1].Day));
        to = to < until ? to : until;
        var from = options.From ?? (positions.Count == 0 ? to : positions.Min(one => one[0].Day));
        return from <= to ? new(from, to) : DateSpan.Day(to);
    }

    private static FrontGround? Ground(Study study, FrontPlan plan, DateOnly until, ICollection<Problem> problems)
    {
        if (plan.Polygons is not { } pattern || plan.Boxes is not { } boxes || AxisTable.Read(Path.Combine(study.Folder, boxes), problems) is not { } axes)
        {
            return null;
        }

        var folder = Path.GetDirectoryName(Path.Combine(study.Folder, pattern))!;
        string[] files = Directory.Exists(folder) ? Directory.GetFiles(folder, Path.GetFileName(pattern)) : [];
        if (files.Length == 0)
        {
            problems.Add(new("study.toml", null, "front.polygons", $"\"{pattern}\", which matches no file", "GeoJSON files, one a day"));
            return null;
        }

        return FrontGround.Measure(files, [.. axes.Select(axis => axis with { Name = Name(study, plan, axis.Id) })], plan.Ground, until, problems);
    }

    private static ImmutableArray<FrontTrack> Tracks(Study study, FrontPlan plan, IReadOnlyList<Series> series)
    {
        Dictionary<string, FrontAxis> axes = new(StringComparer.Ordinal);
        List<FrontTrack> tracks = [];
        foreach (var measure in FrontMeasureWords.All.Where(plan.Positions.ContainsKey))
        {
            var one = series.First(other => other.Definition.Id == plan.Positions[measure]);
            var scale = Scale(one.Definition.Quantity.Unit, measure.Unit());
            foreach (var group in one.Rows.Where(row => row.Part.ContainsKey("area")).GroupBy(row => row.Part["area"], StringComparer.Ordinal))
            {
                var axis = axes.TryGetValue(group.Key, out var known) ? known : axes[group.Key] = new(group.Key, Name(study, plan, group.Key), null);
                tracks.Add(new(axis, measure, Positions(group, scale)));
            }
        }

        List<string> order = [.. plan.Axes.Select(axis => axis.Id), .. axes.Keys];
        return [.. tracks.Where(track => !track.Positions.IsEmpty).OrderBy(track => order.IndexOf(track.Axis.Id)).ThenBy(track => track.Measure)];
    }

    private static AreaTrack Area(Study study, Series series)
    {
        var definition = series.Definition;
        return new(
            definition.Id, definition.Title, study.Vocabulary.Publishers.Find(definition.Publisher)?.Name ?? new(definition.Publisher), definition.Note, definition.Quantity,
            Positions(series.Rows.Where(row => row.Part.IsEmpty), Scale(definition.Quantity.Unit, "km2")));
    }

    // Rows come by vintage, so the last of a day is its newest.
    private static ImmutableArray<FrontPosition> Positions(IEnumerable<SeriesRow> rows, double scale) =>
    [
        .. rows.Where(row => row is { Date: { IsDay: true }, Value: not null }).GroupBy(row => row.Date!.Value.First)
            .Select(day => new FrontPosition(day.Key, (double)day.Last().Value!.Value * scale)).OrderBy(position => position.Day),
    ];

    private static double Scale(string from, string to) => (from, to) switch
    {
        ("km", "m") => 1000,
        ("m2", "km2") => 1e-6,
        _ => 1,
    };

    private static LocalText Name(Study study, FrontPlan plan, string axis) =>
        plan.Axes.FirstOrDefault(one => one.Id == axis) is not { } known ? new(axis)
        : known.Name ?? (known.Scope is { } scope && study.Vocabulary.Scopes.Any(one => one.Id == scope) ? study.Vocabulary.Scope(scope).Name : new(axis));
}
