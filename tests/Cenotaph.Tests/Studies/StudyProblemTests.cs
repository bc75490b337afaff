using Cenotaph.Studies;

namespace Cenotaph.Tests.Studies;

public class StudyProblemTests
{
    [Theory]
    [InlineData("study.toml", "schema = 1", "schema = 2", "study.toml, row 1, column \"schema\": seen 2; expected 1, the only schema that this version reads.")]
    [InlineData("study.toml", "schema = 1\n", "", "study.toml, row 1, column \"schema\": seen nothing; expected 1, the only schema that this version reads.")]
    [InlineData("study.toml", "schema = 1", "schema = [1]", "study.toml, row 1, column \"schema\": seen a list; expected a number.")]
    [InlineData("study.toml", "\"invented-war\"", "\"Invented War\"", "study.toml, row 2, column \"id\": seen \"Invented War\"; expected lower-case letters, digits and hyphens.")]
    [InlineData("study.toml", "\"invented-war\"", "\"\"", "study.toml, row 2, column \"id\": seen an empty text; expected a text.")]
    [InlineData("study.toml", "title = \"An invented war\"", "title = 7", "study.toml, row 3, column \"title\": seen 7; expected a text, or a table of languages such as { en = \"…\", ru = \"…\" }.")]
    [InlineData("study.toml", "start = 2024-01-01", "start = true", "study.toml, row 4, column \"start\": seen true; expected a date such as 2024-05-14, 2024-05, 2024-Q2 or 2024.")]
    [InlineData("study.toml", "start =", "begin =", "study.toml, row 4, column \"begin\": seen a name that means nothing here; expected schema, id, title, about, start, as_of, languages, steps, sides, categories, scopes, words, headline, findings, confirmation, review, relabel, compensation, disclosure, excess, nowcast, courts, systems, vintages, probate, front, reconcile, projections, comparisons, relative_losses, regional_burden, stock_flow.")]
    [InlineData("study.toml", "start =", "steps = [\"win\"]\nstart =", "study.toml, row 4, column \"steps\": seen \"win\"; expected ingest or link or persons or excess or nowcast or probate or relabel or courts or systems or front or compare or reconcile or publish.")]
    [InlineData("study.toml", "start =", "languages = [\"English\"]\nstart =", "study.toml, row 4, column \"languages\": seen \"English\"; expected two-letter codes of languages, such as en, ru, uk.")]
    [InlineData("study.toml", "id = \"army\"", "id = \" \"", "study.toml, row 9, column \"scopes.id\": seen an empty text; expected a text.")]
    [InlineData("study.toml", "id = \"army\"", "id = \" army\"", "study.toml, row 9, column \"scopes.id\": seen \" army\"; expected a word without spaces before or after it, or line breaks in it.")]
    [InlineData("study.toml", "id = \"army\"", "id = \"army\"\nparts = [\"army\"]", "study.toml, row 8, column \"scopes\": seen \"army\" lies within itself; expected terms that are declared once and nest without a circle.")]
    [InlineData("study.toml", "id = \"army\"", "id = \"army\"\nparts = [\"tanks\"]", "study.toml, row 8, column \"scopes\": seen \"tanks\", a part of \"army\", is not declared; expected terms that are declared once and nest without a circle.")]
    [InlineData("study.toml", "[[scopes]]", "[[categories]]\nid = \"killed\"\nname = \"dead\"\n[[scopes]]", "study.toml, row 9, column \"categories.id\": seen \"killed\"; expected another id: this one is built in.")]
    [InlineData("study.toml", "sides = [\"Red\"]", "sides = [\"Mauve\"]", "study.toml, row 12, column \"headline.sides\": seen \"Mauve\"; expected a declared side.")]
    [InlineData("study.toml", "[headline]", "[words]\nfew = { low = 9, high = 3 }\n[headline]", "study.toml, row 12, column \"words.few\": seen a low limit above the high one; expected low, high, or both.")]
    [InlineData("study.toml", "[headline]", "[words]\nfew = { low = 2 }\nFew = { low = 3 }\n[headline]", "study.toml, row 13, column \"words.Few\": seen \"Few\" again; expected each word once, whatever its case.")]
    [InlineData("sources.toml", "Red = \"own\"", "Red = \"foe\"", "sources.toml, row 4, column \"publishers.relation.Red\": seen \"foe\"; expected own, adversary, ally or third.")]
    [InlineData("sources.toml", "Red = \"own\"", "Mauve = \"own\"", "sources.toml, row 4, column \"publishers.relation.Mauve\": seen \"Mauve\"; expected a side declared in study.toml.")]
    [InlineData("sources.toml", "\"The Wire\"", "\"the desk\"", "sources.toml, row 1, column \"publishers\": seen \"the desk\" names both desk and wire; expected one publisher for each name.")]
    [InlineData("sources.toml", "\"The Wire\"", "\"«»\"", "sources.toml, row 7, column \"publishers.aliases\": seen an empty name; expected names as inputs spell them.")]
    [InlineData("sources.toml", "from = \"wire\"", "from = \"nobody\"", "sources.toml, row 9, column \"lineage.from\": seen \"nobody\"; expected a publisher of this file, or a claim as claim:ID.")]
    [InlineData("sources.toml", "\"stated\"", "\"1\"", "sources.toml, row 12, column \"lineage.status\": seen \"1\"; expected stated or inferred; a row of judgements/*.csv accepts an inferred edge.")]
    [InlineData("sources.toml", "status =", "strength = 2\nstatus =", "sources.toml, row 12, column \"lineage.strength\": seen 2; expected a number from 0 to 1.")]
    [InlineData("inputs/claims.toml", "kind = \"claim\"\n", "kind = \"rumour\"\n", "inputs/claims.toml, row 1, column \"kind\": seen \"rumour\"; expected claim, register, report, case or histories.")]
    [InlineData("inputs/claims.toml", "side = \"side\"\n", "", "inputs/claims.toml, row 1, column \"columns.side\": seen nothing; expected a column or a constant. The side whose people are counted.")]
    [InlineData("inputs/claims.toml", "side = \"side\"", "side = \"\"", "inputs/claims.toml, row 7, column \"columns.side\": seen an empty text; expected a text.")]
    [InlineData("inputs/claims.toml", "[origin]", "separator = \"||\"\n[origin]", "inputs/claims.toml, row 3, column \"separator\": seen \"||\"; expected one character.")]
    [InlineData("inputs/claims.toml", "[origin]", "header_row = 0\n[origin]", "inputs/claims.toml, row 3, column \"header_row\": seen 0; expected a line number from 1.")]
    [InlineData("inputs/claims.toml", "[origin]", "header_row = 1.5\n[origin]", "inputs/claims.toml, row 3, column \"header_row\": seen 1.5; expected a whole number.")]
    [InlineData("inputs/claims.toml", "[origin]", "format = \"pdf\"\n[origin]", "inputs/claims.toml, row 3, column \"format\": seen \"pdf\"; expected csv, tsv, xlsx, json, jsonl or parquet.")]
    [InlineData("inputs/claims.toml", "[origin]", "on_vanish = \"cry\"\n[origin]", "inputs/claims.toml, row 3, column \"on_vanish\": seen \"cry\"; expected keep or drop.")]
    [InlineData("inputs/claims.toml", "[origin]\npublisher = \"The Desk\"\n", "", "inputs/claims.toml, row 1: seen no section [origin]; expected at least the publisher or title of the file.")]
    [InlineData("inputs/claims.toml", "[constants]", "[constants]\nside = \"Mauve\"", "inputs/claims.toml, row 1, column \"constants.side\": seen \"Mauve\"; expected a declared word.")]
    [InlineData("inputs/weeks.toml", "key = [\"date\"]\n", "", "inputs/weeks.toml, row 1, column \"key\": seen nothing; expected the columns that together name a row, or an id column.")]
    [InlineData("inputs/weeks.toml", "publisher = \"desk\"", "publisher = \"nobody\"", "inputs/weeks.toml, row 10, column \"series.weeks.publisher\": seen \"nobody\"; expected a publisher of sources.toml.")]
    [InlineData("inputs/weeks.toml", "side = \"Red\"", "side = \"Mauve\"", "inputs/weeks.toml, row 11, column \"series.weeks.side\": seen \"Mauve\"; expected a side declared in study.toml.")]
    [InlineData("inputs/weeks.toml", "side = \"Red\"", "side = \"Red\"\nscope = [\"navy\"]", "inputs/weeks.toml, row 12, column \"series.weeks.scope\": seen \"navy\"; expected scopes declared in study.toml.")]
    [InlineData("inputs/weeks.toml", "quantity = \"period\"", "quantity = \"rank\"", "inputs/weeks.toml, row 13, column \"series.weeks.quantity\": seen \"rank\"; expected cumulative, period, rate, ratio or level.")]
    [InlineData("inputs/weeks.toml", "value = \"dead\"\n", "", "inputs/weeks.toml, row 8, column \"series.weeks.value\": seen nothing; expected the column that holds the numbers.")]
    [InlineData("inputs/weeks.toml", "[series.weeks]", "[series.\"../weeks\"]", "inputs/weeks.toml, row 8, column \"series.../weeks\": seen \"../weeks\"; expected a name of lower-case letters, digits and hyphens.")]
    public void A_fault_is_a_problem_with_its_file_line_and_key(string file, string text, string instead, string problem)
    {
        using var files = new StudyFiles();
        Assert.Contains(text, files[file], StringComparison.Ordinal);
        var place = files[file].IndexOf(text, StringComparison.Ordinal);
        files[file] = files[file].Remove(place, text.Length).Insert(place, instead);
        var (study, problems) = files.Load();
        Assert.Null(study);
        Assert.Contains(problem, problems.Kept.Select(one => one.ToString()));
    }

