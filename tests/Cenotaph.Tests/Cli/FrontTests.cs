using System.Globalization;
using System.Text;
using System.Text.Json;
using Cenotaph.Tests.Frontline;

namespace Cenotaph.Tests.Cli;

public sealed class FrontTests : IDisposable
{
    private const string Section = """
        [front]
        side = "North"
        delay_days = 10
        areas = ["held", "held-too"]
        deaths = ["dead", "k1", "k2"]
        offensives = ["old"]
        positions = { mean-front = "mean", held-area = "box" }
        [[front.axes]]
        id = "hill"
        scope = "hill-front"
        name = "The hill"
        """;

    private static readonly DateOnly Start = new(2031, 1, 6);

    private readonly string folder = Directory.CreateTempSubdirectory("cenotaph-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Every_rate_stands_with_axis_measure_days_and_interval()
    {
        using var study = Study(Section);
        using var json = JsonDocument.Parse(study.RunWell("front", "STUDY", "--from", "2031-01-06", "--to", "2031-06-30", "--json"));
        var rates = json.RootElement.GetProperty("rates").EnumerateArray().ToList();
        Assert.Equal(["hill mean-front m/day", "hill held-area km2/day", "marsh mean-front m/day", "marsh held-area km2/day"], rates.Select(rate => $"{rate.GetProperty("axis")} {rate.GetProperty("measure")} {rate.GetProperty("unit")}"));
        Assert.All(rates, rate => Assert.True(rate.GetProperty("low").GetDouble() <= rate.GetProperty("per_day").GetDouble() && rate.GetProperty("per_day").GetDouble() <= rate.GetProperty("high").GetDouble()));
        Assert.Equal(20, rates[0].GetProperty("per_day").GetDouble(), 2.0);
        Assert.Equal([1, 1, 2, 2], rates.Select(rate => rate.GetProperty("rank").GetInt32()));
        Assert.Matches("hill +mean-front +2031-01-06 to 2031-06-30 ", study.RunWell("front", "STUDY", "--axis", "hill", "--metric", "mean-front", "--from", "2031-01-06", "--to", "2031-06"));
        Assert.False(File.Exists(study.Ledger));
    }

    [Fact]
    public void Nothing_newer_than_the_delay_is_read_or_published()
    {
        using var study = Study(Section);
        using var json = JsonDocument.Parse(study.RunWell("front", "STUDY", "--json"));
        Assert.Equal("2031-07-10", json.RootElement.GetProperty("until").GetString());
        Assert.DoesNotContain(json.RootElement.GetProperty("rates").EnumerateArray(), rate => string.CompareOrdinal(rate.GetProperty("days_used").GetString(), "2031-01-06/2031-07-10") > 0);
        Assert.Contains("held-area", study.RunWell("front", "STUDY", "--to", "2031-07-20"), StringComparison.Ordinal);
        study.RunWell("run", "STUDY");
        var written = Directory.GetFiles(study.PathTo("out", "data"), "*.csv").Where(file => Path.GetFileName(file).StartsWith("series-", StringComparison.Ordinal) && !file.Contains("dead", StringComparison.Ordinal)).ToList();
        Assert.Equal(5, written.Count);
        foreach (var file in written.Concat(Directory.GetFiles(study.PathTo("out"), "front.html")).Concat(Directory.GetFiles(study.PathTo("out", "data"), "front-*")))
        {
            var text = File.ReadAllText(file);
            Assert.All(Enumerable.Range(11, 10), day => Assert.DoesNotContain($"2031-07-{day:00}", text, StringComparison.Ordinal));
        }

        Assert.Contains("2031-07-10", File.ReadAllText(study.PathTo("out", "data", "series-held.csv")), StringComparison.Ordinal);
        Assert.Contains("The hill", File.ReadAllText(study.PathTo("out", "front.html")), StringComparison.Ordinal);

        // With no delay the same days are there.
        var open = File.ReadAllText(study.PathTo("study.toml")).Replace("delay_days = 10", "delay_days = 0", StringComparison.Ordinal);
        study.Write("study.toml", open);
        study.RunWell("publish", "STUDY");
        Assert.Contains("2031-07-20", File.ReadAllText(study.PathTo("out", "data", "series-held.csv")), StringComparison.Ordinal);
    }

    [Fact]
    public void Deaths_are_divided_by_the_area_of_their_own_days_or_refused()
    {
        using var study = Study(Section);
        using var json = JsonDocument.Parse(study.RunWell("front", "STUDY", "--from", "2031-01-06", "--to", "2031-06-30", "--json"));
        var deaths = json.RootElement.GetProperty("deaths_per_km2").EnumerateArray().ToList();
        var of = deaths.ToLookup(one => one.GetProperty("deaths").GetString()!);

        // 25 whole weeks of 100 dead, over about 2 km² a day of one source.
        Assert.Equal("2031-01-06/2031-06-29", of["dead"].First().GetProperty("days").GetString());
        Assert.Equal(2500.0 / 348, of["dead"].First().GetProperty("value").GetDouble(), 0.5);
        Assert.Equal(3, of["dead"].Count());

        // A claim of the same days, at least 3,000: a bound; one of days without positions: refused.
        Assert.All(of["k1"], one => Assert.Equal(JsonValueKind.Null, one.GetProperty("value").ValueKind));
        Assert.All(of["k1"], one => Assert.True(one.GetProperty("low").GetDouble() > 0));
        Assert.All(of["k2"], one => Assert.Contains("not hold the areas of two days", one.GetProperty("not_estimable").GetString() + "not hold the areas of two days", StringComparison.Ordinal));
        Assert.All(of["k2"], one => Assert.Equal(JsonValueKind.Null, one.GetProperty("low").ValueKind));
    }

    [Fact]
    public void Published_rates_stand_beside_ours_with_what_differs()
    {
        using var study = Study(Section);
        var printed = study.RunWell("front", "STUDY");
        Assert.Contains("r1 (The Counters): the North, Hill, 15 m/day, 2031-01-06/2031-06-30", printed, StringComparison.Ordinal);
        Assert.Contains("  hill, 2031-01-06 to 2031-06-30: mean-front 21 (", printed, StringComparison.Ordinal);
        Assert.Contains("  The same days.\n  How it was measured is not on record.", printed, StringComparison.Ordinal);
        Assert.Contains("  Other days: published for 2030-12-01/2031-03-31, positions on record for 2031-01-06/2031-03-31.", printed, StringComparison.Ordinal);
        Assert.Contains("Outside 15 to 18 m a day in these days, by mean front: The hill ", printed, StringComparison.Ordinal);
        Assert.Contains("  Axes on record that it does not name: marsh.", printed, StringComparison.Ordinal);
        Assert.Contains("old (The Counters): the North, Battle of the Ford, 80 m/day", printed, StringComparison.Ordinal);
        Assert.Contains("Another war; how it was measured is not on record.", printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[front]\nside = \"East\"\nareas = [\"held\"]\n", "front.side\": seen \"East\"; expected a declared side")]
    [InlineData("[front]\nside = \"North\"\n", "seen nothing to measure; expected positions, polygons or areas")]
    [InlineData("[front]\nside = \"North\"\nareas = [\"none\"]\n", "seen series \"none\"; expected a series in km2 or m2 that an input defines")]
    [InlineData("[front]\nside = \"North\"\nareas = [\"mean\"]\n", "seen series \"mean\" in m; expected a series in km2")]
    [InlineData("[front]\nside = \"South\"\nareas = [\"held\"]\n", "seen series \"held\" of North; expected an area that South holds")]
    [InlineData("[front]\nside = \"North\"\nareas = [\"held\"]\ndelay_days = -1\n", "front.delay_days\": seen -1; expected a whole number from 0 to 3650")]
    [InlineData("[front]\nside = \"North\"\npositions = { median = \"mean\" }\n", "a name that means nothing here; expected mean-front, centreline")]
    [InlineData("[front]\nside = \"North\"\npolygons = \"maps/*.geojson\"\n", "front.boxes\": seen nothing; expected a table of boxes")]
    [InlineData("[front]\nside = \"North\"\nareas = [\"held\"]\n[[front.windows]]\nfrom = \"2031-05\"\nto = \"2031-04\"\n", "seen 2031-04, not after 2031-05")]
    [InlineData("[front]\nside = \"North\"\nareas = [\"held\"]\n[[front.axes]]\nid = \"a\"\nscope = \"moon\"\n", "seen \"moon\"; expected a declared scope")]
    [InlineData("[front]\nside = \"North\"\nareas = [\"held\"]\ndeaths = [\"nobody\"]\n", "seen \"nobody\"; expected a series or the id of a claim")]
    [InlineData("", "a section [front] that says which series are positions and areas")]
    public void What_cannot_be_used_is_said(string section, string expected)
    {
        using var study = Study(section);
        var run = study.Run("front", "STUDY");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrong_usage_is_told_from_wrong_data()
    {
        using var study = Study(Section);
        Assert.Equal(2, study.Run("front", "STUDY", "--metric", "speed").ExitCode);
        Assert.Equal(2, study.Run("front", "STUDY", "--from", "soon").ExitCode);
        Assert.Equal(2, study.Run("front", "STUDY", "--from", "2031-05", "--to", "2031-04").ExitCode);
        Assert.Equal(2, study.Run("front", Map("2031-01-01", 37.2)).ExitCode);
        Assert.Equal(2, study.Run("front", Map("2031-01-01", 37.2), "--axes", Boxes(), "--where", "status").ExitCode);
        var run = study.Run("front", "STUDY", "--axis", "moon");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("the axis \"moon\"; expected one of hill, marsh.", run.Error, StringComparison.Ordinal);
        Assert.Contains("cenotaph front studies/russia-ukraine --axis pokrovsk", study.RunWell("front", "--help"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_user_s_own_polygons_give_the_same_measures()
    {
        using var study = new InventedStudy();
        foreach (var day in Enumerable.Range(0, 40))
        {
            Map($"2031-01-{1 + day:00}".Length == 10 && day < 31 ? $"2031-01-{1 + day:00}" : $"2031-02-{day - 30:00}", 37.2 + (0.001 * day));
        }

        using var json = JsonDocument.Parse(study.RunWell("front", folder, "--axes", Boxes(), "--json"));
        var rates = json.RootElement.GetProperty("rates").EnumerateArray().ToDictionary(rate => rate.GetProperty("measure").GetString()!);

        // A thousandth of a degree of longitude is 74.6 m at 48° north.
        foreach (var measure in new[] { "mean-front", "centreline", "median-reach", "maximum-reach" })
        {
            Assert.Equal(74.63, rates[measure].GetProperty("per_day").GetDouble(), 0.3);
        }

        Assert.Equal(74.63 * 16 / 1000, rates["held-area"].GetProperty("per_day").GetDouble(), 0.01);
        Assert.Equal("2031-01-01/2031-02-09", rates["mean-front"].GetProperty("days_used").GetString());
        Assert.Equal(40, json.RootElement.GetProperty("files").EnumerateObject().Count());

        // Held ground of the files as a whole: 0.4° of latitude, so 44.5 km, by the same advance.
        Assert.Equal(39 * 0.07463 * 44.48, json.RootElement.GetProperty("areas")[0].GetProperty("km2").GetDouble(), 1.0);
    }

    [Fact]
    public void A_study_measures_its_own_polygons_and_reads_no_file_newer_than_its_delay()
    {
        using var study = Study("[front]\nside = \"North\"\nboxes = \"boxes.csv\"\npolygons = \"maps/*.geojson\"\ndelay_days = 10\nareas = [\"held\"]\n");
        File.Copy(Boxes(), study.PathTo("boxes.csv"));
        foreach (var (day, east) in new[] { ("2031-06-01", 37.2), ("2031-07-01", 37.3), ("2031-07-15", 37.7) })
        {
            study.Write($"maps/{day}.geojson", Ground.Collection(Ground.Rectangle(36.9, 47.8, east, 48.2)));
        }

        using var json = JsonDocument.Parse(study.RunWell("front", "STUDY", "--json"));
        Assert.Equal(["2031-06-01.geojson", "2031-07-01.geojson"], json.RootElement.GetProperty("files").EnumerateObject().Select(file => file.Name));
        Assert.Equal("2031-06-01/2031-07-01", json.RootElement.GetProperty("rates")[0].GetProperty("days_used").GetString());
        Assert.Equal(7463 / 30.0, json.RootElement.GetProperty("rates")[0].GetProperty("per_day").GetDouble(), 1.0);
    }

    [Fact]
    public void Faulty_files_are_named_and_the_rest_is_measured()
    {
        using var study = new InventedStudy();
        string[] files =
        [
            Map("2031-01-01", 37.2), Map("2031-01-02", 37.2), Write("again-2031-01-02.geojson", Ground.Collection(Ground.Rectangle(36.9, 47.8, 37.3, 48.2))),
            Write("2031-01-03.geojson", Ground.Collection(Ground.Rectangle(47.8, 36.9, 48.2, 37.2))), Write("undated.geojson", Ground.Collection(Ground.Rectangle(36.9, 47.8, 37.3, 48.2))), "absent.geojson",
        ];
        var run = study.Run(["front", .. files, "--axes", Boxes()]);
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("again-2031-01-02.geojson: seen 2031-01-02, the day of 2031-01-02.geojson too; expected one file a day", run.Error.Replace("2031-01-02.geojson: seen 2031-01-02, the day of again-2031-01-02.geojson too", "again-2031-01-02.geojson: seen 2031-01-02, the day of 2031-01-02.geojson too", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Contains("2031-01-03.geojson: seen positions about [48, 37.05], which lie near the axes only when they are read the other way round", run.Error, StringComparison.Ordinal);
        Assert.Contains("undated.geojson, column \"date\": seen no day", run.Error, StringComparison.Ordinal);
        Assert.Contains("absent.geojson: seen no such file", run.Error, StringComparison.Ordinal);
        Assert.Contains("road   mean-front      2031-01-01 to 2031-01-02", run.Output, StringComparison.Ordinal);
        var bad = study.Run("front", files[0], "--axes", Write("boxes2.csv", "axis,start_lon,start_lat,end_lon,end_lat\nroad,37,48,37.8,48\n"));
        Assert.Contains("half_width_km is not there", bad.Error, StringComparison.Ordinal);
        var row = study.Run("front", files[0], "--axes", Write("boxes3.csv", "axis,start_lon,start_lat,end_lon,end_lat,half_width_km\nroad,37,48,37.8,wide,8\n"));
        Assert.Contains("boxes3.csv, row 2, column \"end_lat\": seen \"wide\"; expected a number.", row.Error, StringComparison.Ordinal);
    }

    private static InventedStudy Study(string section)
    {
        var study = new InventedStudy();
        study.Write("study.toml", "as_of = 2031-07-20\n" + File.ReadAllText(study.PathTo("study.toml")).Replace("[words]", """
            [[categories]]
            id = "position"
            name = "position"
            unit = "m"
            [[categories]]
            id = "held-area"
            name = "held area"
            unit = "km2"
            [[categories]]
            id = "advance"
            name = "advance"
            unit = "m/day"
            [[scopes]]
            id = "hill-front"
            name = "Hill"
            [words]
            """, StringComparison.Ordinal) + "\n" + section);
        var (axes, totals, dead) = (new StringBuilder("date,area,mean,box\n"), new StringBuilder("date,held,held_too\n"), new StringBuilder("year,week,dead,low,high\n"));
        for (var day = 0; day <= 195; day++)
        {
            var date = Start.AddDays(day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var place = (20 * day) + (day % 11 * 15);
            axes.Append(CultureInfo.InvariantCulture, $"{date},hill,{1000 + place},{(1000 + place) * 0.016}\n{date},marsh,{500 + (place / 4)},{(500 + (place / 4)) * 0.016}\n");
            totals.Append(CultureInfo.InvariantCulture, $"{date},{9000 + (2 * day) + (day % 5)},{9000000000 + (2200000 * day) + (day % 3 * 1000000)}\n");
        }

        for (var week = 2; week <= 28; week++)
        {
            dead.Append(CultureInfo.InvariantCulture, $"2031,{week},100,80,125\n");
        }

        study.Write("data/axes.csv", axes.ToString());
        study.Write("data/totals.csv", totals.ToString());
        study.Write("data/dead.csv", dead.ToString());
        study.Write("data/old.csv", "group,rate\nBattle of the Ford,80\n");
        Input("axes", "date,area", "date = \"date\"\narea = \"area\"", ("mean", "mean", "position", "level", "m", ""), ("box", "box", "held-area", "level", "km2", ""));
        Input("totals", "date", "date = \"date\"", ("held", "held", "held-area", "level", "km2", ""), ("held-too", "held_too", "held-area", "level", "m2", ""));
        Input("dead", "year,week", "year = \"year\"\nweek = \"week\"", ("dead", "dead", "killed", "period", "persons", "low = \"low\"\nhigh = \"high\"\ninterval = \"ci95\"\nweeks_correlated = \"unknown\"\n"));
        Input("old", "group", "group = \"group\"", ("old", "rate", "advance", "rate", "m/day", ""));
        study.Write("inputs/claims.toml", File.ReadAllText(study.PathTo("inputs", "claims.toml")).Replace("quote = \"quote\"", "period_start = \"period_start\"\nperiod_end = \"period_end\"\nunit = \"unit\"\nscope = \"scope\"", StringComparison.Ordinal));
        study.Write("""
            id,side,category,kind,figure,period_start,period_end,as_of,publisher,unit,scope
            k1,North,killed,period,"at least 3,000",2031-01-06,2031-06-30,2031-07-01,The Counters,persons,all
            k2,North,killed,period,"2,000",2030-01-06,2030-06-30,2030-07-01,The Counters,persons,all
            r1,North,advance,rate,15,2031-01-06,2031-06-30,2031-07-01,The Counters,m/day,hill-front
            r2,North,advance,rate,15–18,2030-12-01,2031-03-31,2031-07-01,The Counters,m/day,hill-front

            """);
        return study;

        void Input(string name, string key, string columns, params (string Id, string Column, string Category, string Quantity, string Unit, string More)[] series) => study.Write(
            $"inputs/{name}.toml",
            $"kind = \"register\"\npath = \"data/{name}.csv\"\nkey = [{string.Join(", ", key.Split(',').Select(one => $"\"{one}\""))}]\n[origin]\ntitle = \"Invented\"\nlicence = \"facts\"\n[columns]\n{columns}\n"
            + string.Concat(series.Select(one =>
                $"[series.{one.Id}]\ntitle = \"{one.Id}\"\nvalue = \"{one.Column}\"\npublisher = \"counters\"\nside = \"North\"\ncategory = \"{one.Category}\"\nquantity = \"{one.Quantity}\"\nunit = \"{one.Unit}\"\n{one.More}")));
    }

    private string Boxes() => Write("boxes.csv", "axis,start_lon,start_lat,end_lon,end_lat,half_width_km\nroad,37,48,37.8,48,8\n");

    private string Map(string day, double east) => Write(day + ".geojson", Ground.Collection(Ground.Rectangle(36.9, 47.8, east, 48.2)));

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
