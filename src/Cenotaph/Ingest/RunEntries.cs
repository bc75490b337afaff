using System.Collections.Immutable;
using Cenotaph.Evidence;

namespace Cenotaph.Ingest;

/// <summary>The bodies of the entries that begin and end a run.</summary>
internal static class RunEntries
{
    /// <summary>What is read: the files by their digests, the plan, and where they come from.</summary>
    public static byte[] Beginning(InputPlan plan, ImmutableSortedDictionary<string, string> digests)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.BeginObject("files");
        foreach (var (path, digest) in digests)
        {
            json.Member(path, digest);
        }

        json.EndObject();
        json.Member("input", plan.Name);
        json.Member("kind", plan.Kind.Name);
        json.BeginObject("origin");
        Origin(json, plan.Origin);
        json.EndObject();
        json.Member("plan", plan.Digest().ToString());
        return json.End().ToArray();
    }

    /// <summary>What came of it.</summary>
    public static byte[] Ending(InputPlan plan, long run, long listed, long added, long changed, long vanished, long faults)
    {
        var json = new CanonicalJson();
        json.Begin();
        json.Member("added", added);
        json.Member("changed", changed);
        json.Member("faults", faults);
        json.Member("input", plan.Name);
        json.Member("listed", listed);
        json.Member("run", run);
        json.Member("vanished", vanished);
        return json.End().ToArray();
    }

    /// <summary>The members of an origin that are known, in order.</summary>
    public static void Origin(CanonicalJson json, Origin origin)
    {
        void Known(string key, string? value)
        {
            if (value is not null)
            {
                json.Member(key, value);
            }
        }

        Known("accessed", origin.Accessed?.ToString());
        Known("address", origin.Address);
        Known("citation", origin.Citation);
        Known("licence", origin.Licence);
        Known("published", origin.Published?.ToString());
        Known("publisher", origin.Publisher);
        Known("title", origin.Title);
    }
}
