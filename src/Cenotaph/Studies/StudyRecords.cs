using System.Collections.Immutable;
using System.Text.Json;
using Cenotaph.Claims;
using Cenotaph.Evidence;
using Cenotaph.Publication;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>What a study's ledger holds, read by the study's words of today.</summary>
/// <param name="Claims">The claims that stand, in the order of every list.</param>
/// <param name="Series">The series, in the study's order.</param>
/// <param name="Inputs">The inputs as taken in.</param>
/// <param name="AsOf">The day to which ages are measured.</param>
public sealed record StudyRecords(
    ImmutableArray<Claim> Claims, ImmutableArray<Series> Series, ImmutableArray<InputSource> Inputs, DateOnly AsOf)
{
    /// <summary>Reads what stands; a record that today's words cannot read becomes a problem.</summary>
    public static StudyRecords Read(Study study, Ledger ledger, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(problems);
        var runs = new RunLog(ledger);
        var inputs = study.Inputs.ToImmutableDictionary(plan => plan.Name, StringComparer.Ordinal);
        List<Claim> claims = [];
        foreach (var record in CurrentRecords.Of(ledger, ClaimFields.Name, keepVanished: true))
        {
            using var document = JsonDocument.Parse(record.Entry.Body);
            var body = document.RootElement;
            var input = Text(body, "input") ?? "";
            if (!inputs.TryGetValue(input, out var plan) || plan.Kind.Name != ClaimFields.Name
                || (record.Vanished && !plan.KeepsVanished))
            {
                continue;
            }

            var files = runs.LastComplete(input)?.Files;
            var origin = plan.Origin with { Archived = files is { Count: 1 } ? files.Values.First() : null };
            if (ClaimReader.TryRead(body, study.Vocabulary, origin, study.Lineage, out var claim, out var fault))
            {
                claims.Add(claim with { Vanished = record.Vanished });
            }
            else
            {
                problems.Add(new(plan.File, null, fault.Field, $"\"{fault.Seen}\" in claim {Text(body, "id")}", fault.Expected));
            }
        }

        foreach (var twice in claims.GroupBy(claim => claim.Id, StringComparer.OrdinalIgnoreCase).Where(group => group.Skip(1).Any()))
        {
            var last = twice.Last();
            problems.Add(new(
                inputs[last.Input].File, null, "id", $"\"{last.Id}\", which the input {twice.First().Input} has too", "an id of its own, whatever its case"));
        }

        LeaveOut(runs, inputs.Keys, problems);
        var ordered = BulletinBuilder.Ordered(
            study.Vocabulary, claims.DistinctBy(claim => claim.Id, StringComparer.OrdinalIgnoreCase));
        var series = SeriesReader.Read(ledger, study.Series);
        var asOf = study.AsOf ?? BulletinBuilder.NewestDate(ordered, series) ?? Newest(study) ?? study.Vocabulary.Start ?? DateOnly.MinValue;
        return new(
            ordered,
            study.Front is { } front ? FrontDelay.HoldBack(series, front, asOf) : series,
            [.. study.Inputs.Select(plan => Source(plan, runs.LastComplete(plan.Name)))],
            asOf);
    }

    private static DateOnly? Newest(Study study) =>
        study.Inputs.SelectMany(plan => new[] { plan.Origin.Accessed, plan.Origin.Published }).Max(date => date?.Last);

    private static string? Text(JsonElement body, string member) =>
        body.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null;

    private static InputSource Source(Ingest.InputPlan plan, Run? run) => new(
        plan.Name,
        plan.Kind.Name,
        run?.Files ?? ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal),
        plan.Digest().ToString(),
        run?.Listed ?? 0,
        run?.Faults ?? 0,
        plan.Origin);

    private static void LeaveOut(RunLog runs, IEnumerable<string> known, ICollection<Problem> problems)
    {
        foreach (var input in runs.All.Where(run => !run.Undone).Select(run => run.Input).Distinct(StringComparer.Ordinal).Except(known).Except([DeskReport.Input]))
        {
            problems.Add(new(
                $"inputs/{input}.toml", null, null, "records of this input in the ledger, but no such file",
                "the file, or \"cenotaph ingest --undo\" of its runs; until then they are left out", Severity.Doubt));
        }
    }
}
