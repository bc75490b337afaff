namespace Cenotaph.Linkage;

/// <summary>A blocking rule: two records meet when their keys are equal. A pair belongs to the first rule that finds it.</summary>
/// <param name="Name">How the rule is shown, for example <c>surname + birth year</c>.</param>
/// <param name="Keys">For each record its key (the id of a distinct key value); −1 where a part of the key is missing.</param>
/// <param name="Columns">The raw columns that the key derives from: EM trained on this rule leaves out comparisons that read any of them.</param>
internal sealed record BlockingRule(string Name, int[] Keys, IReadOnlyList<string> Columns);
