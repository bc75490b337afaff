namespace Cenotaph.Evidence;

/// <summary>The entry that says that somebody looked at personal fields, with which command and why. It is no evidence.</summary>
public static class Reveal
{
    /// <summary>Its kind.</summary>
    public const string Kind = "reveal";

    /// <summary>The entry of one session.</summary>
    /// <param name="command">The command that shows them.</param>
    /// <param name="why">The reason given; it should name nobody.</param>
    /// <param name="by">The pseudonym of whoever looks, or null.</param>
    public static Draft Of(string command, string why, string? by = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(why);
        var json = new CanonicalJson();
        json.Begin();
        if (by is not null)
        {
            json.Member("by", by);
        }

        json.Member("command", command);
        json.Member("why", why);
        return new(Kind, null, json.End().ToArray(), Personal: false);
    }
}
