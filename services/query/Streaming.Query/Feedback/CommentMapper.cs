using Google.Protobuf.Collections;
using Streaming.Contracts;
using Streaming.Domain.Events;
using Streaming.Domain.Names;
using Streaming.Query.Grpc;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Feedback;

/// <summary>Comments to the wire.</summary>
internal static class CommentMapper
{
    /// <summary>Adds what became of comments.</summary>
    /// <param name="response">Receives it.</param>
    /// <param name="changes">What became of them.</param>
    public static void Add(Wire.WatchCommentsResponse response, IReadOnlyList<CommentChange> changes)
    {
        foreach (var (row, isGone) in changes)
        {
            if (isGone)
            {
                response.Removed.Add(new Wire.RemovedComment { ResponseId = row.Comment.ResponseId, TicketId = TicketOf(row) });
            }
            else
            {
                response.Comments.Add(Comment(row));
            }
        }
    }

    /// <summary>One comment.</summary>
    /// <param name="row">The comment.</param>
    public static Wire.Comment Comment(CommentRow row)
    {
        var (comment, answer, values) = (row.Comment, row.Comment.Answer, row.Comment.Values);
        var wire = new Wire.Comment
        {
            Time = WireTime.ToWire(comment.AnsweredMs),
            WrittenAt = WireTime.ToWire(comment.WrittenMs),
            ResponseId = comment.ResponseId,
            TicketId = TicketOf(row),
            Kind = (Wire.SurveyKind)((int)answer.Kind + 1),
            Audience = answer.AudienceIsAgent ? Wire.SurveyAudience.Agent : Wire.SurveyAudience.Customer,
            Score = answer.Value,
            ScaleMin = answer.ScaleMin,
            ScaleMax = answer.ScaleMax,
            Class = row.Class,
            ClassName = SurveyClassifier.NameOf(answer.Kind, row.Class),
            Revision = comment.Revision,
            Text = comment.Text,
        };
        Add(wire.Split, Dimensions.Team, values.Team);
        Add(wire.Split, Dimensions.Agent, values.Agent);
        Add(wire.Split, Dimensions.Channel, values.Channel);
        Add(wire.Split, Dimensions.Category, values.Category);
        Add(wire.Split, Dimensions.Priority, values.Priority);
        Add(wire.Split, Dimensions.Product, values.Product);
        return wire;
    }

    private static string TicketOf(CommentRow row) => row.Place.Kind == SubjectKind.Ticket ? row.Place.SubjectId : "";

    private static void Add(RepeatedField<Wire.GroupValue> split, string dimension, string? value) =>
        split.Add(new Wire.GroupValue { Dimension = dimension, Value = value ?? NameId.UnknownText });
}
