using Grpc.Core;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Settings;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Grpc;
using Streaming.Query.Index;
using Streaming.Query.Tickets;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Feedback;

/// <summary>
/// Sends comments as they come, change and go. Holds no queue: where the reader is, is a state, or a version for each shard, and what comes next is the
/// difference to the newest state when the reader has taken what came before. What a slow reader did not see in between, it need not see.
/// </summary>
/// <param name="queries">What to say of a state.</param>
/// <param name="tickets">The newest state with tickets.</param>
/// <param name="requests">Reads requests.</param>
/// <param name="engine">The settings of the engine.</param>
/// <param name="kpis">The cuts of surveys.</param>
/// <param name="pace">How it waits.</param>
internal sealed class CommentWatch(
    KpiQueries queries, TicketQueries tickets, CommentListReader requests, EngineSettings engine, KpiSettings kpis, WatchPace pace)
{
    /// <summary>Sends comments until the reader goes away.</summary>
    /// <param name="request">What is watched.</param>
    /// <param name="stream">The reader.</param>
    /// <param name="cancellationToken">The reader has gone, or the process stops.</param>
    public async Task RunAsync(Wire.WatchCommentsRequest request, IServerStreamWriter<Wire.WatchCommentsResponse> stream, CancellationToken cancellationToken)
    {
        var selection = request.Selection ?? new Wire.ListCommentsRequest();
        var filter = requests.ReadFilter(selection, "selection.");
        Refuse(selection.PageSize != 0, "page_size", "a watch has no pages");
        Refuse(selection.PageToken.Length > 0, "page_token", "a watch has no pages");
        Refuse(selection.RangeCase != Wire.ListCommentsRequest.RangeOneofCase.None, selection.HasWindow ? "window" : "interval", "a watch goes on from now");
        var token = VersionsToken.Read(request.ResumeToken, HashOf(selection));
        using var following = pace.Follow();
        var snapshot = tickets.Snapshot;
        var positions = token?.Positions ?? EndOf(snapshot);
        var before = token is null ? snapshot : null;
        var news = new CommentNews(filter, kpis.SurveyCuts, new SurveyCommentReader(engine));
        var sent = long.MinValue;
        while (true)
        {
            var starts = snapshot.Tickets.ToDictionary(
                static shard => shard.Shard, shard => positions.GetValueOrDefault(shard.Shard).In(shard, Find(before, shard.Shard)));
            var ends = snapshot.Tickets.ToDictionary(
                static shard => shard.Shard, shard => starts[shard.Shard] with { Version = Math.Max(starts[shard.Shard].Version, shard.Version) });
            using var batches = Changes(news, snapshot, before, starts).Chunk(QueryLimits.MaxTickets).GetEnumerator();
            var hasNext = batches.MoveNext();
            while (hasNext || pace.IsDue(sent))
            {
                var response = new Wire.WatchCommentsResponse { State = queries.State(snapshot, requests.RangeOf(filter, snapshot), filter.Tenant) };
                CommentMapper.Add(response, hasNext ? batches.Current : []);
                hasNext = hasNext && batches.MoveNext();

                // Until the last of a state has been taken, whoever resumes begins it again.
                response.ResumeToken = TokenOf(selection, hasNext ? positions : ends);
                await pace.WriteAsync(stream, response, cancellationToken);
                sent = pace.Now;
            }

            (before, positions) = (snapshot, ends);
            await pace.PauseAsync(snapshot.Number, sent, cancellationToken);
            snapshot = tickets.Snapshot;
        }
    }

    /// <summary>The end of each shard of a state, by shard.</summary>
    /// <param name="snapshot">The state.</param>
    public static IReadOnlyDictionary<int, ShardPosition> EndOf(IndexSnapshot snapshot) =>
        snapshot.Tickets.ToDictionary(static shard => shard.Shard, ShardPosition.EndOf);

    /// <summary>A token that goes on behind some positions.</summary>
    /// <param name="selection">The selection, whatever its pages and its span.</param>
    /// <param name="positions">The positions, by shard.</param>
    public static string TokenOf(Wire.ListCommentsRequest selection, IReadOnlyDictionary<int, ShardPosition> positions) => new VersionsToken(HashOf(selection), positions).ToString();

    private static string HashOf(Wire.ListCommentsRequest selection)
    {
        var whole = selection.Clone();
        whole.ClearRange();
        whole.Audience = whole.Audience == Wire.SurveyAudience.Unspecified ? Wire.SurveyAudience.Customer : whole.Audience;
        whole.Tenant = whole.Tenant.Length == 0 ? Tenants.Default : whole.Tenant;
        return "c" + CommentPageToken.HashOf(whole);
    }

    private static IEnumerable<CommentChange> Changes(
        CommentNews news, IndexSnapshot snapshot, IndexSnapshot? before, Dictionary<int, ShardPosition> starts)
    {
        foreach (var shard in snapshot.Tickets)
        {
            var start = starts[shard.Shard].Version;

            // A state from before the start holds less than what was sent: what came in between would come again.
            var old = Find(before, shard.Shard) is { } found && found.Version >= start ? found : null;
            foreach (var change in news.Between(shard, old, start))
            {
                yield return change;
            }
        }
    }

    private static ShardTicketsSnapshot? Find(IndexSnapshot? snapshot, int number) => snapshot?.Tickets.FirstOrDefault(shard => shard.Shard == number);

    private static void Refuse(bool isSet, string field, string reason)
    {
        if (isSet)
        {
            throw RequestFault.Invalid($"selection.{field}", $"must not be set: {reason}.");
        }
    }
}
