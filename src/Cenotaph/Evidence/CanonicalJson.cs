namespace Cenotaph.Evidence;

/// <summary>
/// Writes one JSON object in canonical form (RFC 8785) as UTF-8: keys must come in the order of their UTF-16 code
/// units, and numbers are whole; a decimal is written as a string.
/// </summary>
public sealed class CanonicalJson
{
    /// <summary>The largest whole number that every reader of JSON keeps exactly: 2⁵³ − 1.</summary>
    public const long LargestNumber = 9_007_199_254_740_991;

    private readonly Utf8Text text = new();

    // The last key of each open object, outermost first; null when it has none yet.
    private readonly List<string?> keys = [];

    /// <summary>Clears the buffer and opens the object.</summary>
    public void Begin()
    {
        text.Clear();
        keys.Clear();
        Open();
    }

    /// <summary>Writes a member whose value is a string.</summary>
    /// <exception cref="ArgumentException">The key is out of order, or the text holds half a surrogate pair.</exception>
    public void Member(string key, ReadOnlySpan<char> value)
    {
        Key(key);
        text.AppendString(value);
    }

    /// <summary>Writes a member whose value is a whole number.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number has more than 53 bits.</exception>
    public void Member(string key, long value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, LargestNumber);
        ArgumentOutOfRangeException.ThrowIfLessThan(value, -LargestNumber);
        Key(key);
        text.Append(value);
    }

    /// <summary>Writes a member whose value is true or false.</summary>
    public void Member(string key, bool value)
    {
        Key(key);
        text.Append(value ? "true"u8 : "false"u8);
    }

    /// <summary>Writes a member whose value is a list of strings.</summary>
    public void Member(string key, IEnumerable<string> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Key(key);
        var separator = (byte)'[';
        foreach (var value in values)
        {
            text.Append(separator);
            text.AppendString(value);
            separator = (byte)',';
        }

        if (separator == '[')
        {
            text.Append(separator);
        }

        text.Append((byte)']');
    }

    /// <summary>Opens a member whose value is an object; <see cref="EndObject"/> closes it.</summary>
    public void BeginObject(string key)
    {
        Key(key);
        Open();
    }

    /// <summary>Closes the innermost member object.</summary>
    public void EndObject()
    {
        if (keys.Count < 2)
        {
            throw new InvalidOperationException("No member object is open.");
        }

        Close();
    }

    /// <summary>Closes the object and gives its bytes, valid until <see cref="Begin"/>.</summary>
    public ReadOnlyMemory<byte> End()
    {
        if (keys.Count != 1)
        {
            throw new InvalidOperationException(keys.Count == 0
                ? "No object is open."
                : $"The member object \"{keys[^2]}\" is still open.");
        }

        Close();
        return text.Memory;
    }

    private void Open()
    {
        text.Append((byte)'{');
        keys.Add(null);
    }

    private void Close()
    {
        text.Append((byte)'}');
        keys.RemoveAt(keys.Count - 1);
    }

    private void Key(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (keys.Count == 0)
        {
            throw new InvalidOperationException("No object is open.");
        }

        if (keys[^1] is { } last)
        {
            if (string.CompareOrdinal(last, key) >= 0)
            {
                throw new ArgumentException(
                    $"Canonical JSON wants keys in ascending order, each once: \"{key}\" cannot follow \"{last}\".",
                    nameof(key));
            }

            text.Append((byte)',');
        }

        text.AppendString(key);
        text.Append((byte)':');
        keys[^1] = key;
    }
}
