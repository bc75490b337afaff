namespace Cenotaph.Linkage;

/// <summary>The levels of dates. Those written 1991-05-12 have a place of their own, others are looked up; nothing is level 0. Threads may share one.</summary>
internal sealed class DayMemo(Func<string, byte> read)
{
    private const int FirstYear = 1900;
    private const int Years = 150;
    private const int Days = 31;
    private const int Months = 12;

    private readonly SearchMemo<byte> others = new(read);

    // One more than the level; 0 where it is not known yet.
    private readonly byte[] levels = new byte[Years * Months * Days];

    /// <summary>The level of a date.</summary>
    public byte this[ReadOnlySpan<byte> text]
    {
        get
        {
            if (text.IsEmpty)
            {
                return 0;
            }

            var place = Place(text);
            if (place < 0)
            {
                return others[text];
            }

            // Another thread may write the same meanwhile.
            var level = levels[place];
            if (level == 0)
            {
                levels[place] = level = (byte)(others.Make(text) + 1);
            }

            return (byte)(level - 1);
        }
    }

    private static int Place(ReadOnlySpan<byte> text)
    {
        if (text.Length != 10 || text[4] != (byte)'-' || text[7] != (byte)'-')
        {
            return -1;
        }

        var year = (Two(text[..2]) * 100) + Two(text[2..4]) - FirstYear;
        var month = Two(text[5..7]) - 1;
        var day = Two(text[8..]) - 1;
        return year is >= 0 and < Years && month is >= 0 and < Months && day is >= 0 and < Days ? (((year * Months) + month) * Days) + day : -1;
    }

    // Two digits; far below any number where they are none.
    private static int Two(ReadOnlySpan<byte> text) =>
        char.IsAsciiDigit((char)text[0]) && char.IsAsciiDigit((char)text[1]) ? ((text[0] - '0') * 10) + text[1] - '0' : -100_000;
}
