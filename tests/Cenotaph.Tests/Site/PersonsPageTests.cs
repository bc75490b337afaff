using System.Text.RegularExpressions;
using Cenotaph.Evidence;
using Cenotaph.Persons;
using Cenotaph.Publication;
using Cenotaph.Site;
using Cenotaph.Site.Words;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.Site;

/// <summary>The pages of a bulletin that count persons.</summary>
public sealed partial class PersonsPageTests(WrittenSite site) : IClassFixture<WrittenSite>
{
    [Theory]
    [InlineData("", "not an estimate of all deaths", "Nobody is named")]
    [InlineData("ru/", "а не оценка всех смертей", "никто не назван")]
    [InlineData("uk/", "а не оцінка всіх смертей", "нікого не названо")]
    public void The_page_says_that_it_counts_a_list_of_people_and_names_nobody(string folder, string estimate, string nobody)
    {
        var html = site.Read(folder + "persons.html");

        Assert.Contains(estimate, html, StringComparison.Ordinal);
        Assert.Contains(nobody, html, StringComparison.Ordinal);
        Assert.Contains(nobody, site.Read(folder + "pending.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_withheld_is_a_word_and_never_a_number()
    {
        var rows = Rows(site.Read("persons.html"));

        Assert.Contains("unconfirmed|withheld", rows);
        Assert.Contains("confirmed|1,234", rows);
        Assert.Contains("deserter (as labelled)|withheld", rows);
        Assert.Contains("seen alive after death|withheld|withheld|withheld", rows);
        Assert.Contains("any of them|60|25|11", rows);
        Assert.Contains("7th Regiment|12", rows);
        Assert.Contains("8th Regiment|withheld", rows);
        Assert.Contains("not known|34|21|0|6", rows);
        Assert.Contains("Two rows of the table by region.", site.Read("persons.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Values_of_the_study_stand_escaped_and_words_of_records_in_the_pages_language()
    {
        var english = site.Read("persons.html");
        var russian = site.Read("ru/persons.html");

        Assert.DoesNotContain(SmallBulletin.Breakout, english, StringComparison.Ordinal);
        Assert.Contains("mobilised|800|200|10|12", Rows(english));
        Assert.Contains("мобилизованный|800|200|10|12", Rows(russian));
        Assert.Contains("Unheard-of|434|121|не показано|не показано", Rows(russian));
        Assert.Contains("18–20|100|20|withheld|6", Rows(english));
    }

    [Fact]
    public void The_rules_stand_with_their_version_and_what_they_ask_for()
    {
        var html = Text(site.Read("persons.html"));

        Assert.Contains("Version 7.", html, StringComparison.Ordinal);
        Assert.Contains("(document): reports that say dead and rest on one of these (a funeral, a photograph of the grave, other), from at least 1 independent group of sources", html, StringComparison.Ordinal);
        Assert.Contains("(two-groups): 2 independent groups of sources say dead", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Weeks_stand_as_they_were_known_three_six_and_twelve_months_before_with_those_not_known_last()
    {
        var table = VintageTable.Of(InventedPersons.Weeks);

        Assert.Equal(["2022-09-30", "2022-06-30", "2022-03-31"], table.Vintages.Select(one => one.ToString()));
        Assert.Equal(21, table.Rows.Length);
        Assert.Null(table.Rows[^1].Week);
        Assert.Equal([17m, null, null], table.Rows[^1].Numbers);
        Assert.Equal([(decimal?)(10 + 20 + 13), 10 + 20 + 3, null], table.Rows[^2].Numbers);
        Assert.Contains("date not known or not shown|17|withheld|", Rows(site.Read("persons.html")));
    }

    [Fact]
    public void A_page_shows_the_same_persons_as_the_counts_it_is_made_of()
    {
        var counts = PersonCounts.Of([(InventedPerson("killed"), Standing.Confirmed), (InventedPerson("missing"), Standing.NotDead), (InventedPerson(null), Standing.NotDead)]);

        Assert.Equal([(Standing.Confirmed, 1), (Standing.Probable, 0), (Standing.Unconfirmed, 0), (Standing.Contested, 0), (Standing.Withdrawn, 0), (Standing.NotDead, 2)],
            counts.Standings.Select(one => (one.Standing, one.Count)));
        Assert.Equal([("missing", 1), ("none", 1)], counts.Labels.Select(one => (one.Status, one.Count)));

        static Person InventedPerson(string? status) =>
            new(null, [new() { Record = new(1, 1), Input = "lists", Id = "1", Source = "press", Known = new(2023, 1, 1), Status = status }]);
    }

    [Fact]
    public void Pending_cases_stand_by_age()
    {
        var rows = Rows(site.Read("pending.html"));

        Assert.Equal(["0–29|5|5|5", "30–59|35|35|35", "90–119|withheld|withheld|withheld", "180–209|185|185|185", "365 and more|370|370|370"],
            rows.Where(row => char.IsAsciiDigit(row[0])));
        Assert.Contains("No case is pending.", site.Read("pending.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_bulletin_without_persons_has_no_such_page_and_no_link_to_one()
    {
        using var folder = new TemporaryFolder();
        BulletinSite.Write(SmallBulletin.Bulletin with { Persons = [] }, folder.PathTo("out"), null);

        var files = WrittenSite.FilesOf(folder.PathTo("out"));
        Assert.DoesNotContain("persons.html", files);
        Assert.DoesNotContain("pending.html", files);
        Assert.All(files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)), file =>
            Assert.DoesNotContain("persons.html", File.ReadAllText(Path.Combine(folder.PathTo("out"), file)), StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_chart_of_weeks_is_drawn_with_and_without_scripts()
    {
        await using var browser = await Chromium.Start();
        var silent = await browser.Open(site.Address("persons.html"), scripts: false);
        Assert.True((int)(await silent.Evaluate("document.querySelectorAll('#series-chart svg .curve').length"))! > 1);

        var page = await browser.Open(site.Address("uk/persons.html"));
        Assert.True((int)(await page.Evaluate("document.querySelectorAll('#series-chart .drawing.live svg path').length"))! > 1);
        Assert.Empty(page.Errors);
    }

    [Fact]
    public void Downloads_hold_what_the_pages_show_and_nothing_that_was_withheld()
    {
        var tables = PersonTables.Downloads([InventedPersons.Section, InventedPersons.Bare], "An invented citation.");

        Assert.Equal(["persons", "persons-weeks", "persons-pending", "persons-contradictions", "persons-contradictions-places"], tables.Select(table => table.Name));
        Assert.Contains(tables[0].Rows, row => row.SequenceEqual(["North", null, null, "unconfirmed", null]));
        Assert.Contains(tables[0].Rows, row => row.SequenceEqual(["North", "region", "Hill", "confirmed", "700"]));
        Assert.Contains(tables[1].Rows, row => row.SequenceEqual(["North", "2022-09-30", null, "17"]));
        Assert.Contains(tables[1].Rows, row => row.SequenceEqual(["North", "2022-06-30", null, null]));
        Assert.Contains(tables[4].Rows, row => row.SequenceEqual(["North", "unit", "7th Regiment", "12"]));
        Assert.Contains(tables[4].Rows, row => row.SequenceEqual(["North", "unit", null, "9"]));
        Assert.All(tables, table => Assert.All(table.Rows, row => Assert.Equal(table.Columns.Length, row.Length)));
        Assert.Empty(PersonTables.Downloads([], ""));
    }

    [Fact]
    public void A_table_has_a_row_for_each_value_with_what_is_not_known_last_and_ages_in_order()
    {
        DateOnly day = new(2023, 1, 1);
        var table = PersonTables.Of(new("age",
        [
            new(day, null, "60+", Standing.Confirmed, 9), new(day, null, "18-20", Standing.Confirmed, 2), new(day, null, null, Standing.Probable, 3),
            new(day, null, "18-20", Standing.Contested, 1), new(day.AddDays(-7), null, "21-24", Standing.Confirmed, 8), new(day, null, "21-24", Standing.Withdrawn, 8),
        ]), day);

        Assert.Equal(["18-20", "60+", null], table.Rows.Select(row => row.Value));
        Assert.Equal([2, 0, 0, 1], table.Rows[0].Counts);
        Assert.Equal([0, 3, 0, 0], table.Rows[^1].Counts);
    }

    [Theory]
    [InlineData("en")]
    [InlineData("ru")]
    [InlineData("uk")]
    public void Every_word_of_a_standing_a_document_and_a_finding_is_there(string language)
    {
        var texts = Texts.For(language);

        Assert.All(Enum.GetValues<Standing>(), one => Assert.NotEmpty(texts.Standing(one) + texts[$"standing.{PersonTables.Word(one)}.meaning"]));
        Assert.All(ReportFields.Documents.Where(one => one != "other"), one => Assert.NotNull(texts.Find("document." + one)));
        Assert.All(ReportFields.Circumstances.Where(one => one != "other"), one => Assert.NotNull(texts.Find("persons.circumstance." + one)));
        Assert.All(ReportFields.Recruitments, one => Assert.NotNull(texts.Find("persons.recruitment." + one)));
        Assert.All(StatusFindings.Types, one => Assert.NotNull(texts.Find("finding.type." + one)));
        Assert.All(PersonRegisters.Dimensions.Where(one => one != PersonRegisters.Week), one => Assert.NotNull(texts.Find("persons.dimension." + one)));
    }

    // Each row of every table, its cells' text joined by a bar.
    private static List<string> Rows(string html) =>
    [
        .. RowOfTable().Matches(html).Select(row => string.Join('|', Cell().Matches(row.Value).Select(cell => Text(cell.Groups[1].Value)))),
    ];

    private static string Text(string html) => Spaces().Replace(System.Net.WebUtility.HtmlDecode(Tag().Replace(html, "")), " ").Trim();

    [GeneratedRegex("<tr>.*?</tr>", RegexOptions.Singleline)]
    private static partial Regex RowOfTable();

    [GeneratedRegex("<t[hd][^>]*>(.*?)</t[hd]>", RegexOptions.Singleline)]
    private static partial Regex Cell();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces();
}
