using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Cenotaph.Evidence;
using Cenotaph.Linkage;
using Cenotaph.Registers;

namespace Cenotaph.Studies;

/// <summary>The case that was found of one name.</summary>
/// <param name="Court">Whether it is court-declared.</param>
/// <param name="Death">The day of death by the case.</param>
/// <param name="Opened">The day it was opened.</param>
internal readonly record struct FoundCase(bool Court, DateOnly Death, DateOnly Opened);

/// <summary>Which names of the list have a case in the register: the two are linked once, and the answer is kept beside the archive, encrypted, by the hash of all it rests on.</summary>
/// <param name="Of">For each name of the list the case found; null where none was.</param>
/// <param name="Candidates">How many cases could be theirs: men in the years of the war. 0 when the answer was kept.</param>
/// <param name="Expected">The number of names with a case by the sum of probabilities.</param>
/// <param name="WasKept">Whether an earlier run had linked them.</param>
internal sealed record ProbateLinks(ImmutableArray<FoundCase?> Of, long Candidates, double Expected, bool WasKept)
{
    // A link is taken when it is likelier than not.
    private const double LeastProbability = 0.5;

    // A list may have the day of death earlier than the register, and a court later; heirs of an old man are not a soldier's.
    private const int DaysBefore = 92;
    private const int OldestSoldier = 75;
    private const int RowSize = 9;

    // Raised when linking would give another answer for the same files.
    private const string Edition = "probate links 1";

    private static readonly string[] ListColumns = ["id", "name", "birth date", "death date", "region"];
    private static readonly string[] CaseColumns = ["id", "surname", "first name", "patronymic", "birth date", "death date", "region"];

    /// <summary>How many names have a case.</summary>
    public int Found => Of.Count(one => one is not null);

    /// <summary>Reads the kept answer, or links and keeps it.</summary>
    /// <param name="names">The list.</param>
    /// <param name="plan">The plan.</param>
    /// <param name="register">The register's table.</param>
    /// <param name="extracted">The extraction of it; null where it holds one.</param>
    /// <param name="query">Opens it; called only when the two must be linked.</param>
    /// <param name="ledger">The ledger, whose key locks what is kept.</param>
    /// <param name="archive">The archive's folder.</param>
    /// <param name="options">How to link.</param>
    public static ProbateLinks Read(
        ProbateNames names, ProbatePlan plan, ArchivedTable register, DateOnly? extracted, Func<CaseQuery> query, Ledger ledger, string archive, LinkageOptions options)
    {
        var key = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
            '\n', Edition, register.Digest, names.Digest, extracted?.ToString("O", CultureInfo.InvariantCulture), plan.Settings.WarFrom.ToString("O", CultureInfo.InvariantCulture),
            plan.CourtDays)));
        var path = Path.Combine(archive, Convert.ToHexStringLower(key) + ".links" + SealedFile.Ending);
        if (Kept(path, names.All.Length, ledger) is { } kept)
        {
            return kept;
        }

        var links = Link(names, plan, extracted, query(), options);
        Keep(path, links, ledger);
        return links;
    }

    private static ProbateLinks Link(ProbateNames names, ProbatePlan plan, DateOnly? extracted, CaseQuery query, LinkageOptions options)
    {
        var list = new LinkageTableBuilder("the list", ListColumns, "id");
        for (var i = 0; i < names.All.Length; i++)
        {
            var one = names.All[i];
            list.Add(Number(i), one.Name, one.Birth?.ToString(), one.Death?.ToString(), one.Region);
        }

        var cases = new LinkageTableBuilder("the register", CaseColumns, "id");
        var found = new List<FoundCase>();
        foreach (var one in query.Candidates(plan.Settings.WarFrom.AddDays(-DaysBefore), OldestSoldier, plan.CourtDays, extracted))
        {
            cases.Add(Number(found.Count), one.Surname, one.FirstName, one.Patronymic, one.Birth, Day(one.Death), one.Region);
            found.Add(new(one.Court, one.Death, one.Opened));
        }

        var of = new FoundCase?[names.All.Length];
        if (of.Length == 0 || found.Count == 0)
        {
            return new([.. of], found.Count, 0, false);
        }

        // A name is on the list once and a person has one case, so the cases compete for each name.
        var result = LinkageEngine.Run(list.Build(), cases.Build(), options with { OneToOne = true });
        var taken = new HashSet<int>();
        var expected = 0.0;
        foreach (var pair in result.Pairs(0).OrderByDescending(pair => pair.Probability).ThenBy(pair => pair.Left).ThenBy(pair => pair.Right))
        {
            expected += pair.Probability;
            var right = pair.Right - of.Length;
            if (pair.Probability >= LeastProbability && of[pair.Left] is null && taken.Add(right))
            {
                of[pair.Left] = found[right];
            }
        }

        return new([.. of], found.Count, expected, false);
    }

    // A row a name: what was found (0 nothing, 1 an ordinary case, 2 a court-declared one), the days of death and of opening. Behind the rows the
    // candidates and the expected number.
    private static void Keep(string path, ProbateLinks links, Ledger ledger)
    {
        var bytes = new byte[(links.Of.Length * RowSize) + 16];
        for (var i = 0; i < links.Of.Length; i++)
        {
            if (links.Of[i] is { } found)
            {
                var row = bytes.AsSpan(i * RowSize, RowSize);
                row[0] = found.Court ? (byte)2 : (byte)1;
                BinaryPrimitives.WriteInt32LittleEndian(row[1..], found.Death.DayNumber);
                BinaryPrimitives.WriteInt32LittleEndian(row[5..], found.Opened.DayNumber);
            }
        }

        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(^16), links.Candidates);
        BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(^8), links.Expected);
        var half = path + ".new";
        try
        {
            using (var from = new MemoryStream(bytes))
            using (var to = new FileStream(half, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                ledger.Seal(from, to, _ => { });
            }

            File.Move(half, path, overwrite: true);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            // A study that may not be written to is linked anew each time.
        }
    }

    private static ProbateLinks? Kept(string path, int names, Ledger ledger)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using var to = new MemoryStream();
        try
        {
            using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            ledger.Unseal(from, to);
        }
        catch (FormatException)
        {
            // Changed, cut or of another ledger: it is made anew.
            return null;
        }

        var bytes = to.GetBuffer().AsSpan(0, (int)to.Length);
        if (bytes.Length != (names * RowSize) + 16)
        {
            return null;
        }

        var of = ImmutableArray.CreateBuilder<FoundCase?>(names);
        for (var i = 0; i < names; i++)
        {
            var row = bytes.Slice(i * RowSize, RowSize);
            of.Add(row[0] == 0 ? null : new(
                row[0] == 2, DateOnly.FromDayNumber(BinaryPrimitives.ReadInt32LittleEndian(row[1..])), DateOnly.FromDayNumber(BinaryPrimitives.ReadInt32LittleEndian(row[5..]))));
        }

        return new(of.MoveToImmutable(), BinaryPrimitives.ReadInt64LittleEndian(bytes[^16..]), BinaryPrimitives.ReadDoubleLittleEndian(bytes[^8..]), true);
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
