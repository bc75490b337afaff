using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.House;

/// <summary>The build script and the checks before a merge, with stand-ins for what they call.</summary>
public sealed class BuildTests
{
    private const string Passed = "<assembly name=\"a\" errors=\"0\" failed=\"0\" passed=\"7\" skipped=\"1\" total=\"8\">";
    private const string Good = "echo '7 passed, 0 failed, 0 skipped'";

    private const string Dotnet = """
        #!/bin/sh
        case "$1" in *.dll) [ -z "$RESULTS" ] || echo "$RESULTS" > artifacts/tests.xml; exit $RESULT ;; esac

        """;

    [Theory]
    [InlineData("all passed", Passed, 0, 0, "7 passed, 0 failed, 1 skipped\n")]
    [InlineData("one failed", "<assembly failed=\"1\" passed=\"7\" skipped=\"0\" errors=\"0\">", 1, 1, "7 passed, 1 failed, 0 skipped\n")]
    [InlineData("one error", "<assembly errors=\"1\" failed=\"0\" passed=\"7\" skipped=\"0\">", 1, 1, "7 passed, 1 failed, 0 skipped\n")]
    [InlineData("none ran", "<assembly failed=\"0\" passed=\"0\" skipped=\"0\" errors=\"0\">", 0, 1, "0 passed, 0 failed, 0 skipped\n")]
    [InlineData("ended early", "", 134, 1, "")]
    [InlineData("ended early with code 0", "", 0, 1, "")]
    [InlineData("ended badly with nothing failed", Passed, 3, 1, "")]
    [InlineData("collections have counts too", "<assembly errors=\"0\" failed=\"2\" passed=\"7\" skipped=\"0\">"
        + "<collection failed=\"0\" passed=\"1\" skipped=\"0\">", 1, 1, "7 passed, 2 failed, 0 skipped\n")]
    public async Task Test_ends_with_the_counts(string what, string results, int result, int exitCode, string output)
    {
        Assert.NotEmpty(what);
        using var folder = new TemporaryFolder("a checkout");
        Copy(folder, "build");
        Script(folder, "bin/dotnet", Dotnet);
        folder.Write("artifacts/tests.xml", Passed); // of an earlier run

        var outcome = await Run(folder, ["./build", "test"], ("RESULTS", results), ("RESULT", $"{result}"));

        Assert.Equal((exitCode, output), (outcome.ExitCode, outcome.Output));
    }

