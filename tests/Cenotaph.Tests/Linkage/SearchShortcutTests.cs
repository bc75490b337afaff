using System.Text;
using Cenotaph.Linkage;
using Cenotaph.Names;
using Cenotaph.Tests.Names;
using CsCheck;

namespace Cenotaph.Tests.Linkage;

/// <summary>What a search proves quickly must be what the full computation says, exactly.</summary>
public sealed class SearchShortcutTests
{
    private const int Samples = 40_000;

    private static readonly string[] Sought =
    [
        "Жовков Иван Иванович", "Иванов Иван Иванович", "Щербачёв Юрий Алексеевич", "Соловьов Илья", "Вьюнов-Ледский Пётр", "Zhovkov Ivan", "Solovyov Ilya", "Ян", "Шу Ли",
        "Ж. Иван", "Ледская Ольга Петровна", "Седых И. А.", "John Michael Smith", "Іваненко Гліб", "Ойка Мария", "Тцукс Осип",
    ];

    private static readonly string[] Places = ["Омск", "г. Омск", "Тула", "Новая Иванка", "Орёл", "Ош", "Omsk", "Омская область", "Нижние Юшки", "село", "", "Нетьевка"];

    private static readonly string[] Written =
    [
        "Иванов", "Иванова", "Ивановым", "Ivanoff", "Жовков", "Zhovkow", "Жовковский", "Щербачёву", "Щербачов", "Чтербачёв", "Соловов", "Соловьёв", "Solovev", "Шванова", "Ванов", "Вианов",
        "Ледских", "Ледской", "Юрьевич", "Юра", "Иванович", "Айванов", "Ульянов", "нет", "неизвестно", "Unknown", "none", "Ойкова", "Цукс", "Омская область", "Тульская", "Иванка Новая",
        "Нижняя Ю", "орловский", "ОМСК", "Омскк", "Мосск", "Нет данных", "Тутульский", "Ивванов", "Йованов", "Уванов", "Smyth", "Jon", "ЛЕД-СКИЙ", " Иванов", "Иванов ", "О’Иванов",
        "Žovkov", "Ŝerbačëv", "Šerbačov", "Solovʹëv", "Žovkovskij", "Ivanovič", "Ûrij", "Îvanov", "Ivânov", "ĆUKS", "Lédskaja", "Nižnie Ûški", "Ŭvanov", "Orël",
    ];

    private static readonly string[] Third = ["Иванович", "Ivanovič", "Петровна", "Юрьевич", "Аксёнов", "Илья", "И.", "Ь.", "J.", "", ""];

    // Words as they are written, slips of them, and what is no word.
    private static readonly Gen<string> Word = Gen.OneOf(
        Gen.Select(Gen.Int[0, Written.Length - 1], Gen.Int[0, 30].Array[0, 3], Gen.Char["абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґabcdefghijklmnopqrstuvwxyzАІЇŠâêëèéîíìûŭčćçĉšŝşžżĵÂŽïñøßĳ'. -1"], Slip),
        InventedNames.Surname,
        InventedNames.Anything.Select(text => text.Length > 60 ? text[..60] : text));

    private static readonly Gen<string> Part = Gen.OneOf(Word, Gen.Int[0, Third.Length - 1].Select(i => Third[i]));

    [Fact]
    public void A_plain_word_has_the_key_the_script_and_the_fold_that_the_careful_reader_gives_it() => Word.Sample(
        text =>
        {
            var letters = new char[PlainWord.Longest];
            var sounds = new char[PlainWord.MostSounds];
            return !PlainWord.Is(Bytes(text), letters, out var length, out var script)
                || (new string(sounds, 0, PlainWord.Key(letters.AsSpan(0, length), script, sounds)) == Skeleton.Of(text)
                    && script == Fold.ScriptOf(text) && Fold.IsOf(Fold.Of(text), letters.AsSpan(0, length)) && !Fold.IsOf(Fold.Of(text) + "а", letters.AsSpan(0, length)));
        },
        iter: Samples);

    [Theory]
    [InlineData("Щёголев")]
    [InlineData("ЩЁГОЛЕВ")]
    [InlineData("Їжакевич")]
    [InlineData("Ґалаган")]
    [InlineData("Shchegolev")]
    [InlineData("Ŝëgolev")]
    [InlineData("ŽIVAČEVIĆ")]
    public void Plain_words_are_read_quickly(string text) =>
        Assert.True(PlainWord.Is(Bytes(text), new char[PlainWord.Longest], out _, out _));

    [Fact]
    public void A_word_gets_the_levels_of_the_full_computation()
    {
        var memos = Sought.SelectMany(SoughtName.Readings).SelectMany(reading => Enumerable.Range(1, 7)
            .Select(parts => (Quick: new NameMemo(reading, (NameParts)parts), Full: new SearchMemo<NameLevelSet>(text => reading.Levels(text, (NameParts)parts))))).ToArray();
        Gen.Select(Word, Gen.Int[0, memos.Length - 1]).Sample(
            (text, i) =>
            {
                lock (memos[i].Full)
                {
                    return memos[i].Quick[Bytes(text)] == memos[i].Full[Bytes(text)];
                }
            },
            iter: Samples);
    }

