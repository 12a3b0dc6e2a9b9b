using Streaming.Query.Grpc;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Json;

/// <summary>A page of comments.</summary>
internal sealed record CommentListJson
{
    /// <summary>What the list stands on.</summary>
    public required StateJson State { get; init; }

    /// <summary>How many comments all pages have.</summary>
    public required long CommentCount { get; init; }

    /// <summary>Whether comments may be missing that are stored.</summary>
    public required bool Incomplete { get; init; }

    /// <summary>Asks for the next page; left out where this is the last one.</summary>
    public string? Page { get; init; }

    /// <summary>The comments, the newest answers first.</summary>
    public required IReadOnlyList<CommentJson> Comments { get; init; }

    /// <summary>A page.</summary>
    /// <param name="answer">As gRPC tells it.</param>
    /// <param name="state">What it stands on.</param>
    public static CommentListJson Of(Wire.ListCommentsResponse answer, StateJson state) => new()
    {
        State = state,
        CommentCount = answer.CommentCount,
        Incomplete = answer.Incomplete,
        Page = answer.NextPageToken.Length == 0 ? null : answer.NextPageToken,
        Comments = [.. answer.Comments.Select(CommentJson.Of)],
    };
}

/// <summary>What somebody wrote beside a survey answer; the same words as <c>Comment</c> of the gRPC API.</summary>
internal sealed record CommentJson
{
    /// <summary>When the survey was first answered.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>When the version that counts was given.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>Id of the response.</summary>
    public required string ResponseId { get; init; }

    /// <summary>Id of the ticket; left out where the survey names none.</summary>
    public string? TicketId { get; init; }

    /// <summary><c>csat</c>, <c>nps</c> or <c>ces</c>.</summary>
    public required string Kind { get; init; }

    /// <summary><c>customer</c> or <c>agent</c>.</summary>
    public required string Audience { get; init; }

    /// <summary>The answer, on its scale.</summary>
    public required int Score { get; init; }

    /// <summary>Lowest value of the scale.</summary>
    public required int ScaleMin { get; init; }

    /// <summary>Highest value of the scale.</summary>
    public required int ScaleMax { get; init; }

    /// <summary><c>bad</c>, <c>neutral</c> or <c>good</c>; left out on a scale without classes.</summary>
    public string? Class { get; init; }

    /// <summary>The class in the words of its survey.</summary>
    public string? ClassName { get; init; }

    /// <summary>The revision that counts.</summary>
    public required long Revision { get; init; }

    /// <summary>What was written.</summary>
    public required string Text { get; init; }

    /// <summary>The dimension values that the answer counts under; those absent are <c>unknown</c>.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>A comment.</summary>
    /// <param name="comment">As gRPC tells it.</param>
    public static CommentJson Of(Wire.Comment comment) => new()
    {
        Time = comment.Time.ToDateTimeOffset(),
        WrittenAt = comment.WrittenAt.ToDateTimeOffset(),
        ResponseId = comment.ResponseId,
        TicketId = comment.TicketId.Length == 0 ? null : comment.TicketId,
        Kind = WireWords.Of(comment.Kind),
        Audience = WireWords.Of(comment.Audience),
        Score = comment.Score,
        ScaleMin = comment.ScaleMin,
        ScaleMax = comment.ScaleMax,
        Class = comment.Class == Wire.SurveyClass.Unspecified ? null : WireWords.Of(comment.Class),
        ClassName = comment.ClassName.Length == 0 ? null : comment.ClassName,
        Revision = comment.Revision,
        Text = comment.Text,
        Values = comment.Split.ToDictionary(static value => value.Dimension, static value => value.Value, StringComparer.Ordinal),
    };
}
