using System.Reflection;
using System.Xml.Linq;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.House;

/// <summary>Each rule of the architecture is shown a small violation, so that it is known to be able to fail.</summary>
public sealed class ArchitectureRuleTests
{
    private const string Design = """
        ## Rooms of the library, and which may lean on which

        ```
        (root)   Word                     shared words
        Cellar   barrels                  → nothing
        Kitchen  pots; takes barrels      → Cellar
        Garden   herbs                    → Cellar, and the input types of the rooms it feeds
        Hall     tables                   → all but Garden
        Studies  books                    → all
        ```
        """;

    private static readonly RoomTable Table = RoomTable.Read(Design);

    [Fact]
    public void The_table_is_read_as_it_is_meant()
    {
        Assert.Equal(["Cellar", "Garden", "Hall", "Kitchen", "Studies"], Table.Allowed.Keys.Order());
        Assert.Empty(Table.Allowed["Cellar"]);
        Assert.Equal(["Cellar"], Table.Allowed["Kitchen"]);
        Assert.Equal(["Cellar", "Hall", "Kitchen"], Table.Allowed["Garden"].Order());
        Assert.Equal(["Cellar", "Kitchen", "Studies"], Table.Allowed["Hall"].Order());
        Assert.Equal(["Cellar", "Garden", "Hall", "Kitchen"], Table.Allowed["Studies"].Order());
    }

    [Fact]
    public void A_table_that_names_no_room_of_its_own_is_refused() =>
        Assert.Throws<FormatException>(() =>
            RoomTable.Read(Design.Replace("→ Cellar\n", "→ Attic\n", StringComparison.Ordinal)));

    [Fact]
    public void The_table_of_the_design_is_found() =>
        Assert.Contains("Evidence", RoomTable.Read(Checkout.Read("docs", "design.md")).Allowed);

    [Theory]
    [InlineData("Cellar", "Kitchen", false)]
    [InlineData("(root)", "Cellar", false)]
    [InlineData("Attic", "Cellar", false)]
    [InlineData("Kitchen", "Cellar", true)]
    [InlineData("Kitchen", "(root)", true)]
    public void A_lean_is_allowed_only_by_the_table(string from, string to, bool allowed) =>
        Assert.Equal(allowed, !LeanRules.Forbidden(Table, [new Lean(from, to, "here")]).Any());

    [Fact]
    public void A_circle_is_named_by_its_rooms() =>
        Assert.Equal("B → C → B", LeanRules.Cycle([("A", "B"), ("B", "C"), ("C", "B"), ("C", "D")]));

    [Fact]
    public void Two_ways_to_one_room_are_no_circle() =>
        Assert.Null(LeanRules.Cycle([("A", "B"), ("A", "C"), ("B", "D"), ("C", "D")]));

    [Fact]
    public void Compiled_leans_are_found_wherever_they_hide()
    {
        var leans = CompiledLeans.In(Assembly.GetExecutingAssembly(), "Cenotaph.Tests.House.Planted");

        Assert.Equal(["Argument", "Base", "Body", "Field", "Mark", "Signature"],
            leans.Where(lean => lean.To == "Cellar").Select(lean => lean.From).Distinct().Order());
        Assert.Equal(["Shared", "Signature"],
            leans.Where(lean => lean.To == RoomTable.Root).Select(lean => lean.From).Distinct().Order());
    }

    [Theory]
    [InlineData("using Cenotaph.Cellar;")]
    [InlineData("using static Cenotaph.Cellar.Barrel;")]
    [InlineData("namespace Cenotaph.Kitchen; class Pot { int size = global::Cenotaph.Cellar.Barrel.Litres; }")]
    public void A_room_named_in_source_is_a_lean(string text) =>
        Assert.Equal(["Cellar"], SourceRules.Leans("src/Cenotaph/Kitchen/Pot.cs", text).Select(lean => lean.To));