    [Fact]
    public void Most_surnames_of_a_crowd_are_proved_apart()
    {
        var reading = Assert.Single(SoughtName.Readings("Иванов Иван Иванович"));
        var proved = 0;
        var letters = new char[PlainWord.Longest];
        var sounds = new char[PlainWord.MostSounds];
        string[] crowd = ["Жовковцев", "Щербаков", "Кухтенко", "Boretskiy", "Yarovshin", "Юшкоян", "Елецгуев", "Цветнихин", "Горбаных", "Петролин"];
        foreach (var surname in crowd)
        {
            Assert.True(PlainWord.Is(Bytes(surname), letters, out var length, out var script));
            var key = sounds.AsSpan(0, PlainWord.Key(letters.AsSpan(0, length), script, sounds));
            proved += reading.IsApart(letters.AsSpan(0, length), key, script, NameParts.Surname, out _) ? 1 : 0;
        }

        Assert.Equal(crowd.Length, proved);
    }

    [Fact]
    public void A_place_gets_the_level_of_the_full_computation()
    {
        var memos = Places.Select(SoughtPlace.Of).Append(null)
            .Select(place => (Quick: new PlaceMemo(place), Full: new SearchMemo<byte>(text => place?.PlaceLevel(text) ?? 0))).ToArray();
        Gen.Select(Word, Word, Gen.Int[0, 2], Gen.Int[0, memos.Length - 1]).Sample(
            (one, other, words, i) =>
            {
                var text = words == 0 ? one : words == 1 ? one + " " + other : other + "-" + one;
                lock (memos[i].Full)
                {
                    return memos[i].Quick[Bytes(text)] == memos[i].Full[Bytes(text)];
                }
            },
            iter: Samples);
    }

    [Fact]
    public void A_name_in_columns_that_surely_stays_there_has_the_levels_of_its_parts()
    {
        var readings = Sought.SelectMany(SoughtName.Readings).ToArray();
        var unexchanged = new UnexchangedNames(new(ExchangedColumns.IsSurePatronymic), new(ExchangedColumns.MayBeGiven));
        var sure = 0;
        Gen.Select(Word, Part, Part, Gen.Int[0, readings.Length - 1]).Sample(
            (surname, given, patronymic, i) =>
            {
                lock (unexchanged)
                {
                    if (!unexchanged.IsSure(Bytes(surname), Bytes(given), Bytes(patronymic)))
                    {
                        return true;
                    }
                }

                Interlocked.Increment(ref sure);
                var reading = readings[i];
                return reading.Levels(PersonSearch.Read($"{surname}\u001F{given}\u001F{patronymic}"))
                    == new NameLevelSet(
                        reading.Levels(surname, NameParts.Surname).Surname, reading.Levels(given, NameParts.All).Given, reading.Levels(patronymic, NameParts.All).Patronymic);
            },
            iter: Samples);
        Assert.True(sure > Samples / 50, $"only {sure} names were sure");
    }

    [Fact]
    public void What_is_kept_of_a_text_is_never_taken_for_that_of_another()
    {
        // So few places that most texts take another's.
        var texts = new ShortTexts<string>(3, Encoding.UTF8.GetString);
        Gen.Select(Gen.Char["аb\0 "], Gen.Int[0, 110], Gen.Int[0, 110], Gen.Char["вc\0"], Gen.Int[0, 40]).Sample(
            (letter, length, place, other, after) =>
            {
                var letters = new string(letter, length).ToCharArray();
                if (place < length)
                {
                    letters[place] = other;
                }

                var text = new string(letters);
                var bytes = Bytes("-" + text + new string('x', after));
                lock (texts)
                {
                    return texts.Of(bytes, 1, bytes.Length - 1 - after) == text;
                }
            },
            iter: Samples);
    }

    [Fact]
    public void A_date_gets_its_own_level_whatever_came_before()
    {
        static byte Level(string text) => (byte)(DateValue.Read(text, DayOrder.DayFirst) is { } date ? 1 + (date.First % 200) : 0);
        var memo = new DayMemo(Level);
        Gen.OneOf(
            Gen.Select(Gen.Int[1890, 2060], Gen.Int[0, 13], Gen.Int[0, 32], (year, month, day) => $"{year:0000}-{month:00}-{day:00}"),
            Gen.String[Gen.Char["0123456789-. /"], 0, 11]).Sample(
            text =>
            {
                lock (memo)
                {
                    return memo[Bytes(text)] == Level(text.Trim());
                }
            },
            iter: Samples);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Slip(int word, int[] places, char letter)
    {
        var text = Written[word];
        foreach (var place in places)
        {
            var at = place % (text.Length + 1);
            text = at == text.Length || place % 3 == 0 ? text.Insert(at, letter.ToString())
                : place % 3 == 1 ? text.Remove(at, 1)
                : text[..at] + letter + text[(at + 1)..];
        }

        return text;
    }
}
