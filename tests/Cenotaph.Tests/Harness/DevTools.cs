using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cenotaph.Tests.Harness;

/// <summary>A connection to a browser by the Chrome DevTools Protocol: requests with answers, and events.</summary>
internal sealed class DevTools : IAsyncDisposable
{
    private static readonly TimeSpan AnswerLimit = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> waiting = new();
    private readonly CancellationTokenSource closing = new();
    private Task receiving = Task.CompletedTask;
    private int last;

    private DevTools()
    {
    }

    /// <summary>An event: its session, method and parameters.</summary>
    public event Action<string?, string, JsonObject>? Happened;

    public static async Task<DevTools> Connect(Uri address)
    {
        var tools = new DevTools();
        await tools.socket.ConnectAsync(address, TestContext.Current.CancellationToken);
        tools.receiving = tools.Receive();
        return tools;
    }

    /// <summary>Sends a request and waits for its result.</summary>
    /// <exception cref="InvalidOperationException">The browser answered with an error.</exception>
    public async Task<JsonObject> Send(string method, JsonObject? parameters = null, string? session = null)
    {
        var id = Interlocked.Increment(ref last);
        var answer = waiting.GetOrAdd(id, _ => new(TaskCreationOptions.RunContinuationsAsynchronously));
        var request = new JsonObject { ["id"] = id, ["method"] = method, ["params"] = parameters ?? [] };
        if (session is not null)
        {
            request["sessionId"] = session;
        }

        await sending.WaitAsync(closing.Token);
        try
        {
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(request), WebSocketMessageType.Text,
                endOfMessage: true, closing.Token);
        }
        finally
        {
            sending.Release();
        }

        var reply = await answer.Task.WaitAsync(AnswerLimit, closing.Token);
        return reply["error"] is { } error
            ? throw new InvalidOperationException($"{method}: {error["message"]}")
            : reply["result"]!.AsObject();
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        await receiving.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        socket.Dispose();
        sending.Dispose();
        closing.Dispose();
    }

    private async Task Receive()
    {
        var buffer = new byte[64 * 1024];
        using var message = new MemoryStream();
        try
        {
            while (true)
            {
                var part = await socket.ReceiveAsync(buffer.AsMemory(), closing.Token);
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    break;
                }

                message.Write(buffer, 0, part.Count);
                if (part.EndOfMessage)
                {
                    Take(JsonNode.Parse(message.GetBuffer().AsSpan(0, (int)message.Length))!.AsObject());
                    message.SetLength(0);
                }
            }
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // The browser is gone or we are closing; whoever waits is told below.
        }

        foreach (var answer in waiting.Values)
        {
            answer.TrySetException(new IOException("the connection to the browser is closed"));
        }
    }

    private void Take(JsonObject message)
    {
        if (message["id"] is { } id)
        {
            if (waiting.TryRemove(id.GetValue<int>(), out var answer))
            {
                answer.SetResult(message);
            }
        }
        else
        {
            Happened?.Invoke(message["sessionId"]?.GetValue<string>(), message["method"]!.GetValue<string>(),
                message["params"]?.AsObject() ?? []);
        }
    }
}
