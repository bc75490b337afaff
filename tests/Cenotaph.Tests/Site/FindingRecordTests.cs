using Cenotaph.Publication;

namespace Cenotaph.Tests.Site;

public sealed class FindingRecordTests
{
    [Theory]
    [InlineData("E101", "E101", null)]
    [InlineData("series:area-held", "area-held", null)]
    [InlineData("series:area-held@2024-05-01", "area-held", "2024-05-01")]
    [InlineData("series:area-held@2026@2024-W20", "area-held", "2026, 2024-W20")]
    [InlineData("series:front@2024-05-01#area=north", "front", "2024-05-01, area=north")]
    public void A_record_of_a_finding_names_what_it_belongs_to_and_its_row(string record, string id, string? row) =>
        Assert.Equal((id, row), FindingAddress.Split(record));
}