    [Fact]
    public async Task Check_names_a_file_that_is_too_long()
    {
        using var folder = new TemporaryFolder();
        foreach (var script in (string[])["build", "cenotaph", ".ci/run"])
        {
            Copy(folder, script);
        }

        Script(folder, "bin/dotnet", Dotnet);
        folder.Write("src/Short.cs", string.Concat(Enumerable.Repeat("line\n", 400)));
        folder.Write("tests/A.cs", "");
        folder.Write("bench/A.cs", "");
        var good = await Run(folder, ["./build", "check"]);
        folder.Write("src/Long.cs", string.Concat(Enumerable.Repeat("line\n", 401)));
        var bad = await Run(folder, ["./build"]);

        Assert.Equal(0, good.ExitCode);
        Assert.Equal(1, bad.ExitCode);
        Assert.EndsWith("build: longer than 400 lines: src/Long.cs\n", bad.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("namespace A;\n", 0)]
    [InlineData("namespace A;\r\n", 1)]
    [InlineData("namespace A; \n", 1)]
    [InlineData("namespace A;", 1)]
    public async Task Check_sees_white_space_that_is_off(string text, int exitCode)
    {
        using var folder = new TemporaryFolder("a checkout");
        foreach (var script in (string[])["build", "cenotaph", ".ci/run", ".editorconfig"])
        {
            Copy(folder, script);
        }

        Script(folder, "bin/dotnet", "#!/bin/sh\n[ \"$1\" != format ] || PATH=${PATH#*:} exec dotnet \"$@\"\n");
        folder.Write("src/A.cs", text);
        folder.Write("tests/B.cs", "");
        folder.Write("bench/B.cs", "");

        var outcome = await Run(folder, ["./build", "check"]);

        Assert.True(outcome.ExitCode == exitCode, outcome.Error);
    }

    [Fact]
    public async Task An_unknown_word_is_wrong_usage()
    {
        using var folder = new TemporaryFolder();
        Copy(folder, "build");
        Script(folder, "bin/dotnet", Dotnet);

        var outcome = await Run(folder, ["./build", "tests"]);

        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith("usage: ./build ", outcome.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("good", "true", Good, "true", 0, "7 passed, 0 failed, 0 skipped")]
    [InlineData("skipped", "true", "echo '7 passed, 0 failed, 1 skipped'", "true", 1, "7 passed, 0 failed, 1 skipped")]
    [InlineData("failed", "true", "echo '7 passed, 1 failed, 0 skipped'; exit 1", "true", 1, "7 passed, 1 failed, 0 skipped")]
    [InlineData("none ran", "true", "echo '0 passed, 0 failed, 0 skipped'; exit 1", "true", 1, "0 passed, 0 failed, 0 skipped")]
    [InlineData("ended early", "true", "exit 1", "true", 1, "")]
    [InlineData("check failed", "exit 1", Good, "true", 1, "")]
    [InlineData("main job failed", "true", Good, "exit 1", 1, "")]
    [InlineData("a new entry each time", "true", Good, "echo x >>ledger.heads", 1, "")]
    [InlineData("other bytes each time", "true", Good, "date +%N >out/page", 1, "")]
    public async Task A_merge_needs_every_step_and_no_skipped_test(
        string what, string check, string test, string job, int exitCode, string last)
    {
        Assert.NotEmpty(what);
        using var folder = new TemporaryFolder("a clone");
        Copy(folder, ".ci/run");
        Script(folder, "build", $"""
            #!/bin/sh
            mkdir -p artifacts
            [ $CI = true ] || exit 9
            case $1 in check) {check} ;; test) {test} ;; esac

            """);
        Script(folder, "cenotaph", $"""
            #!/bin/sh
            cd "$2" && mkdir -p out && echo page >out/page && touch ledger.heads
            {job}

            """);
        Script(folder, "bin/chromium", "#!/bin/sh\n");
        folder.Write("studies/russia-ukraine/study.toml", "");

        var outcome = await Run(folder, ["bash", ".ci/run"], ("CENOTAPH_REFERENCE_DATA", folder.Root));

        Assert.Equal((exitCode, last), (outcome.ExitCode, outcome.Output.TrimEnd('\n').Split('\n')[^1]));
    }

    [Fact]
    public async Task A_merge_without_the_reference_data_fails()
    {
        using var folder = new TemporaryFolder();
        Copy(folder, ".ci/run");

        var outcome = await Run(folder, ["bash", ".ci/run"], ("CENOTAPH_REFERENCE_DATA", folder.PathTo("absent")));

        Assert.Equal(1, outcome.ExitCode);
        Assert.StartsWith("ci: no reference data at ", outcome.Error, StringComparison.Ordinal);
    }

    private static void Copy(TemporaryFolder folder, string file)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.PathTo(file))!);
        File.Copy(Checkout.PathTo(file), folder.PathTo(file));
    }

    /// <summary>Writes a file that can be executed.</summary>
    private static void Script(TemporaryFolder folder, string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(folder.PathTo(file))!);
        File.Copy(Checkout.PathTo("build"), folder.PathTo(file)); // for its permission to be executed
        folder.Write(file, text);
    }

    private static Task<Outcome> Run(TemporaryFolder folder, string[] words, params (string Name, string Value)[] variables) =>
        new Command("sh", "-c", string.Join(' ', words))
        {
            Folder = folder.Root,
            Variables = variables
                .Append(("PATH", folder.PathTo("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH")))
                .ToDictionary(pair => pair.Item1, string? (pair) => pair.Item2),
        }.Run();
}
