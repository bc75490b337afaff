using System.Collections.Immutable;
using Cenotaph.Evidence;
using Cenotaph.Persons;
using CsCheck;

namespace Cenotaph.Tests.Persons;

/// <summary>Reports of invented persons, by hand and by chance.</summary>
internal static class InventedHistory
{
    public static readonly DateOnly Start = new(2023, 1, 1);

    private static readonly string?[] Statuses = [.. ReportFields.Statuses, null];
    private static readonly string?[] Kinds = [null, "obituary", "funeral", "grave-photograph", "court", "official"];

    private static readonly Gen<DateSpan?> Dates = Gen.Frequency(
        (2, Gen.Const((DateSpan?)null)),
        (5, Gen.Int[0, 700].Select(day => (DateSpan?)DateSpan.Day(Start.AddDays(day)))),
        (2, Gen.Int[0, 23].Select(month => (DateSpan?)DateSpan.Month(2023 + (month / 12), 1 + (month % 12)))),
        (1, Gen.Int[2023, 2024].Select(year => (DateSpan?)DateSpan.Year(year))));

    private static readonly Gen<(string? Unit, string? Region, string? Branch, string? Side)> Places =
        Gen.Select(OneOf<string?>(null, "7th regiment", "9th regiment"), OneOf<string?>(null, "Hill", " hill ", "Lake"),
            OneOf<string?>(null, "infantry", "Infantry"), OneOf<string?>("North", "South"));

    /// <summary>Persons of 1 to 7 reports.</summary>
    public static Gen<Person> AnyPerson { get; } = Gen.Select(
        OneOf(Statuses), Dates, Dates, OneOf("staff", "press", "relatives", "court"), Gen.Int[0, 900], OneOf(Kinds),
        OneOf<string?>(null, null, null, "refused", "paid"), Gen.Select(Places, OneOf<string?>(null, "Commander A", "commander  b")),
        (status, happened, said, source, known, kind, compensation, more) => Report(0) with
        {
            Status = status,
            Event = happened,
            StatusDate = said,
            Source = source,
            Known = Start.AddDays(known),
            DocumentKind = kind,
            Compensation = compensation,
            Unit = more.Item1.Unit,
            Region = more.Item1.Region,
            Branch = more.Item1.Branch,
            Side = more.Item1.Side,
            StatusBy = more.Item2,
        }).Array[1, 7].Select(reports => Of([.. reports.Select((report, index) => report with { Record = new(1, (ulong)index), Id = $"r{index}" })]));

    public static Person Of(params ImmutableArray<PersonReport> reports) => new("person-1", reports);

    /// <summary>A report of a source of its own, known long after.</summary>
    public static PersonReport Report(int number) => new()
    {
        Record = new(1, (ulong)number),
        Input = "lists",
        Id = "r" + number,
        Source = "source-" + number,
        Known = new(2025, 1, 1),
    };

    public static PersonReport Dead(int number, string died, string? kind = null) =>
        Report(number) with { Status = "killed", Event = Date(died), DocumentKind = kind };

    public static PersonReport Said(int number, string status, string? date) =>
        Report(number) with { Status = status, StatusDate = date is null ? null : Date(date) };

    public static DateSpan Date(string text) => DateSpan.TryParse(text, out var span) ? span : throw new FormatException(text);

    private static Gen<T> OneOf<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(at => all[at]);
}