    [Fact]
    public void The_files_that_the_faults_are_made_in_are_sound()
    {
        using var files = new StudyFiles();
        var (study, problems) = files.Load();
        Assert.Empty(problems);
        Assert.Equal(("invented-war", "claims weeks", "weeks"), (study!.Id, string.Join(' ', study.Inputs.Select(one => one.Name)), Assert.Single(study.Series).Id));
    }

    [Fact]
    public void A_key_twice_and_what_is_no_TOML_are_problems_with_their_line()
    {
        using var files = new StudyFiles();
        files["study.toml"] = "schema = 1\nschema = 1\n";
        Assert.Equal(("study.toml", 2L), (files.Load().Problems.Kept[0].File, files.Load().Problems.Kept[0].Row));
        files["study.toml"] = "schema = 1\nid = \n";
        Assert.Equal(("study.toml", 2L), (files.Load().Problems.Kept[0].File, files.Load().Problems.Kept[0].Row));
    }

    [Fact]
    public void A_series_in_two_inputs_names_both_and_the_line_of_the_second()
    {
        using var files = new StudyFiles();
        files["inputs/years.toml"] = "# later\n" + files["inputs/weeks.toml"];
        Assert.Equal(
            ["inputs/years.toml, row 9, column \"series.weeks\": seen a series that inputs/weeks.toml defines too; expected a name of its own."],
            files.Load().Problems.Select(one => one.ToString()));
    }

