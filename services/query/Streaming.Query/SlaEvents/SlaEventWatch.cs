using Grpc.Core;
using Streaming.Contracts;
using Streaming.Query.Grpc;
using Streaming.Query.Index;
using Streaming.Query.Tickets;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.SlaEvents;

/// <summary>
/// Sends the events of SLA clocks as they come. Holds no queue: where the reader is, is a version for each shard, and what comes next is found in the
/// newest state when the reader has taken what came before.
/// </summary>
/// <param name="tickets">The newest state with tickets.</param>
/// <param name="lists">What to say of a state.</param>
/// <param name="pace">How it waits.</param>
internal sealed class SlaEventWatch(TicketQueries tickets, SlaEventLists lists, WatchPace pace)
{
    /// <summary>Sends events until the reader goes away.</summary>
    /// <param name="request">What is watched.</param>
    /// <param name="stream">The reader.</param>
    /// <param name="cancellationToken">The reader has gone, or the process stops.</param>
    public async Task RunAsync(
        Wire.WatchSlaEventsRequest request, IServerStreamWriter<Wire.WatchSlaEventsResponse> stream, CancellationToken cancellationToken)
    {
        var filter = SlaEventFilterReader.Read(request.Selection);
        var hash = SlaEventPageToken.HashOf(request.Selection ?? new Wire.SlaEventSelection());
        var news = new SlaEventNews(filter, QueryLimits.MaxTickets);
        using var following = pace.Follow();
        var snapshot = tickets.Snapshot;
        var token = VersionsToken.Read(request.ResumeToken, hash);
        var positions = new Dictionary<int, ShardPosition>(token?.Positions ?? snapshot.Tickets.ToDictionary(static shard => shard.Shard, ShardPosition.EndOf));
        var before = token is null ? snapshot : null;
        var sent = long.MinValue;
        while (true)
        {
            var rows = Next(news, snapshot, before, positions);
            if (rows.Count > 0 || pace.IsDue(sent))
            {
                var response = new Wire.WatchSlaEventsResponse
                {
                    State = lists.StateOf(snapshot, filter.Tenant),
                    ResumeToken = new VersionsToken(hash, positions).ToString(),
                };
                response.Events.AddRange(rows.Select(SlaEventMapper.Event));
                await pace.WriteAsync(stream, response, cancellationToken);
                sent = pace.Now;
            }

            if (snapshot.Tickets.All(shard => positions[shard.Shard].Version >= shard.Version))
            {
                before = snapshot;
                await pace.PauseAsync(snapshot.Number, sent, cancellationToken);
                snapshot = tickets.Snapshot;
            }
        }
    }

    /// <summary>The next events, a batch at most unless one commit has more; moves the positions on.</summary>
    private static List<SlaEventRow> Next(SlaEventNews news, IndexSnapshot snapshot, IndexSnapshot? before, Dictionary<int, ShardPosition> positions)
    {
        var rows = new List<SlaEventRow>();
        foreach (var shard in snapshot.Tickets)
        {
            var old = before?.Tickets.FirstOrDefault(other => other.Shard == shard.Shard);
            var position = positions.GetValueOrDefault(shard.Shard).In(shard, old);
            while (position.Version < shard.Version && rows.Count < QueryLimits.MaxTickets)
            {
                var (found, version) = news.Take(shard, old?.Version == position.Version ? old : null, position.Version);
                rows.AddRange(found);
                position = position with { Version = version };
            }

            positions[shard.Shard] = position;
        }

        return rows;
    }
}
