using System.Globalization;
using System.Text;
using System.Text.Json;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

public sealed class CourtsTests : IDisposable
{
    private const string Claims =
        """
        id,side,category,kind,figure,bound_from,period_start,period_end,as_of,publisher,unit
        b1,North,court-claims,period,100,,2030-01-01,2030-12-31,2031-02-01,The Counters,claims
        w1,North,court-claims,period,300,,2031-01-01,2031-12-31,2032-01-10,The Counters,claims
        w2,North,court-claims,period,more than 390,,2031-01-01,2031-12-31,2032-05-01,The Counters,claims
        w3,North,court-claims,period,40,,2032-01-01,2032-12-31,2033-01-10,The Counters,claims
        m1,North,court-claims,period,90,,2031-01-01,2031-12-31,2032-01-10,The Counters,claims
        m2,North,court-claims,period,900,,2031-01-01,2031-12-31,2032-01-10,The Counters,claims
        e1,North,court-claims,cumulative,1000,,2031-01-01,2031-12-31,2032-01-10,The Counters,claims
        k1,North,killed,cumulative,250,,2031-01-01,2031-12-31,2032-01-10,The Counters,persons
        d1,North,cards,level,500,,,,2032-06-01,The Counters,cards
        d2,North,cards,level,200,,,,2032-06-30,The Counters,cards

        """;

