using System.Globalization;
using System.Text;

namespace Cenotaph;

/// <summary>How much a problem stands in the way.</summary>
public enum Severity
{
    /// <summary>The file, row or value could not be used and was left out.</summary>
    Error,

    /// <summary>It was used; a person should look at it.</summary>
    Doubt,
}

/// <summary>
/// A fault in data or in a study, for the person who must mend it. Data never throw: they become problems.
/// </summary>
/// <param name="File">The file, relative to the study where it lies inside it.</param>
/// <param name="Row">The line a text editor or spreadsheet shows, from 1; null when it is about the whole file.</param>
/// <param name="Column">The column's name as the file spells it; null when it is about the whole row.</param>
/// <param name="Seen">What was there; never personal data beyond an id.</param>
/// <param name="Expected">What should have been there.</param>
/// <param name="Severity">Whether it was left out or only doubted.</param>
public sealed record Problem(
    string File, long? Row, string? Column, string Seen, string Expected, Severity Severity = Severity.Error)
{
    /// <summary>One line: <c>data/claims.csv, row 7, column "as_of": seen "31.02.2024"; expected a date</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(File);
        if (Row is { } row)
        {
            text.Append(CultureInfo.InvariantCulture, $", row {row}");
        }

        if (Column is not null)
        {
            text.Append(", column \"").Append(Column).Append('"');
        }

        return OneLine(text.Append(": seen ").Append(Seen).Append("; expected ").Append(Expected).Append('.').ToString());
    }

    // What was seen may hold anything: a line feed would forge a second line, an escape would speak to the terminal.
    private static string OneLine(string text) => !text.Any(Breaks)
        ? text
        : string.Concat(text.Select(letter => Breaks(letter)
            ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}")
            : letter.ToString()));

    private static bool Breaks(char letter) => char.IsControl(letter) || letter is '\u2028' or '\u2029';
}
