using System.Runtime.InteropServices;

namespace Cenotaph.Names;

/// <summary>What the tables of given names know: groups of one name in all its languages, and what is short for what.</summary>
internal static class GivenNames
{
    private static readonly string[] Files = ["given-slavic.txt", "given-peoples.txt", "given-world.txt"];

    // Room for them from the start; the tables have some thousands.
    private const int Spellings = 12_000;

    private static readonly Lazy<Book> Known = new(() => new Book(Files.SelectMany(Tables.Lines)));

    /// <summary>The groups, in the order of the tables.</summary>
    public static IReadOnlyList<Group> Groups => Known.Value.Groups;

    /// <summary>What the tables say of a spelling: first by its letters, then by its key; an empty entry where they say nothing.</summary>
    /// <param name="fold">The fold, without spaces.</param>
    /// <param name="key">The skeleton, without hyphens.</param>
    public static Entry Of(string fold, string key) =>
        Known.Value.ByFold.TryGetValue(fold, out var entry) || Known.Value.ByKey.TryGetValue(key, out entry) ? entry : Entry.None;

    /// <summary>Whether the tables know the spelling, as <see cref="Of"/> finds it.</summary>
    public static bool Has(ReadOnlySpan<char> fold, ReadOnlySpan<char> key) =>
        Known.Value.ByFold.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(fold)
        || Known.Value.ByKey.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(key);

    /// <summary>The groups of the fathers whose children's patronymics have that stem, for example <c>serge</c> of Сергеевич.</summary>
    public static int[] Fathers(ReadOnlySpan<char> stem) =>
        Known.Value.ByStem.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(stem, out var groups) ? groups : [];

    /// <summary>The keys of every full and short form of these groups, in no order.</summary>
    public static IEnumerable<string> KeysOf(HashSet<int> groups) => groups.Count == 0
        ? []
        : Known.Value.ByKey.Where(entry => entry.Value.Full.Any(groups.Contains) || entry.Value.Short.Any(groups.Contains)).Select(entry => entry.Key);

    /// <summary>The sex that these groups share.</summary>
    public static NameSex SexOf(IEnumerable<int> groups)
    {
        var different = groups.Select(group => Groups[group].Sex).Distinct().ToList();
        return different.Count == 1 ? different[0] : NameSex.Unknown;
    }

    /// <summary>One name.</summary>
    /// <param name="Head">The spelling it is known by.</param>
    /// <param name="Sex">Whose name it is.</param>
    public sealed record Group(string Head, NameSex Sex);

    /// <summary>What is known of a spelling.</summary>
    /// <param name="Full">The groups it is a full form of, ascending.</param>
    /// <param name="Short">The groups it is short for, ascending.</param>
    /// <param name="Sex">The sex that all of them share.</param>
    public sealed record Entry(int[] Full, int[] Short, NameSex Sex)
    {
        /// <summary>Nothing.</summary>
        public static Entry None { get; } = new([], [], NameSex.Unknown);

        /// <summary>Whether the tables know the spelling.</summary>
        public bool IsKnown => Full.Length + Short.Length > 0;
    }

    // Made at every start of a command that reads names: plain dictionaries, filled in one pass.
    private sealed class Book
    {
        private readonly Dictionary<(NameSex, string), int> heads = [];

        public Book(IEnumerable<string> lines)
        {
            foreach (var line in lines)
            {
                Read(line);
            }
        }

        public List<Group> Groups { get; } = [];

        public Dictionary<string, Entry> ByFold { get; } = new(Spellings, StringComparer.Ordinal);

        public Dictionary<string, Entry> ByKey { get; } = new(Spellings, StringComparer.Ordinal);

        public Dictionary<string, int[]> ByStem { get; } = new(Spellings, StringComparer.Ordinal);

        // "m Full Full … / Short Short … / ~stem": a line whose first name heads a group of that sex adds to it.
        private void Read(string line)
        {
            var sex = line[0] switch
            {
                'm' => NameSex.Male,
                'f' => NameSex.Female,
                _ => throw new FormatException($"A line of a table of given names begins with m or f, not \"{line}\"."),
            };
            var isShort = false;
            int? group = null;
            foreach (var word in line[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (word == "/")
                {
                    isShort = true;
                    continue;
                }

                if (word[0] == '~')
                {
                    Add(ByStem, Skeleton.Of(word), group!.Value);
                    continue;
                }

                var fold = Fold.Of(word).Replace(" ", "", StringComparison.Ordinal);
                if (group is null)
                {
                    if (!heads.TryGetValue((sex, fold), out var known))
                    {
                        known = Groups.Count;
                        heads.Add((sex, fold), known);
                        Groups.Add(new(word, sex));
                    }

                    group = known;
                }

                var key = Skeleton.Of(word).Replace("-", "", StringComparison.Ordinal);
                Add(ByFold, fold, group.Value, sex, isShort);
                Add(ByKey, key, group.Value, sex, isShort);
                if (sex == NameSex.Male && !isShort)
                {
                    foreach (var stem in PatronymicSuffix.StemsOf(key))
                    {
                        Add(ByStem, stem, group.Value);
                    }
                }
            }
        }

        // What is a full form of a group is not short for it.
        private static void Add(Dictionary<string, Entry> to, string spelling, int group, NameSex sex, bool isShort)
        {
            ref var entry = ref CollectionsMarshal.GetValueRefOrAddDefault(to, spelling, out var isKnown);
            var known = isKnown ? entry! : new([], [], sex);
            entry = new(
                isShort ? known.Full : With(known.Full, group),
                !isShort ? Array.FindAll(known.Short, one => one != group) : Array.IndexOf(known.Full, group) < 0 ? With(known.Short, group) : known.Short,
                known.Sex == sex ? sex : NameSex.Unknown);
        }

        private static void Add(Dictionary<string, int[]> to, string stem, int group)
        {
            ref var groups = ref CollectionsMarshal.GetValueRefOrAddDefault(to, stem, out _);
            groups = With(groups ?? [], group);
        }

        // Ascending, each once.
        private static int[] With(int[] groups, int group)
        {
            var at = Array.BinarySearch(groups, group);
            return at >= 0 ? groups : [.. groups.AsSpan(0, ~at), group, .. groups.AsSpan(~at)];
        }
    }
}
