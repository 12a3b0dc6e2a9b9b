namespace Streaming.Contracts;

/// <summary>Names of gRPC trailers that repeat what an error's message says, for programs.</summary>
public static class ErrorTrailers
{
    /// <summary>Path of the field at fault: <c>filters[0].dimension</c>.</summary>
    public const string Field = "kpi-error-field";

    /// <summary>Start of the nearest interval that can be answered, RFC 3339 in UTC.</summary>
    public const string NearestStart = "kpi-nearest-start";

    /// <summary>End of the nearest interval that can be answered, RFC 3339 in UTC.</summary>
    public const string NearestEnd = "kpi-nearest-end";
}
