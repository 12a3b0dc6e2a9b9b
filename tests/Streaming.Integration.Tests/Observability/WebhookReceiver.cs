using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Streaming.Integration.Tests.Observability;

/// <summary>What somebody who is told of alerts hears: the messages of Alertmanager's webhooks, in their order.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<WebhookMessage> _messages = new();

    private WebhookReceiver()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        _app.MapPost("/{receiver}", async (string receiver, HttpContext context) =>
        {
            using var message = await JsonDocument.ParseAsync(context.Request.Body);
            _messages.Enqueue(WebhookMessage.Of(receiver, message.RootElement, TimeProvider.System.GetUtcNow()));
        });
    }

    /// <summary>What has come so far.</summary>
    public IReadOnlyList<WebhookMessage> Messages => [.. _messages];

    /// <summary>Begins to listen.</summary>
    public static async Task<WebhookReceiver> StartAsync()
    {
        var receiver = new WebhookReceiver();
        await receiver._app.StartAsync();
        return receiver;
    }

    /// <summary>Where a receiver is told.</summary>
    /// <param name="name">Its name.</param>
    public Uri UrlOf(string name) => new($"{_app.Urls.Single()}/{name}");

    /// <summary>The messages about an alert.</summary>
    /// <param name="alert">Name of its rule.</param>
    /// <param name="policy">Of which policy; of any, when left out.</param>
    public IReadOnlyList<WebhookMessage> About(string alert, string? policy = null) =>
        [.. _messages.Where(message => message.Alert == alert && (policy is null || message.Policy == policy))];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
