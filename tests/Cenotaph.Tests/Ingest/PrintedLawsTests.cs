using System.Globalization;
using Cenotaph.Ingest;
using CsCheck;

namespace Cenotaph.Tests.Ingest;

public class PrintedLawsTests
{
    private static readonly Dictionary<string, WordLimits> NoWords = [];

    private static readonly string[] Seeds =
    [
        "1,05 млн", "275–325k", "47,000 (95% CI 40,000–55,000)", "от 275 до 325 тысяч", "nearly 50,000",
        "26,000+",
        "two hundred and fifty thousand", "п'ятдесят тисяч", "47 ± 7,5 тыс.", "one in five",
        "half a million", "5×",
        "2024-05-14", "12 января 2024 г.", "с 1 по 14 мая 2024", "2024-W20", "Q2 2024", "early May 2024",
        "14.05.2024 0:00:00",
        "more than 15,000 but fewer than 20,000", "1.2E+06", "1 million 200 thousand", "сто двадцать тысяч",
        "hundreds", "60%",
        "½", "..", "+/-", "between", "every", "в", "May-14", "1.050.000,50", "9999-W52", "0001-01-01", "x17",
        "2:1", "(5)",
    ];

    /// <summary>
    /// Pieces of sound texts in any order: far more of the grammar than letters drawn at random reach.
    /// </summary>
    private static readonly Gen<string> Patchwork =
        Gen.Select(Of(Seeds), Gen.Int[0, 60], Gen.Int[0, 60]).Select(
            (seed, from, length) => seed[Math.Min(from, seed.Length)..Math.Min(from + length, seed.Length)])
        .Array[1, 6].Select(parts => string.Join(" ", parts));

    private static readonly Gen<string> Glued = Patchwork.Select(text => text.Replace(" ", "",
        StringComparison.Ordinal));

    private static readonly Gen<string> Anything = Gen.OneOf(Gen.String, Gen.String[Gen.Char, 0, 600],
        Patchwork, Glued);

    [Fact]
    public void No_text_makes_the_number_reader_throw_and_every_figure_is_sound() =>
        Anything.Sample(
            text =>
            {
                var read = PrintedNumber.TryRead(text, NoWords, out var figure, out var expected);
                return read
                    ? expected.Length == 0 && figure.Bound != Bound.None && IsSound(figure)
                    : expected.Length > 0 && figure == Figure.None;
            },
            iter: 20_000);

    [Fact]
    public void No_text_makes_the_date_reader_throw_and_every_date_lies_in_its_years() =>
        Gen.Select(Anything, Of("dd.MM.yyyy", "M/d/yy", "yyyy", "", "y", "%", "'", "\\", "MMM-yy",
            "dd HH:mm zzz yyyy"))
            .Sample(
                (text, format) =>
                {
                    var read = PrintedDate.TryRead(text, [format], out var date, out var expected);
                    return read
                        ? expected.Length == 0 && date.First.Year >= 1850 && date.Last.Year <= 2100
                        && date.First <= date.Last
                        : expected.Length > 0 && date == default;
                },
                iter: 20_000);

