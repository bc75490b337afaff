using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Persons;

/// <summary>What a study's rules say of a person.</summary>
public enum Standing
{
    /// <summary>No report says that he is dead; counted by label, never listed.</summary>
    NotDead,

    /// <summary>A reviewer found that he is wrongly listed, or his case was withdrawn.</summary>
    Withdrawn,

    /// <summary>Said to be dead, and something said of him cannot be true if he is.</summary>
    Contested,

    /// <summary>Said to be dead; no rule is satisfied. Pending.</summary>
    Unconfirmed,

    /// <summary>A weaker rule is satisfied. Pending.</summary>
    Probable,

    /// <summary>A rule of confirmation is satisfied.</summary>
    Confirmed,
}

/// <summary>One rule of a study's confirmation, as study.toml states it.</summary>
/// <param name="Id">Its word in decisions.</param>
/// <param name="Standing">What it gives: <see cref="Standing.Confirmed"/> or <see cref="Standing.Probable"/>.</param>
/// <param name="Groups">How many independent groups of sources must say dead; 0 where it asks for none.</param>
/// <param name="Documents">Kinds of document of which one must say dead; empty where it asks for none.</param>
/// <param name="Count">How many reports of such a kind, of independent groups.</param>
public sealed record ConfirmationRule(string Id, Standing Standing, int Groups, ImmutableArray<string> Documents, int Count = 1);

/// <summary>The rules of a study and the version that every decision bears.</summary>
/// <param name="Version">As study.toml states it.</param>
/// <param name="Rules">The strongest first; the first that holds decides.</param>
public sealed record ConfirmationRules(string Version, ImmutableArray<ConfirmationRule> Rules);

/// <summary>What the rules say of one person, and why.</summary>
/// <param name="Standing">The standing.</param>
/// <param name="Rule">The rule that decided, or null where none did.</param>
/// <param name="Version">The version of the rules.</param>
/// <param name="Reports">The reports that satisfied the rule or made the contradiction.</param>
/// <param name="Groups">The independent groups of sources that say dead, each by the id of its first source.</param>
/// <param name="Why">One sentence.</param>
public sealed record Decision(
    Standing Standing, string? Rule, string Version, ImmutableArray<RecordId> Reports, ImmutableArray<string> Groups, Phrase Why);
