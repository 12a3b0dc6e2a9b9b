namespace Streaming.Observability.Grafana.Model;

/// <summary>The language of a dashboard.</summary>
internal enum Language
{
    /// <summary>English.</summary>
    English,

    /// <summary>French.</summary>
    French,
}
