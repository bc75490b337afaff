namespace Cenotaph;

/// <summary>
/// Words with numbers, dates, names and records' ids in them, written out by the resource file of a language: what a
/// finding says, kept apart from the language in which it is said.
/// </summary>
public abstract record Phrase
{
    private Phrase()
    {
    }

    /// <summary>The text in a language (two letters, ISO 639-1); in English where it has none in that one.</summary>
    public string In(string language) => Write(Wording.For(language));

    /// <summary>Whether it has words of that language, or no words of any.</summary>
    public virtual bool IsIn(string language) => Wording.Languages.Contains(language);

    /// <summary>The English text.</summary>
    public sealed override string ToString() => In(Wording.Main);

    /// <summary>The text of a key of the resource files, with its places filled in.</summary>
    internal static Phrase Of(string key, params (string Name, Phrase Text)[] places) => new Template(key, places);

    /// <summary>The text of a key in the plural form of a number, which stands in the place <c>count</c>.</summary>
    internal static Phrase Count(string key, long number, params (string Name, Phrase Text)[] places) =>
        new Counted(key, number, places);

    /// <summary>Phrases one behind the other, with marks between them that are the same in every language.</summary>
    internal static Phrase List(string between, params IEnumerable<Phrase> phrases) => new Listed(between, [.. phrases]);

    /// <summary>A text that has no other language than English.</summary>
    internal static Phrase English(string text) => new Verbatim(text, Wording.Main);

    /// <summary>A text that is the same in every language: an id, a sign, a record's own words.</summary>
    internal static Phrase Same(string text) => new Verbatim(text, null);

    /// <summary>A name of the study in its languages: a publisher, a series.</summary>
    internal static Phrase Name(LocalText name) => new Named(null, name);

    /// <summary>A word of the study: in English as it stands in records, elsewhere by its name.</summary>
    internal static Phrase Word(string word, LocalText name) => new Named(word, name);

    /// <summary>A word of the records that the resource files name, as a unit or a kind: in English as it stands in records.</summary>
    internal static Phrase Term(string family, string word) => new Termed(family, word);

    /// <summary>A unit behind a number, in the plural form of that number: in English as it stands in records.</summary>
    internal static Phrase Unit(string unit, decimal number, bool bounded) => new Measured(unit, number, bounded);

    /// <summary>A number, grouped, with at most so many digits behind the point.</summary>
    internal static Phrase Number(decimal number, int digits = 12) => new Counting(number, digits);

    /// <summary>A result of the arithmetic of rates and ratios, grouped, with at most so many digits behind the point.</summary>
    internal static Phrase Number(double number, int digits) => new Measuring(number, digits);

    /// <summary>A share as a percentage, to one decimal.</summary>
    internal static Phrase Percent(double share) => new Share(share, Signed: false);

    /// <summary>A change as a percentage with its sign, to one decimal.</summary>
    internal static Phrase Change(double share) => new Share(share, Signed: true);

    /// <summary>A date, no finer than it is known.</summary>
    internal static Phrase Date(DateSpan date) => new Dated(date);

    /// <summary>A day.</summary>
    internal static Phrase Date(DateOnly day) => new Dated(DateSpan.Day(day));

    private protected abstract string Write(Wording wording);

    private static Func<string, string?> Fill(Wording wording, (string Name, Phrase Text)[] places) => name =>
        Array.Find(places, place => place.Name == name).Text?.Write(wording);

    private sealed record Template(string Key, (string Name, Phrase Text)[] Places) : Phrase
    {
        private protected override string Write(Wording wording) => wording.With(Key, Fill(wording, Places));
    }

    private sealed record Counted(string Key, long Met, (string Name, Phrase Text)[] Places) : Phrase
    {
        private protected override string Write(Wording wording)
        {
            var fill = Fill(wording, Places);
            return wording.With(
                Key + "." + PluralForm.Of(wording.Language, Met),
                name => name == "count" ? wording.Number((decimal)Met, 0) : fill(name));
        }
    }

    private sealed record Listed(string Between, Phrase[] Phrases) : Phrase
    {
        public override bool IsIn(string language) => Array.TrueForAll(Phrases, phrase => phrase.IsIn(language));

        private protected override string Write(Wording wording) => string.Join(Between, Phrases.Select(phrase => phrase.Write(wording)));
    }

    private sealed record Verbatim(string Text, string? Language) : Phrase
    {
        public override bool IsIn(string language) => Language is null || Language == language;

        private protected override string Write(Wording wording) => Text;
    }

    private sealed record Named(string? Id, LocalText Text) : Phrase
    {
        private protected override string Write(Wording wording) =>
            Id is not null && wording.Language == Wording.Main ? Id : Text.In(wording.Language);
    }

    private sealed record Termed(string Family, string Id) : Phrase
    {
        private protected override string Write(Wording wording) =>
            wording.Language == Wording.Main ? Id : wording.Find(Family + "." + Id) ?? Id;
    }

    private sealed record Measured(string Id, decimal Behind, bool Bounded) : Phrase
    {
        private protected override string Write(Wording wording) =>
            wording.Language == Wording.Main ? Id
            : wording.Find($"unit.{Id}.{PluralForm.Of(wording.Language, Behind, Bounded)}") ?? wording.Find("unit." + Id) ?? Id;
    }

    private sealed record Counting(decimal Value, int Digits) : Phrase
    {
        private protected override string Write(Wording wording) => wording.Number(Value, Digits);
    }

    private sealed record Measuring(double Value, int Digits) : Phrase
    {
        private protected override string Write(Wording wording) => wording.Number(Value, Digits);
    }

    private sealed record Share(double Value, bool Signed) : Phrase
    {
        private protected override string Write(Wording wording) => wording.Percent(Value, Signed);
    }

    private sealed record Dated(DateSpan Days) : Phrase
    {
        private protected override string Write(Wording wording) => wording.Date(Days);
    }
}
