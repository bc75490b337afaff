namespace Cenotaph.Linkage;

/// <summary>The level of two values of a comparison. May keep what it computed last: belongs to one thread.</summary>
internal abstract class ValueLevels
{
    /// <summary>The level of two ids, 1 to the number of levels.</summary>
    public abstract int Level(int left, int right);

    /// <summary>What a comparison needs on one thread.</summary>
    public static ValueLevels Of(ComparedColumn column, LadderKeys? keys) =>
        keys is null ? new AskedLevels(column) : new LadderLevels(keys);
}

/// <summary>Levels by the comparison's own function.</summary>
internal sealed class AskedLevels(ComparedColumn column) : ValueLevels
{
    /// <inheritdoc/>
    public override int Level(int left, int right)
    {
        var level = column.Level(Math.Min(left, right), Math.Max(left, right));
        return level >= 1 && level <= column.Levels
            ? level
            : throw new InvalidOperationException(
                $"The comparison {column.Name} gave the level {level}; its levels are 1 to {column.Levels}.");
    }
}

/// <summary>Levels by a ladder of keys. The left key's letter masks are kept while it stays the same.</summary>
internal sealed class LadderLevels(LadderKeys keys) : ValueLevels
{
    private readonly LetterMasks masks = new();
    private int masked = -1;

    /// <inheritdoc/>
    public override int Level(int left, int right) =>
        keys.Possible(keys[left], keys[right]) ? Climb(left, right) : keys.Steps.Length + 1;

    /// <summary>The level of two keys that the bounds do not reject.</summary>
    public int Climb(int left, int right)
    {
        var similarity = double.NaN;
        var distance = -1;
        var shorter = Math.Min(keys.Whole(left).Length, keys.Whole(right).Length);
        for (var step = 0; step < keys.Steps.Length; step++)
        {
            ref readonly var rung = ref keys.Steps[step];
            if (shorter < rung.ShortestLength || !keys.Possible(step, keys[left], keys[right]))
            {
                continue;
            }

            bool holds;
            switch (rung.Measure)
            {
                case KeyMeasure.Equal:
                    holds = keys.Whole(left).SequenceEqual(keys.Whole(right));
                    break;
                case KeyMeasure.JaroWinkler:
                    similarity = double.IsNaN(similarity) ? Similarity(left, right) : similarity;
                    holds = similarity >= rung.Limit;
                    break;
                case KeyMeasure.Levenshtein:
                    distance = distance < 0 ? Levenshtein(left, right) : distance;
                    holds = distance <= rung.Limit;
                    break;
                default:
                    holds = Damerau(left, right, rung.Limit);
                    break;
            }

            if (holds)
            {
                return step + 1;
            }
        }

        return keys.Steps.Length + 1;
    }

    private double Similarity(int left, int right) => Masked(left, right)
        ? JaroWinkler.Similarity(masks, keys.Read(right))
        : JaroWinkler.Similarity(keys.Read(left), keys.Read(right));

    private int Levenshtein(int left, int right) => Masked(left, right)
        ? EditDistance.Levenshtein(masks, keys.Read(right))
        : EditDistance.Levenshtein(keys.Read(left), keys.Read(right));

    private bool Damerau(int left, int right, double limit) => limit is >= 1 and < 2 && Masked(left, right)
        ? EditDistance.DamerauAtMostOne(masks, keys.Read(right))
        : EditDistance.Damerau(keys.Read(left), keys.Read(right)) <= limit;

    private bool Masked(int left, int right)
    {
        if (keys.Read(left).Length > LetterMasks.Longest || keys.Read(right).Length > LetterMasks.Longest)
        {
            return false;
        }

        if (masked != left)
        {
            masks.Set(keys.Read(left));
            masked = left;
        }

        return true;
    }
}
