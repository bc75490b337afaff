using System.Globalization;
using System.Text.Json;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Cli;

/// <summary><c>cenotaph claims reconcile</c> on a small invented war, by the closed form unless the state space is the point.</summary>
public sealed class ReconcileTests
{
    private static readonly string Columns = InventedStudy.Input("id", "side", "category", "kind", "value", "low", "high", "bound", "as_of", "published_at", "publisher", "scope");

    private const string Header = "id,side,category,kind,value,low,high,bound,as_of,published_at,publisher,scope\n";

    private const string Claims =
        Header
        + "k1,North,killed,cumulative,5200,,,point,2031-06-30,2031-07-01,The Counters,\n"
        + "k2,North,killed,cumulative,,4000,6000,range,2031-06-30,2031-07-01,Ministry of the North,\n"
        + "c1,North,casualties,cumulative,20500,,,point,2031-06-30,2031-07-01,The Counters,\n"
        + "s1,South,killed,cumulative,9100,,,point,2031-06-30,2031-07-01,The Counters,\n";

    private const string Reconcile = """

        [[scopes]]
        id = "militia"
        name = "the militia"
        [headline]
        sides = ["North", "South"]
        [reconcile]
        seed = 3
        components = ["militia"]
        [[reconcile.shares]]
        id = "militia"
        category = "killed"
        scope = ["militia"]
        as = "killed"
        value = 0.3
        factor = 1.3
        why = "A third served in it."
        [[reconcile.leaves_out]]
        side = "North"
        category = "killed"
        what = "the missing who are dead"
        why = "nobody counts them"
        """;

    private static InventedStudy Study(string claims = Claims, string lineage = "")
    {
        var study = new InventedStudy(claims);
        study.Write("inputs/claims.toml", Columns);
        study.Write("study.toml", File.ReadAllText(study.PathTo("study.toml")) + Reconcile);
        study.Write("sources.toml", File.ReadAllText(study.PathTo("sources.toml")) + "\n[[publishers]]\nid = \"wire\"\nname = \"The Wire\"\n" + lineage);
        return study;
    }

    private static Outcome Run(InventedStudy study, params string[] more) => study.Run(["claims", "reconcile", "STUDY", "--method", "closed", .. more]);

    private static JsonElement Json(InventedStudy study, params string[] more)
    {
        using var document = JsonDocument.Parse(Run(study, ["--json", .. more]).Output);
        return document.RootElement.Clone();
    }

    private static JsonElement Category(JsonElement json, string side, string category) =>
        json.GetProperty("sides").EnumerateArray().Single(one => one.GetProperty("side").GetString() == side)
            .GetProperty("categories").EnumerateArray().Single(one => one.GetProperty("category").GetString() == category);

    private static string[] Notes(JsonElement json, string side) =>
        [.. json.GetProperty("sides").EnumerateArray().Single(one => one.GetProperty("side").GetString() == side).GetProperty("notes").EnumerateArray().Select(note => note.GetString()!)];

    [Fact]
    public void Json_has_every_key_of_a_side_and_a_category()
    {
        using var study = Study();
        using var json = JsonDocument.Parse(study.RunWell("claims", "reconcile", "STUDY", "--method", "closed", "--json"));
        Assert.Equal(["study", "day", "known", "seed", "sides", "assumptions", "unread"], json.RootElement.EnumerateObject().Select(one => one.Name));
        Assert.Equal(
            ["side", "day", "scale_reduction", "effective_draws", "notes", "categories", "echoes", "echoes_together"],
            json.RootElement.GetProperty("sides")[0].EnumerateObject().Select(one => one.Name));
        var killed = Category(json.RootElement, "North", "killed");
        Assert.Equal(
            ["category", "value", "low", "high", "method", "effective_sources", "not_estimable", "groups", "without", "anchors", "prior", "closed", "course", "leaves_out"],
            killed.EnumerateObject().Select(one => one.Name));
        Assert.True(killed.GetProperty("low").GetDouble() < killed.GetProperty("value").GetDouble() && killed.GetProperty("value").GetDouble() < killed.GetProperty("high").GetDouble());
        Assert.Equal(["counters", "north"], killed.GetProperty("groups").EnumerateArray().Select(one => one.GetProperty("origin").GetString()));
        Assert.Equal(["counters", "north"], killed.GetProperty("closed").GetProperty("without").EnumerateArray().Select(one => one.GetProperty("origin").GetString()));
        var left = Assert.Single(killed.GetProperty("leaves_out").EnumerateArray());
        Assert.Equal(("the missing who are dead", "unknown"), (left.GetProperty("what").GetString(), left.GetProperty("size").GetString()));
        Assert.Equal("closed", Category(json.RootElement, "North", "wounded").GetProperty("method").GetString());
        Assert.Equal("nothing is on record of this category", Category(json.RootElement, "South", "missing").GetProperty("not_estimable").GetString());
    }

