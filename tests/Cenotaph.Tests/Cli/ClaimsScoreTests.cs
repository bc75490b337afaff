using System.Text.Json;

namespace Cenotaph.Tests.Cli;

public sealed class ClaimsScoreTests
{
    private const string Section = """
        [[reconcile.score]]
        id = "south"
        side = "South"
        category = "killed"
        peers = ["curve"]
        target = ["register"]
        why = "The register came out a year later."
        """;

    [Fact]
    public void An_invented_study_is_replayed_and_scored()
    {
        using var study = Study(Section);
        using var json = JsonDocument.Parse(study.RunWell("claims", "score", "STUDY", "--method", "closed", "--json"));
        var score = Assert.Single(json.RootElement.GetProperty("scores").EnumerateArray());
        var replays = score.GetProperty("replays").EnumerateArray().ToList();
        Assert.Equal(["2031-03-01", "2031-06-01"], replays.Select(replay => replay.GetProperty("edition").GetString()));
        Assert.Equal(884 + (500 / 31.0), replays[0].GetProperty("target").GetDouble(), 1e-9); // March has one of its 31 days
        var ours = replays[0].GetProperty("ours");
        Assert.InRange(1000, ours.GetProperty("low").GetDouble(), ours.GetProperty("high").GetDouble());
        Assert.Equal(Math.Log(1100.0 / 950) + (40 * Math.Log(950 / (884 + (500 / 31.0)))), replays[0].GetProperty("peers")[0].GetProperty("score").GetDouble(), 1e-9);
        Assert.Equal("its numbers end on 2031-04-30", replays[1].GetProperty("no_target").GetString());
        Assert.Equal((1, 1, 10), (score.GetProperty("compared").GetInt32(), score.GetProperty("blocks").GetInt32(), score.GetProperty("blocks_to_rank").GetInt32()));
        Assert.Equal("too few to rank", score.GetProperty("peers")[0].GetProperty("verdict").GetString());
        Assert.Equal(0, score.GetProperty("peers")[0].GetProperty("coverage").GetDouble());
        Assert.Equal(0, score.GetProperty("later_counts").GetProperty("above").GetInt32());
        Assert.Equal("[\"register-office\"]", score.GetProperty("target").GetProperty("origins_left_out").GetRawText().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings(""));
    }

    [Fact]
    public void What_is_printed_names_no_winner_after_one_block()
    {
        using var study = Study(Section, asOf: "2031-03-15");
        var printed = study.RunWell("claims", "score", "STUDY", "--id", "south");
        Assert.Contains("1 of 1 dates compared, in 1 block of 13 weeks: too few to rank (10 wanted).", printed, StringComparison.Ordinal);
        Assert.Contains("1 edition of the peer is not from before 2031-03-15", printed, StringComparison.Ordinal);
        Assert.Contains("Left out of ours: register-office.", printed, StringComparison.Ordinal);
        Assert.Contains("above it: 0.", printed, StringComparison.Ordinal);
        Assert.DoesNotContain("scores better", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "reconcile.score", "expected a section [[reconcile.score]] with peers, a target and why")]
    [InlineData("target = [\"register\"]|target = [\"none\"]", "reconcile.score south, target", "\"none\"; expected the id of a series on record")]
    [InlineData("peers = [\"curve\"]|peers = [\"register\"]", "reconcile.score south, peers", "expected a running total of South, killed")]
    [InlineData("peers = [\"curve\"]|peers = [\"plain\"]", "reconcile.score south, peers", "plain without editions; expected a series with a column of editions (vintage)")]
    [InlineData("peers = [\"curve\"]|peers = []", "reconcile.score.peers", "expected series of the peer, each once")]
    [InlineData("target = [\"register\"]|", "study.toml", "neither target nor publishers")]
    [InlineData("why = |spacing = \"day\"\nwhy = ", "reconcile.score.spacing", "\"day\"; expected month or edition")]
    [InlineData("\"killed\"|\"fallen\"", "reconcile.score.category", "expected killed, wounded, casualties or missing")]
    public void What_stands_in_the_way_is_said_clearly(string change, string where, string said)
    {
        var (from, to) = change.Split('|') is [var one, var other] ? (one, other) : ("", "");
        using var study = Study(from.Length == 0 ? "" : Section.Replace(from, to, StringComparison.Ordinal));
        var run = study.Run("claims", "score", "STUDY");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(where, run.Error, StringComparison.Ordinal);
        Assert.Contains(said, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_section_that_is_not_there_is_said_with_those_that_are()
    {
        using var study = Study(Section);
        var run = study.Run("claims", "score", "STUDY", "--id", "north");
        Assert.Equal(1, run.ExitCode);
        Assert.Equal(2, study.Run("claims", "score", "STUDY", "--method", "open").ExitCode);
        Assert.Contains("no section \"north\"; expected south", run.Error, StringComparison.Ordinal);
    }

    private static InventedStudy Study(string section, string asOf = "2032-12-31")
    {
        var study = new InventedStudy(InventedStudy.Header + "s1,South,killed,cumulative,1000,2031-02-28,The Counters,\ns2,South,killed,cumulative,1500,2031-03-31,The Counters,\n");
        study.Write("study.toml", File.ReadAllText(study.PathTo("study.toml")).Replace("start = 2031-01-01", $"start = 2031-01-01\nas_of = {asOf}", StringComparison.Ordinal) + "\n" + section);
        study.Write("sources.toml", File.ReadAllText(study.PathTo("sources.toml")) + """

            [[publishers]]
            id = "gazette"
            name = "The Gazette"
            kind = "media"
            [[publishers]]
            id = "register-office"
            name = "The Register Office"
            kind = "recorder"
            """);
        Register(study, "curve", "cumulative", "gazette", "vintage,date,value,low,high\n2031-03-01,2031-03-01,1000,950,1100\n2031-06-01,2031-06-01,2000,1800,2500\n");
        Register(study, "register", "period", "register-office", "vintage,date,value,low,high\n2032,2031-01,400,,\n2032,2031-02,484,,\n2032,2031-03,500,,\n2032,2031-04,500,,\n");
        Register(study, "plain", "cumulative", "gazette", "vintage,date,value,low,high\n,2031-03-01,1000,950,1100\n");
        return study;
    }

    private static void Register(InventedStudy study, string id, string quantity, string publisher, string rows)
    {
        study.Write($"data/{id}.csv", rows);
        study.Write($"inputs/{id}.toml", $"""
            kind = "register"
            path = "data/{id}.csv"
            key = ["vintage", "date"]
            [origin]
            title = "Invented"
            [columns]
            vintage = "vintage"
            date = "date"
            [series.{id}]
            value = "value"
            low = "low"
            high = "high"
            publisher = "{publisher}"
            side = "South"
            category = "killed"
            quantity = "{quantity}"
            interval = "range"
            weeks_correlated = "unknown"
            """);
    }
}
