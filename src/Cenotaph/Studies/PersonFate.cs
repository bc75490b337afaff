using System.Text.Json;
using Cenotaph.Evidence;

namespace Cenotaph.Studies;

/// <summary>What the ledger says became of a person's id.</summary>
/// <param name="On">The day on which it was said, UTC.</param>
/// <param name="Word">merged, split, gone or restored.</param>
/// <param name="To">The id of the person who has the reports now, or null.</param>
public sealed record PersonFate(DateOnly On, string Word, string? To)
{
    /// <summary>All that is said of an id, in the order in which it was said; nothing where it never changed.</summary>
    public static IReadOnlyList<PersonFate> Of(Ledger ledger, string id)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(id);
        List<PersonFate> fates = [];
        foreach (var entry in ledger.Entries(StudyPersons.ForwardKind))
        {
            using var body = JsonDocument.Parse(entry.Body);
            var forward = body.RootElement;
            if (forward.GetProperty("from").GetString() == id)
            {
                fates.Add(new(
                    DateOnly.FromDateTime(entry.RecordedAt.UtcDateTime), forward.GetProperty("fate").GetString()!,
                    forward.GetProperty("to").GetString() is { Length: > 0 } to ? to : null));
            }
        }

        return fates;
    }
}
