using System.Collections.Frozen;

namespace Cenotaph.Names;

/// <summary>What the tables of given names know: groups of one name in all its languages, and what is short for what.</summary>
internal static class GivenNames
{
    private static readonly string[] Files = ["given-slavic.txt", "given-peoples.txt", "given-world.txt"];
    private static readonly Lazy<Book> Known = new(() => new Book(Files.SelectMany(Tables.Lines)));

    /// <summary>The groups, in the order of the tables.</summary>
    public static IReadOnlyList<Group> Groups => Known.Value.Groups;

    /// <summary>What the tables say of a spelling: first by its letters, then by its key; an empty entry where they say nothing.</summary>
    /// <param name="fold">The fold, without spaces.</param>
    /// <param name="key">The skeleton, without hyphens.</param>
    public static Entry Of(string fold, string key) =>
        Known.Value.ByFold.TryGetValue(fold, out var entry) || Known.Value.ByKey.TryGetValue(key, out entry) ? entry : Entry.None;

    /// <summary>The groups of the fathers whose children's patronymics have that stem, for example <c>serge</c> of Сергеевич.</summary>
    public static int[] Fathers(string stem) => Known.Value.ByStem.TryGetValue(stem, out var groups) ? groups : [];

    /// <summary>The keys of every full and short form of these groups, in no order.</summary>
    public static IEnumerable<string> KeysOf(HashSet<int> groups) => groups.Count == 0
        ? []
        : Known.Value.ByKey.Where(entry => entry.Value.Full.Any(groups.Contains) || entry.Value.Short.Any(groups.Contains)).Select(entry => entry.Key);

    /// <summary>The sex that these groups share.</summary>
    public static NameSex SexOf(IEnumerable<int> groups) => Shared(groups.Select(group => Groups[group].Sex));

    private static NameSex Shared(IEnumerable<NameSex> sexes)
    {
        var different = sexes.Distinct().ToList();
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

    private sealed class Book
    {
        private readonly Dictionary<string, (SortedSet<int> Full, SortedSet<int> Short)> folds = new(StringComparer.Ordinal);
        private readonly Dictionary<string, (SortedSet<int> Full, SortedSet<int> Short)> keys = new(StringComparer.Ordinal);
        private readonly Dictionary<string, SortedSet<int>> stems = new(StringComparer.Ordinal);
        private readonly Dictionary<(NameSex, string), int> heads = [];

        public Book(IEnumerable<string> lines)
        {
            foreach (var line in lines)
            {
                Read(line);
            }

            ByFold = Entries(folds);
            ByKey = Entries(keys);
            ByStem = stems.ToFrozenDictionary(stem => stem.Key, stem => stem.Value.ToArray(), StringComparer.Ordinal);
        }

        public List<Group> Groups { get; } = [];

        public FrozenDictionary<string, Entry> ByFold { get; }

        public FrozenDictionary<string, Entry> ByKey { get; }

        public FrozenDictionary<string, int[]> ByStem { get; }

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
                    Add(stems, Skeleton.Of(word), group!.Value);
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
                Add(folds, fold, group.Value, isShort);
                Add(keys, key, group.Value, isShort);
                if (sex == NameSex.Male && !isShort)
                {
                    foreach (var stem in PatronymicSuffix.StemsOf(key))
                    {
                        Add(stems, stem, group.Value);
                    }
                }
            }
        }

        private static void Add(Dictionary<string, (SortedSet<int> Full, SortedSet<int> Short)> to, string spelling, int group, bool isShort)
        {
            if (!to.TryGetValue(spelling, out var entry))
            {
                to.Add(spelling, entry = ([], []));
            }

            (isShort ? entry.Short : entry.Full).Add(group);
        }

        private static void Add(Dictionary<string, SortedSet<int>> to, string stem, int group)
        {
            if (!to.TryGetValue(stem, out var groups))
            {
                to.Add(stem, groups = []);
            }

            groups.Add(group);
        }

        private FrozenDictionary<string, Entry> Entries(Dictionary<string, (SortedSet<int> Full, SortedSet<int> Short)> from) =>
            from.ToFrozenDictionary(
                pair => pair.Key,
                pair => new Entry([.. pair.Value.Full], [.. pair.Value.Short.Except(pair.Value.Full)], Shared(pair.Value.Full.Union(pair.Value.Short).Select(group => Groups[group].Sex))),
                StringComparer.Ordinal);
    }
}
