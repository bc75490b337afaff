using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Cenotaph.Simulation;

/// <summary>The mapping of an invented input, as a study's <c>inputs/NAME.toml</c> holds it.</summary>
/// <param name="Command">The command that wrote it.</param>
/// <param name="Kind">The kind of record.</param>
/// <param name="Path">The file, from the study's folder.</param>
/// <param name="Dates">How it writes a day.</param>
/// <param name="Name">The input's name.</param>
/// <param name="Publisher">Whose it is, or who collected it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Accessed">The day it was copied.</param>
internal sealed record InventedMapping(
    string Command, string Kind, string Path, string Dates, string Name, string Publisher, string Title, DateOnly Accessed)
{
    /// <summary>Fields and their headings, in order.</summary>
    public required ImmutableArray<(string Field, string Heading)> Columns { get; init; }

    /// <summary>What holds for every row.</summary>
    public ImmutableArray<(string Field, string Word)> Constants { get; init; } = [];

    /// <summary>What is written, by field, and the study's word for it.</summary>
    public ImmutableArray<(string Field, ImmutableArray<(string Seen, string Word)> Pairs)> Values { get; init; } = [];

    /// <summary>The text in UTF-8.</summary>
    public byte[] ToToml()
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"""
            # Written by "cenotaph simulate {Command}". Nobody in this file exists.
            kind = "{Kind}"
            path = "{Path}"
            date_formats = ["{Dates}"]

            [origin]
            publisher = "{Publisher}"
            title = "{Title}"
            address = "https://{Name}.example.invalid/"
            accessed = "{Accessed:yyyy-MM-dd}"
            licence = "invented"

            [columns]

            """);
        text.AppendJoin("", Columns.Select(column => $"{column.Field} = {Quoted(column.Heading)}\n"));
        if (Constants.Length > 0)
        {
            text.Append("\n[constants]\n").AppendJoin("", Constants.Select(pair => $"{pair.Field} = {Quoted(pair.Word)}\n"));
        }

        foreach (var (field, pairs) in Values)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n[values.{field}]\n").AppendJoin("", pairs.Select(pair => $"{Quoted(pair.Seen)} = {Quoted(pair.Word)}\n"));
        }

        return Encoding.UTF8.GetBytes(text.ToString().ReplaceLineEndings("\n"));
    }

    private static string Quoted(string text) =>
        "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";
}
