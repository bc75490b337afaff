using Xunit.Sdk;

namespace Cenotaph.Tests.Harness;

public sealed class HarnessTests
{
    [Fact]
    public void A_golden_file_that_differs_fails_naming_the_line()
    {
        using var folder = new TemporaryFolder();
        folder.Write("list.txt", "one\ntwo\n");

        var failure = Assert.ThrowsAny<XunitException>(() =>
            Golden.Matches(folder.Root, "list.txt", "one\n2\n", accept: false));

        Assert.Contains("list.txt differs in line 2", failure.Message, StringComparison.Ordinal);
        Assert.Equal("one\ntwo\n", folder.Read("list.txt"));
    }

    [Fact]
    public void A_golden_file_that_is_missing_fails()
    {
        using var folder = new TemporaryFolder();

        Assert.ThrowsAny<XunitException>(() => Golden.Matches(folder.Root, "list.txt", "one\n", accept: false));
    }

    [Fact]
    public void Accepting_writes_the_golden_file()
    {
        using var folder = new TemporaryFolder();

        Golden.Matches(folder.Root, "new/list.txt", "one\n", accept: true);

        Assert.Equal("one\n", folder.Read("new", "list.txt"));
        Golden.Matches(folder.Root, "new/list.txt", "one\n", accept: false);
    }

    [Fact]
    public async Task A_command_hands_back_both_outputs_and_the_exit_code()
    {
        var outcome = await new Command("sh", "-c", "echo out; echo \"$WORD\" >&2; exit 3")
        {
            Variables = new Dictionary<string, string?> { ["WORD"] = "error" },
        }.Run();

        Assert.Equal(new Outcome(3, "out\n", "error\n"), outcome);
    }
}
