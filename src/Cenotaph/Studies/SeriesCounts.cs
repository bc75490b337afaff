using System.Globalization;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>Series of a study read as tables of counts: the labels of sexes and ages in their columns become sexes and ages.</summary>
internal static class SeriesCounts
{
    /// <summary>The limits of a series by cell; rows whose labels cannot be read are left out.</summary>
    public static Dictionary<CountPlace, (double Low, double High)> Limits(Series series)
    {
        var limits = new Dictionary<CountPlace, (double, double)>();
        foreach (var row in series.Rows)
        {
            if (row is { Date: { } date, Low: { } low, High: { } high } && CountLabel.TryReadAge(row.Part.GetValueOrDefault("age", "total"), out var age)
                && CountLabel.TryReadSex(row.Part.GetValueOrDefault("sex", "both"), out var sex))
            {
                limits[new(row.Part.GetValueOrDefault("area", ""), date, sex, age)] = ((double)low, (double)high);
            }
        }

        return limits;
    }

    /// <summary>The table of a series; rows whose labels or dates cannot be read are problems and left out.</summary>
    /// <param name="series">The series.</param>
    /// <param name="knownBy">The last day of the vintages that are used; null for all.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static CountTable Of(Series series, DateOnly? knownBy, ICollection<Problem> problems)
    {
        var name = "series " + series.Definition.Id;
        var ages = AgeLabels.Read(series.Rows.Select(row => row.Part.GetValueOrDefault("age", "total")), name, problems);
        List<CountRow> rows = [];
        foreach (var row in series.Rows)
        {
            var sex = SexGroup.Both;
            if (row.Date is null || row.Value is not { } count)
            {
                problems.Add(new(name, null, row.Date is null ? "date" : "value", "a row without one", "a count and its year, month or week"));
            }
            else if (count < 0)
            {
                problems.Add(new(name, null, "value", $"{count.ToString(CultureInfo.InvariantCulture)} for {row.Date}", "a number that is not negative"));
            }
            else if (row.Part.TryGetValue("sex", out var label) && !CountLabel.TryReadSex(label, out sex))
            {
                problems.Add(new(name, null, "sex", $"\"{label}\"", "a sex, such as male, female, м, ж, мужчины, женщины; other words go into [values.sex] of the input"));
            }
            else if (ages.TryGetValue(row.Part.GetValueOrDefault("age", "total"), out var age))
            {
                rows.Add(new(new(row.Part.GetValueOrDefault("area", ""), row.Date.Value, sex, age), count, row.Vintage));
            }
        }

        return CountTable.Of(
            name, Cadence.Of(rows, row => row.Place.Area, row => row.Place.Date, (row, date) => row with { Place = row.Place with { Date = date } }), problems, knownBy);
    }
}
