namespace Streaming.Observability.Rules;

/// <summary>Whom an alert concerns, and when.</summary>
internal enum AlertSeverity
{
    /// <summary>Somebody must act now.</summary>
    Page,

    /// <summary>Somebody should look during working hours.</summary>
    Notify,
}
