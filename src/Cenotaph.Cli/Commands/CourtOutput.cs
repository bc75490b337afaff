using System.Collections.Immutable;
using System.Globalization;
using Cenotaph.Relabelling;

namespace Cenotaph.Cli.Commands;

/// <summary>Prints what is known of court claims.</summary>
internal static class CourtOutput
{
    // Courts that lost cards, of which there may be thousands.
    private const int MostCourts = 10;

    public static void Print(CourtSummary court, bool all, Terminal terminal)
    {
        terminal.Output.WriteLine($"{court.Side.Id}: court claims to declare a person missing or dead, above the usual number");
        if (court.Baseline is { } baseline)
        {
            terminal.Output.WriteLine($"Baseline: {N(baseline.PerYear)} a year ({string.Join(", ", baseline.Years.Select(year => year.Source))}); limits {baseline.Meaning}.");
        }

        Excess(court.Excess, terminal);
        foreach (var one in court.Revisions)
        {
            terminal.Output.WriteLine($"Editions of {one.Period}: {N(one.Earlier)} ({one.From}) became {N(one.Later)} ({one.To}), {Signed(one.Change)}.");
        }

        foreach (var one in court.Checks)
        {
            terminal.Output.WriteLine(
                $"Published excess {one.Claim}, {one.Published}: {string.Join(" + ", one.Of)}, each less the baseline, give {N(one.Value)} ({N(one.Low)} to {N(one.High)}); "
                + $"{(one.Fits ? "the two fit" : "the two do not fit")}{(one.Uncovered.IsEmpty ? "" : $"; no count on record for {string.Join(", ", one.Uncovered)}")}.");
        }

        foreach (var one in court.Military)
        {
            var hidden = one.IfHidden is { } if_ ? $"; {N(one.Hidden!.Value)} applicants hidden: {Percent(if_.Low)} to {Percent(if_.High)} of all" : "";
            terminal.Output.WriteLine(
                $"Military applicant: {(one.IsLeast ? "more than " : "")}{N(one.Military)} of {N(one.Of)} ({one.Source}), {(one.IsLeast ? "more than " : "")}{Percent(one.Value)} "
                + $"({Percent(one.Interval.Low)} to {Percent(one.Interval.High)}, {one.Interval.Meaning}){hidden}. {string.Join(" ", one.Notes)}".TrimEnd());
        }

        foreach (var one in court.Deletions)
        {
            terminal.Output.WriteLine(
                $"Deletion of cards, {one.On}: {(one.Share is { } share ? $"{N((double)one.Before!.Value)} ({one.BeforeClaim}) fell to {N((double)one.After!.Value)} ({one.AfterClaim}), {Percent(share)} gone; alert: shrinkage; " : "")}"
                + $"the series is censored from {one.CensoredFrom:yyyy-MM-dd} on.");
        }

        foreach (var register in court.Registers)
        {
            Register(register, all, terminal);
        }

        foreach (var one in court.Beside)
        {
            terminal.Output.WriteLine(
                $"May be the same persons: {one.Name} ({one.Id}), {N(one.Persons)}{(one.Period is { } days ? $" in {days}" : "")}, beside {N(one.Excess)} excess claims ({one.Claims}): "
                + $"none to {Percent(one.MostShare)} of the claims. {one.Refusal}");
        }

        Proceedings(court, terminal);
        foreach (var line in court.Findings.Select(one => $"Finding, {one.Type}: {one.Message} {one.Arithmetic}").Concat(court.Notes.Select(note => note.ToString())))
        {
            terminal.Output.WriteLine(line);
        }

        terminal.Output.WriteLine();
    }

    private static void Excess(ImmutableArray<CourtExcess> excess, Terminal terminal)
    {
        if (excess.IsEmpty)
        {
            return;
        }

        var table = Terminal.TableOf("claim", "days", "as of", "counted", "#usual", "limits", "excess claims", "limits of the excess");
        foreach (var one in excess)
        {
            var word = one.Bound switch { Bound.Lower => "more than ", Bound.Upper => "less than ", _ => "" };
            Terminal.AddRow(
                table, one.Claim, one.Period.ToString(), one.Seen?.ToString() ?? "", one.Observed + (one.Censored ? " (censored)" : ""), N(one.Expected.Value),
                $"{N(one.Expected.Interval.Low)} to {N(one.Expected.Interval.High)}", word + N(one.Value),
                one.IsBound ? $"{word}{N(one.Low)} to {word}{N(one.High)}, by the baseline" : $"{N(one.Low)} to {N(one.High)}");
        }

        terminal.Print(table);
    }

