using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Cenotaph.Store;

namespace Cenotaph.Evidence;

/// <summary>
/// Recomputes a stored ledger: its chain in stretches beside each other (an entry's hash rests on stored bytes alone),
/// its indexes, its structure.
/// </summary>
internal static class LedgerCheck
{
    // Below this a second connection costs more than it saves.
    private const long SmallestStretch = 10_000;
    private const int MostStretches = 4;
    private const int Attempts = 1000;

    public static Verification Of(string path, IReadOnlyList<KnownHead> given, LedgerKeys keys)
    {
        var files = new List<SqliteFile>();
        var heads = new HeadsCheck(given, Heads.FileOf(path));
        try
        {
            files.Add(LedgerFile.OpenToRead(path));
            if (Unreadable(files[0]) is { } unreadable)
            {
                return heads.Answer(default, new(null, unreadable), new Dictionary<long, Hash>());
            }

            var last = SameState(path, files);
            return Check(files, last, heads, keys);
        }
        catch (StoreFault fault)
        {
            if (!fault.IsDamage)
            {
                throw LedgerRefusal.Of(path, fault);
            }

            var reason = $"The file cannot be read: {LedgerRefusal.Sentence(fault.Message)}";
            return heads.Answer(default, new(null, reason), new Dictionary<long, Hash>());
        }
        finally
        {
            files.ForEach(file => file.Dispose());
        }
    }

    private static Verification Check(List<SqliteFile> files, long last, HeadsCheck heads, LedgerKeys keys)
    {
        var key = BinaryPrimitives.ReadUInt64LittleEndian(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        var erasures = Erasures(files[0]);
        var stretches = Math.Max(1, files.Count - 1);
        var scans = new ChainScan[stretches];
        for (var part = 0; part < stretches; part++)
        {
            // The last stretch has no end: damage may have hidden how far the entries go.
            scans[part] = new(
                files[^(part + 1)],
                last / stretches * part,
                part == stretches - 1 ? long.MaxValue : last / stretches * (part + 1),
                erasures,
                new(key),
                keys);
        }

        var structure = new StructureCheck(files[0], new(key));
        Action[] work = [.. scans.Select(scan => (Action)(() => scan.Run(heads.Sequences))), structure.Run];
        Parallel.Invoke(new() { MaxDegreeOfParallelism = files.Count }, work);

        var (sound, fault) = Chained(scans);
        if (fault is { Broken: null } && last > sound.Sequence)
        {
            fault = fault with
            {
                Broken = sound.Sequence + 1,
                Reason = $"Entry {sound.Sequence + 1} cannot be read. {fault.Reason}",
            };
        }

        var answer = heads.Answer(
            sound,
            fault ?? structure.FaultBeside(Sum(scans, key), scans.Sum(scan => scan.PersonalRows)),
            scans.SelectMany(scan => scan.Noted).ToDictionary(noted => noted.Key, noted => noted.Value));
        return answer with { Unopened = scans.Sum(scan => scan.Unopened), WhyUnopened = scans.Select(scan => scan.WhyUnopened).FirstOrDefault(why => why is { Length: > 0 }) };
    }

    /// <summary>Joins the stretches up to the first fault.</summary>
    private static (Head Sound, ChainFault? Fault) Chained(ChainScan[] scans)
    {
        var sound = default(Head);
        foreach (var scan in scans)
        {
            if (scan.LastSound > sound.Sequence)
            {
                if (scan.FirstPrevious != sound.Hash)
                {
                    return (sound, ChainFault.WrongLink(sound.Sequence + 1, scan.FirstPrevious, sound.Hash));
                }

                sound = new(scan.LastSound, scan.LastHash);
            }

            if (scan.Fault is not null)
            {
                return (sound, scan.Fault);
            }
        }

        return (sound, null);
    }

    private static IndexSums Sum(ChainScan[] scans, ulong key)
    {
        var sum = new IndexSums(key);
        Array.ForEach(scans, scan => sum.Add(scan.Sums));
        return sum;
    }

    /// <summary>Which bodies were erased, and by which entry, as far as it can be read.</summary>
    private static Dictionary<long, long> Erasures(SqliteFile file)
    {
        var erasures = new Dictionary<long, long>();
        try
        {
            using var rows = EntryQuery.OfKind(file, Encoding.ASCII.GetBytes(Erasure.Kind), 0, long.MaxValue);
            while (rows.Read())
            {
                if (Erasure.SequenceIn(rows.Body) is { } erased)
                {
                    erasures[erased] = rows.Sequence;
                }
            }
        }
        catch (StoreFault fault) when (fault.IsDamage)
        {
            // The scan meets the same damage and says so.
        }

        return erasures;
    }

    private static string? Unreadable(SqliteFile file)
    {
        try
        {
            LedgerFile.CheckMarks(file);
            return null;
        }
        catch (LedgerDamagedException damage)
        {
            return damage.Detail;
        }
        catch (LedgerVersionException version)
        {
            return version.Message;
        }
    }

    /// <summary>Opens one connection more a stretch, all seeing the same state, and gives its last sequence.</summary>
    private static long SameState(string path, List<SqliteFile> files)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var last = LedgerQuery.BeginReading(files[0]);
            var stretches = (int)Math.Min(last / SmallestStretch, Math.Clamp(Environment.ProcessorCount, 1, MostStretches));
            while (stretches > 1 && files.Count < stretches + 1)
            {
                files.Add(LedgerFile.OpenToRead(path));
            }

            // Each change of a ledger adds an entry, so the same last entry means the same state.
            if (files.Skip(1).All(file => LedgerQuery.BeginReading(file) == last))
            {
                return last;
            }

            files.ForEach(LedgerQuery.EndReading);
        }

        throw new LedgerBusyException($"{path} is written to so fast that no moment of it could be read.");
    }
}
