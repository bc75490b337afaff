namespace Cenotaph.Linkage;

/// <summary>Isotonic regression: the values that never fall and are nearest to the given ones by weighted squares, by pooling adjacent violators.</summary>
internal static class Isotonic
{
    /// <param name="values">The values in order.</param>
    /// <param name="weights">Their weights, above 0.</param>
    public static double[] Of(IReadOnlyList<double> values, IReadOnlyList<double> weights)
    {
        var blocks = new List<(double Mean, double Weight, int Count)>();
        for (var k = 0; k < values.Count; k++)
        {
            var block = (Mean: values[k], Weight: weights[k], Count: 1);
            while (blocks.Count > 0 && blocks[^1].Mean > block.Mean)
            {
                var before = blocks[^1];
                var weight = before.Weight + block.Weight;
                block = (((before.Mean * before.Weight) + (block.Mean * block.Weight)) / weight, weight, before.Count + block.Count);
                blocks.RemoveAt(blocks.Count - 1);
            }

            blocks.Add(block);
        }

        return [.. blocks.SelectMany(block => Enumerable.Repeat(block.Mean, block.Count))];
    }
}
