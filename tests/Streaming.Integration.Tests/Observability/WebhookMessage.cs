using System.Text.Json;

namespace Streaming.Integration.Tests.Observability;

/// <summary>One message of Alertmanager: a group of alerts of one rule.</summary>
/// <param name="Receiver">Who was told.</param>
/// <param name="Alert">Name of the rule.</param>
/// <param name="Policy">The policy that the group is about; empty where it is about none.</param>
/// <param name="IsFiring">Whether any of the group fires; otherwise all have ended.</param>
/// <param name="Alerts">The alerts: labels and annotations under one roof.</param>
/// <param name="At">When it came.</param>
internal sealed record WebhookMessage(
    string Receiver, string Alert, string Policy, bool IsFiring, IReadOnlyList<IReadOnlyDictionary<string, string>> Alerts, DateTimeOffset At)
{
    /// <summary>Reads a message.</summary>
    /// <param name="receiver">Who was told.</param>
    /// <param name="message">Alertmanager's JSON, version 4.</param>
    /// <param name="at">When it came.</param>
    public static WebhookMessage Of(string receiver, JsonElement message, DateTimeOffset at) => new(
        receiver,
        message.GetProperty("groupLabels").GetProperty("alertname").GetString()!,
        message.GetProperty("groupLabels").TryGetProperty("policy", out var policy) ? policy.GetString()! : "",
        message.GetProperty("status").GetString() == "firing",
        [
            .. message.GetProperty("alerts").EnumerateArray().Select(alert => alert.GetProperty("labels").EnumerateObject()
                .Concat(alert.GetProperty("annotations").EnumerateObject())
                .ToDictionary(pair => pair.Name, pair => pair.Value.GetString()!)),
        ],
        at);
}
