using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Cenotaph.Linkage;

/// <summary>What is read of a key before its letters are.</summary>
/// <param name="Bag">Which letters it has: a bit for each of 32 classes of letters that occurs, and another for each that occurs twice.</param>
/// <param name="Head">Its first four letters.</param>
/// <param name="Length">How many letters it has; 63 for all longer ones, which are never bounded.</param>
internal readonly record struct KeyFeature(ulong Bag, uint Head, int Length);

/// <summary>The keys of a ladder, laid out for comparison, and the bounds that reject most pairs of keys by length, first letters and
/// letter bag. A bound never rejects a pair that a step accepts. Safe on any thread.</summary>
internal sealed class LadderKeys
{
    /// <summary>Similarities of longer keys read this many of their letters only, so that no text can make a run endless.</summary>
    public const int LongestRead = 255;

    private const int Lengths = 64;
    private const int Prefixes = 5;

    // A bound computed in another order may differ by rounding: far below any similarity's step, far above rounding.
    private const double Rounding = 1e-9;

    private readonly byte[] letters;
    private readonly int[] starts;
    private readonly KeyFeature[] features;
    private readonly byte[][] needs;
    private readonly byte[] need;

    /// <summary>Lays out a ladder.</summary>
    /// <exception cref="ArgumentException">A key is not ASCII.</exception>
    public LadderKeys(string comparison, KeyLadder ladder)
    {
        Steps = [.. ladder.Steps];
        starts = new int[ladder.Keys.Count + 1];
        features = new KeyFeature[ladder.Keys.Count];
        for (var id = 0; id < ladder.Keys.Count; id++)
        {
            starts[id + 1] = checked(starts[id] + ladder.Keys[id].Length);
        }

        letters = new byte[starts[^1]];
        for (var id = 0; id < ladder.Keys.Count; id++)
        {
            if (!Ascii.IsValid(ladder.Keys[id]))
            {
                throw new ArgumentException(
                    $"The comparison {comparison} has a key that is not ASCII, that of its value {id}.", nameof(ladder));
            }

            Encoding.ASCII.GetBytes(ladder.Keys[id], letters.AsSpan(starts[id]));
            features[id] = Feature(Whole(id));
        }

        needs = [.. Steps.Select(Needed)];
        need = new byte[Prefixes * Lengths * Lengths];
        for (var cell = 0; cell < need.Length; cell++)
        {
            need[cell] = byte.MaxValue;
            foreach (var step in needs)
            {
                need[cell] = Math.Min(need[cell], step[cell]);
            }
        }
    }

    /// <summary>The steps, the strongest first.</summary>
    public LadderStep[] Steps { get; }

    /// <summary>All letters of a key.</summary>
    public ReadOnlySpan<byte> Whole(int id) => letters.AsSpan(starts[id], starts[id + 1] - starts[id]);

    /// <summary>The letters of a key that similarities read.</summary>
    public ReadOnlySpan<byte> Read(int id) => letters.AsSpan(starts[id], Math.Min(starts[id + 1] - starts[id], LongestRead));

    /// <summary>What is known of a key before its letters are read.</summary>
    public ref readonly KeyFeature this[int id] => ref features[id];

    /// <summary>Whether any step can hold between two keys.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Possible(in KeyFeature left, in KeyFeature right) => Common(left, right) >= need[Cell(left, right)];

    /// <summary>Whether a step can hold between two keys.</summary>
    public bool Possible(int step, in KeyFeature left, in KeyFeature right) => Common(left, right) >= needs[step][Cell(left, right)];

    // At most so many letters can be matched: those of one key less those that the other one lacks.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Common(in KeyFeature left, in KeyFeature right) => unchecked(Math.Min(
        left.Length - BitOperations.PopCount(left.Bag & ~right.Bag),
        right.Length - BitOperations.PopCount(right.Bag & ~left.Bag)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Cell(in KeyFeature left, in KeyFeature right) => unchecked(
        ((BitOperations.TrailingZeroCount(left.Head ^ right.Head) >> 3) * Lengths * Lengths) + (left.Length * Lengths) + right.Length);

    private static KeyFeature Feature(ReadOnlySpan<byte> key)
    {
        ulong bag = 0;
        uint head = 0;
        for (var position = 0; position < key.Length; position++)
        {
            var once = 1UL << (key[position] & 31);
            bag |= (bag & once) == 0 ? once : once << 32;
            head |= position < 4 ? (uint)key[position] << (8 * position) : 0;
        }

        return new(bag, head, Math.Min(key.Length, Lengths - 1));
    }

    // For each count of equal first letters and both lengths, how many letters must be in common for the step to hold.
    private static byte[] Needed(LadderStep step)
    {
        var needed = new byte[Prefixes * Lengths * Lengths];
        for (var cell = 0; cell < needed.Length; cell++)
        {
            var (prefix, left, right) = (cell / (Lengths * Lengths), cell / Lengths % Lengths, cell % Lengths);
            needed[cell] = Math.Max(left, right) == Lengths - 1 ? (byte)0 : Needed(step, prefix, left, right);
        }

        return needed;
    }

    private static byte Needed(LadderStep step, int prefix, int left, int right)
    {
        var (shorter, longer) = (Math.Min(left, right), Math.Max(left, right));
        if (shorter < step.ShortestLength)
        {
            return byte.MaxValue;
        }

        // What is possible with so many letters in common is possible with more, so that halving finds the least number.
        var (impossible, possible) = (-1, shorter + 1);
        while (possible - impossible > 1)
        {
            var common = (impossible + possible) / 2;
            var enough = step.Measure switch
            {
                KeyMeasure.Equal => common == longer,
                KeyMeasure.JaroWinkler => JaroWinkler.Bound(left, right, common, prefix) >= step.Limit - Rounding,
                _ => longer - common <= step.Limit,
            };
            (impossible, possible) = enough ? (impossible, common) : (common, possible);
        }

        return possible > shorter ? byte.MaxValue : (byte)possible;
    }
}
