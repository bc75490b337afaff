using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Studies;

/// <summary>One request to correct the list.</summary>
/// <param name="Number">Its number: the sequence of its entry.</param>
/// <param name="Reports">Handles of the person's reports when it was made; they stay when the person's id changes.</param>
/// <param name="Ask"><c>hide</c> (the name, yet count), <c>remove</c> (the name, everywhere), <c>wrong</c> (the person is wrongly listed).</param>
/// <param name="Made">The day.</param>
/// <param name="Due">The day by which it is to be decided.</param>
/// <param name="Outcome"><c>granted</c>, <c>refused</c>, or null while it is open.</param>
/// <param name="Decided">The day of the outcome, or null.</param>
public sealed record CorrectionRequest(
    long Number, ImmutableArray<RecordId> Reports, string Ask, DateOnly Made, DateOnly Due, string? Outcome, DateOnly? Decided);

/// <summary>The correction requests of a ledger. Their counters are public, the cases are not.</summary>
/// <param name="Requests">All requests, in order.</param>
/// <param name="AsOf">The day to which lateness is measured, or null.</param>
public sealed record CorrectionBook(ImmutableArray<CorrectionRequest> Requests, DateOnly? AsOf)
{
    /// <summary>The kind of the entry that holds a request; its body is personal.</summary>
    public const string RequestKind = "correction-request";

    /// <summary>The kind of the entry that holds an outcome.</summary>
    public const string OutcomeKind = "correction-outcome";

    /// <summary>What may be asked.</summary>
    public static ImmutableArray<string> Asks { get; } = ["hide", "remove", "wrong"];

    /// <summary>How a request may end.</summary>
    public static ImmutableArray<string> Outcomes { get; } = ["granted", "refused"];

    /// <summary>Reads the requests with their last outcomes. A request whose body was erased keeps its number and nothing else.</summary>
    public static CorrectionBook Read(Ledger ledger, DateOnly? asOf)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        var requests = new SortedDictionary<long, CorrectionRequest>();
        foreach (var entry in ledger.Entries(RequestKind).Where(entry => !entry.Body.IsEmpty))
        {
            using var body = JsonDocument.Parse(entry.Body);
            string Text(string member) => body.RootElement.GetProperty(member).GetString()!;
            requests[entry.Sequence] = new(
                entry.Sequence,
                [.. body.RootElement.GetProperty("reports").EnumerateArray().Select(handle => Handle(handle.GetString()!))],
                Text("ask"), Day(Text("made")), Day(Text("due")), null, null);
        }

        foreach (var entry in ledger.Entries(OutcomeKind))
        {
            using var body = JsonDocument.Parse(entry.Body);
            if (requests.TryGetValue(body.RootElement.GetProperty("request").GetInt64(), out var request))
            {
                requests[request.Number] = request with
                {
                    Outcome = body.RootElement.GetProperty("outcome").GetString(),
                    Decided = Day(body.RootElement.GetProperty("at").GetString()!),
                };
            }
        }

        return new([.. requests.Values], asOf);
    }

    /// <summary>The entry of a new request.</summary>
    public static Draft Request(IEnumerable<RecordId> reports, string ask, DateOnly made, DateOnly due, string by, string why)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("ask", ask);
        json.Member("by", by);
        json.Member("due", Text(due));
        json.Member("made", Text(made));
        json.Member("reports", reports.Select(report => report.ToString()).Order(StringComparer.Ordinal));
        json.Member("why", why);
        return new(RequestKind, null, json.End().ToArray(), Personal: true);
    }

    /// <summary>The entry of an outcome. Its reason should name nobody.</summary>
    public static Draft Outcome(long request, string outcome, DateOnly at, string by, string why)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("at", Text(at));
        json.Member("by", by);
        json.Member("outcome", outcome);
        json.Member("request", request);
        json.Member("why", why);
        return new(OutcomeKind, null, json.End().ToArray(), Personal: false);
    }

    /// <summary>Reports of persons who were granted to be wrongly listed: their case is withdrawn.</summary>
    public IEnumerable<RecordId> WronglyListed() => Granted("wrong");

    /// <summary>Reports of persons who are counted and not named: hidden or removed.</summary>
    public IEnumerable<RecordId> Unnamed() => [.. Granted("hide"), .. Granted("remove"), .. Granted("wrong")];

    /// <summary>The public counters: made, open, late, and by what was asked and how it ended.</summary>
    public IEnumerable<(string Counter, int Count)> Counters()
    {
        yield return ("requests", Requests.Length);
        yield return ("open", Requests.Count(request => request.Outcome is null));
        yield return ("late", Requests.Count(request => request.Outcome is null && request.Due < AsOf));
        foreach (var ask in Asks)
        {
            foreach (var outcome in Outcomes)
            {
                yield return ($"{ask}_{outcome}", Requests.Count(request => request.Ask == ask && request.Outcome == outcome));
            }
        }
    }

    private IEnumerable<RecordId> Granted(string ask) => Requests.Where(request => request.Ask == ask && request.Outcome == "granted").SelectMany(request => request.Reports);

    private static RecordId Handle(string text) => new(
        ulong.Parse(text.AsSpan(0, 16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture),
        ulong.Parse(text.AsSpan(16), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
