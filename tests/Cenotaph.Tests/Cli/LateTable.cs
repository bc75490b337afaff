using System.Globalization;
using Cenotaph.Numerics;

namespace Cenotaph.Tests.Cli;

/// <summary>Invented cases that become known with a delay: about 200 a week, half of them within a month.</summary>
internal static class LateTable
{
    public const int Weeks = 60;
    private static readonly DateOnly Monday = new(2031, 1, 6);

    /// <summary>Each case by its week and the week in which it became known, which may be after the last.</summary>
    public static List<(int Week, int Known)> Cases()
    {
        var random = new RandomStream(11);
        List<(int, int)> cases = [];
        for (var week = 0; week < Weeks; week++)
        {
            for (var one = 0; one < 180 + random.Below(40); one++)
            {
                cases.Add((week, week + Math.Min(19, (int)(random.Exponential() * 5))));
            }
        }

        return cases;
    }

    /// <summary>Writes counts by week and vintage; vintages may be left out.</summary>
    public static string Counts(string folder, Func<int, bool>? kept = null)
    {
        var cases = Cases();
        List<string> lines = ["period,vintage,count"];
        for (var vintage = 20; vintage < Weeks; vintage++)
        {
            if (kept?.Invoke(vintage) != false)
            {
                lines.AddRange(Enumerable.Range(0, vintage + 1).Select(week => $"{Day(week, 0)},{Day(vintage, 6)},{cases.Count(one => one.Week == week && one.Known <= vintage)}"));
            }
        }

        return Write(folder, "counts.csv", lines);
    }

    /// <summary>Writes one row a case.</summary>
    public static string List(string folder) => Write(
        folder, "list.csv", [.. Cases().Where(one => one.Known < Weeks).Select((one, at) => $"{at},{Day(one.Week, at % 7)},{Day(one.Known, 6)}").Prepend("id,event_date,report_date")]);

    /// <summary>A day of a week.</summary>
    public static string Day(int week, int day) => Monday.AddDays((7 * week) + day).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Write(string folder, string name, List<string> lines)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllLines(path, lines);
        return path;
    }
}
