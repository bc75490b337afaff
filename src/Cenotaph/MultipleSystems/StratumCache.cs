using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Cenotaph.MultipleSystems;

/// <summary>
/// Results by the content they rest on: SHA-256 of table, method, settings and version. Replicates that share a stratum are computed once, and a kept
/// result is the same as a fresh one, save that its seconds are 0.
/// </summary>
/// <param name="read">Gives what an earlier run kept under a name of 64 hexadecimal digits, or null; null for nothing kept.</param>
/// <param name="write">Keeps bytes under such a name; null to keep nothing.</param>
public sealed class StratumCache(Func<string, byte[]?>? read = null, Action<string, byte[]>? write = null)
{
    // Raised when the form of what is kept changes.
    private const string Edition = "cenotaph systems 1";
    private const int HashSize = 32;

    private static readonly JsonSerializerOptions form = new()
    {
        IncludeFields = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { Families } },
    };

    // A rebuilt library may compute otherwise under the same version.
    private static readonly string version = $"{typeof(StratumCache).Assembly.GetName().Version} {typeof(StratumCache).Module.ModuleVersionId}";

    private readonly Dictionary<string, object> memory = new(StringComparer.Ordinal);

    /// <summary>How many results were computed.</summary>
    public int Computed { get; private set; }

    /// <summary>How many were found, in memory or kept.</summary>
    public int Found { get; private set; }

    /// <summary>The name under which a result is kept: 64 hexadecimal digits.</summary>
    /// <param name="table">The table; what its stratum is called does not matter.</param>
    /// <param name="what">The method's word, or another for what is made of the table.</param>
    /// <param name="settings">What is asked; on how many threads does not matter.</param>
    public static string Name(CaptureTable table, string what, SystemsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(settings);
        var asked = settings with { Threads = 0 };
        var text = new StringBuilder();
        foreach (var part in new[] { Edition, version, what, asked.ToString(), JsonSerializer.Serialize(asked, form) }.Concat(table.Lists))
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"{table.Censored}|{string.Join(',', table.Impossible.Order())}|");
        foreach (var (history, count) in table.Cells)
        {
            text.Append(CultureInfo.InvariantCulture, $"{history}={count};");
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    /// <summary>A method's results for a table.</summary>
    internal ImmutableArray<SystemsResult> Results(CaptureTable table, SystemsMethod method, SystemsSettings settings) =>
        [.. Get(Name(table, method.Name, settings), () => method.Estimate(table, settings).Select(Untimed).ToArray())];

    /// <summary>The diagnostics of a table.</summary>
    internal SystemsDiagnostics Diagnostics(CaptureTable table, SystemsSettings settings) => Get(Name(table, "diagnostics", settings), () => Diagnosis.Of(table, settings));

    private static SystemsResult Untimed(SystemsResult result) => result with
    {
        Seconds = 0,
        Figures = [.. result.Figures.Select(figure => figure.Name.EndsWith("seconds", StringComparison.Ordinal) ? figure with { Value = 0 } : figure)],
    };

    private T Get<T>(string name, Func<T> compute)
        where T : class
    {
        if (memory.TryGetValue(name, out var known))
        {
            Found++;
            return (T)known;
        }

        if (Kept<T>(name) is { } kept)
        {
            Found++;
            memory.Add(name, kept);
            return kept;
        }

        Computed++;
        var made = compute();
        memory.Add(name, made);
        if (write is not null)
        {
            var bytes = JsonSerializer.SerializeToUtf8Bytes(made, form);
            write(name, [.. SHA256.HashData(bytes), .. bytes]);
        }

        return made;
    }

    private T? Kept<T>(string name)
        where T : class
    {
        if (read?.Invoke(name) is not { Length: > HashSize } bytes || !SHA256.HashData(bytes.AsSpan(HashSize)).AsSpan().SequenceEqual(bytes.AsSpan(0, HashSize)))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(bytes.AsSpan(HashSize), form);
        }
        catch (Exception fault) when (fault is JsonException or NotSupportedException or InvalidOperationException)
        {
            // Whole, but of another form: it is made anew.
            return null;
        }
    }

    private static void Families(JsonTypeInfo type)
    {
        if (type.Type == typeof(SystemsResult))
        {
            type.PolymorphismOptions = new()
            {
                TypeDiscriminatorPropertyName = "is",
                DerivedTypes = { new(typeof(SystemsEstimate), "estimate"), new(typeof(SystemsRefusal), "refusal") },
            };
        }
    }
}
