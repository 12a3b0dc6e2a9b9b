using System.Text.Json.Nodes;

namespace Streaming.Observability.Grafana.Json;

/// <summary>The provisioned data sources, by which panels refer to them.</summary>
internal static class DataSources
{
    /// <summary>Uid of Prometheus.</summary>
    public const string PrometheusUid = "streaming-prometheus";

    /// <summary>Grafana's name of the Prometheus plug-in.</summary>
    public const string PrometheusType = "prometheus";

    /// <summary>Uid of the query service's JSON API.</summary>
    public const string ApiUid = "streaming-api";

    /// <summary>Grafana's name of the plug-in that reads JSON over HTTP, Infinity.</summary>
    public const string ApiType = "yesoreyeram-infinity-datasource";

    /// <summary>A reference to the query service.</summary>
    public static JsonObject Api() => new() { ["type"] = ApiType, ["uid"] = ApiUid };

    /// <summary>A reference to Prometheus.</summary>
    public static JsonObject Prometheus() => new() { ["type"] = PrometheusType, ["uid"] = PrometheusUid };
}
