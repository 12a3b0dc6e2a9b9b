using Grpc.Core;
using Streaming.Query.Feedback;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>The gRPC service of comments: maps and delegates.</summary>
internal sealed class FeedbackGrpcService(CommentLists comments, CommentWatch watch, StreamCalls streams) : Wire.FeedbackService.FeedbackServiceBase
{
    /// <inheritdoc/>
    public override Task<Wire.ListCommentsResponse> ListComments(Wire.ListCommentsRequest request, ServerCallContext context) =>
        comments.AnswerAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task WatchComments(
        Wire.WatchCommentsRequest request, IServerStreamWriter<Wire.WatchCommentsResponse> responseStream, ServerCallContext context) =>
        streams.WatchAsync(context, cancellationToken => watch.RunAsync(request, responseStream, cancellationToken));
}
