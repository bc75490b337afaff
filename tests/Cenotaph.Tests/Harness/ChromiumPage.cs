using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace Cenotaph.Tests.Harness;

/// <summary>One page in the browser, with what it logged and asked for since it was opened.</summary>
internal sealed class ChromiumPage
{
    private static readonly TimeSpan LoadLimit = TimeSpan.FromSeconds(60);

    private readonly DevTools tools;
    private readonly string session;
    private readonly ConcurrentQueue<string> errors = new();
    private readonly ConcurrentQueue<string> requests = new();
    private TaskCompletionSource loaded = new();

    public ChromiumPage(DevTools tools, string session)
    {
        this.tools = tools;
        this.session = session;
        tools.Happened += Take;
    }

    /// <summary>Exceptions nobody caught, errors on the console and what the browser refused, in order.</summary>
    public IReadOnlyList<string> Errors => [.. errors];

    /// <summary>The addresses asked for, the page's own first.</summary>
    public IReadOnlyList<string> Requests => [.. requests];

    public async Task Navigate(Uri address)
    {
        loaded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        var answer = await Send("Page.navigate", new JsonObject { ["url"] = address.AbsoluteUri });
        if (answer["errorText"] is { } error)
        {
            throw new InvalidOperationException($"{address}: {error}");
        }

        await loaded.Task.WaitAsync(LoadLimit, TestContext.Current.CancellationToken);
    }

    /// <summary>The value of an expression; a promise is waited for.</summary>
    /// <exception cref="InvalidOperationException">The script threw.</exception>
    public async Task<JsonNode?> Evaluate(string expression)
    {
        var answer = await Send("Runtime.evaluate",
            new JsonObject { ["expression"] = expression, ["returnByValue"] = true, ["awaitPromise"] = true });
        return answer["exceptionDetails"] is { } thrown
            ? throw new InvalidOperationException(Text(thrown.AsObject()))
            : answer["result"]!["value"]?.DeepClone();
    }

    /// <summary>Sets the window's width; the height follows the device (800, or 844 on a telephone).</summary>
    public Task Resize(int width) => Send("Emulation.setDeviceMetricsOverride", new JsonObject
    {
        ["width"] = width,
        ["height"] = width < 500 ? 844 : 800,
        ["deviceScaleFactor"] = 1,
        ["mobile"] = width < 500,
    });

    public Task PreferDark(bool dark, bool print = false) => Send("Emulation.setEmulatedMedia", new JsonObject
    {
        ["media"] = print ? "print" : "",
        ["features"] = new JsonArray(
            new JsonObject { ["name"] = "prefers-color-scheme", ["value"] = dark ? "dark" : "light" }),
    });

    /// <summary>Writes a PNG picture of the window, or of the whole page.</summary>
    public async Task Screenshot(string file, bool wholePage = false)
    {
        var answer = await Send("Page.captureScreenshot",
            new JsonObject { ["format"] = "png", ["captureBeyondViewport"] = wholePage, });
        await WriteBytes(file, answer);
    }

    /// <summary>Writes the page as it would be printed, with backgrounds.</summary>
    public async Task Print(string file)
    {
        var answer = await Send("Page.printToPDF", new JsonObject { ["printBackground"] = true });
        await WriteBytes(file, answer);
    }

    internal async Task Prepare(bool scripts)
    {
        foreach (var domain in (string[])["Page", "Runtime", "Network", "Log"])
        {
            await Send($"{domain}.enable");
        }

        await Send("Emulation.setScriptExecutionDisabled", new JsonObject { ["value"] = !scripts });
    }

    private static Task WriteBytes(string file, JsonObject answer) =>
        File.WriteAllBytesAsync(file, Convert.FromBase64String(answer["data"]!.GetValue<string>()));

    private static string Text(JsonObject thrown) =>
        (thrown["exception"]?["description"] ?? thrown["exception"]?["value"] ?? thrown["text"])?.ToString()
        ?? "exception";

    private Task<JsonObject> Send(string method, JsonObject? parameters = null) =>
        tools.Send(method, parameters, session);

    private void Take(string? from, string method, JsonObject what)
    {
        if (from != session)
        {
            return;
        }

        switch (method)
        {
            case "Page.loadEventFired":
                loaded.TrySetResult();
                break;
            case "Network.requestWillBeSent":
                requests.Enqueue(what["request"]!["url"]!.GetValue<string>());
                break;
            case "Runtime.exceptionThrown":
                errors.Enqueue(Text(what["exceptionDetails"]!.AsObject()));
                break;
            case "Runtime.consoleAPICalled" when what["type"]!.GetValue<string>() is "error" or "assert":
                errors.Enqueue(string.Join(' ', what["args"]!.AsArray().Select(part =>
                    (part!["value"] ?? part["description"])?.ToString())));
                break;
            case "Log.entryAdded" when what["entry"]!["level"]!.GetValue<string>() == "error":
                errors.Enqueue($"{what["entry"]!["text"]} {what["entry"]!["url"]}".TrimEnd());
                break;
        }
    }
}
