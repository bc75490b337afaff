namespace Cenotaph.Linkage;

/// <summary>A person's number, drawn at random: it tells nothing of the person. Shown as 13 letters and digits without I, L, O and U.</summary>
/// <param name="Value">The 64 bits.</param>
internal readonly record struct PersonId(ulong Value) : IComparable<PersonId>
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 13;

    /// <inheritdoc/>
    public int CompareTo(PersonId other) => Value.CompareTo(other.Value);

    /// <inheritdoc/>
    public override string ToString() => string.Create(Length, Value, static (letters, value) =>
    {
        for (var k = Length - 1; k >= 0; k--)
        {
            letters[k] = Digits[(int)(value & 31)];
            value >>= 5;
        }
    });

    /// <summary>Reads what <see cref="ToString"/> wrote; null where it is no person's number.</summary>
    public static PersonId? Parse(string text)
    {
        if (text.Length != Length || Digits.IndexOf(text[0], StringComparison.Ordinal) is < 0 or > 15)
        {
            return null;
        }

        var value = 0UL;
        foreach (var letter in text)
        {
            if (Digits.IndexOf(letter, StringComparison.Ordinal) is not (>= 0 and var digit))
            {
                return null;
            }

            value = (value << 5) | (uint)digit;
        }

        return new(value);
    }
}
