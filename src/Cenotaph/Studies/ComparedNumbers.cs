using Cenotaph.Claims;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>A number of the record that can be divided, added or drawn.</summary>
/// <param name="Record">The claim's id, or ID@GROUP of a series' row.</param>
/// <param name="Title">What it is, for readers.</param>
/// <param name="Quantity">What it counts.</param>
/// <param name="Figure">The number; a row's limits are a range.</param>
internal sealed record ComparedNumber(string Record, LocalText Title, Quantity Quantity, Figure Figure)
{
    /// <summary>Its low limit as printed; of one number without limits the number.</summary>
    public double? Low => (double?)(Figure.Low ?? Figure.Value);

    /// <summary>Its high limit as printed.</summary>
    public double? High => (double?)(Figure.High ?? Figure.Value);

    /// <summary>Half of the step that one printed number without limits can hide.</summary>
    public double Hidden => Figure.Bound is Bound.Point or Bound.Approximate ? (double)Figure.Rounding / 2 : 0;
}

/// <summary>Finds what sections of study.toml name in the records; what cannot be used becomes a problem with its section.</summary>
internal sealed class ComparedNumbers
{
    private readonly Dictionary<string, Claim> claims;
    private readonly StudyRecords records;
    private readonly ICollection<Problem> problems;

    /// <summary>What is known by a day, or all.</summary>
    public ComparedNumbers(StudyRecords records, ICollection<Problem> problems, DateOnly? knownBy = null)
    {
        (this.records, this.problems, KnownBy) = (records, problems, knownBy);
        claims = records.Claims.Where(claim => !claim.Vanished && IsKnown(claim)).DistinctBy(claim => claim.Id).ToDictionary(claim => claim.Id, StringComparer.Ordinal);
    }

    /// <summary>The day by which something must have been published to count; null for all.</summary>
    public DateOnly? KnownBy { get; }

    /// <summary>Says what is wrong with a section.</summary>
    public void Fault(string section, string seen, string expected, Severity severity = Severity.Error) =>
        problems.Add(new(StudyLoader.StudyFile, null, section, seen, expected, severity));

    /// <summary>A claim by its id, or null with a problem.</summary>
    public Claim? Claim(string id, string section)
    {
        if (claims.TryGetValue(id, out var claim))
        {
            return claim;
        }

        Fault(
            section, $"claim \"{id}\"{(KnownBy is { } day && records.Claims.Any(one => one.Id == id && !one.Vanished) ? $", which was published after {day:yyyy-MM-dd}" : "")}",
            "the id of a claim that the study has");
        return null;
    }

    /// <summary>Whether there is a claim of that id.</summary>
    public bool Knows(string id) => claims.ContainsKey(id);

    /// <summary>A series by its id; null where there is none.</summary>
    public Series? Series(string id) => records.Series.FirstOrDefault(series => series.Definition.Id == id);

    /// <summary>Rows of the newest edition that was known, by date.</summary>
    public List<SeriesRow> Rows(Series series)
    {
        var known = series.Rows.Where(row => KnownBy is not { } day || !((row.Vintage ?? row.Date)?.Last > day)).ToList();
        var newest = known.Max(row => row.Vintage?.Last);
        return [.. known.Where(row => row.Vintage?.Last == newest).OrderBy(row => row.Date?.First).ThenBy(row => row.Date?.Last)];
    }

    /// <summary>A claim by its id or a row as ID@GROUP, with a number; null with a problem.</summary>
    public ComparedNumber? Number(string record, string section)
    {
        ComparedNumber? number;
        if (!claims.ContainsKey(record) && record.LastIndexOf('@') is > 0 and var at && Series(record[..at]) is { } series)
        {
            number = OfWars(series).FirstOrDefault(one => one.Record == record);
            if (number is null)
            {
                Fault(section, $"\"{record}\"", $"a row of that series: {string.Join(", ", OfWars(series).Select(one => one.Record).Take(5))}");
                return null;
            }
        }
        else if (Claim(record, section) is { } claim)
        {
            number = new(claim.Id, new(claim.Id), claim.Quantity, claim.Figure);
        }
        else
        {
            return null;
        }

        if (number.Figure.InWords || number.Figure.Bound == Bound.None || number.Low < 0 || number.High < 0)
        {
            Fault(section, $"{record}, {number.Figure}", "a number from 0 up, not a word for one or none");
            return null;
        }

        return number;
    }

    /// <summary>The rows of a series that is not in time, each about one war, group or area.</summary>
    public static IEnumerable<ComparedNumber> OfWars(Series series) =>
        from row in series.Rows
        where row is { Date: null, Part.Count: 1 } && (row.Value ?? row.Low ?? row.High) is not null && !(row.Low > row.High)
        let name = row.Part.Values.First()
        select new ComparedNumber($"{series.Definition.Id}@{name}", new(name), series.Definition.Quantity, Of(row));

    /// <summary>A row's number.</summary>
    public static Figure Of(SeriesRow row) => row switch
    {
        { Low: { } low, High: { } high } => Figure.Between(low, high, row.Value is { } value && value >= low && value <= high ? value : null),
        { Value: { } value } => Figure.Point(value),
        { Low: { } low } => Figure.AtLeast(low),
        { High: { } high } => Figure.AtMost(high),
        _ => Figure.None,
    };

    private bool IsKnown(Claim claim) =>
        KnownBy is not { } day || !((claim.PublishedAt ?? claim.RecordedAt ?? claim.ReportedAt ?? claim.Quantity.AsOf ?? claim.Quantity.Period)?.Last > day);
}
