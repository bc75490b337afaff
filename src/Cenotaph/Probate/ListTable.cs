namespace Cenotaph.Probate;

/// <summary>The list in tables: weeks count from the war's first. Names of unknown age are shared out over ages as the others of their recruitment are.</summary>
internal sealed class ListTable
{
    private readonly double[] ofRecruitment;

    /// <summary>Reads a list.</summary>
    /// <param name="list">The list.</param>
    /// <param name="first">The war's first week.</param>
    /// <param name="weeks">How many weeks of war the frame has.</param>
    /// <param name="maximumDelay">By stream, the greatest delay of a case.</param>
    public ListTable(ListedCounts list, int first, int weeks, Func<CaseStream, int> maximumDelay)
    {
        (Ages, Recruitments, Weeks) = (list.Frame.Ages.Count, list.Recruitments.Count, weeks);
        (Names, Searched, Found) = (new double[Ages, Recruitments, weeks], new double[Ages, Recruitments, weeks], new double[Ages, Recruitments, weeks]);
        FoundBy = [.. Enum.GetValues<CaseStream>().Select(stream => Enumerable.Range(0, Ages)
            .Select(_ => Enumerable.Range(0, weeks).Select(week => new double[Math.Min(maximumDelay(stream), list.Frame.Oldest(first + week)) + 1]).ToArray())
            .ToArray())];
        ofRecruitment = new double[Recruitments];
        var cells = list.Cells.Where(one => one.Cell.Week >= first && one.Cell.Age != list.Frame.OtherAge).ToArray();
        var known = new double[Recruitments, Ages];
        var ofAge = new double[Ages];
        foreach (var (cell, count) in cells.Where(one => one.Cell.Age < Ages))
        {
            known[cell.Recruitment, cell.Age] += count;
            ofAge[cell.Age] += count;
        }

        foreach (var (cell, count) in cells)
        {
            var week = cell.Week - first;
            ofRecruitment[cell.Recruitment] += count;
            Dated.Add((week, cell.ListingDelay, count));
            var ages = cell.Age < Ages ? 1 : Enumerable.Range(0, Ages).Sum(age => known[cell.Recruitment, age]);
            var all = ofAge.Sum();
            for (var age = 0; age < Ages; age++)
            {
                var part = cell.Age < Ages ? (cell.Age == age ? count : 0)
                    : ages > 0 ? count * known[cell.Recruitment, age] / ages
                    : all > 0 ? count * ofAge[age] / all : (double)count / Ages;
                Read(cell, age, week, part);
            }
        }
    }

    /// <summary>Groups of ages.</summary>
    public int Ages { get; }

    /// <summary>Ways of recruitment.</summary>
    public int Recruitments { get; }

    /// <summary>Weeks of war.</summary>
    public int Weeks { get; }

    /// <summary>Names by age, recruitment and week.</summary>
    public double[,,] Names { get; }

    /// <summary>Names searched for, by age, recruitment and week.</summary>
    public double[,,] Searched { get; }

    /// <summary>Of these, names with a case of either stream.</summary>
    public double[,,] Found { get; }

    /// <summary>Names with a case, by stream, age, week and delay of the case.</summary>
    public double[][][][] FoundBy { get; }

    /// <summary>Names by week of death and delay of listing.</summary>
    public List<(int Week, int Delay, long Count)> Dated { get; } = [];

    /// <summary>Names of a recruitment.</summary>
    public double NamesOf(int recruitment) => ofRecruitment[recruitment];

    private void Read(in ListedDead cell, int age, int week, double part)
    {
        Names[age, cell.Recruitment, week] += part;
        if (!cell.Searched || part == 0)
        {
            return;
        }

        Searched[age, cell.Recruitment, week] += part;
        if (cell.Found is { } stream && cell.CaseDelay < FoundBy[(int)stream][age][week].Length)
        {
            FoundBy[(int)stream][age][week][cell.CaseDelay] += part;
            Found[age, cell.Recruitment, week] += part;
        }
    }
}
