using System.Globalization;
using DuckDB.NET.Data;

namespace Cenotaph.Registers;

/// <summary>Where the groups of cases are cut.</summary>
/// <param name="FirstWeek">The Monday of week 0.</param>
/// <param name="Weeks">How many weeks; a later week of death is told as this number.</param>
/// <param name="MaximumDelay">The greatest delay told apart, in weeks; a greater one is told as one more.</param>
/// <param name="Ages">Groups of completed years, both ends included.</param>
/// <param name="CourtDays">A death recorded more than so many days after it is court-declared.</param>
internal sealed record CaseAxes(DateOnly FirstWeek, int Weeks, int MaximumDelay, IReadOnlyList<(int Low, int High)> Ages, int CourtDays);

/// <summary>How many cases stand in one cell.</summary>
/// <param name="Court">Whether they are court-declared.</param>
/// <param name="Sex">The sex.</param>
/// <param name="Age">The index of the group of ages; the number of groups for another age, one more for an unknown one.</param>
/// <param name="Week">The week of death; −1 before the first.</param>
/// <param name="Delay">The week of opening less that of death; −1 where the case was opened before the death.</param>
/// <param name="Count">How many.</param>
internal readonly record struct CaseGroup(bool Court, SexGroup Sex, int Age, int Week, int Delay, long Count);

/// <summary>One case that may be somebody's who is sought.</summary>
internal readonly record struct CaseCandidate(
    string? Surname, string? FirstName, string? Patronymic, string? Birth, DateOnly Death, string? Region, bool Court, DateOnly Opened);

/// <summary>Reads an archived table of cases: sums of integers for the counting, and the few rows that a list is linked with.</summary>
internal sealed class CaseQuery : IDisposable
{
    private readonly DuckDBConnection connection;
    private readonly HashSet<string> columns;