    private const string Section = """
        [[courts]]
        side = "North"
        baseline = ["b1"]
        claims = ["w1", "w2", "w3"]
        beside = ["k1"]

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("cenotaph-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Bounds_stay_bounds_and_every_side_is_asked_by_one_rule()
    {
        using var study = Study(Section);
        var printed = study.RunWell("courts", "STUDY");

        // A printed 100 may stand for 50 to 150, a 300 for 250 to 350.
        Assert.Matches("w1 +2031 +2032-01-10 +300 +100 +50 to 150 +200 +100 to 300 ", printed);
        Assert.Matches("w2 +2031 +2032-05-01 +at least 390 +100 +50 to 150 +more than 290 +more than 240 to more than 340, by the baseline", printed);
        Assert.Contains("South: court claims", printed, StringComparison.Ordinal);
        Assert.Contains("No register of court claims to declare a person missing or dead is on record for this side.", printed, StringComparison.Ordinal);
        Assert.Equal(2, printed.Split("No register of proceedings for desertion or absence is on record for this side.").Length - 1);
        Assert.Contains("Claims are not deaths", printed, StringComparison.Ordinal);
        Assert.Contains("k1), 250 in 2031, beside -60 excess claims (w3): none to 0.0 % of the claims. These may not be added: they differ in category (court-claims against killed)", printed, StringComparison.Ordinal);
        Assert.False(File.Exists(study.Ledger));
    }

    [Fact]
    public void A_deletion_turns_what_was_counted_after_it_into_a_lower_bound()
    {
        using var study = Study(Section + "[[courts.deletions]]\non = \"2032-06-01/2032-06-30\"\nbefore = \"d1\"\nafter = \"d2\"\n");
        var printed = study.RunWell("courts", "STUDY");
        Assert.Contains("500 (d1) fell to 200 (d2), 60.0 % gone; alert: shrinkage; the series is censored from 2032-06-02 on.", printed, StringComparison.Ordinal);
        Assert.Matches(@"w3 +2032 +2033-01-10 +40 \(censored\) +100 +50 to 150 +more than -65 +more than -115 to more than -15, by the baseline", printed);
    }

    [Fact]
    public void A_published_excess_that_its_own_counts_do_not_allow_is_a_finding()
    {
        using var study = Study(Section + "[[courts.excess]]\nclaim = \"e1\"\nof = [\"w1\"]\n");
        using var json = JsonDocument.Parse(study.Run("courts", "STUDY", "--side", "North", "--json").Output);
        var north = Assert.Single(json.RootElement.EnumerateArray());
        Assert.False(north.GetProperty("published_excess")[0].GetProperty("fits").GetBoolean());
        Assert.Equal("court-excess", north.GetProperty("findings")[0].GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("[[courts]]\nside = \"North\"\nclaims = [\"w1\"]\n", "courts.baseline\": seen nothing; expected the ids of claims that count times before the war")]
    [InlineData("[[courts]]\nside = \"North\"\nbaseline = [\"w1\"]\nclaims = [\"w1\"]\n", "expected a count of a time before the war, which began on 2031-01-01")]
    [InlineData("[[courts]]\nside = \"North\"\nbaseline = [\"b1\"]\nclaims = [\"w1\"]\n[[courts.deletions]]\non = \"2030-05\"\n", "2030-05, before the war began on 2031-01-01")]
    [InlineData("[[courts]]\nside = \"North\"\nbaseline = [\"b1\"]\nclaims = [\"none\"]\n", "claim \"none\"; expected the id of a claim that the study has")]
    [InlineData("[[courts]]\nside = \"South\"\nbaseline = [\"b1\"]\nclaims = [\"w1\"]\n", "claim b1 of North; expected a claim that counts South")]
    [InlineData("[[courts]]\nside = \"North\"\nbaseline = [\"b1\"]\nclaims = [\"w1\"]\n[[courts.military]]\nclaim = \"m2\"\nof = \"w1\"\n", "the publisher's numbers contradict each other")]
    [InlineData("[[courts]]\nside = \"North\"\nbaseline = [\"b1\"]\nclaims = [\"w1\"]\n[[courts.deletions]]\non = \"2032-06\"\nbefore = \"d2\"\nafter = \"d1\"\n", "fewer cards after a deletion than before it")]
    [InlineData("[[courts]]\nside = \"North\"\nbaseline = [\"b1\"]\nclaims = [\"w1\"]\nbeside = [\"m1\"]\n[[courts]]\nside = \"North\"\nseries = \"x\"\n", "\"North\" again")]
    [InlineData("[[courts]]\nside = \"North\"\n", "nothing to count")]
    public void What_cannot_be_used_is_said(string section, string expected)
    {
        using var study = Study(section);
        var run = study.Run("courts", "STUDY");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_study_of_russia_gives_more_than_22_6k_and_the_other_side_beside_it()
    {
        using var json = JsonDocument.Parse(Run("courts", Path.Combine(Checkout.Root, "studies", "russia-ukraine"), "--json").Output);
        var (russia, ukraine) = (json.RootElement[0], json.RootElement[1]);
        var spring = russia.GetProperty("excess").EnumerateArray().Single(one => one.GetProperty("claim").GetString() == "X06");
        Assert.Equal("lower", spring.GetProperty("bound").GetString());
        Assert.Equal(22_581, Math.Round(spring.GetProperty("excess").GetDouble()));
        Assert.Equal(3_419, Math.Round(spring.GetProperty("expected").GetDouble()));
        Assert.Equal((20040, 22600), (russia.GetProperty("revisions")[0].GetProperty("earlier").GetDouble(), russia.GetProperty("revisions")[0].GetProperty("later").GetDouble()));
        Assert.Equal(0.628, russia.GetProperty("deletions")[0].GetProperty("share_gone").GetDouble(), 3);
        Assert.All(russia.GetProperty("may_be_the_same_persons").EnumerateArray(), one => Assert.StartsWith("These may not be added: they differ in category", one.GetProperty("never_added").GetString(), StringComparison.Ordinal));
        Assert.Equal(["both-articles", "article-407"], ukraine.GetProperty("comparisons").EnumerateArray().Select(one => one.GetProperty("id").GetString()));
        Assert.Equal(JsonValueKind.Null, ukraine.GetProperty("baseline").ValueKind);
    }

    [Fact]
    public void A_table_with_snapshots_gives_the_excess_up_to_the_deletion_and_an_alert()
    {
        var table = new StringBuilder("month_of_filing,cases,snapshot\n");
        foreach (var (seen, kept) in new[] { ("2024-12-31", 1.0), ("2025-01-31", 0.4) })
        {
            for (var month = 0; month < 108; month++)
            {
                var (year, of) = (2016 + (month / 12), 1 + (month % 12));
                var count = (DateTime.DaysInMonth(year, of) * 20) + (year == 2024 ? 500 : 0);
                table.Append(CultureInfo.InvariantCulture, $"{year}-{of:00},{count * kept:0},{seen}\n");
            }
        }

        var run = Run("courts", Write("cases.csv", table.ToString()), "--start", "2022-02-24", "--column", "date=month_of_filing", "--json");
        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        var register = json.RootElement[0].GetProperty("registers")[0];
        Assert.Equal("2025-01-31", register.GetProperty("censored_from").GetString());
        Assert.Equal(0.6, register.GetProperty("falls")[0].GetProperty("share").GetDouble(), 2);
        Assert.Equal(6000, register.GetProperty("model").GetProperty("total")[0].GetProperty("excess").GetDouble(), 0);
        Assert.Equal("shrinkage", json.RootElement[0].GetProperty("findings")[0].GetProperty("type").GetString());
    }

    [Fact]
    public void A_list_of_cards_gives_months_delays_the_military_share_and_the_courts_that_lost_cards()
    {
        var list = new StringBuilder("номер дела;дата поступления;дата исчезновения;суд;заявитель;снимок\n");
        for (var card = 0; card < 1200; card++)
        {
            var filed = new DateOnly(2019, 1, 1).AddDays(card * 2);
            var row = $"{card};{filed:dd.MM.yyyy};{filed.AddDays(-100):dd.MM.yyyy};{(card % 2 == 0 ? "Горный суд" : "Озёрный суд")};{(card % 4 == 0 ? "командир войсковой части" : card % 4 == 1 ? "" : "заявитель")}";
            list.Append(CultureInfo.InvariantCulture, $"{row};2025-12-01\n");
            if (card % 2 == 1)
            {
                list.Append(CultureInfo.InvariantCulture, $"{row};2026-01-01\n");
            }
        }

        var run = Run("courts", Write("cards.csv", list.ToString()), "--start", "2022-02-24");
        Assert.Equal("", run.Error);
        Assert.Contains("Alert, shrinkage: of 1,200 cases seen on 2025-12-01, 600 are left on 2026-01-01: 50.0 % gone.", run.Output, StringComparison.Ordinal);
        Assert.Contains("Горный суд: 600 of 600 cards gone", run.Output, StringComparison.Ordinal);
        Assert.Contains("half within 100 days", run.Output, StringComparison.Ordinal);
        Assert.Matches("Military applicant: [0-9]+ of [0-9]+ .*33.[0-9] % .*applicants hidden", run.Output);
    }

    [Theory]
    [InlineData("a,b\n1,2\n", "a list of cards with a column filed")]
    [InlineData("date,count\n2024-01,-5\n", "a number that is not negative")]
    [InlineData("date,count\nnever,5\n", "\"never\"; expected a date")]
    [InlineData("date,count,seen\n2024-05,5,2024-01-01\n", "a snapshot not before what it counts")]
    [InlineData("filed,seen\n2024-05-05,2024-01-01\n", "a snapshot not before the filing")]
    [InlineData("date,count\n", "a header without rows")]
    public void A_faulty_table_is_a_problem_with_its_row(string text, string expected)
    {
        var run = Run("courts", Write("bad.csv", text), "--start", "2022-02-24");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_needs_the_day_on_which_the_war_began()
    {
        var file = Write("cases.csv", "date,count\n2024-01,5\n");
        Assert.Equal(2, Run("courts", file).ExitCode);
        Assert.Equal(2, Run("courts", file, "--start", "soon").ExitCode);
        Assert.Equal(2, Run("courts", file, "--start", "2022-02-24", "--column", "filed").ExitCode);
        var run = Run("courts", file, "--start", "2022-02-24", "--deletion", "2021-01-01");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("a deletion on 2021-01-01, before the war began on 2022-02-24", run.Error, StringComparison.Ordinal);
        Assert.Contains("There is no baseline: the register has 0 periods", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_has_the_step_and_the_tables_go_to_the_bulletin()
    {
        using var study = Study(Section);
        var run = study.Run("run", "STUDY");
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("North: court claims", run.Output, StringComparison.Ordinal);
        Assert.Contains("\"lower\"", File.ReadAllText(study.PathTo("out", "data", "court-claims.json")), StringComparison.Ordinal);
        Assert.Contains("lower", File.ReadAllText(study.PathTo("out", "data", "court-claims.csv")), StringComparison.Ordinal);
    }

    /// <summary>An invented study with counts of court claims and these sections.</summary>
    internal static InventedStudy Study(string sections)
    {
        var study = new InventedStudy();
        var toml = File.ReadAllText(study.PathTo("study.toml"));
        study.Write("study.toml", toml.Replace("[words]", """
            [[categories]]
            id = "court-claims"
            name = "court claims"
            unit = "claims"
            [[categories]]
            id = "cards"
            name = "cards"
            unit = "cards"
            [words]
            """, StringComparison.Ordinal) + "\n" + sections);
        var input = File.ReadAllText(study.PathTo("inputs", "claims.toml")).Replace("quote = \"quote\"", "period_start = \"period_start\"\nperiod_end = \"period_end\"\nunit = \"unit\"", StringComparison.Ordinal);
        study.Write("inputs/claims.toml", input);
        study.Write(Claims);
        return study;
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    private static Outcome Run(params string[] arguments)
    {
        using var study = new InventedStudy();
        return study.Run(arguments);
    }
}
