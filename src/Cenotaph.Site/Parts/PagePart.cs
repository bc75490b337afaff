using Cenotaph.Site.Words;
using Microsoft.AspNetCore.Components;

namespace Cenotaph.Site.Parts;

/// <summary>A part of a page: it knows the bulletin, the fixed texts and where its page is.</summary>
public abstract class PagePart : ComponentBase
{
    /// <summary>What the page knows.</summary>
    [CascadingParameter]
    internal PageContext Here { get; set; } = null!;

    private protected BulletinView View => Here.View;

    private protected Texts Texts => Here.Texts;

    /// <summary>Markup of our own making: drawings and escaped data, never a record's text.</summary>
    private protected static MarkupString Raw(string markup) => new(markup);

    /// <summary>A text of the study in the page's language.</summary>
    private protected string In(LocalText text) => text.In(Here.Language);

    /// <summary>The language in which the page shows that text, where it is not the page's own; null otherwise.</summary>
    private protected string? LangOf(LocalText text) => text.Languages.Contains(Here.Language) ? null
        : text.Languages.Contains(Texts.Main) ? Texts.Main : text.Languages.First();

    /// <summary>English where what a finding says has no words in the page's language; null otherwise.</summary>
    private protected string? LangOf(Phrase phrase) => phrase.IsIn(Here.Language) ? null : Texts.Main;

    /// <summary>What a finding says, in the page's language.</summary>
    private protected string In(Phrase phrase) => phrase.In(Here.Language);

    /// <summary>
    /// What a word of the study means; that of a built-in category in the page's language, which the study need not give.
    /// </summary>
    private protected LocalText? MeaningOf(Definition definition) =>
        definition.Meaning is { } own && LangOf(own) is not null && Texts.Find("meaning." + definition.Id) is { } translated
            && own.In(Texts.Main) == Words.Texts.For(Texts.Main).Find("meaning." + definition.Id)
                ? new([new(Here.Language, translated)])
                : definition.Meaning;

    /// <summary>The language of a record's own words as far as its letters tell, where it is not the page's.</summary>
    private protected string? LangOf(string? words) =>
        words is not null && QuoteLanguage.Among(words) is { } language && language != Here.Language ? language : null;
}