    /// <summary>Opens a table.</summary>
    /// <param name="path">The Parquet file.</param>
    /// <param name="threads">How many threads work.</param>
    /// <exception cref="DuckDBException">The file is damaged.</exception>
    public CaseQuery(string path, int threads)
    {
        connection = new DuckDBConnection("DataSource=:memory:");
        try
        {
            connection.Open();
            Execute(string.Create(CultureInfo.InvariantCulture, $"""
                SET autoinstall_known_extensions = false;
                SET autoload_known_extensions = false;
                SET threads = {threads};
                SET memory_limit = '1500MB';
                SET temp_directory = '';
                SET preserve_insertion_order = true;
                CREATE VIEW archived AS SELECT * FROM read_parquet('{path.Replace("'", "''", StringComparison.Ordinal)}', hive_partitioning = false);
                """));
            columns = [.. Texts("SELECT column_name FROM (DESCRIBE archived) ORDER BY 1").OfType<string>()];
            Execute($"""
                CREATE VIEW cases AS SELECT {Text("surname")}, {Text("first_name")}, {Text("patronymic")}, {Text("region")}, {Text("sex")},
                    death_date AS death, opened, {Day("act_date")}, {Day("extracted")}, {Day("birth_date")},
                    {(columns.Contains("birth_date.last") ? "\"birth_date.last\"" : "CAST(NULL AS DATE)")} AS birth_last
                FROM archived
                """);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>The days to which the rows were extracted, rising; empty where no column says it.</summary>
    public IReadOnlyList<DateOnly> Extractions()
    {
        if (!columns.Contains("extracted"))
        {
            return [];
        }

        using var command = connection.CreateCommand();
        command.CommandText = "SELECT DISTINCT extracted FROM cases WHERE extracted IS NOT NULL ORDER BY 1";
        using var rows = command.ExecuteReader();
        List<DateOnly> days = [];
        while (rows.Read())
        {
            days.Add(rows.GetFieldValue<DateOnly>(0));
        }

        return days;
    }

    /// <summary>Notes the sex of every row: what its column says, else its patronymic, else its given name, else its surname; each distinct text is asked once.</summary>
    /// <returns>How many distinct texts were asked.</returns>
    public int ReadSexes(
        Func<string, SexGroup> ofWord, Func<string, SexGroup> ofPatronymic, Func<string, SexGroup> ofGiven, Func<string, SexGroup> ofSurname)
    {
        var asked = Sexes("sex", "word_sex", "", ofWord) + Sexes("patronymic", "patronymic_sex", "", ofPatronymic) + Sexes("first_name", "given_sex", "", ofGiven);
        Execute("""
            CREATE VIEW known AS SELECT cases.*, coalesce(word_sex.sex, patronymic_sex.sex, given_sex.sex) AS known_sex FROM cases
            LEFT JOIN word_sex ON cases.sex = word_sex.value
            LEFT JOIN patronymic_sex ON cases.patronymic = patronymic_sex.value
            LEFT JOIN given_sex ON cases.first_name = given_sex.value
            """);
        asked += Sexes("surname", "surname_sex", "known_sex IS NULL", ofSurname);
        Execute("""
            CREATE VIEW sexed AS SELECT known.*, coalesce(known_sex, surname_sex.sex, 0) AS sex_code FROM known
            LEFT JOIN surname_sex ON known_sex IS NULL AND known.surname = surname_sex.value
            """);
        return asked;
    }

    /// <summary>Counts the cases of one extraction; the sexes must have been read.</summary>
    /// <param name="axes">Where the groups are cut.</param>
    /// <param name="extracted">The extraction; null where the table holds one.</param>
    public IEnumerable<CaseGroup> Groups(CaseAxes axes, DateOnly? extracted)
    {
        // Integers only. Days are moved by whole weeks, so that the division never meets a number below 0.
        var ages = string.Join(' ', axes.Ages.Select((age, index) => string.Create(CultureInfo.InvariantCulture, $"WHEN years BETWEEN {age.Low} AND {age.High} THEN {index}")));
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            WITH dated AS (
                SELECT sex_code, act_date IS NOT NULL AND act_date - death > {axes.CourtDays} AS court,
                    (death - DATE '{axes.FirstWeek:yyyy-MM-dd}' + 700000) // 7 - 100000 AS week_of_death,
                    (opened - DATE '{axes.FirstWeek:yyyy-MM-dd}' + 700000) // 7 - 100000 AS week_of_opening,
                    opened < death AS early, death, birth_date + ((birth_last - birth_date) // 2)::INTEGER AS birth
                FROM sexed WHERE {Of(extracted)}),
            aged AS (
                SELECT *, CASE WHEN birth IS NULL OR birth > death THEN NULL
                    ELSE year(death) - year(birth) - CASE WHEN month(death) * 100 + day(death) < month(birth) * 100 + day(birth) THEN 1 ELSE 0 END END AS years
                FROM dated)
            SELECT court, sex_code::INTEGER AS sex, (CASE WHEN years IS NULL THEN {axes.Ages.Count + 1} {ages} ELSE {axes.Ages.Count} END)::INTEGER AS age,
                (CASE WHEN week_of_death < 0 THEN -1 ELSE least(week_of_death, {axes.Weeks}) END)::INTEGER AS week,
                (CASE WHEN early THEN -1 WHEN week_of_death < 0 THEN 0 ELSE least(week_of_opening - week_of_death, {Math.Max(axes.MaximumDelay, axes.Weeks) + 1}) END)::INTEGER AS delay,
                count(*) AS cases
            FROM aged GROUP BY ALL ORDER BY ALL
            """);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return new(
                rows.GetBoolean(0), rows.GetInt32(1) switch { 1 => SexGroup.Male, 2 => SexGroup.Female, _ => SexGroup.Unknown },
                rows.GetInt32(2), rows.GetInt32(3), rows.GetInt32(4), rows.GetInt64(5));
        }
    }

    /// <summary>Cases of men, or of nobody knows which sex, who died from a day on, not older than an age; the sexes must have been read.</summary>
    /// <param name="from">The first day of death.</param>
    /// <param name="oldest">The greatest completed age; a case without a birth date is given whatever the age.</param>
    /// <param name="courtDays">A death recorded more than so many days after it is court-declared.</param>
    /// <param name="extracted">The extraction; null where the table holds one.</param>
    public IEnumerable<CaseCandidate> Candidates(DateOnly from, int oldest, int courtDays, DateOnly? extracted)
    {
        using var command = connection.CreateCommand();
        command.UseStreamingMode = true;
        command.CommandText = string.Create(CultureInfo.InvariantCulture, $"""
            SELECT surname, first_name, patronymic,
                CASE WHEN birth_date IS NULL THEN NULL WHEN birth_date = birth_last THEN CAST(birth_date AS VARCHAR) ELSE CAST(year(birth_date) AS VARCHAR) END,
                death, region, act_date IS NOT NULL AND act_date - death > {courtDays}, opened
            FROM sexed
            WHERE {Of(extracted)} AND sex_code <> 2 AND death >= DATE '{from:yyyy-MM-dd}' AND opened >= death
                AND (birth_date IS NULL OR year(death) - year(birth_date) <= {oldest})
            """);
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return new(
                String(rows, 0), String(rows, 1), String(rows, 2), String(rows, 3), rows.GetFieldValue<DateOnly>(4), String(rows, 5), rows.GetBoolean(6),
                rows.GetFieldValue<DateOnly>(7));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private static string Of(DateOnly? extracted) =>
        extracted is { } day ? string.Create(CultureInfo.InvariantCulture, $"extracted = DATE '{day:yyyy-MM-dd}'") : "true";

    private static string? String(DuckDBDataReader rows, int column) => rows.IsDBNull(column) ? null : rows.GetString(column);

    private string Text(string name) => (columns.Contains(name) ? name : "CAST(NULL AS VARCHAR)") + " AS " + name;

    private string Day(string name) => (columns.Contains(name) ? name : "CAST(NULL AS DATE)") + " AS " + name;

    private int Sexes(string column, string table, string where, Func<string, SexGroup> of)
    {
        Execute($"CREATE TABLE {table} (value VARCHAR, sex TINYINT)");
        var texts = Texts($"SELECT DISTINCT {column} FROM {(where.Length > 0 ? "known" : "cases")} WHERE {column} IS NOT NULL{(where.Length > 0 ? " AND " + where : "")} ORDER BY 1");
        using var appender = connection.CreateAppender(table);
        foreach (var text in texts.OfType<string>())
        {
            if (of(text) is var sex && sex is SexGroup.Male or SexGroup.Female)
            {
                appender.CreateRow().AppendValue(text).AppendValue(sex == SexGroup.Male ? (sbyte)1 : (sbyte)2).EndRow();
            }
        }

        return texts.Count;
    }

    private List<string?> Texts(string query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var rows = command.ExecuteReader();
        List<string?> texts = [];
        while (rows.Read())
        {
            texts.Add(String(rows, 0));
        }

        return texts;
    }

    private void Execute(string text)
    {
        using var run = connection.CreateCommand();
        run.CommandText = text;
        run.ExecuteNonQuery();
    }
}