    [Fact]
    public void A_folder_that_is_no_study_says_what_makes_one()
    {
        using var files = new StudyFiles();
        File.Delete(Path.Combine(files.Folder, "study.toml"));
        Assert.EndsWith(
            ": seen a folder without study.toml; expected a study; \"cenotaph new\" makes one.",
            Assert.Single(files.Load().Problems).ToString(), StringComparison.Ordinal);
        var problems = new ProblemCollection();
        Assert.Null(StudyLoader.Load(Path.Combine(files.Folder, "none"), problems));
        Assert.EndsWith(": seen no such folder; expected a study; \"cenotaph new\" makes one.", Assert.Single(problems).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stray_file_among_the_inputs_is_doubted_and_stops_nothing()
    {
        using var files = new StudyFiles();
        files["inputs/claims.TOML.bak"] = "";
        var (study, problems) = files.Load();
        Assert.NotNull(study);
        Assert.Equal(
            new Problem("inputs/claims.TOML.bak", null, null, "a file that is not read", "inputs as NAME.toml", Severity.Doubt),
            Assert.Single(problems));
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{ a = ", " }")]
    public void Lists_and_tables_nested_without_end_are_a_problem(string open, string close)
    {
        using var files = new StudyFiles();
        files["sources.toml"] =
            "a = " + string.Concat(Enumerable.Repeat(open, 20_000)) + "1" + string.Concat(Enumerable.Repeat(close, 20_000));
        Assert.Contains("The maximum depth of 64 has been exceeded", files.Load().Problems.Select(one => one.Seen));
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_a_problem()
    {
        using var files = new StudyFiles();
        File.WriteAllBytes(Path.Combine(files.Folder, "sources.toml"), [0x69, 0x64, 0x3D, 0x22, 0xC3, 0x28, 0x22]);
        Assert.Contains(
            new Problem("sources.toml", null, null, "bytes that are not UTF-8", "a TOML file in UTF-8"), files.Load().Problems);
    }
}