    private static void Register(CourtRegister register, bool all, Terminal terminal)
    {
        var snapshots = register.Snapshots;
        terminal.Output.WriteLine(
            $"Register {register.Id}{(snapshots.Seen is { } seen ? $", as seen on {seen}" : "")}, {(snapshots.Snapshots == 1 ? "one snapshot" : $"{snapshots.Snapshots} snapshots")}{(register.Hash is { } hash ? $", SHA-256 {hash[..12]}…" : "")}.");
        foreach (var fall in snapshots.Falls)
        {
            terminal.Output.WriteLine($"Alert, shrinkage: of {N(fall.From)} cases seen on {fall.Before}, {N(fall.To)} are left on {fall.After}: {Percent(fall.Share)} gone.");
        }

        foreach (var gone in register.Gone.Take(MostCourts))
        {
            terminal.Output.WriteLine($"  {gone.Court}: {gone.Gone} of {gone.From} cards gone on {gone.After:yyyy-MM-dd}.");
        }

        if (register.Gone.Length > MostCourts)
        {
            terminal.Output.WriteLine($"  and {register.Gone.Length - MostCourts} more; --json has all.");
        }

        foreach (var year in snapshots.ByYear.GroupBy(count => count.Period))
        {
            terminal.Output.WriteLine($"{year.Key} by snapshot: {string.Join(" → ", year.Select(count => $"{N(count.Count)} ({count.Seen})"))}.");
        }

        if (register.Model is { } model)
        {
            terminal.Output.WriteLine(
                $"Baseline: {model.Baseline} periods before the war, dispersion {D(model.Dispersion)}, years differing by {Percent(model.YearVariation)} beyond it, {model.Waves} pairs of waves"
                + $"{(model.Growth == 1 ? ", no trend" : $", {Signed(model.Growth - 1)} a year")}.");
            Rows([.. all ? model.Rows : [], .. model.Years, .. model.Total is { } total ? [total] : Array.Empty<CourtRow>()], terminal);
            if (register.Other is { Total: { } other } instead)
            {
                terminal.Output.WriteLine($"{(instead.Growth == 1 ? "Without a trend" : $"With a trend of {Signed(instead.Growth - 1)} a year")}: {N(other.Excess)} ({N(other.Low)} to {N(other.High)}).");
            }
        }

        if (!snapshots.AtLeast.IsEmpty)
        {
            terminal.Output.WriteLine($"Censored: {string.Join(", ", snapshots.AtLeast.Select(count => $"{count.Period} at least {N(count.Count)}"))}.");
        }

        if (register.Delays is { } delays)
        {
            terminal.Output.WriteLine(
                $"Disappearance to claim: half within {delays.Median} days; {string.Join(", ", delays.Shares.Select(share => $"{Percent(share.Share)} ({Percent(share.Interval.Low)} to {Percent(share.Interval.High)}) within {share.Days}"))} "
                + $"of those filed within {delays.Longest} days; {N(delays.Cases)} cards, filings seen to {delays.Cut:yyyy-MM-dd}{(delays.Before == 0 ? "" : $", {N(delays.Before)} of earlier disappearances left out")}.");
            if (!delays.Months.IsEmpty)
            {
                var table = Terminal.TableOf("month of disappearance", "#filed", "#share filed", "#expected in the end", "95 % prediction");
                foreach (var month in delays.Months.Where(month => all || month.ShareKnown < 0.95))
                {
                    Terminal.AddRow(
                        table, month.Month.ToString(), N(month.Known), Percent(month.ShareKnown), N(month.Expected),
                        month.Interval is { } interval ? $"{N(interval.Low)} to {N(interval.High)}" : "past months do not tell");
                }

                terminal.Print(table);
            }
        }
    }

    private static void Rows(IEnumerable<CourtRow> rows, Terminal terminal)
    {
        var table = Terminal.TableOf("days", "#counted", "#usual", "limits", "#excess claims", "95 % prediction");
        foreach (var row in rows)
        {
            Terminal.AddRow(
                table, row.Period.ToString(), N(row.Observed), N(row.Expected.Value), $"{N(row.Expected.Interval.Low)} to {N(row.Expected.Interval.High)}", N(row.Excess),
                $"{N(row.Low)} to {N(row.High)}");
        }

        terminal.Print(table);
    }

    private static void Proceedings(CourtSummary court, Terminal terminal)
    {
        if (!court.Proceedings.IsEmpty)
        {
            var table = Terminal.TableOf("proceedings", "what", "entries", "unit", "period", "publisher");
            foreach (var one in court.Proceedings)
            {
                Terminal.AddRow(table, one.Id, one.Name.ToString(), one.Figure.ToString(), one.Unit, one.Period?.ToString() ?? "", one.Publisher.ToString());
            }

            terminal.Print(table);
        }

        foreach (var one in court.Comparisons)
        {
            terminal.Output.WriteLine($"{one.Name} ({string.Join(" + ", one.Earlier)} and {one.Later}{(one.Claim is null ? "" : $"; claimed in {one.Claim}")}): {one.Reading}");
        }
    }

    private static string N(double number) => double.IsPositiveInfinity(number) ? "∞" : double.IsNegativeInfinity(number) ? "−∞" : number.ToString("#,0", CultureInfo.InvariantCulture);

    private static string D(double number) => number.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static string Signed(double share) => (100 * share).ToString("+0.0;-0.0;0.0", CultureInfo.InvariantCulture) + " %";
}
