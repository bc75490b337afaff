namespace Cenotaph;

/// <summary>A part in which two quantities differ although they may not, or that is alike in both where it may not be.</summary>
/// <param name="Part">The part.</param>
/// <param name="First">Its text in the first quantity.</param>
/// <param name="Second">Its text in the second.</param>
public readonly record struct Difference(QuantityPart Part, string First, string Second)
{
    /// <summary>Whether both have the same text: it is not known, not known well enough, or the operation does not suit it.</summary>
    public bool IsAlike => First == Second;

    /// <summary>For example <c>scope (army against wagner)</c>, or <c>the period of both is not known</c>.</summary>
    public override string ToString() =>
        IsAlike ? $"the {Part.Word()} of both is {First}" : $"{Part.Word()} ({First} against {Second})";
}

/// <summary>The answer to whether two numbers may be joined.</summary>
public abstract record Joined
{
    private Joined()
    {
    }

    /// <summary>They may, and this is what the result counts.</summary>
    public sealed record Allowed(Quantity Quantity) : Joined;

    /// <summary>They may not, and this is where they differ.</summary>
    public sealed record Refused(string Operation, IReadOnlyList<Difference> Differences) : Joined
    {
        /// <summary>
        /// For example <c>These may not be added: they differ in scope (army against wagner), and the as-of of both
        /// is not known.</c>
        /// </summary>
        public override string ToString()
        {
            var differing = Differences.Where(difference => !difference.IsAlike).ToList();
            List<string> reasons = [.. Differences.Where(difference => difference.IsAlike).Select(difference => difference.ToString())];
            if (differing.Count > 0)
            {
                reasons.Insert(0, "they differ in " + string.Join(" and in ", differing));
            }

            return $"These may not be {Operation}: {string.Join(", and ", reasons)}.";
        }
    }
}
