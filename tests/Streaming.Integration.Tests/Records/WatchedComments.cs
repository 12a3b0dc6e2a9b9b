using Grpc.Core;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Integration.Tests.Records;

/// <summary>Somebody who lists all comments once, and from then on goes by what a watch says.</summary>
internal sealed class WatchedComments : IAsyncDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Comment> _held = [];
    private readonly FeedbackService.FeedbackServiceClient _feedback;
    private readonly Task _watching;

    /// <summary>Begins.</summary>
    /// <param name="feedback">The service, which need not be ready yet.</param>
    public WatchedComments(FeedbackService.FeedbackServiceClient feedback)
    {
        _feedback = feedback;
        _watching = WatchAsync();
    }

    /// <summary>How many messages said that something came or went.</summary>
    public int Messages { get; private set; }

    /// <summary>The comments of now.</summary>
    public List<Comment> Held
    {
        get
        {
            lock (_lock)
            {
                return [.. _held.Values];
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _watching;
        _end.Dispose();
    }

    private async Task WatchAsync()
    {
        var token = "";
        while (!_end.IsCancellationRequested)
        {
            try
            {
                token = token.Length > 0 ? token : await ListAsync();
                using var watch = _feedback.WatchComments(new WatchCommentsRequest { ResumeToken = token }, cancellationToken: _end.Token);
                await foreach (var message in watch.ResponseStream.ReadAllAsync(_end.Token))
                {
                    TakeIn(message);
                    token = message.ResumeToken;
                }
            }
            catch (RpcException fault) when (fault.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled)
            {
                await Task.Delay(100);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task<string> ListAsync()
    {
        var request = new ListCommentsRequest { PageSize = 500 };
        var token = "";
        do
        {
            var page = await _feedback.ListCommentsAsync(request, cancellationToken: _end.Token);
            token = token.Length > 0 ? token : page.WatchToken;
            TakeIn(new WatchCommentsResponse { Comments = { page.Comments } });
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return token;
    }

    private void TakeIn(WatchCommentsResponse message)
    {
        lock (_lock)
        {
            foreach (var removed in message.Removed)
            {
                _held.Remove($"{removed.TicketId} {removed.ResponseId}");
            }

            foreach (var comment in message.Comments)
            {
                _held[$"{comment.TicketId} {comment.ResponseId}"] = comment;
            }

            Messages += message.Comments.Count + message.Removed.Count > 0 ? 1 : 0;
        }
    }
}
