using System.Reflection;
using System.Xml.Linq;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.House;

/// <summary>The house as it stands is held against its plan, docs/design.md.</summary>
public sealed class ArchitectureTests
{
    private static readonly Assembly Library = typeof(Problem).Assembly;
    private static readonly Assembly Command = Assembly.Load("Cenotaph.Cli");
    private static readonly Assembly Site = Assembly.Load("Cenotaph.Site");
    private static readonly RoomTable Table = RoomTable.Read(Checkout.Read("docs", "design.md"));

    [Fact]
    public void No_compiled_code_leans_where_the_table_forbids() =>
        Assert.Empty(LeanRules.Forbidden(Table, CompiledLeans.In(Library, "Cenotaph")));

    [Fact]
    public void No_source_names_a_room_that_the_table_forbids() =>
        Assert.Empty(LeanRules.Forbidden(Table, Sources("src/Cenotaph").SelectMany(source =>
            SourceRules.Leans(source.Path, source.Text).Where(lean => Table.Allowed.ContainsKey(lean.To)))));

    [Fact]
    public void Neither_the_table_nor_the_code_goes_in_circles()
    {
        Assert.Null(LeanRules.Cycle(Table.Allowed.SelectMany(room => room.Value.Select(other => (room.Key, other)))));
        Assert.Null(LeanRules.Cycle(CompiledLeans.In(Library, "Cenotaph").Select(lean => (lean.From, lean.To))));
    }

    [Fact]
    public void Every_folder_of_the_library_is_a_room()
    {
        var folders = new DirectoryInfo(Checkout.PathTo("src", "Cenotaph")).EnumerateDirectories().Select(folder => folder.Name);

        Assert.Empty(folders.Except(Table.Allowed.Keys));
    }

    [Fact]
    public void Every_source_of_the_library_declares_the_namespace_of_its_room() =>
        Assert.Empty(Sources("src/Cenotaph").SelectMany(source => SourceRules.Namespace(source.Path, source.Text)));

    [Fact]
    public void No_type_bears_the_name_of_a_room() =>
        Assert.Empty(TypeRules.NamedAsRooms(Table, [.. Library.GetTypes(), .. Command.GetTypes(), .. Site.GetTypes()]));

    [Fact]
    public void No_source_is_longer_than_the_limit() =>
        Assert.Empty(new[] { "src", "tests", "bench" }.SelectMany(Sources)
            .SelectMany(source => SourceRules.Length(source.Path, source.Text)));

    [Fact]
    public void Sql_stands_in_queries_and_tables_alone() =>
        Assert.Empty(Sources("src").SelectMany(source => SourceRules.StraySql(source.Path, source.Text)));

    [Fact]
    public void Every_public_type_of_the_library_has_a_summary() =>
        Assert.Empty(TypeRules.Undocumented(Library.GetTypes(),
            XDocument.Load(Path.ChangeExtension(Library.Location, ".xml"))));

    [Fact]
    public void Site_and_command_see_the_public_surface_only()
    {
        Assert.Equal(["Cenotaph.Benchmarks", "Cenotaph.Tests"], TypeRules.Friends(Library));
        Assert.Equal(["Cenotaph.Tests"], TypeRules.Friends(Site));
        Assert.Equal(["Cenotaph.Tests"], TypeRules.Friends(Command));
    }

    [Fact]
    public void The_library_knows_neither_site_nor_command()
    {
        Assert.DoesNotContain(Library.GetReferencedAssemblies(),
            one => one.Name!.StartsWith("Cenotaph", StringComparison.Ordinal));
        Assert.DoesNotContain(Site.GetReferencedAssemblies(), one => one.Name == "Cenotaph.Cli");
    }

    private static IEnumerable<(string Path, string Text)> Sources(string folder) =>
        from pattern in new[] { "*.cs", "*.razor", "*.css", "*.js" }
        from path in Checkout.Files(folder, pattern)
        select (path, Checkout.Read(path));
}
