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
            TicketId = row.Place.Kind == SubjectKind.Ticket ? row.Place.SubjectId : "",
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

    private static void Add(RepeatedField<Wire.GroupValue> split, string dimension, string? value) =>
        split.Add(new Wire.GroupValue { Dimension = dimension, Value = value ?? NameId.UnknownText });
}