    [Fact]
    public void As_of_knows_nothing_that_was_published_a_day_later_and_to_moves_the_day_alone()
    {
        using var study = Study(Claims + "k3,North,killed,cumulative,9000,,,point,2031-06-30,2031-07-11,The Wire,\n");
        double Killed(params string[] options) => Category(Json(study, options), "North", "killed").GetProperty("value").GetDouble();
        var (before, after) = (Json(study, "--as-of", "2031-07-10"), Json(study, "--as-of", "2031-07-11"));
        using var first = Study();
        Assert.Equal(Category(Json(first, "--as-of", "2031-07-10"), "North", "killed").GetRawText(), Category(before, "North", "killed").GetRawText());
        Assert.True(Category(after, "North", "killed").GetProperty("value").GetDouble() > 1.05 * Category(before, "North", "killed").GetProperty("value").GetDouble());
        Assert.Equal(("2031-07-10", "2031-07-10"), (before.GetProperty("day").GetString(), before.GetProperty("known").GetString()));

        var moved = Json(study, "--as-of", "2031-07-10", "--to", "2031-06-30");
        Assert.Equal(("2031-06-30", "2031-07-10"), (moved.GetProperty("day").GetString(), moved.GetProperty("known").GetString()));
        Assert.True(Killed("--as-of", "2031-07-10", "--to", "2031-06-30") < Killed("--as-of", "2031-07-10"));
    }

    [Fact]
    public void Echoes_stand_in_text_and_json_with_their_shift()
    {
        using var study = Study(Claims + "k9,North,killed,cumulative,5200,,,point,2031-06-30,2031-07-04,The Wire,\n");
        var echo = Json(study, "--to", "2031-06-30").GetProperty("sides")[0].GetProperty("echoes").EnumerateArray().First();
        Assert.Equal(
            ["copy", "original", "records", "finding", "arithmetic", "severity", "category", "value_if_copy", "low", "high", "shift"],
            echo.EnumerateObject().Select(one => one.Name));
        Assert.Equal(("wire", "counters", "killed"), (echo.GetProperty("copy").GetString(), echo.GetProperty("original").GetString(), echo.GetProperty("category").GetString()));
        using var without = Study();
        Assert.Equal(Category(Json(without, "--to", "2031-06-30"), "North", "killed").GetProperty("value").GetDouble(), echo.GetProperty("value_if_copy").GetDouble(), 1e-6);

        var text = Run(study, "--to", "2031-06-30").Output;
        Assert.Contains("suspected echo, wire of counters (k9): wire prints the number of counters for the same day; no lineage between them is on record.\n    killed if it is a copy, closed form: ", text, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $", log shift {echo.GetProperty("shift").GetDouble():+0.0000;-0.0000}\n"), text, StringComparison.Ordinal);
        Assert.Contains("killed if all suspected echoes are copies, closed form: ", text, StringComparison.Ordinal);

