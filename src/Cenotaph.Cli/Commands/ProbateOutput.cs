using System.Globalization;
using Cenotaph.Probate;
using Cenotaph.Publication;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>Prints estimates from inheritance cases as tables or as JSON.</summary>
internal static class ProbateOutput
{
    public static void Print(ProbateWork work, int least, bool json, bool weeks, Terminal terminal)
    {
        var summary = work.Summary;
        if (json)
        {
            terminal.PrintJson(writer => ProbateJson.Write(writer, summary, least));
            return;
        }

        Short(summary, terminal);
        if (summary.Newest is { } newest)
        {
            Components(newest, terminal);
            Kappas(newest, terminal);
            Coverage(newest, least, terminal);
            Baselines(newest, terminal);
            if (weeks)
            {
                Weeks(newest, terminal);
            }

            Data(newest, terminal);
        }

        Notes(summary.Notes, terminal);
        foreach (var one in summary.Deletions.Where(one => one.Vanished > 0 || one.Added > 0))
        {
            terminal.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"Of {one.Held:N0} cases of {one.Earlier:yyyy-MM-dd} the extraction of {one.Later:yyyy-MM-dd} lacks {one.Vanished:N0}; it has {one.Added:N0} more that were open before."));
        }

        var linking = work.Stages.Where(stage => stage.Stage == StudyProbate.Linking).Sum(stage => stage.Seconds);
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Seconds: {string.Join(", ", work.Stages.Where(stage => stage.Stage != StudyProbate.Linking).Select(stage => $"{stage.Stage} {stage.Seconds:0.0}"))}; together {work.Stages.Sum(stage => stage.Seconds) - linking:0.0}. Apart: {StudyProbate.Linking} {linking:0.0}."));
    }

    /// <summary>Prints what each vintage gives in total.</summary>
    public static void Short(ProbateVintages summary, Terminal terminal)
    {
        terminal.Output.WriteLine($"War dead from inheritance cases: {summary.Title}{(summary.Side is { } side ? $", {side}" : "")}");
        var table = Terminal.TableOf("extracted", "#cases", "#named", "#searched", "#with a case", "#dead", "95 %", "");
        for (var i = 0; i < summary.Results.Length; i++)
        {
            var register = summary.Registers[i];
            string[] what = [Day(register.Extracted), $"{register.Cases:N0}", $"{register.Named:N0}", $"{register.Searched:N0}", $"{register.Found:N0}"];
            Terminal.AddRow(table, summary.Results[i] switch
            {
                ProbateEstimate estimate => [.. what, N(estimate.Total.Dead.Value), Limits(estimate.Total.Dead), ""],
                ProbateRefusal refusal => [.. what, "", "", $"not estimable: {refusal.Assumption} {refusal.Evidence}"],
                _ => [.. what, "", "", ""],
            });
        }

        terminal.Print(table);
        foreach (var register in summary.Registers.Where(register => !register.LeftOut.IsEmpty))
        {
            terminal.Output.WriteLine($"Of {Day(register.Extracted)} are not counted: {string.Join(", ", register.LeftOut.Select(one => $"{one.Reason} {one.Cases.ToString("N0", CultureInfo.InvariantCulture)}"))}.");
        }
    }

    private static void Components(ProbateEstimate estimate, Terminal terminal)
    {
        var table = Terminal.TableOf("part", "#number", "95 %");
        void Row(string part, ProbateValue value) => Terminal.AddRow(table, part, N(value.Value), Limits(value));
        Row("excess cases, ordinary", estimate.Total.Cases);
        Row("excess cases, court-declared", estimate.Total.CourtCases);
        Row("dead by ordinary cases", estimate.Total.Ordinary);
        Row("dead by court-declared cases", estimate.Total.Court);
        Row("dead of the latest weeks, by the list (flash)", estimate.Total.Flash);
        Row("dead, together", estimate.Total.Dead);
        Terminal.AddRow(table, "anchors: named / 0.65 and named / 0.45", "", $"{N(estimate.Anchors.Low)} to {N(estimate.Anchors.High)}");
        terminal.Print(table);
    }

    private static void Kappas(ProbateEstimate estimate, Terminal terminal)
    {
        var table = Terminal.TableOf("κ", "#dead", "95 %");
        foreach (var one in estimate.ByKappa)
        {
            Terminal.AddRow(table, one.Kappa.ToString("0.##", CultureInfo.InvariantCulture), N(one.Dead.Value), Limits(one.Dead));
        }

        terminal.Print(table);
    }

    private static void Coverage(ProbateEstimate estimate, int least, Terminal terminal)
    {
        var table = Terminal.TableOf("age", "recruitment", "#found", "#searched", "#coverage", "95 %");
        foreach (var (row, isHidden) in ProbateTables.Guarded(estimate.Coverage, least))
        {
            Terminal.AddRow(
                table, row.Age, row.Recruitment, isHidden ? "few" : $"{row.Found:N0}", isHidden ? "few" : $"{row.Searched:N0}", Share(row.Coverage.Value),
                $"{Share(row.Coverage.Low)} to {Share(row.Coverage.High)}");
        }

        terminal.Print(table);
    }

    private static void Baselines(ProbateEstimate estimate, Terminal terminal)
    {
        var table = Terminal.TableOf("other baseline", "#excess cases", "#dead", "");
        foreach (var one in estimate.Baseline)
        {
            Terminal.AddRow(table, one.Name, N(one.Cases), N(one.Dead), one.WhyNot ?? "");
        }

        terminal.Print(table);
    }

    private static void Weeks(ProbateEstimate estimate, Terminal terminal)
    {
        var table = Terminal.TableOf("week", "#share known", "", "#excess cases", "#coverage", "#dead", "95 %");
        foreach (var week in estimate.Weeks)
        {
            Terminal.AddRow(
                table, Day(week.Monday), Share(week.ShareKnown), week.IsFlash ? "flash" : "", N(week.Cases.Value), Share(week.Coverage), N(week.Dead.Value), Limits(week.Dead));
        }

        terminal.Print(table);
    }

    private static void Data(ProbateEstimate estimate, Terminal terminal)
    {
        var data = estimate.Data;
        terminal.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Of {data.Cases:N0} cases the age is not known of {data.UnknownAge:N0}, which are shared out, and in no group of {data.OtherAge:N0}. Of {data.Named:N0} names {data.Undated:N0} have no day of death, or one outside the register's weeks, and {data.ListedOtherAge:N0} an age in no group."));
        if (double.IsFinite(data.EarlyBefore) && double.IsFinite(data.EarlySince))
        {
            terminal.Output.WriteLine($"Of women's cases opened within a year, {Share(data.EarlyBefore)} were opened within half of one before the war, and {Share(data.EarlySince)} in it: where these differ, the delay drifts.");
        }
    }

    private static void Notes(IEnumerable<string> notes, Terminal terminal)
    {
        foreach (var note in notes)
        {
            terminal.Output.WriteLine(note);
        }
    }

    private static string Limits(ProbateValue value) => double.IsFinite(value.Low) ? $"{N(value.Low)} to {N(value.High)}" : "";

    private static string N(double number) => double.IsFinite(number) ? number.ToString("#,0", CultureInfo.InvariantCulture) : "…";

    private static string Share(double share) => double.IsFinite(share) ? share.ToString("0.00", CultureInfo.InvariantCulture) : "…";

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
