using System.Collections.Immutable;
using Cenotaph.MultipleSystems;
using Cenotaph.Publication;
using Cenotaph.Tests.MultipleSystems;

namespace Cenotaph.Tests.Site;

/// <summary>Sections of overlapping lists, invented: one with estimates and refusals, one that is one merged list, one whose small counts are hidden.</summary>
internal static class InventedSystems
{
    public static readonly CaptureTable Four = KnownTable.Of(
        "ABCD", ("1000", 84), ("0100", 43), ("0010", 30), ("0001", 18), ("1100", 21), ("1010", 13), ("1001", 9), ("0110", 8), ("0101", 6), ("0011", 7), ("1110", 5), ("1011", 3), ("1111", 2));

    public static readonly SystemsSummary Section = new()
    {
        Id = "four",
        Title = new("Four <lists>"),
        Note = new("A note & more."),
        Quantity = new() { Side = "North", Category = "killed", Kind = QuantityKind.Cumulative, AsOf = DateSpan.Day(new(2022, 9, 30)) },
        Source = "table",
        Lists = [.. Four.Lists.Select(list => new SystemsList(list, new(list), [list], []))],
        Tables = [SystemsComparison.Of(Four, [.. SystemsComparison.Methods.Where(method => method.Name is "loglinear" or "sparse"), new Refusing()], new() { Bootstraps = 40 }) with { Seconds = 0 }],
        Beside = [new(new("A later list"), 402, 390, 410, new("Another scope."), new("Recorders", "A list", "https://recorders.example/list"))],
    };

    public static readonly SystemsSummary Merged = Section with
    {
        Id = "merged",
        Title = new("One merged list"),
        Tables = [],
        Beside = [],
        Lists = [new("herald", new("Herald and staff"), ["herald", "staff"], [])],
        Refusal = new(Phrase.Of("systems.three-lists"), [Phrase.Of("systems.edge", ("from", Phrase.Same("Herald")), ("of", Phrase.Same("Staff")))]),
    };

    public static readonly SystemsSummary Few = Section with { Id = "few", Title = new("Few persons"), LeastShown = 5, Beside = [] };

    public static ImmutableArray<SystemsSummary> All => [Section, Merged, Few];

    private sealed class Refusing : SystemsMethod
    {
        public override string Name => "refusing";

        public override ImmutableArray<SystemsResult> Estimate(CaptureTable table, SystemsSettings settings) => [new SystemsRefusal(Name, "nothing", "It must answer.", "It does not.")];
    }
}
