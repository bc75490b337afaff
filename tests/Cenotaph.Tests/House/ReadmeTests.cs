using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.House;

public sealed class ReadmeTests
{
    [Fact]
    public async Task The_tour_does_what_the_readme_says()
    {
        using var folder = new TemporaryFolder("a tour");
        folder.Write("cenotaph", $"#!/bin/sh\nexec dotnet '{Path.Combine(AppContext.BaseDirectory, "Cenotaph.Cli.dll")}' \"$@\"\n");
        await new Command("chmod", "+x", folder.PathTo("cenotaph")).Run();
        var blocks = Readme.ShellBlocks(Checkout.Read("README.md")).Where(block => block.Tested).ToList();

        Assert.NotEmpty(blocks);
        foreach (var block in blocks)
        {
            var outcome = await new Command("sh", "-euc", block.Script) { Folder = folder.Root }.Run();

            Assert.True(outcome.ExitCode == block.ExitCode,
                $"exit code {outcome.ExitCode}, promised {block.ExitCode}:\n{block.Script}\n{outcome.Output}\n{outcome.Error}");
        }
    }

    [Fact]
    public void The_first_commands_of_the_readme_are_the_ones_that_every_merge_runs()
    {
        var first = Readme.ShellBlocks(Checkout.Read("README.md"))[0].Script;
        var merge = Checkout.Read(".ci", "run").Replace("\"$study\"", "studies/russia-ukraine", StringComparison.Ordinal);

        Assert.Equal(["./cenotaph run studies/russia-ukraine", "./build test"],
            first.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(first.Split('\n'), command => Assert.Contains(command, merge, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("CONTRIBUTING.md")]
    [InlineData("SECURITY.md")]
    [InlineData("docs/README.md")]
    public void Every_link_of_a_document_leads_somewhere_in_the_checkout(string document)
    {
        var folder = Path.GetDirectoryName(Checkout.PathTo(document))!;

        Assert.All(Readme.Links(Checkout.Read(document)).Select(link => Path.GetFullPath(link, folder)), target =>
        {
            Assert.StartsWith(Checkout.Root + Path.DirectorySeparatorChar, target, StringComparison.Ordinal);
            Assert.True(Path.Exists(target), target);
        });
    }

    [Fact]
    public void Every_page_of_the_documentation_is_in_its_index() =>
        Assert.Empty(Checkout.Files("docs", "*.md").Select(page => Path.GetFileName(page))
            .Except(Readme.Links(Checkout.Read("docs", "README.md")).Append("README.md")));

    [Fact]
    public void Blocks_are_read_with_their_marks()
    {
        const string Text = """
            ```sh
            one
            ```
            <!-- tested -->
            ```sh
            two
            ```

            <!-- tested: exit 3 -->
            ```sh
            three
            four
            ```
            ```toml
            five
            ```
            """;

        Assert.Equal(
            [new ShellBlock("one\n", 0, false), new ShellBlock("two\n", 0, true), new ShellBlock("three\nfour\n", 3, true)],
            Readme.ShellBlocks(Text));
    }
}
