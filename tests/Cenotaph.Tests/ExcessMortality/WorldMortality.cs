using System.Globalization;
using System.IO.Compression;
using Cenotaph.ExcessMortality;
using Cenotaph.Tests.Harness;

namespace Cenotaph.Tests.ExcessMortality;

/// <summary>The World Mortality table of July 2021: months, or weeks by the ISO week of their last day.</summary>
internal static class WorldMortality
{
    public static IReadOnlyList<PeriodCounts> Read()
    {
        using var packed = new GZipStream(File.OpenRead(ReferenceData.PathTo("excess", "world", "world_counts.csv.gz")), CompressionMode.Decompress);
        using var reader = new StreamReader(packed);
        reader.ReadLine();
        var rows = new SortedDictionary<string, List<(DateTime Date, double Deaths)>>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            if (!rows.TryGetValue(cells[0].Trim('"'), out var list))
            {
                rows.Add(cells[0].Trim('"'), list = []);
            }

            list.Add((
                DateTime.ParseExact(cells[1], "yyyy-MM-dd", CultureInfo.InvariantCulture),
                double.TryParse(cells[2], CultureInfo.InvariantCulture, out var deaths) ? deaths : double.NaN));
        }

        return [.. rows.Select(country => Counts(country.Key, country.Value))];
    }

    private static PeriodCounts Counts(string country, List<(DateTime Date, double Deaths)> rows)
    {
        var weekly = rows.Count(row => row.Date.Year == 2019) > 20;
        return new(
            country,
            [.. rows.Select(row => weekly ? ISOWeek.GetYear(row.Date) : row.Date.Year)],
            [.. rows.Select(row => weekly ? ISOWeek.GetWeekOfYear(row.Date) : row.Date.Month)],
            [.. rows.Select(row => row.Deaths)]);
    }
}
