using System.Collections.Immutable;
using System.Text.Json;
using Cenotaph.Evidence;
using Cenotaph.Persons;

namespace Cenotaph.Studies;

/// <summary>
/// The decisions that a ledger keeps: an entry of kind <c>confirmation</c> for each run that changed something. It holds the rules' version, the counts and
/// what changed by persons' ids, which are random; nothing personal.
/// </summary>
internal static class ConfirmationEntries
{
    public const string Kind = "confirmation";

    /// <summary>The last decision on each person, and the version that made the last change; null where there is none.</summary>
    public static (Dictionary<string, KeptDecision> Decisions, string? Version) Read(Ledger ledger)
    {
        var decisions = new Dictionary<string, KeptDecision>(StringComparer.Ordinal);
        string? version = null;
        foreach (var entry in ledger.Entries(Kind))
        {
            using var body = JsonDocument.Parse(entry.Body);
            version = body.RootElement.GetProperty("version").GetString();
            foreach (var decided in body.RootElement.GetProperty("decided").EnumerateObject())
            {
                // "confirmed two-groups", "unconfirmed": the standing and the rule that gave it
                var space = decided.Name.IndexOf(' ', StringComparison.Ordinal);
                var standing = StandingWords.Parse(space < 0 ? decided.Name : decided.Name[..space]);
                foreach (var person in decided.Value.EnumerateArray().Select(person => person.GetString()!))
                {
                    if (standing is { } known)
                    {
                        decisions[person] = new(known, space < 0 ? null : decided.Name[(space + 1)..]);
                    }
                    else
                    {
                        decisions.Remove(person);
                    }
                }
            }
        }

        return (decisions, version);
    }

    /// <summary>The entry for what changed.</summary>
    public static Draft Of(PersonBook book, ImmutableArray<DecisionChange> changes)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.BeginObject("counts");
        foreach (var (standing, count) in book.Counts().OrderBy(one => one.Standing.Word(), StringComparer.Ordinal))
        {
            json.Member(standing.Word(), count);
        }

        json.EndObject();
        json.BeginObject("decided");
        foreach (var group in changes.GroupBy(change => Word(change.To), change => change.Person, StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            json.Member(group.Key, group.Order(StringComparer.Ordinal));
        }

        json.EndObject();
        json.Member("version", book.Judging.Rules.Version);
        return new(Kind, null, json.End().ToArray(), Personal: false);
    }

    private static string Word(KeptDecision? decision) => decision is { } kept ? kept.Standing.Word() + (kept.Rule is { } rule ? " " + rule : "") : "gone";
}
