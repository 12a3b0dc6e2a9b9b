namespace Streaming.Query.Board.Json;

/// <summary>What is wrong with a question: problem details of RFC 9457.</summary>
internal sealed record ProblemJson
{
    /// <summary>Says no more than the title does.</summary>
    public string Type { get; init; } = "about:blank";

    /// <summary>The status in words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong, and what would be right.</summary>
    public required string Detail { get; init; }

    /// <summary>The parameter at fault.</summary>
    public string? Parameter { get; init; }

    /// <summary>Start of the nearest interval that can be answered.</summary>
    public string? NearestFrom { get; init; }

    /// <summary>End of the nearest interval that can be answered.</summary>
    public string? NearestTo { get; init; }
}