    [Fact]
    public void A_whole_number_reads_back_whatever_parts_its_thousands() =>
        Gen.Select(Gen.Long[0, 999_999_999_999], Of(",", " ", "\u00A0", "\u2009", "\u202F", "\u2007", "'",
            "’")).Sample(
            (number, separator) =>
            {
                var text = number.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", separator,
                    StringComparison.Ordinal);
                return Read(text).Value == number && Read(text) == Read(number.ToString(CultureInfo.InvariantCulture));
            });

    [Fact]
    public void The_fast_path_for_plain_numbers_agrees_with_the_grammar() =>
        Gen.Select(Gen.Long[1_000, 99_999_999_999], Gen.Int[0, 999], Of("#,0", "0"), Of("", ".0", ".00",
            ".000")).Sample(
            (whole, part, format, decimals) =>
            {
                var text = (whole + (part / 1000m)).ToString(format + decimals, CultureInfo.InvariantCulture);

                // a semicolon keeps a text off the fast path and means nothing to the grammar
                return Read(text) == Read(text + " ;");
            });

    [Fact]
    public void Every_space_reads_as_a_plain_space() =>
        Gen.Select(Of(Seeds), Of("\u00A0", "\u2009", "\u202F", "\u2007", "\t", "\u3000", "  ")).Sample(
            (text, space) =>
            {
                var other = text.Replace(" ", space, StringComparison.Ordinal);
                var plain = PrintedNumber.TryRead(text, NoWords, out var figure, out var expected);
                return PrintedNumber.TryRead(other, NoWords, out var spaced, out var unlike) == plain
                    && figure == spaced && expected == unlike;
            });

    [Fact]
    public void Thousands_agree_in_every_notation() =>
        Gen.Select(Gen.Int[1, 999], Of("k", "K", " k", " thousand", " тыс.", " тыс", " тисяч", " тис.",
            " тысяч", "К"))
            .Sample((number, scale) => Read($"{number}{scale}") == Read($"{number}000")
                && Read($"{number}{scale}") == Read($"{number},000"));

    [Fact]
    public void Millions_agree_with_a_decimal_point_and_a_decimal_comma() =>
        Gen.Select(Gen.Int[0, 999], Gen.Int[0, 99], Of("M", " million", " млн", " мільйонів", " миллиона",
            "mln")).Sample(
            (whole, part, scale) =>
            {
                var point = Read($"{whole}.{part:00}{scale}");
                return point == Read($"{whole},{part:00}{scale}") && point.Rounding == 10_000
                    && point.Value == (whole * 1_000_000m) + (part * 10_000m);
            });

    [Fact]
    public void The_rounding_unit_divides_the_number_and_is_a_power_of_ten() =>
        Gen.Long[1, 999_999_999_999].Sample(number =>
        {
            var unit = Read(number.ToString(CultureInfo.InvariantCulture)).Rounding;
            return number % unit == 0 && number % (unit * 10) != 0
                && unit.ToString(CultureInfo.InvariantCulture).TrimEnd('0') == "1";
        });

    [Fact]
    public void A_scale_after_the_second_limit_scales_both() =>
        Gen.Select(Gen.Int[1, 499], Gen.Int[500, 999], Of("–", "-", " — ", " to ", " - ")).Sample(
            (low, high, dash) => Read($"{low}{dash}{high}k") == Read($"{low}k{dash}{high}k")
                && Read($"{low}{dash}{high}k") == Read($"{low},000{dash}{high},000"));

    [Fact]
    public void Digits_of_every_script_read_alike() =>
        Gen.Select(Gen.Int[0, 999_999_999], Of('０', '٠', '०', '۰')).Sample((number, zero) =>
        {
            var ascii = number.ToString(CultureInfo.InvariantCulture);
            return Read(string.Concat(ascii.Select(digit => (char)(zero + (digit - '0'))))) == Read(ascii);
        });

    [Fact]
    public void A_day_reads_back_from_every_way_of_writing_it() =>
        Gen.Int[0, 91_000].Sample(days =>
        {
            var day = new DateOnly(1850, 1, 1).AddDays(days);
            string[] formats =
                ["yyyy-MM-dd", "dd.MM.yyyy", "d.M.yyyy", "d MMMM yyyy", "MMMM d, yyyy", "d MMM yyyy",
                "dd-MMM-yyyy", "yyyy/MM/dd",
                "yyyyMMdd", "yyyy-MM-ddT00:00:00Z", "dddd, d MMMM yyyy"];
            return formats.All(format =>
                PrintedDate.TryRead(Written(day, format), [], out var date, out _)
                    && date == DateSpan.Day(day));
        });

    [Fact]
    public void A_declared_format_reads_back_what_it_writes() =>
        Gen.Select(Gen.Int[0, 91_000], Of("MM/dd/yyyy", "dd/MM/yyyy", "yyyy.dd.MM",
            "d'th of' MMMM yyyy")).Sample(
            (days, format) =>
            {
                var day = new DateOnly(1850, 1, 1).AddDays(days);
                return PrintedDate.TryRead(Written(day, format), [format], out var date, out _)
                    && date == DateSpan.Day(day);
            });

    [Fact]
    public void The_longest_texts_taken_are_read_or_refused_in_a_moment()
    {
        string[] worst =
        [
            new('(', 500), new('-', 500), new(',', 500), string.Concat(Enumerable.Repeat("1,", 250)),
            string.Concat(Enumerable.Repeat("5-", 250)), string.Concat(Enumerable.Repeat("a ", 250)),
            string.Concat(Enumerable.Repeat("1 to ", 100)), string.Concat(Enumerable.Repeat("more than ",
                50)),
            string.Concat(Enumerable.Repeat("1 million ", 50)), string.Concat(Enumerable.Repeat("95% CI ",
                70)),
            string.Concat(Enumerable.Repeat("сто ", 120)), string.Concat(Enumerable.Repeat("May 2024 - ",
                45)),
        ];
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 20; i++)
        {
            foreach (var text in worst)
            {
                PrintedNumber.TryRead(text, NoWords, out _, out _);
                PrintedDate.TryRead(text, [], out _, out _);
            }
        }

        // 480 readings; a loaded machine may be slow, a reader that backtracks without end is slower by far
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    private static Gen<T> Of<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static string Written(DateOnly day, string format) =>
        day.ToDateTime(TimeOnly.MinValue).ToString(format, CultureInfo.InvariantCulture);

    private static Figure Read(string text)
    {
        Assert.True(PrintedNumber.TryRead(text, NoWords, out var figure, out var expected),
            text + ": " + expected);
        return figure;
    }

    private static bool IsSound(Figure figure) =>
        figure.Rounding >= 0 && !(figure.Low > figure.High) && !(figure.Value < figure.Low)
            && !(figure.Value > figure.High)
        && (figure.Value ?? 0) >= 0 && (figure.Low ?? 0) >= 0 && (figure.High ?? 0) >= 0
        && figure.Bound switch
        {
            Bound.Point or Bound.Approximate => figure.Value is not null && figure.Low is null
                && figure.High is null,
            Bound.Lower => figure.Value is null && figure.Low is not null && figure.High is null,
            Bound.Upper => figure.Value is null && figure.Low is null && figure.High is not null,
            _ => figure.Low is not null && figure.High is not null,
        };
}
