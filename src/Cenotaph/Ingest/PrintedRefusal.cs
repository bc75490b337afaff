namespace Cenotaph.Ingest;

/// <summary>What was expected, in the words of a Problem, when a printed number or date is refused.</summary>
internal static class PrintedRefusal
{
    public const string Number = "a number such as 1,050,000, \"nearly 50,000\" or 275–325k";

    public const string Long = "a number, not a text of more than 500 characters";

    public const string TwoNumbers = "one number, or two limits such as 275–325k; here a second number is left over";

    public const string Ambiguous =
        "a number that reads one way only; a comma or point before three digits may part thousands or"
            + " decimals";

    public const string Groups = "digits in groups of three, such as 1,050,000 or 1 050 000";

    public const string Negative = "a number that is not negative";

    public const string Bracketed = "a number without brackets; spreadsheets print negative numbers in them";

    public const string Reversed = "a low limit that is not above the high limit";

    public const string Outside = "a value that lies between its limits";

    public const string SharedScale =
        "limits written in full, such as 15,000–20,000; here it is not clear whether the first is in"
            + " thousands";

    public const string Huge = "a number below a million thousand million";

    public const string LooksLikeDate =
        "a number; this was seen as a date, and spreadsheets turn 5-14 into May-14: write the number into"
            + " the file again";

    public const string Doubted = "a number without a question mark; put the doubt into a note";

    public const string Digits = "a number of at most 28 digits";

    public const string Clock = "a number; this was seen as a time of day";

    public const string Year = "a number; this was seen as a year";

    public const string Ordinal = "a number that counts; this was seen as an ordinal such as 25th";

    public const string Conflict = "one bound; these words set both a low and a high limit on the same number";

    public const string WordLimit = "a quantity word whose limit on that side is in the study's table of words";

    public const string Date = "a date such as 2024-05-14, 14 May 2024, 2024-05, 2024-Q2, 2024-W20 or 2024";

    public const string LongDate = "a date, not a text of more than 500 characters";

    public const string AmbiguousDate =
        "a date that reads one way only; day and month cannot be told apart: write 2024-05-14, or give"
            + " the input its date_formats";

    public const string MangledDate =
        "a day and a year; spreadsheets turn 5-14 and \"14 May\" into May-14: write 2024-05-14 or 2024-05";

    public const string NoYear = "a date with its year";

    public const string ShortYear = "a year in four digits, or date_formats that say which century is meant";

    public const string Serial =
        "a date such as 2024-05-14; this was seen as a spreadsheet's serial number: give the column a"
            + " date format";

    public const string NoSuchDay = "a day that exists";

    public const string NoSuchWeek = "a week, month or quarter that exists";

    public const string YearRange = "a year from 1850 to 2100";

    public const string ReversedDates = "a first day that is not after the last";
}
