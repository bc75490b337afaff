using Cenotaph.Disclosure;

namespace Cenotaph.Studies;

/// <summary>The section [disclosure] of study.toml: what may be published of persons. A study may be stricter than the limits, never laxer.</summary>
internal static class DisclosureSection
{
    // A name cannot be taken back once it is copied: less than a week leaves nobody time to object.
    private const int LeastWait = 7;

    private const string Keys = "k, k_fine, statuses, wait_days, recent_days, tally_days, hidden, named, basis";

    /// <summary>The rules of the section; the usual ones where it says nothing.</summary>
    public static DisclosureRules Read(TomlTable study)
    {
        var usual = new DisclosureRules();
        if (study.Table("disclosure") is not { } section)
        {
            return usual;
        }

        var k = Whole(section, "k", usual.K, least: usual.K, most: 1000, "persons, from 5 to 1000");
        var fine = Whole(section, "k_fine", Math.Max(usual.KFine, k), least: usual.KFine, most: 1000, "persons, from 10 to 1000");
        if (fine < k)
        {
            section.Fault("k_fine", section.Text("k_fine")!, $"at least k, which is {k}");
            fine = k;
        }

        var statuses = Whole(section, "statuses", usual.Statuses, least: usual.Statuses, most: k, $"statuses, from 2 to k, which is {k}");
        var rules = new DisclosureRules
        {
            K = k,
            KFine = fine,
            Statuses = statuses,
            WaitDays = Whole(section, "wait_days", usual.WaitDays, least: LeastWait, most: 3650, "days from 7 to 3650, ten years: a second reviewer and relatives need the time"),
            RecentDays = Whole(section, "recent_days", usual.RecentDays, least: usual.RecentDays, most: 3650, "days from 90 to 3650, ten years"),
            TallyDays = Whole(section, "tally_days", usual.TallyDays, least: usual.TallyDays, most: 3650, "days from 180 to 3650, ten years"),
            HiddenShare = Share(section, "hidden", usual.HiddenShare),
            Named = section.Flag("named"),
            Basis = section.Text("basis"),
        };
        if (rules.Named && !rules.MayName)
        {
            section.Fault(section.Has("basis") ? "basis" : "named", section.Has("basis") ? "an empty text" : "names without a basis",
                "the legal basis, in a sentence that readers see: basis = \"…\"");
        }

        section.Done(Keys);
        return rules;
    }

    private static int Whole(TomlTable section, string key, int usual, int least, int most, string expected)
    {
        if (section.Whole(key) is not { } number)
        {
            return usual;
        }

        if (number >= least && number <= most)
        {
            return number;
        }

        section.Fault(key, section.Text(key)!, expected);
        return usual;
    }

    private static double Share(TomlTable section, string key, double usual)
    {
        if (section.Number(key) is not { } number)
        {
            return usual;
        }

        if (number is >= 0 and <= 1)
        {
            return (double)number;
        }

        section.Fault(key, section.Text(key)!, "a share from 0 to 1");
        return usual;
    }
}
