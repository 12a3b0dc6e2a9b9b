namespace Streaming.Observability.Rules;

/// <summary>What an alert is about.</summary>
internal static class Areas
{
    /// <summary>Whether the numbers are fresh and whole.</summary>
    public const string Pipeline = "pipeline";

    /// <summary>Promises to customers.</summary>
    public const string Sla = "sla";
}
