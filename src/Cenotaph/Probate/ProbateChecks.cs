namespace Cenotaph.Probate;

/// <summary>What the method needs of its data, and the refusal where it is not there.</summary>
internal static class ProbateChecks
{
    private const int LeastBaselineYears = 3;

    /// <summary>What can be told before anything is computed.</summary>
    public static ProbateRefusal? Before(ProbateCube cube, ListedCounts list, ProbateSettings settings)
    {
        CheckSettings(settings);
        var frame = cube.Frame;
        ProbateRefusal? Refuse(string assumption, FormattableString evidence) => new(frame.Extracted, assumption, FormattableString.Invariant(evidence));
        if (list.Frame.FirstWeek != frame.FirstWeek || list.Frame.Extracted != frame.Extracted || !list.Frame.Ages.SequenceEqual(frame.Ages))
        {
            throw new ArgumentException("The list stands on other axes than the register.", nameof(list));
        }

        if (frame.Week(settings.WarFrom) is var first && (first < 0 || first >= frame.Weeks - 1))
        {
            return Refuse(
                "The war begins within the weeks of the register, two whole weeks or more before the extraction.",
                $"It begins on {settings.WarFrom:yyyy-MM-dd}; the register's weeks are those from {frame.FirstWeek:yyyy-MM-dd} to {frame.LastWeek:yyyy-MM-dd}.");
        }

        if (settings.WarTo is { } to && frame.Week(to) < first)
        {
            return Refuse("The last week asked for is not before the first.", $"{settings.WarFrom:yyyy-MM-dd} to {to:yyyy-MM-dd}.");
        }

        if (settings.BaselineTo >= settings.WarFrom.Year)
        {
            return Refuse("The baseline ends before the war's first year.", $"It ends in {settings.BaselineTo}, the war begins on {settings.WarFrom:yyyy-MM-dd}.");
        }

        var from = ProbateFrame.Monday(new(settings.BaselineFrom, 1, 7));
        var years = settings.BaselineTo - settings.BaselineFrom + 1;
        if (frame.FirstWeek > from || years < LeastBaselineYears)
        {
            return Refuse(
                "The register holds every year of the baseline, which has three or more: they show the ratio of the sexes without the war.",
                $"The baseline is {settings.BaselineFrom}–{settings.BaselineTo}, the register's first week of death {frame.FirstWeek:yyyy-MM-dd}.");
        }

        var last = frame.Oldest(frame.Week(new(settings.BaselineTo, 12, 31)));
        if (last < Math.Min(settings.MaximumDelay, frame.MaximumDelay))
        {
            return Refuse(
                "Every week of the baseline is as old as the greatest delay.",
                $"The last week of {settings.BaselineTo} is {last} weeks old at the extraction, the greatest delay is {settings.MaximumDelay}.");
        }

        return list.Named == list.Undated
            ? Refuse("The list holds dead of the register's weeks.", $"{list.Named} are named, {list.Undated} of them without a week of death in the register's weeks.")
            : null;
    }

    /// <summary>What the list and the delays show.</summary>
    public static ProbateRefusal? Of(ProbateModel model, ProbateFrame frame)
    {
        ProbateRefusal? Refuse(string assumption, FormattableString evidence) => new(frame.Extracted, assumption, FormattableString.Invariant(evidence));
        for (var age = 0; age < model.Ages; age++)
        {
            var women = model.WomenDelay.Cases(age);
            if (women == 0)
            {
                return Refuse("Each age has cases of women in the baseline.", $"Age {frame.Ages[age]} has none.");
            }
        }

        double Sum(double[,,] table)
        {
            var sum = 0.0;
            foreach (var value in table)
            {
                sum += value;
            }

            return sum;
        }

        if (Sum(model.List.Searched) == 0)
        {
            return Refuse("Listed dead of the war were searched for in the register.", $"Of {model.List.Dated.Sum(one => one.Count)} listed none was.");
        }

        if (model.WarDelay.Cases(model.Ages) == 0)
        {
            return Refuse(
                "Some listed dead have an ordinary case: their delay and coverage stand for all.",
                $"Of {Sum(model.List.Searched):0} searched for none has.");
        }

        return !model.IsRead.Any(read => read)
            ? Refuse(
                "Some week of the war is old enough for its cases.",
                $"After the {model.Delay(0)} weeks since the first, {model.WarDelay.Point[^1][model.Delay(0)]:P0} of the cases are open; {model.Settings.LeastShare:P0} are needed.")
            : null;
    }

    private static void CheckSettings(ProbateSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.MaximumDelay, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.CourtMaximumDelay, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.ListingMaximumDelay, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.FlashReference, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(settings.Replicates, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(settings.Waves);
        if (settings.Kappas.Count == 0 || !settings.Kappas.All(kappa => kappa is > 0 and <= 1))
        {
            throw new ArgumentException("There is a κ, and each lies above 0 and up to 1.", nameof(settings));
        }

        if (settings.Level is not (> 0 and < 1) || settings.LeastShare is not (> 0 and <= 1))
        {
            throw new ArgumentException("The level lies between 0 and 1, the least share above 0 and up to 1.", nameof(settings));
        }
    }
}
