using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.House;

/// <summary>The launcher in a small checkout of its own, with a stand-in for dotnet that notes how it is called.</summary>
public sealed class LauncherTests
{
    [Fact]
    public async Task The_first_start_builds_and_runs_the_command_with_its_arguments()
    {
        using var checkout = new LauncherCheckout();

        var outcome = await checkout.Start("run", "a study", "*", "");

        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal("ran [run] [a study] [*] []\n", outcome.Output);
        Assert.Equal("cenotaph: building (the first time also fetches packages)\nbuilding\n", outcome.Error);
        Assert.Equal(1, checkout.Builds);
    }

    [Fact]
    public async Task Nothing_is_built_or_written_when_nothing_changed()
    {
        using var checkout = new LauncherCheckout();
        await checkout.Start();
        var before = checkout.State();

        var outcome = await checkout.Start();

        Assert.Equal(new Outcome(0, "ran\n", ""), outcome);
        Assert.Equal(1, checkout.Builds);
        Assert.Equal(before, checkout.State());
        Assert.DoesNotContain("--version", checkout.Calls.Skip(2));
    }

    [Theory]
    [InlineData("edited", "echo changed >> src/Cenotaph/Word.cs")]
    [InlineData("added", "echo new > src/Cenotaph/Other.cs")]
    [InlineData("deleted", "rm src/Cenotaph/Word.cs")]
    [InlineData("renamed", "mv src/Cenotaph/Word.cs src/Cenotaph/Term.cs")]
    [InlineData("a folder deleted", "rm -r src/Cenotaph.Site")]
    [InlineData("replaced by an older file", "echo old > old; touch -d 2001-01-01 old; mv old src/Cenotaph/Word.cs")]
    [InlineData("packages changed", "echo '<x/>' > Directory.Packages.props")]
    [InlineData("settings deleted", "rm Directory.Build.props")]
    [InlineData("the program deleted", "rm artifacts/bin/Cenotaph.Cli/release/Cenotaph.Cli.dll")]
    [InlineData("the library replaced", "echo other > artifacts/bin/Cenotaph.Cli/release/Cenotaph.dll")]
    public async Task A_change_is_built_once(string change, string script)
    {
        Assert.NotEmpty(change);
        using var checkout = new LauncherCheckout();
        await checkout.Start();
        await checkout.Shell(script);

        var first = await checkout.Start();
        var second = await checkout.Start();

        Assert.Equal("ran\n", first.Output);
        Assert.Equal(new Outcome(0, "ran\n", ""), second);
        Assert.Equal(2, checkout.Builds);
    }

    [Fact]
    public async Task New_time_stamps_alone_build_nothing_and_are_renewed()
    {
        using var checkout = new LauncherCheckout();
        await checkout.Start();
        await checkout.Shell("find src -exec touch -d '+1 second' {} +; sleep 1.1");

        var outcome = await checkout.Start();
        var before = checkout.State();
        await checkout.Start();

        Assert.Equal(new Outcome(0, "ran\n", ""), outcome);
        Assert.Equal(1, checkout.Builds);
        Assert.Equal(before, checkout.State());
    }

    [Fact]
    public async Task A_file_edited_while_the_build_ran_is_built_the_next_time()
    {
        using var checkout = new LauncherCheckout();

        await checkout.StartWith(("DURING", "sleep 0.02; echo changed >> src/Cenotaph/Word.cs"));
        await checkout.Start();

        Assert.Equal(2, checkout.Builds);
    }

    [Fact]
    public async Task A_failed_build_runs_nothing_not_even_the_old_program()
    {
        using var checkout = new LauncherCheckout();
        await checkout.Start();
        await checkout.Shell("echo broken >> src/Cenotaph/Word.cs");

        for (var attempt = 0; attempt < 2; attempt++)
        {
            var outcome = await checkout.StartWith(("FAIL", "Word.cs(1,1): error CS1002"));

            Assert.Equal(2, outcome.ExitCode);
            Assert.Empty(outcome.Output);
            Assert.EndsWith("Word.cs(1,1): error CS1002\ncenotaph: the build failed; nothing was run\n", outcome.Error,
                StringComparison.Ordinal);
        }

        Assert.Equal("ran\n", (await checkout.Start()).Output);
    }

    [Fact]
    public async Task Without_dotnet_it_says_what_to_install()
    {
        using var checkout = new LauncherCheckout();

        var outcome = await checkout.StartWith(("PATH", await checkout.ToolsOnly("flock")));

        Assert.Equal(new Outcome(2, "", LauncherCheckout.WhatToInstall), outcome);
    }

