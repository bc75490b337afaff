namespace Cenotaph.Evidence;

/// <summary>
/// Writes one JSON object in canonical form (RFC 8785) as UTF-8: keys must come in the order of their UTF-16 code
/// units, and numbers are whole; a decimal is written as a string.
/// </summary>
public sealed class CanonicalJson
{
    /// <summary>Clears the buffer and opens the object.</summary>
    public void Begin() => throw new NotSupportedException();

    /// <summary>Writes a member whose value is a string.</summary>
    public void Member(string key, ReadOnlySpan<char> value) => throw new NotSupportedException(key + value.ToString());

    /// <summary>Writes a member whose value is a whole number.</summary>
    public void Member(string key, long value) => throw new NotSupportedException(key + value);

    /// <summary>Writes a member whose value is true or false.</summary>
    public void Member(string key, bool value) => throw new NotSupportedException(key + value);

    /// <summary>Writes a member whose value is a list of strings.</summary>
    public void Member(string key, IEnumerable<string> values) => throw new NotSupportedException(key + values);

    /// <summary>Opens a member whose value is an object; <see cref="EndObject"/> closes it.</summary>
    public void BeginObject(string key) => throw new NotSupportedException(key);

    /// <summary>Closes the innermost member object.</summary>
    public void EndObject() => throw new NotSupportedException();

    /// <summary>Closes the object and gives its bytes, valid until <see cref="Begin"/>.</summary>
    public ReadOnlyMemory<byte> End() => throw new NotSupportedException();
}
