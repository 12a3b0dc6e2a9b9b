using System.Text.Json;

namespace Streaming.Query.Grpc;

/// <summary>The words of enumerations of the gRPC API in JSON and tables, such as <c>at_risk</c>.</summary>
internal static class WireWords
{
    /// <summary>The word of a value.</summary>
    /// <param name="value">The value.</param>
    public static string Of<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
