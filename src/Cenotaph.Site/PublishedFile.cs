namespace Cenotaph.Site;

/// <summary>A file of a table as it was written.</summary>
/// <param name="Table">The table's name.</param>
/// <param name="Path">Where it is, from the front page.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Hash">Its SHA-256, 64 hexadecimal digits.</param>
internal sealed record PublishedFile(string Table, string Path, long Bytes, string Hash);