    [Theory]
    [InlineData("// using Cenotaph.Cellar;")]
    [InlineData("/* Cenotaph.Cellar.Barrel */ namespace Cenotaph.Kitchen;")]
    [InlineData("var text = \"Cenotaph.Cellar.Barrel\";")]
    public void A_room_named_in_a_comment_or_a_text_is_no_lean(string text) =>
        Assert.Empty(SourceRules.Leans("src/Cenotaph/Kitchen/Pot.cs", text));

    [Theory]
    [InlineData("src/Cenotaph/Kitchen/Pot.cs", "namespace Cenotaph.Cellar;", false)]
    [InlineData("src/Cenotaph/Kitchen/Pot.cs", "using System;\nnamespace Cenotaph.Kitchen;", true)]
    [InlineData("src/Cenotaph/Word.cs", "namespace Cenotaph;", true)]
    [InlineData("src/Cenotaph/Word.cs", "namespace Cenotaph.Kitchen;", false)]
    public void A_source_declares_the_namespace_of_its_folder(string path, string text, bool good) =>
        Assert.Equal(good, !SourceRules.Namespace(path, text).Any());

    [Theory]
    [InlineData(400, true)]
    [InlineData(401, false)]
    public void A_source_may_have_400_lines(int lines, bool good) =>
        Assert.Equal(good, !SourceRules.Length("a.cs", string.Concat(Enumerable.Repeat("line\n", lines))).Any());

    [Theory]
    [InlineData("var q = \"SELECT hash FROM entries\";")]
    [InlineData("var q = \"select hash from entries\";")]
    [InlineData("var q = \"\"\"\n    INSERT INTO entries (hash)\n    VALUES ($hash)\n    \"\"\";")]
    [InlineData("var q = @\"PRAGMA journal_mode = WAL\";")]
    [InlineData("var q = $\"CREATE TABLE {name} (id INTEGER)\";")]
    [InlineData("var q = $\"{(a ? \"x\" : \"DELETE FROM entries WHERE id = 1\")}\";")]
    [InlineData("var q = \"BEGIN IMMEDIATE\";")]
    [InlineData("var q = head + \" FROM entries WHERE id = 1\";")]
    [InlineData("var c = '\"'; var q = \"CREATE TEMP TABLE t (id)\";")]
    [InlineData("var q = \"WITH last AS (SELECT 1)\";")]
    [InlineData("var q = \"COMMIT\";")]
    public void Sql_outside_a_query_or_a_table_is_found(string text)
    {
        Assert.NotEmpty(SourceRules.StraySql("src/Cenotaph/Kitchen/Pot.cs", text));
        Assert.Empty(SourceRules.StraySql("src/Cenotaph/Kitchen/PotQuery.cs", text));
        Assert.Empty(SourceRules.StraySql("src/Cenotaph/Kitchen/PotTable.cs", text));
    }

    [Theory]
    [InlineData("// SELECT hash FROM entries\nvar q = 1;")]
    [InlineData("var q = \"Select the input from the list\";")]
    [InlineData("var q = \"update the study and try again\";")]
    [InlineData("var q = \"begin\";")]
    [InlineData("var q = \"created from the table\";")]
    public void Prose_is_not_taken_for_sql(string text) =>
        Assert.Empty(SourceRules.StraySql("src/Cenotaph/Kitchen/Pot.cs", text));

    [Fact]
    public void A_type_named_as_a_room_is_found() =>
        Assert.Single(TypeRules.NamedAsRooms(Table, [typeof(Planted.Body.Kitchen), typeof(Planted.Cellar.Barrel)]));

    [Fact]
    public void A_public_type_without_a_summary_is_found()
    {
        var documentation = XDocument.Parse($"""
            <doc><members>
              <member name="T:{typeof(HarnessTests).FullName}"><summary>Told.</summary></member>
              <member name="T:{typeof(ChromiumTests).FullName}"><summary> </summary></member>
            </members></doc>
            """);
        Type[] types = [typeof(HarnessTests), typeof(ChromiumTests), typeof(ArchitectureTests), typeof(Golden)];

        Assert.Equal([typeof(ChromiumTests), typeof(ArchitectureTests)],
            types.Where(type => TypeRules.Undocumented([type], documentation).Any()));
    }
}