    [Fact]
    public async Task With_an_older_sdk_only_it_says_what_to_install()
    {
        using var checkout = new LauncherCheckout();

        var outcome = await checkout.StartWith(("OLD", "1"));

        Assert.Equal(new Outcome(2, "", LauncherCheckout.WhatToInstall), outcome);
    }

    [Fact]
    public async Task The_exit_code_of_the_command_is_handed_on()
    {
        using var checkout = new LauncherCheckout();

        Assert.Equal(3, (await checkout.StartWith(("RESULT", "3"))).ExitCode);
    }

    [Fact]
    public async Task Two_starts_at_once_build_once()
    {
        using var checkout = new LauncherCheckout();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ =>
            checkout.StartWith(("DURING", "sleep 0.5"))));

        Assert.All(outcomes, outcome => Assert.Equal("ran\n", outcome.Output));
        Assert.Equal(1, checkout.Builds);
    }

    [Fact]
    public async Task Two_starts_at_once_build_once_without_flock_too()
    {
        using var checkout = new LauncherCheckout();
        var path = await checkout.ToolsOnly("dotnet");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ =>
            checkout.StartWith(("PATH", path), ("DURING", "sleep 0.5"))));

        Assert.All(outcomes, outcome => Assert.Equal("ran\n", outcome.Output));
        Assert.Equal(1, checkout.Builds);
    }

    [Fact]
    public async Task The_lock_of_a_killed_build_is_no_obstacle()
    {
        using var checkout = new LauncherCheckout();
        await checkout.Shell("mkdir -p artifacts/launcher/lock.d; sh -c 'echo $$' > artifacts/launcher/lock.d/pid");

        var outcome = await checkout.StartWith(("PATH", await checkout.ToolsOnly("dotnet")));

        Assert.Equal("ran\n", outcome.Output);
        Assert.Equal(1, checkout.Builds);
    }

    [Fact]
    public async Task A_start_killed_while_building_is_made_good_by_the_next()
    {
        using var checkout = new LauncherCheckout();

        await checkout.StartWith(("DURING", "kill -9 $PPID; kill -9 $$"));
        var outcome = await checkout.Start();

        Assert.Equal("ran\n", outcome.Output);
        Assert.Equal(2, checkout.Builds);
    }

    [Theory]
    [InlineData("built and read-only", "true", true)]
    [InlineData("copied without time stamps", "find . -exec touch {} +; touch -d '+1 second' src/Cenotaph/Word.cs", true)]
    [InlineData("changed since it was built", "echo changed >> src/Cenotaph/Word.cs", false)]
    public async Task A_read_only_checkout_runs_when_what_it_holds_is_what_was_built(string state, string script, bool runs)
    {
        Assert.NotEmpty(state);
        using var checkout = new LauncherCheckout();
        await checkout.Start();
        await checkout.Shell(script);

        var outcome = await checkout.StartReadOnly();

        var refusal = $"cenotaph: the sources changed since the last build and {checkout.Root}/artifacts cannot be written\n";
        Assert.Equal(runs ? new Outcome(0, "ran\n", "") : new Outcome(2, "", refusal), outcome);
        Assert.Equal(1, checkout.Builds);
    }

    [Theory]
    [InlineData("cd / && \"$ROOT/cenotaph\"")]
    [InlineData("cd \"$ROOT\" && ./cenotaph")]
    [InlineData("cd \"$ROOT\" && sh cenotaph")]
    [InlineData("cd \"$ROOT/src\" && ../cenotaph")]
    [InlineData("cd \"$ROOT\" && PATH=\"$ROOT:$PATH\" && cenotaph")]
    [InlineData("ln -s \"$ROOT/cenotaph\" \"$ROOT/../absolute\" && cd / && \"$ROOT/../absolute\"")]
    [InlineData("cd \"$ROOT/..\" && ln -s \"$(basename \"$ROOT\")/cenotaph\" one && ln -s one two && ./two")]
    [InlineData("CDPATH=/; export CDPATH; cd \"$ROOT\" && ./cenotaph")]
    public async Task It_starts_from_anywhere(string script)
    {
        using var checkout = new LauncherCheckout();

        var outcome = await checkout.Shell(script + " where");

        Assert.Equal((0, "ran [where]\n"), (outcome.ExitCode, outcome.Output));
        Assert.Equal(1, checkout.Builds);
    }

    [Fact]
    public async Task The_command_starts_in_the_folder_of_the_caller()
    {
        using var checkout = new LauncherCheckout();

        await checkout.Shell("mkdir ../elsewhere && cd ../elsewhere && \"$ROOT/cenotaph\"");

        Assert.EndsWith("/elsewhere", checkout.Calls[^1], StringComparison.Ordinal);
    }
}
