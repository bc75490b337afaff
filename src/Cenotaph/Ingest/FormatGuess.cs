using System.Collections.Immutable;

namespace Cenotaph.Ingest;

/// <summary>How a file that nobody described can be read, with its first rows, for the person who describes it.</summary>
/// <param name="Format">How to read it; what a format does not need stays null.</param>
/// <param name="Columns">The names of the columns.</param>
/// <param name="Rows">Up to ten rows, cells in the order of the columns.</param>
public sealed record FormatGuess(
    InputFormat Format, ImmutableArray<string> Columns, ImmutableArray<ImmutableArray<string>> Rows)
{
    private const int Shown = 10;

    /// <summary>Guesses how to read a file. Null when it cannot be; every uncertain choice is a doubt among the problems.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="name">How problems call it.</param>
    /// <param name="problems">Receives faults and doubts.</param>
    public static FormatGuess? Of(string path, string name, ICollection<Problem> problems)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(problems);
        if (InputFile.Open(path, name, problems) is not { } file)
        {
            return null;
        }

        InputFormat? format;
        using (file)
        {
            try
            {
                format = Find(file, name, problems);
            }
            catch (Exception fault) when (InputFile.IsFault(fault))
            {
                problems.Add(InputFile.Unreadable(name, fault));
                return null;
            }
        }

        return format is null ? null : Read(path, name, format, problems);
    }

    private static FormatGuess? Read(string path, string name, InputFormat format, ICollection<Problem> problems)
    {
        using var reader = RowReader.Open(path, name, format, problems);
        if (reader is null)
        {
            return null;
        }

        var rows = ImmutableArray.CreateBuilder<ImmutableArray<string>>();
        while (rows.Count < Shown && reader.Read())
        {
            var cells = ImmutableArray.CreateBuilder<string>(reader.Columns.Count);
            for (var i = 0; i < reader.Columns.Count; i++)
            {
                cells.Add(reader[i].ToString());
            }

            rows.Add(cells.MoveToImmutable());
        }

        return reader.Failed ? null : new(format, [.. reader.Columns], rows.ToImmutable());
    }

    private static InputFormat? Find(FileStream file, string name, ICollection<Problem> problems)
    {
        var named = InputFile.FormatOf(file.Name);
        Span<byte> head = stackalloc byte[4096];
        head = head[..RandomAccess.Read(file.SafeFileHandle, head, 0)];
        var signature = FileSignature.Of(head);
        var held = signature switch
        {
            "a Parquet file" => FileFormat.Parquet,
            "an Excel workbook" or FileSignature.OldOffice => FileFormat.Xlsx,
            "a ZIP archive" when named == FileFormat.Xlsx => FileFormat.Xlsx,
            _ => named,
        };
        if (held != named && named is not null)
        {
            problems.Add(new(name, null, null, $"{signature} under another ending",
                $"the ending of {InputFile.Describe(held!.Value)}; read as that", Severity.Doubt));
        }

        if (held == FileFormat.Xlsx)
        {
            return TableStart.InSheets(file, name, problems);
        }

        if (held == FileFormat.Parquet)
        {
            return new(FileFormat.Parquet);
        }

        if (TextEncoding.Of(file, name, held ?? FileFormat.Csv, null, problems) is not { } encoding)
        {
            return null;
        }

        var first = encoding.Head.AsSpan().TrimStart(" \t\r\n"u8);
        held ??= first is [(byte)'[', ..] ? FileFormat.Json
            : first is [(byte)'{', ..] ? FileFormat.JsonLines
            : FileFormat.Csv;
        return held is FileFormat.Json or FileFormat.JsonLines
            ? new(held, encoding.Name)
            : TableStart.InText(encoding, held.Value, name, problems);
    }
}
