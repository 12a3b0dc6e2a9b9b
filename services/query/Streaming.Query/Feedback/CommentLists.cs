using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Settings;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Grpc;
using Streaming.Query.Tickets;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Feedback;

/// <summary>Answers requests for comments. Safe for use by many threads.</summary>
/// <param name="queries">What to say of a snapshot.</param>
/// <param name="tickets">The newest snapshot, where tickets are followed.</param>
/// <param name="reader">Reads requests.</param>
/// <param name="engine">The settings of the engine.</param>
/// <param name="kpis">The cuts of surveys.</param>
internal sealed class CommentLists(KpiQueries queries, TicketQueries tickets, CommentListReader reader, EngineSettings engine, KpiSettings kpis) : IDisposable
{
    private readonly SemaphoreSlim _scans = new(QueryLimits.TicketScans);

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<Wire.ListCommentsResponse> AnswerAsync(Wire.ListCommentsRequest request, CancellationToken cancellationToken)
    {
        var snapshot = tickets.Snapshot;
        var (plan, range) = reader.Read(request, snapshot);
        var scan = new CommentScan(plan, kpis.SurveyCuts, new SurveyCommentReader(engine));
        await _scans.WaitAsync(cancellationToken);
        try
        {
            var (rows, hasMore) = scan.Run(snapshot.Tickets, cancellationToken);
            var response = new Wire.ListCommentsResponse
            {
                State = queries.State(snapshot, range, plan.Filter.Tenant),
                CommentCount = scan.Count,
                Incomplete = snapshot.Tickets.Any(static shard => !shard.IsComplete),
                WatchToken = CommentWatch.TokenOf(request, CommentWatch.EndOf(snapshot)),
            };
            response.Comments.AddRange(rows.Select(CommentMapper.Comment));
            if (hasMore)
            {
                response.NextPageToken = new CommentPageToken(CommentPageToken.HashOf(request), plan.Interval, rows[^1].Place).ToString();
            }

            return response;
        }
        finally
        {
            _scans.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _scans.Dispose();
}
