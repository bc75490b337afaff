using System.Collections.Immutable;
using System.Text;
using Cenotaph.Evidence;
using Cenotaph.Registers;
using Cenotaph.Tests.Evidence;

namespace Cenotaph.Tests.Registers;

public class SeriesReaderTests
{
    [Fact]
    public void Rows_stand_by_vintage_date_and_part_with_the_limits_they_have()
    {
        var rows = Read(
            """{"area":"North","date":"2024-05","id":"1","input":"table","values":{"dead":"7"},"vintage":"2024-07-01"}""",
            """{"date":"2024-05-01","id":"2","input":"table","note":"first","values":{"dead":"5","dead.high":"9","dead.low":"2"},"vintage":"2024-06-01"}""",
            """{"area":"East","date":"2024-05","id":"3","input":"table","values":{"dead":"6"},"vintage":"2024-07-01"}""",
            """{"date":"2024-05-01","id":"4","input":"table","values":{"dead.high":"8"},"vintage":"2024-07-01"}""",
            """{"id":"5","input":"table","values":{"dead":"1"}}""");
        Assert.Equal(
            ["1", "5 2–9", " –8", "6 East", "7 North"],
            rows.Select(row => $"{row.Value}{(row.High is null ? "" : $" {row.Low}–{row.High}")}{string.Concat(row.Part.Values.Select(part => " " + part))}"));
        Assert.Equal(["", "2024-06-01", "2024-07-01", "2024-07-01", "2024-07-01"], rows.Select(row => row.Vintage?.ToString() ?? ""));
    }

    [Fact]
    public void A_row_of_another_input_without_numbers_or_of_another_form_gives_none() => Assert.Empty(Read(
        """{"id":"1","input":"other","values":{"dead":"7"}}""",
        """{"id":"2","input":"table","values":{"wounded":"7"}}""",
        """{"id":"3","input":"table"}""",
        """{"id":"4","input":7,"values":{"dead":"7"}}""",
        """{"id":"5","input":"table","values":{"dead":7}}""",
        """{"id":"6","input":"table","values":"none"}"""));

    private static ImmutableArray<SeriesRow> Read(params string[] bodies)
    {
        using var folder = new TemporaryFolder();
        using var ledger = Sample.Write(folder["ledger.sqlite"]);
        ledger.Append([.. bodies.Select((body, index) =>
            new Draft("register", ledger.RecordOf("register", "table", $"{index}"), Encoding.UTF8.GetBytes(body), false))]);
        var definition = new SeriesDefinition(
            "dead", new("Dead"), new() { Side = "Red", Category = "killed", Kind = QuantityKind.Period }, "desk", null, null, null, "table",
            new(null));
        return Assert.Single(SeriesReader.Read(ledger, [definition])).Rows;
    }
}
