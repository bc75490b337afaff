using System.Collections.Immutable;
using Cenotaph.Names;
using Cenotaph.Numerics;

namespace Cenotaph.Simulation;

/// <summary>A publisher of the invented front.</summary>
/// <param name="Input">The input that holds its reports.</param>
/// <param name="Document">What its reports of deaths rest on.</param>
/// <param name="Profile">Coverage, delay, letters and care; its name is the publisher's id.</param>
/// <param name="Of">The publisher it copies, declared or not.</param>
/// <param name="Copied">The share of that publisher's dead that it copies.</param>
internal sealed record FrontSource(string Input, string Document, SourceProfile Profile, string? Of, double Copied)
{
    /// <summary>The publisher's id.</summary>
    public string Id => Profile.Name;
}

/// <summary>The publishers of the invented front: whoever copies stands after whom it copies.</summary>
internal static class FrontSources
{
    public const string Courts = "district-courts";
    public const string Register = "leaked-register";
    public const string Relatives = "relatives-council";
    public const string Field = "field-channel";
    public const string Storm = "storm-channel";
    public const string StormMirror = "storm-mirror";
    public const string Lamp = "lamp-channel";
    public const string Lantern = "lantern-channel";
    public const string Graves = "grave-walkers";
    public const string Ministry = "casualty-office";

    private const double RegionSpread = 0.5;

    // Northern papers and channels seldom report the other side's dead; northern notaries and courts never do.
    private const double Far = 1.5;
    private const double Never = 60;
    private static readonly string[] Northern = ["northern-herald", "herald-digest", "echo-channel", Storm, StormMirror];

    private static readonly (string Id, string Input, string Document, double Coverage, double Delay, double Visibility, double Care, double[] Omits, string? Of, double Copied)[] Table =
    [
        ("northern-herald", "obituaries", "obituary", 0.24, 16, 1.5, 1, [1, 1, 0.8, 0.3, 0.4, 1.5, 0.6], null, 0),
        ("book-of-memory", "obituaries", "obituary", 0.13, 60, 1.3, 0.7, [0.5, 0.5, 0.5, 0.3, 0.3, 0.8, 0.4], null, 0),
        ("herald-digest", "obituaries", "media", 0.012, 25, 1.2, 1.2, [1, 1, 1, 0.5, 0.6, 1.5, 0.8], "northern-herald", 0.4),
        (Field, "social", "post", 0.24, 9, 1.6, 1.6, [1, 2, 3, 1, 1, 0.6, 1.5], null, 0),
        ("echo-channel", "social", "post", 0.02, 14, 1.3, 1.4, [1, 2, 2, 1, 1, 1, 1.5], "northern-herald", 0.35),
        (Storm, "social", "post", 0.03, 12, 1.2, 1.4, [1, 2, 2, 1, 1, 1, 1.5], null, 0),
        (StormMirror, "social", "post", 0.004, 18, 1.2, 1.4, [1, 2, 2, 1, 1, 1, 1.5], Storm, 0.8),
        (Lamp, "social", "post", 0.03, 12, 1.2, 1.4, [1, 2, 2, 1, 1, 1, 1.5], null, 0),
        (Lantern, "social", "post", 0.03, 12, 1.2, 1.4, [1, 2, 2, 1, 1, 1, 1.5], null, 0),
        (Graves, "cemetery", "grave-photograph", 0.07, 70, 1.1, 0.8, [0.1, 0.6, 0.3, 0.4, 0.2, 6, 0.1], null, 0),
        (Ministry, "official", "official", 0.09, 45, 1.0, 0.5, [0.05, 0.05, 0.2, 0.3, 2, 0.1, 0.1], null, 0),
        ("notaries", "probate", "probate", 0.05, 150, 0.8, 0.3, [0.02, 0.02, 0.02, 0.2, 0.3, 30, 0.05], null, 0),
        (Relatives, "relatives", "relatives", 0.05, 50, 1.0, 1, [0.3, 0.6, 0.5, 0.5, 0.6, 0.4, 1], null, 0),
        (Courts, "courts", "court", 0, 0, 0, 0.4, [0.05, 0.1, 2, 0.2, 0.3, 2, 0.5], null, 0),
        (Register, "deserters", "register", 0, 0, 0, 0.6, [0.1, 0.1, 0.1, 0.3, 1, 0.02, 2], null, 0),
    ];

    /// <summary>The publishers, in order.</summary>
    public static ImmutableArray<FrontSource> Of(FrontSimulation front, RandomStream random) => [.. Table.Select((row, number) =>
    {
        var own = random.Substream((ulong)number);
        return new FrontSource(
            row.Input,
            row.Document,
            new()
            {
                Name = row.Id,
                LatinShare = row.Input is "cemetery" or "official" ? 1 : 0,
                Scheme = Scheme(row.Input),
                WritesFullNames = false,
                Coverage = row.Coverage,
                RegionLogOdds = [.. Places.Regions.Select((_, region) => (RegionSpread * own.Normal()) - Distance(row.Id, region))],
                Visibility = row.Visibility,
                Opened = front.Base.FirstDay,
                MedianDelay = row.Delay,
                ErrorFactor = row.Care,
                OmissionFactors = [.. row.Omits],
                Copies = null,
            },
            row.Of,
            row.Copied);
    })];

    private static double Distance(string id, int region) =>
        FrontPeople.SideOf(region) == FrontPeople.North ? 0 : id == "notaries" ? Never : Northern.Contains(id) ? Far : 0;

    /// <summary>By what an input romanises, if it does.</summary>
    public static Romanisation Scheme(string input) => Romanisation.Find(input == "cemetery" ? "press" : "icao")!;

    /// <summary>The publisher whose word this one's is, so that groups can be counted: its own where it copies nobody.</summary>
    public static string Group(string id) => id switch
    {
        "herald-digest" or "echo-channel" => "northern-herald",
        StormMirror => Storm,
        Lantern => Lamp,
        _ => id,
    };

    /// <summary>What the reports of an input rest on.</summary>
    public static string DocumentOf(string input) => Table.First(row => row.Input == input).Document;

    /// <summary>The kinds of document that by themselves confirm a death.</summary>
    public static bool IsProof(string document) => document is "funeral" or "grave-photograph" or "official" or "probate";
}
