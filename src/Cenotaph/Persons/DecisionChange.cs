using System.Collections.Immutable;

namespace Cenotaph.Persons;

/// <summary>A decision as the ledger keeps it: what is compared with the next one.</summary>
/// <param name="Standing">The standing.</param>
/// <param name="Rule">The rule that decided, or null.</param>
public readonly record struct KeptDecision(Standing Standing, string? Rule)
{
    /// <summary>What is kept of a decision.</summary>
    public static KeptDecision Of(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        return new(decision.Standing, decision.Rule);
    }
}

/// <summary>What became of a person's decision.</summary>
/// <param name="Person">The person's id.</param>
/// <param name="From">The last decision kept; null for somebody new.</param>
/// <param name="To">The decision now; null for somebody who is no more, as after a merge.</param>
public sealed record DecisionChange(string Person, KeptDecision? From, KeptDecision? To)
{
    /// <summary>What differs, in order of person.</summary>
    public static ImmutableArray<DecisionChange> Between(
        IReadOnlyDictionary<string, KeptDecision> before, IReadOnlyDictionary<string, KeptDecision> after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return
        [
            .. from person in before.Keys.Union(after.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
               let was = before.TryGetValue(person, out var one) ? one : (KeptDecision?)null
               let becomes = after.TryGetValue(person, out var other) ? other : (KeptDecision?)null
               where was != becomes
               select new DecisionChange(person, was, becomes),
        ];
    }
}
