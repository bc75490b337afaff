using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Persons;

/// <summary>One value of a field, and who gives it.</summary>
/// <typeparam name="T">The kind of value.</typeparam>
/// <param name="Value">The value, as its first report has it.</param>
/// <param name="Documents">How many independent groups of sources give it by a document.</param>
/// <param name="Groups">How many independent groups give it.</param>
/// <param name="Known">The first day on which it could be known.</param>
/// <param name="Reports">The reports that give it, by knowledge.</param>
public sealed record AssertedValue<T>(T Value, int Documents, int Groups, DateOnly Known, ImmutableArray<RecordId> Reports);

/// <summary>All values of a field: nothing is overwritten.</summary>
/// <typeparam name="T">The kind of value.</typeparam>
/// <param name="Values">Every value, the strongest first: the rule takes the first.</param>
/// <param name="Disagreements">How many reports give a value that cannot be true beside the first.</param>
public sealed record AssertedField<T>(ImmutableArray<AssertedValue<T>> Values, int Disagreements)
{
    /// <summary>The value that the rule takes, or null when no report gives one.</summary>
    public AssertedValue<T>? Taken => Values.IsEmpty ? null : Values[0];
}
