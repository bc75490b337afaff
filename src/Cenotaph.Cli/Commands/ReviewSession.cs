using System.Globalization;
using Cenotaph.Evidence;
using Cenotaph.Studies;

namespace Cenotaph.Cli.Commands;

/// <summary>One reviewer's work on the queue: every answer is in the ledger before the next case is shown.</summary>
internal sealed class ReviewSession(StudyReview review, Ledger ledger, string by, Terminal terminal)
{
    private const string PairKeys = "s same, d different, u unsure, k skip, z undo, n note, w withdraw, r restore (w 2, r 2: of the right one), q quit.";
    private const string DocumentKeys = "s it stands, d it does not, u unsure, k skip, z undo, n note, w withdraw, r restore, q quit.";
    private const string PersonKeys = "w withdraw, r restore, k skip, z undo, n note, q quit.";

    private const int WidthOfValues = 110;

    private readonly Stack<(int Case, IReadOnlyList<Draft> Undoing)> done = [];
    private string note = "";

    /// <summary>Works the cases until they end, the reviewer quits or nothing more is typed.</summary>
    public int Work()
    {
        var at = 0;
        var shown = -1;
        while (at < review.Cases.Length)
        {
            var item = review.Cases[at];
            if (shown != at)
            {
                Show(at, item);
                shown = at;
            }

            terminal.Output.Write(item.IsPair ? "Same person? [s/d/u, k, z, n, w, r, q] " : item.Kind == ReviewKind.Documents ? "Does it stand? [s/d/u, k, z, n, w, r, q] " : "The case? [w, r, k, z, n, q] ");
            terminal.Output.Flush();
            var key = terminal.Input.ReadLine()?.Trim().ToLowerInvariant();
            switch (key)
            {
                case null or "q" or "quit":
                    return End();
                case "s" or "same" or "d" or "different" or "u" or "unsure" when item.Kind != ReviewKind.Pending || item.IsPair:
                    Keep(at++, StudyReview.Judge(ledger, item, Decision(item, key[0]), by, note));
                    break;
                case "w" or "withdraw" or "r" or "restore":
                    Keep(at++, review.Decide(ledger, item.Left, key[0] == 'w' ? "withdrawn" : "restored", by, note));
                    break;
                case "w 2" or "r 2" when item.Right is { } right:
                    Keep(at++, review.Decide(ledger, right, key[0] == 'w' ? "withdrawn" : "restored", by, note));
                    break;
                case "n" or "note":
                    terminal.Output.Write("Note for the next answer: ");
                    terminal.Output.Flush();
                    note = terminal.Input.ReadLine()?.Trim() ?? "";
                    terminal.Output.WriteLine();
                    break;
                case "k" or "skip":
                    at++;
                    break;
                case "z" or "undo":
                    if (done.TryPop(out var last))
                    {
                        ledger.Append(last.Undoing);
                        at = last.Case;
                        shown = -1;
                    }
                    else
                    {
                        terminal.Output.WriteLine("There is nothing to undo in this session. \"cenotaph review undo\" takes earlier answers back.");
                    }

                    break;
                default:
                    terminal.Output.WriteLine(item.IsPair ? PairKeys : item.Kind == ReviewKind.Documents ? DocumentKeys : PersonKeys);
                    break;
            }
        }

        return End();
    }

    private static string Decision(ReviewCase item, char key) => (item.IsPair, key) switch
    {
        (_, 'u') => "unsure",
        (true, 's') => "same",
        (true, _) => "different",
        (false, 's') => "stands",
        _ => "fails",
    };

    private void Keep(int at, IReadOnlyList<Draft> undoing)
    {
        done.Push((at, undoing));
        note = "";
    }

    private void Show(int at, ReviewCase item)
    {
        terminal.Output.WriteLine();
        terminal.Output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Case {at + 1} of {review.Cases.Length}: {item.Kind.ToString().ToLowerInvariant()}, {item.Reason}"));
        if (!item.IsSecondCheck)
        {
            terminal.Output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"The other answer has probability {item.Chance:0.00} and would change the confirmed by {item.Effect.Confirmed:+0;-0;0}, standings by {item.Effect.Standings}."));
        }

        var fields = review.Fields(ledger, item);
        var table = item.IsPair ? Terminal.TableOf("field", "left", "right") : Terminal.TableOf("field", "report");
        foreach (var (field, left, right) in fields)
        {
            Terminal.AddRow(table, item.IsPair ? [field, left, right] : [field, left]);
        }

        terminal.Print(table, toWidth: true);
        if (item.Persons.Length > 0)
        {
            terminal.Output.WriteLine($"Person{(item.Persons.Length == 1 ? "" : "s")} {string.Join(", ", item.Persons)}.");
        }

        if (review.Waterfall(item) is { } waterfall)
        {
            // In a narrow window the values as compared, which repeat those above, would be broken into pieces.
            var isNarrow = terminal.Width < WidthOfValues;
            var steps = isNarrow ? Terminal.TableOf("step", "level", "#weight") : Terminal.TableOf("step", "level", "left", "right", "#weight");
            foreach (var step in waterfall.Steps)
            {
                Terminal.AddRow(steps, isNarrow ? [step.Name, step.Level, Signed(step.Weight)] : [step.Name, step.Level, step.Left ?? "", step.Right ?? "", Signed(step.Weight)]);
            }

            Terminal.AddRow(steps, isNarrow ? ["sum", "", Signed(waterfall.Weight)] : ["sum", "", "", "", Signed(waterfall.Weight)]);
            terminal.Print(steps, toWidth: true);
        }
    }

    private int End()
    {
        terminal.Output.WriteLine();
        terminal.Output.WriteLine($"{done.Count:N0} of {review.Cases.Length:N0} cases were judged; the ledger holds them. \"cenotaph link\" and \"cenotaph persons\" hold to them.");
        return ExitCode.Done;
    }

    private static string Signed(double weight) => weight.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
