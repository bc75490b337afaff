using System.Text.RegularExpressions;

namespace Cenotaph.Tests.House;

/// <summary>A block of shell commands in a document, and the exit code it promises.</summary>
internal sealed record ShellBlock(string Script, int ExitCode, bool Tested);

internal static partial class Readme
{
    /// <summary>
    /// The blocks in order. The line above a block marks it as run by a test: <c>&lt;!-- tested --&gt;</c>, or
    /// <c>&lt;!-- tested: exit 3 --&gt;</c> when its last command shall fail.
    /// </summary>
    public static IReadOnlyList<ShellBlock> ShellBlocks(string text) =>
    [
        .. Block().Matches(text).Select(match => new ShellBlock(
            match.Groups["script"].Value,
            match.Groups["exit"].Success ? int.Parse(match.Groups["exit"].ValueSpan, null) : 0,
            match.Groups["mark"].Success)),
    ];

    /// <summary>The files and pages of the project that a document links to.</summary>
    public static IEnumerable<string> Links(string text) => Link().Matches(text)
        .Select(match => match.Groups["target"].Value.Split('#')[0])
        .Where(target => target.Length > 0 && !target.Contains("://", StringComparison.Ordinal));

    [GeneratedRegex(
        @"^(?<mark><!-- tested(?:: exit (?<exit>\d+))? -->\n)?```sh\n(?<script>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)")]
    private static partial Regex Link();
}
