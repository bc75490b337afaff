using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Persons;

namespace Cenotaph.Studies;

/// <summary>One name of the named list, as far as the estimate needs it.</summary>
/// <param name="Handle">The report's handle.</param>
/// <param name="Name">The name as written.</param>
/// <param name="Birth">The date of birth, as far as it is known.</param>
/// <param name="Death">The date of death, likewise.</param>
/// <param name="Published">When the name was published.</param>
/// <param name="Region">The region that he came from.</param>
/// <param name="Recruitment">How he came to serve, in the report's word.</param>
internal sealed record ProbateName(
    RecordId Handle, string? Name, DateSpan? Birth, DateSpan? Death, DateOnly? Published, string? Region, string? Recruitment);

/// <summary>The named list: the reports of dead that the plan's inputs hold, each a person, in the order of the ledger.</summary>
/// <param name="All">The names.</param>
/// <param name="Digest">SHA-256 over what linking looks at.</param>
internal sealed record ProbateNames(ImmutableArray<ProbateName> All, Hash Digest)
{
    private const char Mark = '\u001f';

    /// <summary>Reads the list.</summary>
    public static ProbateNames Read(ProbatePlan plan, Ledger ledger)
    {
        var names = ImmutableArray.CreateBuilder<ProbateName>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var record in CurrentRecords.Of(ledger, ReportFields.Name, keepVanished: true).Where(record => !record.Entry.Body.IsEmpty))
        {
            using var document = JsonDocument.Parse(record.Entry.Body);
            var body = document.RootElement;
            if (!plan.List.Contains(Text(body, "input") ?? "") || !ReportReader.IsOfPerson(Text(body, "form"))
                || Text(body, "status") is not (null or "killed" or "died-of-wounds") || (plan.Side is not null && Text(body, "side") is { } side && side != plan.Side)
                || Text(body, "sex") is { } sex && Registers.CountLabel.TryReadSex(sex, out var whose) && whose == Registers.SexGroup.Female)
            {
                continue;
            }

            var one = new ProbateName(
                record.Entry.Record!.Value, Text(body, "name"), Date(body, "birth_date"), Date(body, "event_date"), Date(body, "published_at")?.Last, Text(body, "region"),
                Text(body, "recruitment"));
            names.Add(one);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Join(Mark, one.Handle, one.Name, one.Birth, one.Death, one.Region) + "\n"));
        }

        return new(names.ToImmutable(), new(hash.GetHashAndReset()));
    }

    private static string? Text(JsonElement body, string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static DateSpan? Date(JsonElement body, string member) =>
        Text(body, member) is { } text && DateSpan.TryParse(text, out var span) ? span : null;
}