        const string Edge = "\n[[lineage]]\nfrom = \"wire\"\nof = \"counters\"\nrelation = \"republishes\"\nstatus = \"inferred\"\n";
        using var judged = Study(Claims + "k9,North,killed,cumulative,5200,,,point,2031-06-30,2031-07-04,The Wire,\n", Edge);
        Assert.NotEmpty(Json(judged, "--to", "2031-06-30").GetProperty("sides")[0].GetProperty("echoes").EnumerateArray());
        judged.Write("judgements/echoes.csv", "kind,from,of,decision,by,at,why\necho,wire,counters,accepted,r,2031-08-01,It says so.\n");
        Assert.Empty(Json(judged, "--to", "2031-06-30").GetProperty("sides")[0].GetProperty("echoes").EnumerateArray());
        Assert.Equal(Category(Json(without, "--to", "2031-06-30"), "North", "killed").GetProperty("value").GetDouble(), Category(Json(judged, "--to", "2031-06-30"), "North", "killed").GetProperty("value").GetDouble(), 1e-9);
        judged.Write("judgements/echoes.csv", "kind,from,of,decision,by,at,why\necho,wire,counters,rejected,r,2031-08-01,It counts itself.\n");
        Assert.Empty(Json(judged, "--to", "2031-06-30").GetProperty("sides")[0].GetProperty("echoes").EnumerateArray());
        Assert.NotEqual(Category(Json(without, "--to", "2031-06-30"), "North", "killed").GetProperty("value").GetDouble(), Category(Json(judged, "--to", "2031-06-30"), "North", "killed").GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData("k8,North,killed,cumulative,,6000,4000,range,2031-06-30,2031-07-01,The Wire,\n", "range with value empty, low 6000, high 4000")]
    [InlineData("k8,North,killed,cumulative,5,,,lower,2031-06-30,2031-07-01,The Wire,\n", "lower with value 5, low empty, high empty")]
    public void An_impossible_bound_is_a_problem_with_file_row_and_column_and_the_rest_is_reconciled(string claim, string seen)
    {
        using var study = Study(Claims + claim);
        var outcome = Run(study);
        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("Problem: data/claims.csv, row 6, column \"bound\": seen ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains(seen, outcome.Error, StringComparison.Ordinal);
        Assert.Contains("; expected ", outcome.Error, StringComparison.Ordinal);
        Assert.Contains("  killed ", outcome.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(",,0,upper", "at most 0")]
    [InlineData("-5,,,point", "-5")]
    public void A_number_that_cannot_be_one_of_persons_is_unread_with_its_reason(string figure, string seen)
    {
        using var study = Study(Claims + $"k8,North,killed,cumulative,{figure},2031-06-30,2031-07-01,The Wire,\n");
        var unread = Assert.Single(Json(study).GetProperty("unread").EnumerateArray());
        Assert.Equal(("k8", $"its number, {seen}, cannot be one of persons"), (unread.GetProperty("id").GetString(), unread.GetProperty("reason").GetString()));
        Assert.Contains($"Not read: k8, as its number, {seen}, cannot be one of persons.\n", Run(study).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_circle_of_lineage_is_a_doubt_with_its_line_and_one_origin()
    {
        string Edge(string from, string of) => $"\n[[lineage]]\nfrom = \"{from}\"\nof = \"{of}\"\nrelation = \"derived\"\nstatus = \"stated\"\n";
        using var study = Study(lineage: Edge("wire", "north") + Edge("north", "counters") + Edge("counters", "north"));
        var outcome = Run(study);
        Assert.Equal(0, outcome.ExitCode);
        var line = File.ReadAllLines(study.PathTo("sources.toml")).ToList().IndexOf("from = \"counters\"") + 1;
        Assert.Contains($"sources.toml, row {line}, column \"lineage.from\": seen a circle: counters → north → counters; expected lineage that leads to an origin; until then these count as one origin.", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(["counters"], Category(Json(study), "North", "killed").GetProperty("groups").EnumerateArray().Select(one => one.GetProperty("origin").GetString()));
    }

    [Fact]
    public void A_series_set_aside_that_is_not_on_record_is_a_doubt()
    {
        using var study = Study();
        File.AppendAllText(study.PathTo("study.toml"), "\n[[reconcile.set_aside]]\nseries = [\"weeks\"]\nwhy = \"No estimate.\"\n");
        var outcome = Run(study);
        Assert.Equal(0, outcome.ExitCode);
        Assert.Contains("column \"reconcile.set_aside.series\": seen \"weeks\"; expected the id of a series on record.", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_publisher_without_a_group_is_an_origin_of_its_own_and_is_named()
    {
        using var study = Study(lineage: "\n[[lineage]]\nfrom = \"wire\"\nof = \"counters\"\nrelation = \"derived\"\nstatus = \"stated\"\n");
        Assert.Contains("Held for origins of their own, as neither lineage in sources.toml nor [[reconcile.origins]] names them: north.", Notes(Json(study), "North"));
        Assert.DoesNotContain(Notes(Json(study), "South"), note => note.StartsWith("Held for", StringComparison.Ordinal));
    }

    [Fact]
    public void A_single_claim_and_none_at_all_are_said_to_be_so()
    {
        using var study = Study(Header + "k1,North,killed,cumulative,5200,,,point,2031-06-30,2031-07-01,The Counters,\n");
        var json = Json(study, "--to", "2031-06-30");
        Assert.Equal("A single reading, k1: how far it may be off is the prior's word alone.", Notes(json, "North")[0]);
        Assert.Equal("Nothing is on record: not estimable.", Assert.Single(Notes(json, "South")));
        Assert.Equal(5200, Category(json, "North", "killed").GetProperty("value").GetDouble(), 1e-6);
        Assert.Equal("nothing is on record of this category", Category(json, "North", "wounded").GetProperty("not_estimable").GetString());

        using var empty = Study(Header);
        Assert.All(Json(empty).GetProperty("sides").EnumerateArray(), side => Assert.Equal("Nothing is on record: not estimable.", side.GetProperty("notes")[0].GetString()));
        Assert.Contains("not estimable: nothing is on record of this category", Run(empty).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void By_scope_prints_a_line_for_each_component_and_the_rest()
    {
        using var study = Study(Claims + "m1,North,killed,cumulative,1500,,,point,2031-06-30,2031-07-01,The Counters,militia\n");
        using var json = JsonDocument.Parse(study.Run("claims", "reconcile", "STUDY", "--by", "scope", "--json").Output);
        var scopes = json.RootElement.GetProperty("sides")[0].GetProperty("scopes").EnumerateArray().ToList();
        Assert.Equal(["militia", "the rest"], scopes.Select(one => one.GetProperty("scope").GetString()));
        Assert.All(scopes, one => Assert.True(one.GetProperty("low").GetDouble() < one.GetProperty("high").GetDouble()));
        var other = json.RootElement.GetProperty("sides")[1].GetProperty("scopes")[0];
        Assert.Equal(JsonValueKind.Null, other.GetProperty("value").ValueKind);
        Assert.StartsWith("no estimate of this component is on record", other.GetProperty("not_estimable").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--method", "open", "\"open\" is no method: closed, state or both.\n")]
    [InlineData("--by", "month", "\"month\" is nothing to divide by: scope.\n")]
    public void A_wrong_option_is_wrong_usage(string option, string value, string said)
    {
        using var study = Study();
        var outcome = study.Run("claims", "reconcile", "STUDY", option, value);
        Assert.Equal((2, said), (outcome.ExitCode, outcome.Error));
    }

    [Fact]
    public void A_day_before_the_war_is_a_problem()
    {
        using var study = Study();
        Assert.Equal(
            "Problem: study.toml: seen numbers up to 2030-12-31; expected a day from 2031-01-01 on, within a century.\n",
            Run(study, "--to", "2030-12-31").Error.Split('\n')[0] + "\n");
    }
}
