namespace Cenotaph.Linkage;

/// <summary>Two comparisons whose fields may have been written into each other's place. A pair that is at the last level in both, and for which
/// <paramref name="Holds"/> is true, gets one level more in both: that number is <c>Levels + 1</c> of the comparison.</summary>
/// <param name="First">The index of one comparison.</param>
/// <param name="Second">The index of the other one.</param>
/// <param name="Holds">Whether the fields of two records are exchanged: pure, symmetric, safe on any thread. Asked only at the last levels.</param>
internal sealed record ExchangedFields(int First, int Second, Func<int, int, bool> Holds)
{
    /// <summary>Fields are exchanged when each record's first value is the other's second one.</summary>
    /// <param name="first">The index of one comparison.</param>
    /// <param name="second">The index of the other one.</param>
    /// <param name="firstTerms">For each record the id of its first value in a dictionary shared by both fields; −1 for a missing one.</param>
    /// <param name="secondTerms">The same of its second value.</param>
    public static ExchangedFields WhenEqual(int first, int second, MappedIds firstTerms, MappedIds secondTerms) =>
        new(first, second, (left, right) =>
            firstTerms[left] >= 0 && secondTerms[left] >= 0
            && firstTerms[left] == secondTerms[right] && secondTerms[left] == firstTerms[right]);
}
