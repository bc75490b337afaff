using Cenotaph.Claims;

namespace Cenotaph.Studies;

/// <summary>The section [findings] of study.toml: the limits that rules over published figures use.</summary>
internal static class FindingsSection
{
    private const string Keys = "allowance, usual_spread, echo, as_of_days, stale_days, silence_days, revision, shrinkage";

    /// <summary>The limits of the section; the usual ones where it says nothing.</summary>
    public static FindingLimits Read(TomlTable study)
    {
        var usual = new FindingLimits();
        if (study.Table("findings") is not { } section)
        {
            return usual;
        }

        var limits = new FindingLimits
        {
            Allowance = Number(section, "allowance", usual.Allowance, least: 0, most: 1, "a share from 0 to 1"),
            UsualSpread = Number(section, "usual_spread", usual.UsualSpread, least: 0.001, most: 10, "a standard deviation of the logarithm, from 0.001 to 10"),
            Echo = Number(section, "echo", usual.Echo, least: 0, most: 100, "the logarithm to base ten of a Bayes factor, from 0 to 100"),
            AsOfDays = Days(section, "as_of_days", usual.AsOfDays),
            StaleDays = Days(section, "stale_days", usual.StaleDays),
            SilenceDays = Days(section, "silence_days", usual.SilenceDays),
            Revision = Number(section, "revision", usual.Revision, least: 1, most: 1000, "a factor from 1 to 1000"),
            ShrinkageShare = Number(section, "shrinkage", usual.ShrinkageShare, least: 0, most: 1, "a share from 0 to 1"),
        };
        section.Done(Keys);
        return limits;
    }

    private static double Number(TomlTable section, string key, double usual, double least, double most, string expected)
    {
        if (section.Number(key) is not { } number)
        {
            return usual;
        }

        if ((double)number >= least && (double)number <= most)
        {
            return (double)number;
        }

        section.Fault(key, section.Text(key)!, expected);
        return usual;
    }

    private static int Days(TomlTable section, string key, int usual)
    {
        if (section.Whole(key) is not { } days)
        {
            return usual;
        }

        if (days is >= 0 and <= 36525)
        {
            return days;
        }

        section.Fault(key, section.Text(key)!, "days from 0 to 36525, a century");
        return usual;
    }
}
